"""What the sentence splitter knows about Luxembourgish.

The lists hold the current orthography, the common older spellings and the French and
German abbreviations that Luxembourgish newsrooms use.
"""

from __future__ import annotations

from claims.engine.languages.base import SegmentationRules, word_set

_ABBREVIATIONS = word_set(
    """
av bd betr bld blvd bspw bzw ca chem dipl dr dresp d.h dh ëmg evtl fr ggf hl ing inkl exkl insb
jhr joffer kath med mlle mlles mme mmes mgr msgr nat nr p.ex par.ex phil präs prof rer resp sen
soz st ste stä tel theol ugef univ v.d vgl wg z.b z.bsp zb zw ziff z.t z.hd o.g i.h.v m.a.w d.m.a
kmdt lieut serg rtg
"""
)

_CLOSING_ABBREVIATIONS = word_set(
    """
asw a.s.w etc u.a u.ä o.ä u.v.m u.v.a e.a v.chr n.chr v.k n.k a.d e.v h.c i.r i.v d.j d.m s.a s.à
s.à.r.l s.a.r.l r.l s.e.n.c s.c a.s.b.l co corp inc ltd jr sr cie mio mrd mia tsd mill std sek
joerh jh jhd jan feb febr mäe apr jul aug sep sept okt nov dez anm lëtz lux fréi dt engl frz gest
geb str pl rte tit bez kr ff u.s u.s.a u.k s.o s.u u.r mag gen adj cap min max me lat div red rés
"""
)

_NUMBERING_ABBREVIATIONS = word_set("art kap abs lit abb fig no vol pag reg do sa fre")

_SENTENCE_STARTERS = word_set("""
de den d dem der déi dee deem deen deene dës dëse dësen dësem dëser dëst dat datt däers dass e en
eng engem enger een eent hien hie hatt si se et mir dir dier ech du hir hire hiren hirem hirer säi
seng sengem senger eis eise eisen och an awer mee mä mais well wann wéi wat wie wien wou wuer
firwat wisou dann duerno dono dobäi doduerch dofir domat domadder doropshin dorops dorënner
doriwwer dozou dovun dovir dogéint donieft do hei elo no nom nodeem virun virum zanter säit
während wéinst trotz mat mam ouni fir géint am um op aus bei beim bis vun vum vu zu zum zur tëscht
tëschent iwwer iwwert iwwerdeems ënner ënnert ëm ëms duerch duerfir laut als ob obwuel obschonn
éier soubal soulaang sou esou allerdéngs allerdings zousätzlech ausserdeem weider weiderhin
virdrun virdru fréier spéider deemools deemno mëttlerweil haut gëschter muer virgëschter schonn
scho nach nëmmen net nët kee keen keng keent keiner all alles vill vläit puer verschidden
verschiddener verschidde béid béides jidder jiddereen insgesamt insgesammt dach trotzdeem
deswéinst schliisslech amplaz ugesiichts opgrond ëmmer oft rëm erëm zwar niewent hannert bannent
baussent ab jee weeder entweder sollt hätt wier kéint ass huet gëtt gouf goufen ginn hunn sinn jo
nee ma à par
dunn kuerz ewéi wärend ier jiddwer oder enn natierlech säin normalerweis éischtens zweetens eréischt säitdeem niewebäi dobaussen
""")

_ORDINAL_NOUNS = word_set("""
januar jann februar mäerz abrëll mee juni juli august september oktober november dezember jan feb
febr mäe apr jun jul aug sep sept okt nov dez joerhonnert joerhonnerten joerdausend joerh jh
joresdag joerdag gebuertsdag doudesdag nationalfeierdag dag woch mount joer stonn minutt sekonn
kéier mol plaz rang stell positioun stack stäck klass joergang semester trimester quartal
hallschent hallefjoer hallefzäit drëttel véirel spilldag ronn ligue divisioun etapp oplo editioun
ausgab weltkrich bezierk arrondissement walbezierk kapitel artikel saz sinfonie symphonie akt deel
band folleg staffel arméi brigade bataillon regiment kammer chamber legislaturperiod mandat
walgang kongress sommet konferenz sëtzung treffen versuch victoire niederlag gol punkt titel
breedegrad grad liewensjoer kalennerwoch dynastie republik stuf phas generatioun rei
versioun persoun affer fall equipe
""")

_DETERMINERS = word_set("""
de den d dem der déi dee deen deem dës dësen dësem dëser am um zum beim vum mam nom virum fir en e
een eng engem enger säi säin seng sengem senger hir hire hiren hirem hirer eis eisen eisem mäi
meng jidder jiddwer all schonn scho eréischt ëm op
""")

_CARDINAL_CONTEXTS = word_set("""
abbildung tabell
plaz rang nummer nr säit kapitel grupp gleis quai zone typ paart gate hal sall zëmmer haus stuf
phas deel band abschnitt formel kategorie linn artikel paragraph versioun ass sinn war waren gëtt
gouf goufen blouf louch läit mat géint nëmmen ronn bal insgesamt genee knapps iwwer ënner
""")

SEGMENTATION = SegmentationRules(
    abbreviations=_ABBREVIATIONS,
    closing_abbreviations=_CLOSING_ABBREVIATIONS,
    numbering_abbreviations=_NUMBERING_ABBREVIATIONS,
    abbreviation_endings=("str",),
    sentence_starters=_SENTENCE_STARTERS,
    ordinal_nouns=_ORDINAL_NOUNS,
    determiners=_DETERMINERS,
    cardinal_contexts=_CARDINAL_CONTEXTS,
    credit_words=word_set(
        "foto fotoen bild biller symbolbild archivbild archivfoto grafik kaart quell video "
        "screenshot copyright photo photos"
    ),
    see_also=frozenset(
        {
            "liest och",
            "liest méi",
            "lies och",
            "lies méi",
            "liest weider",
            "kuckt och",
            "kuck och",
            "lauschtert och",
            "méi zum thema",
            "méi zu dësem thema",
            "méi dozou",
            "weiderliesen",
            "zum thema",
            "am zesummenhang",
            "lire aussi",
        }
    ),
    byline_words=frozenset({"vum", "vun", "vu", "auteur", "text", "interview"}),
)
