"""Forms of the irregular Luxembourgish verbs, one lemma a line."""

from __future__ import annotations

# Lemma: its present, preterite, conditional, participle; forms with the final n of the
# Eifel rule dropped are found from those that have it.
VERBS = """
sinn: ass as bass sidd war waars waren wier wiers wieren wiert gewiescht
hunn: hu huet hues hutt hat hats haten hätt hätts hätten gehat
ginn: gi gëtt gëss gitt gouf goufs goufen gouft géif géifs géifen géift
goen: geet gees gaang gaangen gong gongen géing géings géingen géingt
stoen: steet stees stitt stoung stoungen stéing stéingen gestan gestanen
soen: seet sees sot soten gesot
doen: deet dees dot doten gedoen
schloen: schléit schléis schlitt geschloen
kréien: kritt kriss krut kruts kruten kréich kréichen
gesinn: gesäit gesäis gesitt gesouch gesouchen geséich geséichen
geschéien: geschitt geschouch
zéien: zitt zis gezunn
fléien: flitt geflunn
bedréien: bedrunn
leien: läit läis louch louchen geleeën
leeën: leet geluecht
loossen: loosst léisst gelooss léiss léissen
verloossen: verléisst verlooss
kommen: kënnt kënns koum koums koumen kéim kéims kéimen
kënnen: ka kann kanns konnt konnts konnten kéint kéints kéinten
mussen: missen muss musst mussten misst misste missten
sollen: soll solls sollt sollts sollten
wëllen: wëll wëlls wëllt wollt wollts wollten wéilt wéilts wéilten
däerfen: däerf däerfs däerft duerf duerft duerften dierf dierft dierften
brauchen: brauch bräicht bräichten
bréngen: bréngt brouch brouchen bréicht bréichten bruecht bruechten
denken: denkt duecht duechten geduecht déicht
wëssen: weess wousst woussten wéisst wéissten gewosst
huelen: hëlt hëls hëllt geholl
befannen: befënnt befonnt befonnten befonnen
fannen: fënnt fënns fonnt fonnts fonnten
erfannen: erfënnt erfonnt
verschwannen: verschwënnt verschwonnen
gewannen: gewënnt gewënns gewonnen gewonn gewunnen
bannen: bënnt gebonnen
verbannen: verbënnt verbonnen
sprangen: spréngt gesprongen
sangen: séngt gesongen
klammen: klëmmt geklommen
schwammen: schwëmmt geschwommen
drénken: drénkt gedronk gedronken
erdrénken: erdronk erdronken
stierwen: stierft gestuerwen
verdierwen: verduerwen
werfen: geworf
hëllefen: hëlleft gehollef
schwätzen: schwätzt geschwat
sëtzen: sëtzt souz souzen gesiess
setzen: setzt gesat
besetzen: besat
iwwersetzen: iwwersat
iessen: ësst giess
friessen: frësst gefriess
vergiessen: vergësst vergiess
liesen: liest gelies
moossen: mooss gemooss
briechen: brécht gebrach
ënnerbriechen: ënnerbrécht ënnerbrach
verspriechen: versprécht versprach
widderspriechen: widdersprécht widdersprach
entspriechen: entsprécht entsprach
treffen: trëfft getraff
betreffen: betrëfft betraff
iwwertreffen: iwwertrëfft iwwertraff
stielen: gestuel
befielen: befillt befuel
trieden: trëtt getrueden
vertrieden: vertrëtt vertrueden
fueren: fiert fiers gefuer
erfueren: erfiert erfuer
droen: dréit dréis gedroen
iwwerdroen: iwwerdréit
bedroen: bedréit
verdroen: verdréit
lueden: luet gelueden
falen: fält fäls gefall
gefalen: gefält
iwwerfalen: iwwerfält iwwerfall
halen: hält häls gehal gehalen
behalen: behält behal
erhalen: erhält
verhalen: verhält
enthalen: enthält
ënnerhalen: ënnerhält
fänken: fänkt gefaang gefaangen
empfänken: empfänkt empfaang empfaangen
empfielen: empfielt empfuel empfuelen
verwenden: verwent
wäerten: wäert wäerts
schlofen: schléift geschlof
lafen: leeft leefs gelaf
kafen: keeft keefs kaaft kaf
verkafen: verkeeft verkaaft verkaf
ruffen: rifft geruff
heeschen: heescht geheescht
bleiwen: bleift bleifs bliwwen blouf blouwen bléif bléiwen
schreiwen: schreift geschriwwen
beschreiwen: beschreift beschriwwen
verschreiwen: verschreift verschriwwen
ënnerschreiwen: ënnerschreift ënnerschriwwen
dreiwen: dreift gedriwwen
iwwerdreiwen: iwwerdreift iwwerdriwwen
reiwen: geriwwen
weisen: weist gewisen
beweisen: beweist bewisen
iwwerweisen: iwwerweist iwwerwisen
leiden: gelidden
schneiden: geschnidden
streiden: gestridden
bestreiden: bestreit bestridden
iwwerschreiden: iwwerschreit iwwerschratt
vermeiden: vermeit vermidden
entscheeden: entscheet entscheed
bidden: bitt gebueden
verbidden: verbitt verbueden
schéissen: schéisst geschoss
erschéissen: erschéisst erschoss
genéissen: genéisst genoss
schléissen: schléisst geschloss
beschléissen: beschléisst beschloss
entschléissen: entschloss
fléissen: fléisst gefloss
léien: gelunn
verléieren: verléiert verluer
fréieren: gefruer
hänken: gehaang gehaangen
stiechen: stécht gestach
bestiechen: bestécht bestach
schwieren: geschwuer
vergläichen: vergläicht verglach
gläichen: geglach
sträichen: sträicht gestrach
wäichen: gewach
räissen: räisst gerass
zerräissen: zerrass
bäissen: bäisst gebass
schmäissen: schmäisst geschmass
gräifen: gräift gegraff
begräifen: begräift begraff
ergräifen: ergräift ergraff
päifen: gepaff
schläichen: geschlach
wuessen: wiisst wuesst gewuess
waarden: waart gewaart
erwaarden: erwaart
nennen: nennt genannt
ernennen: ernannt
brennen: brennt gebrannt
verbrennen: verbrannt
kaschten: kascht gekascht
froen: freet frees gefrot
kloen: kléit geklot
spären: spaart gespaart
spueren: spuert gespuert
spieren: spiert
stellen: stallt gestallt
bestellen: bestallt
erstellen: erstallt
zielen: zielt gezielt
verzielen: verzielt
mellen: mellt gemellt
bezuelen: bezilt bezuelt
zuelen: gezuelt
féieren: féiert gefouert
héieren: héiert héiers gehéiert
ëmbréngen: ëmbréngt ëmbruecht
verbréngen: verbréngt verbruecht
maachen: mécht méchs gemaach
verstoen: versteet verstees verstoung verstanen
entstoen: entsteet entstoung entstanen
bestoen: besteet bestoung bestoungen bestanen
gestoen: gesteet
ëmgoen: ëmgeet
begoen: begeet begaangen begaang
entgoen: entgeet
vergoen: vergeet vergaangen
bekommen: bekënnt bekoum
entkommen: entkënnt entkomm
entzéien: entzitt entzunn
erzéien: erzitt erzunn
verzéien: verzitt verzunn
iwwerhuelen: iwwerhëlt iwwerholl
widderhuelen: widderhëlt widderholl
bilden: bilt gebilt
dreeën: gedreet dreet
leeden: geleet
stoussen: gestouss stéisst
verstoussen: verstouss verstéisst
arrêtéieren: arretéieren arretéiert
rennen: gerannt
schwiewen: schwieft geschwieft
blosen: bléist geblosen geblos
riichten: geriicht
ënnerhuelen: ënnerhëlt ënnerholl
"""
