"""What the sentence splitter knows about German."""

from __future__ import annotations

from claims.engine.languages.base import SegmentationRules, word_set

_ABBREVIATIONS = word_set(
    """
abg abt amtl az bes betr bspw bzgl bzw ca dipl doz dr dres ebd einschl entspr evtl exkl fa fr frl
gez ggf ggü grds hl hr hrn hrsg ing inkl insb insbes jur kath lt med msgr mt mtl nat nr nrn obst
phil pfr präs prof prot rer sog soz st sta staatl stellv südl nördl östl westl tel theol verf verg
vgl vors zit zw zzgl ziff z.b z.bsp d.h i.d.r i.e i.h.v i.s.v m.e o.g u.u v.a v.d z.t z.zt z.hd
b.z.w aa.o dr.med univ.prof o.univ.prof univ urspr wiss gem geb hptm oblt
"""
)

_CLOSING_ABBREVIATIONS = word_set(
    """
usw usf etc u.a u.ä o.ä u.v.m u.v.a u.a.m u.ä.m o.dgl dgl u.dgl a.d i.r i.v i.j d.j d.m v.chr
n.chr u.z v.u.z a.m b.b i.a p.a v.h.c h.c e.v m.b.h ges.m.b.h co corp inc ltd bros jr sr cie mio
mrd tsd bill std sek jh jhd jhdt jhs jan feb febr mär mrz apr jul aug sep sept okt nov dez anm
aufl ausg allg gest verh gesch dt engl frz span griech russ amerik brit österr schweiz luxemb ev
kfm bez lkr ff str pl pf red urt u.s u.s.a u.k s.a s.e a.s s.r.l z.z u.r s.o s.u u.a.w.g mag min
max wg gen komm sen ital lat kr rd ehem mill
"""
)

_NUMBERING_ABBREVIATIONS = word_set("art kap bd bl fig no vol reg abb tbl abs lit mo mi di do sa")

_SENTENCE_STARTERS = word_set("""
der die das den dem des ein eine einen einem einer eines er sie es wir ich ihr man du dies diese
dieser dieses diesen diesem jener jene jenes derzeit dessen deren denen auch und aber doch denn
dann danach dabei dadurch daher damit darauf daraufhin darum dazu davon davor dagegen darunter
darüber dafür daneben dort da hier hinzu hierzu nun jetzt so somit sonst nach vor seit während
wegen trotz mit ohne für gegen in im ins am an auf aus bei beim bis von vom zu zum zur zwischen
über unter um durch laut als wenn weil ob obwohl nachdem bevor sobald solange seitdem allerdings
jedoch zudem außerdem ferner weiterhin zuvor zuletzt zunächst zugleich gleichzeitig inzwischen
mittlerweile heute gestern morgen vorgestern bereits schon noch nur nicht kein keine keiner wie
was wer wo wann warum wieso weshalb wohin woher welche welcher welches alle alles viele einige
manche mehrere beide jeder jede jedes sein seine seinen seiner ihre ihren ihrem ihrer unser unsere
selbst sogar insgesamt dennoch trotzdem deshalb deswegen demnach demzufolge schließlich
stattdessen angesichts aufgrund anschließend später früher damals bisher bislang immer oft wieder
vielmehr zwar statt neben hinter innerhalb außerhalb ab je ebenso weder entweder sollte hätte wäre
könnte ist hat wird ja nein
oder kurz sollten sowohl natürlich fast möglicherweise einerseits andererseits also normalerweise erst erstmals unterdessen währenddessen
""")

_ORDINAL_NOUNS = word_set("""
januar jänner februar feber märz april mai juni juli august september oktober november dezember
jan feb febr mär mrz apr jun jul aug sep sept okt nov dez jahrhundert jahrtausend jh jhd jhdt
jahrestag geburtstag todestag hochzeitstag tag woche monat jahr stunde minute sekunde mal platz
rang stelle position stock stockwerk etage obergeschoss untergeschoss klasse jahrgang semester
quartal halbjahr halbzeit hälfte drittel viertel spieltag runde liga bundesliga etappe auflage
ausgabe weltkrieg bezirk arrondissement wahlkreis kapitel absatz artikel satz sinfonie symphonie
akt teil band folge staffel armee division brigade bataillon regiment kammer senat
legislaturperiode wahlperiode amtszeit wahlgang parteitag kongress gipfel konferenz sitzung
treffen versuch sieg niederlage tor treffer saisontor punkt titel breitengrad grad juliwoche
schwangerschaftswoche lebensjahr kalenderwoche dynastie republik internationale stufe phase
generation reihe version änderung zusatzartikel person opfer fall loch satzball mannschaft
""")

_DETERMINERS = word_set("""
der die das den dem des am im zum zur vom beim ein eine einen einem einer eines sein seine seinen
seinem seiner seines ihr ihre ihren ihrem ihrer ihres unser unsere unseren unserem unserer mein
meine meinen meinem dieser diese dieses diesen diesem jeder jede jedes jeden jedem bereits schon
erst ins ans aufs vorm übers
""")

_CARDINAL_CONTEXTS = word_set("""
abbildung tabelle
platz rang nummer nr seite kapitel gruppe gleis zone typ tor gate halle saal zimmer haus stufe
phase teil band absatz formel kategorie linie artikel paragraf paragraph version ist sind war
waren wird wurde wurden blieb beträgt betrug liegt lag mit gegen auf nur rund etwa insgesamt genau
exakt knapp fast über unter
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
        "foto fotos bild bilder symbolbild symbolfoto archivbild archivfoto grafik karte quelle "
        "bildquelle fotoquelle video screenshot copyright"
    ),
    see_also=frozenset(
        {
            "lesen sie auch",
            "lesen sie mehr",
            "lesen sie hier",
            "lesen sie dazu",
            "lesen sie dazu auch",
            "lesen sie weiter",
            "auch interessant",
            "das könnte sie auch interessieren",
            "das könnte sie interessieren",
            "lesetipp",
            "mehr dazu",
            "mehr lesen",
            "mehr zum thema",
            "siehe auch",
            "weiterlesen",
            "weitere artikel",
            "zum thema",
        }
    ),
    byline_words=frozenset({"von", "autor", "autorin", "text", "interview"}),
)
