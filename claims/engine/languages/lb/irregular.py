"""Luxembourgish forms that neither a general rule nor the dictionary leads to their lemma.

``IRREGULAR`` maps a lower-cased form to its lower-cased lemma. A separable verb is not
listed with each prefix: ``claims.engine.languages.lemmas`` composes "ugeholl" from the
prefix and "geholl". A form that two lemmas share stands under the one that news uses.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from claims.engine.languages.lb.irregular_verbs import VERBS

# Noun: its plural where the dictionary lacks it, or an older spelling.
_NOUNS = """
dag: deeg
haus: häiser haiser
daach: diecher dächer
plaz: plätz
ouer: oueren
musée: museeën
schlag: schléi
kris: kriser
ufank: ufänk
beamten: beamter
kolleg: kolleeg kolleegen
behörd: behörden
kand: kanner kënner
mount: méint
joer: joren joeren
visitt: visite visiten visitten
president: presidenten
deputéierten: deputéiert deputéierte députéierten députéierte députéierter
riichter: riichteren
kommissioun: commissioun commissiounen
zaldot: soldat soldaten
konferenz: conférence conférencen conferencen
noriichtenagence: noriichtenagentur noriichtenagencen noriichtenagenturen
spidol: spideeler
satellitt: satellit satelliten satellitten satellitte
uerteel: urteel urteeler
nofolger: nofollger
"""

# Adjective or adverb: its irregular comparison, inflected forms and older spellings.
_ADJECTIVES = """
gutt: besser bescht beschten beschter gudden gudder guddem gudd
vill: villes viller villen
méi: méier
meescht: meeschten meeschter
wéineg: wéinegen wéineger
héich: héije héijen héijer héijem héchsten héchster héchst
no: noer noen
al: eeler eelst eelsten
grouss: grouse groussen grousser gréisser gréisst gréissten
kal: keelst keelsten
laang: länger längst längsten
jonk: jonken jonker jonkem jénger jéngst jéngsten
staark: stäerker stäerkst stäerksten
aarm: äermer äermst äermsten
kuerz: kierzer kierzst kierzesten
nei: neien neier neiem neist neisten
fräi: fräien fräier fräiem
fréi: fréien fréier
lescht: leschten leschter leschtem
éischt: éischten éischter éischtem
nächst: nächsten nächster nächstem
zweet: zweeten zweeter zweetem
drëtt: drëtten drëtter
eenzel: eenzelen eenzeler eenzelnen eenzelner
sëllechen: sëllegen sëlleg sëlleger sëllech
hallef: hallwen hallwer hallwem
déif: déiwen déiwer déiwem
gréng: gréngen grénger
blo: bloen bloer bloem
gro: groen groer groem
wäit: wäiden wäider
niddreg: nidderegen nidderegst nidderegsten niddereg
zwee: zwou zween zwéin zwéi
véier: véieren
aacht: aachten
"""

# Articles, pronouns, prepositions: one lemma for all their forms.
_FUNCTION_WORDS = """
den: d d' de der dem déi dat deem deenen där
een: e en eng engem enger enges
keen: kee keng kengem kenger kengen
dësen: dës dësem dëser dëst
mäin: mäi meng mengem menger
däin: däi deng dengem denger
säin: säi seng sengem senger
hir: hire hiren hirem hirer hiert hiere hieren
eisen: eis eisem eiser eist
jiddereen: jiddwereen jiddwer jiddfereen
all: aller allem allen
béid: béide béiden béider béidem
an: am
op: um
no: nom
mat: mam
si: se
hien: hin hi
ären: är äre ärem ärer ärt
aner: aneren anerer anert
vun: vu vum
zu: zum zur
bei: beim
iwwer: iwwert iwwerem
ënner: ënnert
tëscht: tëschent zwëschent zwëschen
zanter: zënter säit
nieft: niewent
virun: viru virum
mä: mee
schonn: scho schon
net: nët
ni: nimools
gär: gären
also: alsou
och: ooch
"""


def _invert(*tables: str) -> dict[str, str]:
    """Return form → lemma of tables with one ``lemma: form form`` a line."""
    forms: dict[str, str] = {}
    for line in "\n".join(tables).strip().splitlines():
        lemma, _, written = line.partition(":")
        for form in written.split():
            if forms.setdefault(form, lemma) != lemma:
                raise ValueError(f"{form!r} stands under {forms[form]!r} and {lemma!r}")
    return forms


IRREGULAR: Mapping[str, str] = MappingProxyType(
    _invert(VERBS, _NOUNS, _ADJECTIVES, _FUNCTION_WORDS)
)
