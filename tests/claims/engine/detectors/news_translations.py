"""Short news in both languages, translated freely: the same facts in other words."""

from __future__ import annotations

PAIRS: tuple[tuple[str, str], ...] = (
    (
        "Am Pfingstmontag kamen rund 8.000 Pilger zur Springprozession nach Echternach.",
        "Op Péngschtméindeg si ronn 8.000 Pilger fir d'Sprangprëssessioun op Iechternach komm.",
    ),
    (
        "Das Feuer war nach eineinhalb Stunden unter Kontrolle, teilte die Feuerwehr mit.",
        "D'Feier war no annerhallwer Stonn ënner Kontroll, hunn d'Pompjeeë matgedeelt.",
    ),
    (
        "Ein Drittel der Befragten ist mit der Arbeit der Regierung unzufrieden.",
        "En Drëttel vun de Leit, déi gefrot goufen, ass net zefridde mat der Aarbecht vun der Regierung.",
    ),
    (
        "Die Hälfte der Wohnungen steht leer, die Mieten sind trotzdem um 7,4 Prozent gestiegen.",
        "D'Hallschent vun de Wunnengen ass eidel, d'Loyeren sinn awer ëm 7,4 Prozent an d'Luucht gaangen.",
    ),
    (
        "Der mutmaßliche Täter wurde am Mittwochmorgen in Lüttich festgenommen.",
        "De presuméierten Täter gouf e Mëttwoch de Moien zu Léck festgeholl.",
    ),
    (
        "Nach Angaben des Weißen Hauses wird Präsident Biden nicht an dem Treffen teilnehmen.",
        "Dem Wäissen Haus no wäert de President Biden net un deem Treffen deelhuelen.",
    ),
    (
        "Das Rote Kreuz will 40 Tonnen Hilfsgüter in das Erdbebengebiet bringen.",
        "D'Croix-Rouge wëll 40 Tonnen Hëllefsgidder an d'Äerdbiewegebitt bréngen.",
    ),
    (
        "Die Vereinten Nationen warnten am Freitag vor einer Hungersnot im Sudan.",
        "D'UNO huet e Freideg virun enger Hongersnout am Sudan gewarnt.",
    ),
    (
        "Der Fahrer blieb unverletzt, am Auto entstand Totalschaden.",
        "De Chauffer gouf net blesséiert, den Auto ass futti.",
    ),
    (
        "Nach Polizeiangaben soll der Mann mehrere Kunden mit einem Messer bedroht haben.",
        "Der Police no hätt de Mann e puer Clienten mat engem Messer menacéiert.",
    ),
    (
        "Der Zug hatte zweieinhalb Stunden Verspätung, weil ein Baum auf die Gleise gestürzt war.",
        "Den Zuch hat zweeanhallef Stonne Retard, well e Bam op d'Schinne gefall war.",
    ),
    (
        "Um halb drei wurde die Autobahn in Richtung Saarbrücken wieder freigegeben.",
        "Um hallwer dräi gouf d'Autobunn a Richtung Saarbrécken nees opgemaach.",
    ),
    (
        "Die Temperaturen liegen am Dienstag zwischen 4 und 9 Grad.",
        "D'Temperature leien en Dënschdeg tëscht 4 an 9 Grad.",
    ),
    (
        "Der Sturm erreichte Böen von bis zu 110 Kilometern pro Stunde.",
        "De Stuerm hat Wandstéiss vu bis zu 110 Stonnekilometer.",
    ),
    (
        "„Wir werden nicht nachgeben“, sagte die Gewerkschaftschefin Nora Back am Montag.",
        "„Mir ginn net no“, sot d'Gewerkschaftspresidentin Nora Back e Méindeg.",
    ),
    (
        "Großherzog Henri empfing den italienischen Staatspräsidenten Sergio Mattarella im Palais.",
        "De Groussherzog Henri huet den italienesche Staatspresident Sergio Mattarella am Palais empfaangen.",
    ),
    (
        "Die Grünen verloren fünf ihrer neun Sitze im Parlament.",
        "Déi Gréng hu fënnef vun hiren néng Sëtz an der Chamber verluer.",
    ),
    (
        "Der FC Bayern kam gegen Union Berlin nicht über ein 1:1 hinaus.",
        "De FC Bayern koum géint Union Berlin net iwwer en 1:1 eraus.",
    ),
    (
        "Bob Jungels beendete die Etappe mit 2 Minuten und 13 Sekunden Rückstand auf Platz 24.",
        "De Bob Jungels ass mat 2 Minutten an 13 Sekonnen Réckstand op der Plaz 24 ukomm.",
    ),
    (
        "Der Euro kostete am Nachmittag 1,0743 US-Dollar.",
        "Den Euro huet am Nomëtteg 1,0743 US-Dollar kascht.",
    ),
    (
        "Der Konzern streicht weltweit 9.000 Stellen, davon 1.200 in Deutschland.",
        "De Konzern sträicht weltwäit 9.000 Plazen, dovunner 1.200 an Däitschland.",
    ),
    (
        "In Kiew wurde in der Nacht Luftalarm ausgelöst, Berichte über Opfer gab es zunächst nicht.",
        "Zu Kyjiw gouf an der Nuecht Loftalarm ausgeléist, Berichter iwwer Affer gouf et fir d'éischt keng.",
    ),
    (
        "Die Europäische Kommission schlägt vor, die Frist bis Ende 2025 zu verlängern.",
        "D'EU-Kommissioun proposéiert, den Delai bis Enn 2025 ze verlängeren.",
    ),
    (
        "Bei der Explosion einer Gasflasche in Petingen wurde am Sonntagnachmittag eine 34-jährige Frau schwer verletzt.",
        "Bei der Explosioun vun enger Gasfläsch zu Péiteng gouf e Sonndeg de Mëtteg eng 34 Joer al Fra schwéier blesséiert.",
    ),
    (
        "Finanzministerin Yuriko Backes verteidigte die Steuerreform, die 2025 in Kraft treten soll.",
        "D'Finanzministesch Yuriko Backes huet d'Steierreform verdeedegt, déi 2025 a Kraaft triede soll.",
    ),
    (
        "Der Angeklagte schwieg am ersten Prozesstag zu den Vorwürfen.",
        "Den Ugeklote wollt um éischte Prozessdag näischt zu de Reprochë soen.",
    ),
    (
        "Die Behörden haben bisher keine Angaben zur Unglücksursache gemacht.",
        "D'Autoritéiten hu bis elo nach näischt iwwer d'Ursaach vum Accident gesot.",
    ),
    (
        "Ein Dutzend Aktivisten klebte sich am Donnerstagmorgen auf der Pariser Ringautobahn fest.",
        "Eng Dosen Aktivisten hu sech en Donneschdeg de Moien op der Paräisser Ringautobunn festgepecht.",
    ),
    (
        "Der 62-Jährige wurde nur leicht verletzt und konnte das Krankenhaus noch am selben Tag verlassen.",
        "De 62-järege Mann gouf nëmme liicht blesséiert a konnt d'Spidol nach dee selwechten Dag verloossen.",
    ),
    (
        "Das Handelsdefizit verringerte sich gegenüber dem Vorjahr um 0,3 Prozentpunkte.",
        "De Handelsdefizit ass par Rapport zum Joer virdrun ëm 0,3 Prozentpunkten erofgaangen.",
    ),
    (
        "Die Wolfsrisse in der Gemeinde Wintger haben sich seit 2020 verdoppelt.",
        "D'Wollefsrëss an der Gemeng Wëntger hu sech zanter 2020 verduebelt.",
    ),
    (
        "Trump bestritt vor Gericht in New York, die Immobilienwerte aufgebläht zu haben.",
        "Den Trump huet virum Geriicht zu New York dementéiert, datt hien d'Wäerter vun den Immobilien opgeblose hätt.",
    ),
    (
        "Wegen der Hitze blieben am Dienstag alle Schulen in Athen geschlossen.",
        "Wéinst der Hëtzt waren en Dënschdeg all Schoulen zu Athen zou.",
    ),
    (
        "Das Boot mit etwa 70 Migranten an Bord war vor der tunesischen Küste gekentert.",
        "D'Boot mat ongeféier 70 Migranten u Bord war virun der tunesescher Küst gekentert.",
    ),
    (
        "Die Partei erreichte 21,4 Prozent der Stimmen, 3,8 Punkte mehr als vor fünf Jahren.",
        "D'Partei krut 21,4 Prozent vun de Stëmmen, dat si 3,8 Punkte méi wéi viru fënnef Joer.",
    ),
    (
        "Seit dem 1. März ist der öffentliche Transport im ganzen Land kostenlos.",
        "Zanter dem 1. Mäerz ass den ëffentlechen Transport am ganze Land gratis.",
    ),
    (
        "Kanzler Scholz sagte seine für Samstag geplante Reise nach Warschau kurzfristig ab.",
        "De Kanzler Scholz huet seng Rees op Warschau, déi fir e Samschdeg geplangt war, kuerzfristeg ofgesot.",
    ),
    (
        "Das Atomkraftwerk Cattenom musste wegen einer Panne am Reaktor 3 vom Netz genommen werden.",
        "D'Atomzentral Cattenom huet wéinst enger Pann um Reakter 3 missen vum Reseau geholl ginn.",
    ),
    (
        "Niemand habe mit einem so klaren Sieg gerechnet, sagte Trainer Luc Holtz nach dem 4:0 gegen Liechtenstein.",
        "Keen hätt mat esou engem klore Sieg gerechent, sot den Trainer Luc Holtz nom 4:0 géint Liechtenstein.",
    ),
    (
        "Der Vulkan Ätna ist erneut ausgebrochen, der Flughafen von Catania wurde bis 20 Uhr gesperrt.",
        "De Vulkan Etna ass nees ausgebrach, de Fluchhafe vu Catania gouf bis 20 Auer zougemaach.",
    ),
    (
        "Johnson hatte die Abgeordneten nicht absichtlich belogen, wie er beteuert.",
        "De Johnson hätt d'Deputéiert net mat Absicht belunn, sou seet hien.",
    ),
    (
        "Die Lufthansa-Maschine mit 148 Passagieren landete sicher in Frankfurt.",
        "De Lufthansa-Fliger mat 148 Passagéier ass sécher zu Frankfurt gelant.",
    ),
    (
        "Der Internationale Strafgerichtshof in Den Haag erließ im März einen Haftbefehl gegen Putin.",
        "Den Internationale Strofgeriichtshaff zu Den Haag hat am Mäerz en Haftbefeel géint de Putin erausginn.",
    ),
    (
        "Der Weltklimarat fordert, die Emissionen bis 2030 um fast die Hälfte zu senken.",
        "De Weltklimarot fuerdert, d'Emissioune bis 2030 ëm bal d'Hallschent ze reduzéieren.",
    ),
    (
        "Die 16-jährige Schülerin aus Düdelingen wird seit Montag vermisst.",
        "D'16 Joer aalt Meedchen aus Diddeleng gëtt zanter e Méindeg vermësst.",
    ),
    (
        "Insgesamt wurden 14.302 Neuinfektionen gemeldet, am Vortag waren es 12.880.",
        "Am Ganze goufen 14.302 Neiinfektioune gemellt, den Dag virdru waren et der 12.880.",
    ),
    (
        "Apple stellte in Cupertino das neue iPhone 15 vor, das 949 Euro kosten soll.",
        "Apple huet zu Cupertino den neien iPhone 15 virgestallt, deen 949 Euro kaschte soll.",
    ),
    (
        "Königin Camilla besuchte ohne ihren Mann eine Schule in Edinburgh.",
        "D'Kinnigin Camilla huet ouni hire Mann eng Schoul zu Edinburgh besicht.",
    ),
    (
        "Die Inflation lag mit 2,9 Prozent unter der Marke von drei Prozent.",
        "D'Inflatioun louch mat 2,9 Prozent ënner der Mark vun dräi Prozent.",
    ),
    (
        "Acht der zehn Geiseln kamen frei, zwei sind nach Angaben der Armee tot.",
        "Aacht vun den zéng Geisele koume fräi, zwou sinn der Arméi no dout.",
    ),
    (
        "Luxemburgs Außenminister Jean Asselborn hat den Angriff als „abscheulich“ bezeichnet und zu Zurückhaltung aufgerufen. Asselborn sagte am Mittwoch im RTL-Radio, die EU müsse jetzt mit einer Stimme sprechen.",
        "De Lëtzebuerger Ausseminister Jean Asselborn huet d'Attack als „abscheilech“ bezeechent an zu Zeréckhalung opgeruff. Asselborn sot e Mëttwoch um RTL Radio, d'EU misst elo mat enger Stëmm schwätzen.",
    ),
    (
        "Die Generaldirektorin der Handelskammer, Carlo Thelens Nachfolgerin, tritt ihr Amt im Herbst an.",
        "D'Generaldirektesch vun der Chambre de Commerce, déi dem Carlo Thelen nokënnt, trëtt hiert Amt am Hierscht un.",
    ),
    (
        "Ein Lastwagenfahrer hat am Montagvormittag auf der N7 bei Hosingen die Kontrolle über sein Fahrzeug verloren.",
        "E Camionschauffer huet e Méindeg de Moien op der N7 bei Housen d'Kontroll iwwer säi Gefier verluer.",
    ),
    (
        "Die Feuerwehren aus Mersch und Lintgen waren mit 25 Leuten im Einsatz.",
        "D'Pompjeeë vu Miersch a Lëntgen ware mat 25 Leit am Asaz.",
    ),
    (
        "Der CGDIS meldete zwischen 18 und 22 Uhr mehr als 120 Einsätze wegen des Unwetters.",
        "De CGDIS huet tëscht 18 an 22 Auer méi wéi 120 Asätz wéinst dem Onwieder gemellt.",
    ),
    (
        "Die Partei um Marine Le Pen legte bei der Europawahl in Frankreich deutlich zu.",
        "D'Partei ronderëm d'Marine Le Pen huet bei den Europawalen a Frankräich kloer bäigeluecht.",
    ),
    (
        "Der britische Premierminister Rishi Sunak schließt Neuwahlen vor dem Sommer aus.",
        "De brittesche Premierminister Rishi Sunak schléisst Neiwale virum Summer aus.",
    ),
    (
        "Das Verfassungsgericht in Karlsruhe gab der Klage der Union teilweise statt.",
        "D'Verfassungsgeriicht zu Karlsruhe huet der Klo vun der CDU/CSU deelweis Recht ginn.",
    ),
    (
        "Die Temperaturen fallen in der Nacht auf minus 6 Grad, auf den Straßen kann es glatt werden.",
        "D'Temperature falen an der Nuecht op minus 6 Grad, op de Stroosse kann et glat ginn.",
    ),
    (
        "Mit 15 Punkten aus sieben Spielen liegt Niederkorn auf dem zweiten Tabellenplatz.",
        "Mat 15 Punkten aus siwe Matcher läit Nidderkuer op der zweeter Plaz an der Tabell.",
    ),
    (
        "Der Staatsanwalt forderte eine Haftstrafe von 12 Jahren, die Verteidigung Freispruch.",
        "De Parquet huet eng Prisongsstrof vun 12 Joer gefuerdert, d'Defense e Fräisproch.",
    ),
    (
        "Seit Beginn des Krieges sind nach Angaben der Hamas mehr als 20.000 Palästinenser getötet worden, diese Zahlen lassen sich nicht unabhängig überprüfen.",
        "Zanter Ufank vum Krich sinn no Angabe vun der Hamas méi wéi 20.000 Palästinenser ëmbruecht ginn, dës Zuele loosse sech net onofhängeg iwwerpréiwen.",
    ),
    (
        "US-Außenminister Antony Blinken reist am Wochenende erneut in den Nahen Osten.",
        "Den US-Ausseminister Antony Blinken reest de Weekend nees an den Noen Osten.",
    ),
    (
        "Bei Arcelor-Mittal in Belval wird nächste Woche nicht gestreikt, die Gewerkschaften haben sich mit der Direktion geeinigt.",
        "Bei Arcelor-Mittal zu Belval gëtt d'nächst Woch net gestreikt, d'Gewerkschafte hu sech mat der Direktioun eens ginn.",
    ),
    (
        "Die Post erhöht zum 1. Januar das Porto für einen Standardbrief von 80 Cent auf einen Euro.",
        "D'Post hëlt op den 1. Januar de Porto fir e Standardbréif vun 80 Cent op een Euro erop.",
    ),
    (
        "Weil die Maschine nicht starten konnte, mussten 180 Passagiere die Nacht am Flughafen verbringen.",
        "Well de Fliger net konnt fortfléien, hunn 180 Passagéier d'Nuecht um Findel misse verbréngen.",
    ),
    (
        "Die Zahl der Asylanträge ist im Oktober auf 312 gestiegen, das sind 48 mehr als im September.",
        "D'Zuel vun den Asylufroen ass am Oktober op 312 geklommen, dat sinn der 48 méi wéi am September.",
    ),
    (
        "Die Schauspielerin Vicky Krieps erhielt in Cannes den Preis als beste Darstellerin.",
        "D'Schauspillerin Vicky Krieps krut zu Cannes de Präis fir déi bescht Actrice.",
    ),
    (
        "Der Kreml wies die Vorwürfe aus London als haltlos zurück.",
        "De Kreml huet d'Reprochen aus London als net haltbar zeréckgewisen.",
    ),
    (
        "Russland will das Getreideabkommen nicht verlängern, wie ein Sprecher des Außenministeriums in Moskau sagte.",
        "Russland wëll d'Getreidenofkommes net verlängeren, dat sot e Spriecher vum Ausseministère zu Moskau.",
    ),
    (
        "Der Iran und Saudi-Arabien nehmen wieder diplomatische Beziehungen auf.",
        "Den Iran a Saudi-Arabien huelen nees diplomatesch Bezéiungen op.",
    ),
    (
        "Das Parlament in Budapest ratifizierte am Montag den Nato-Beitritt Schwedens.",
        "D'Parlament zu Budapest huet e Méindeg de Bäitrëtt vu Schweden zur Nato ratifizéiert.",
    ),
    (
        "Zum ersten Mal seit 2008 ist die Zahl der Verkehrstoten unter 20 gesunken.",
        "Fir d'éischt zanter 2008 ass d'Zuel vun de Verkéiersdouden ënner 20 gefall.",
    ),
    (
        "Der Bürgermeister von Differdingen, Guy Altmeisch, kündigte an, auf sein Mandat zu verzichten.",
        "De Buergermeeschter vun Déifferdeng, de Guy Altmeisch, huet ugekënnegt, op säi Mandat ze verzichten.",
    ),
    (
        "Der Prozess um den Tod der kleinen Maëlys geht am 31. Januar vor dem Schwurgericht in Grenoble weiter.",
        "De Prozess ëm den Doud vum klenge Maëlys geet den 31. Januar virun den Assisen zu Grenoble weider.",
    ),
    (
        "In der Coque schwamm Julien Henx über 50 Meter Freistil mit 22,31 Sekunden Landesrekord.",
        "An der Coque ass de Julien Henx iwwer 50 Meter Fräistil mat 22,31 Sekonnen nationale Rekord geschwommen.",
    ),
    (
        "Gleich zwei Nachbarn hatten um kurz nach Mitternacht die Polizei verständigt.",
        "Glach zwee Nopere haten kuerz no Mëtternuecht d'Police geruff.",
    ),
    (
        "Kein einziger Abgeordneter der ADR stimmte für das Gesetz.",
        "Keen eenzegen Deputéierte vun der ADR huet fir d'Gesetz gestëmmt.",
    ),
    (
        "Ob das Konzert wie geplant am 14. Juli stattfindet, ist noch nicht klar.",
        "Et ass nach net kloer, ob de Concert wéi geplangt de 14. Juli ass.",
    ),
    (
        "Der Autobauer VW rief weltweit 261.000 Fahrzeuge zurück.",
        "Den Autoskonstrukter VW huet weltwäit 261.000 Autoen zeréckgeruff.",
    ),
    (
        "Chinas Staatschef Xi Jinping und US-Präsident Joe Biden telefonierten fast zwei Stunden lang.",
        "De chineesesche Staatschef Xi Jinping an den US-President Joe Biden hu bal zwou Stonnen um Telefon geschwat.",
    ),
    (
        "Die Mannschaft von Paul Philipp steigt nach dem 0:2 in Rümelingen ab.",
        "D'Ekipp vum Paul Philipp muss nom 0:2 zu Rëmeleng erofgoen.",
    ),
    (
        "Der Verdächtige, ein 27 Jahre alter Belgier, wurde dem Untersuchungsrichter vorgeführt.",
        "De Verdächtegen, e Belsch vu 27 Joer, gouf dem Untersuchungsriichter virgefouert.",
    ),
    (
        "Nordkorea hat nach südkoreanischen Angaben erneut eine ballistische Rakete ins Japanische Meer abgefeuert.",
        "Nordkorea huet südkoreaneschen Informatiounen no nees eng ballistesch Rakéit an d'Japanescht Mier geschoss.",
    ),
    (
        "Die Ermittler gehen nicht von einem terroristischen Hintergrund aus.",
        "D'Enquêteure gi net vun engem terroristeschen Hannergrond aus.",
    ),
    (
        "Beim Brand einer Diskothek im spanischen Murcia starben mindestens 13 Menschen.",
        "Beim Brand an enger Disco zu Murcia a Spuenien sinn op d'mannst 13 Mënschen gestuerwen.",
    ),
    (
        "Ein Sprecher der Stadt Trier bestätigte, dass zwei Personen in Gewahrsam genommen wurden.",
        "E Spriecher vun der Stad Tréier huet confirméiert, datt zwou Persounen a Gewahrsam geholl goufen.",
    ),
    (
        "Im Streit um die Nordstraße lehnte das Verwaltungsgericht den Eilantrag der Anwohner ab.",
        "Am Sträit ëm d'Nordstrooss huet d'Verwaltungsgeriicht de Referé vun den Awunner ofgeleent.",
    ),
    (
        "Das Kabinett beschloss am Freitag, den Mindestlohn um 3,2 Prozent auf 2.571 Euro anzuheben.",
        "De Regierungsrot huet e Freideg decidéiert, de Mindestloun ëm 3,2 Prozent op 2.571 Euro unzehiewen.",
    ),
    (
        "Wie die Nachrichtenagentur AFP berichtet, starben bei dem Anschlag in Kabul 19 Menschen.",
        "Wéi d'Noriichtenagence AFP mellt, sinn bei dem Attentat zu Kabul 19 Leit gestuerwen.",
    ),
)
