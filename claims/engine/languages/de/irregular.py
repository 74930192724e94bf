"""German forms that the dictionary leads to another lemma than the lexicon's.

``IRREGULAR`` maps a form to its lower-cased lemma. Forms with a capital hold for nouns
only: "Verletzten" are people, "verletzten" is the verb.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

# Nouns declined like adjectives, and words whose dictionary lemma is another word.
_FORMS = """
abgeordneter: Abgeordnete Abgeordneten
angeklagter: Angeklagte Angeklagten
beschuldigter: Beschuldigte Beschuldigten
sachverständiger: Sachverständige Sachverständigen
überlebender: Überlebende Überlebenden
verbündeter: Verbündete Verbündeten
vermisster: Vermisste Vermissten
obdachloser: Obdachlose Obdachlosen
behinderter: Behinderte Behinderten
fremder: Fremde Fremden
angehöriger: Angehörige Angehörigen
angestellter: Angestellte Angestellten
arbeitsloser: Arbeitslose Arbeitslosen
beamter: Beamte Beamten
erwachsener: Erwachsene Erwachsenen
freiwilliger: Freiwillige Freiwilligen
gefangener: Gefangene Gefangenen
jugendlicher: Jugendliche Jugendlichen
kranker: Kranke Kranken
reisender: Reisende Reisenden
toter: Tote Toten
verdächtiger: Verdächtige Verdächtigen
verletzter: Verletzte Verletzten
verwandter: Verwandte Verwandten
vorsitzender: Vorsitzende Vorsitzenden
junge: Jungen Jungs
anwalt: Anwälte Anwälten Anwalts Anwältin Anwältinnen
erste: ersten erster erstes erstem
zweite: zweiten zweiter zweites zweitem
dritte: dritten dritter drittes drittem
letzte: letzten letzter letztes letztem
mehrere: mehreren mehrerer
später: spätere späteren späterer
weniger: wenigere
nächste: nächsten nächster nächstes nächstem
regel: Regeln
fahren: gefahren
besichtigen: besichtigt besichtigten
der: die das des dem den
dieser: dieses diese diesen diesem
kein: keine keinen keinem keiner keines
ein: eine einen einem einer eines
in: im ins
an: am ans
zu: zum zur
von: vom
bei: beim
alle: allen aller allem
gut: besser besten beste bester bestes
hoch: höher höheren höhere höchste höchsten hohen hohe hoher hohes hohem
"""


def _invert(table: str) -> dict[str, str]:
    """Return form → lemma of a table with one ``lemma: form form`` a line."""
    lines = (line.partition(":") for line in table.strip().splitlines())
    return {form: lemma for lemma, _, forms in lines for form in forms.split()}


IRREGULAR: Mapping[str, str] = MappingProxyType(_invert(_FORMS))
