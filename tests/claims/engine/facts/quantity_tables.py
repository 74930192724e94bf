"""Words of both languages and the quantities that are read from them."""

from __future__ import annotations

import pytest

GERMAN = [
    pytest.param("Im Saal sassen 250 Gäste.", [("250", "250")], id="digits"),
    pytest.param("Es kamen 12.500 Besucher.", [("12.500", "12500")], id="thousands-point"),
    pytest.param("Es kamen 12 500 Besucher.", [("12 500", "12500")], id="thousands-space"),
    pytest.param("Es kamen 12\xa0500 Besucher.", [("12\xa0500", "12500")], id="thousands-nbsp"),
    pytest.param(
        "Es kamen 1\u202f250\u202f000 Besucher.",
        [("1\u202f250\u202f000", "1250000")],
        id="thousands-narrow",
    ),
    pytest.param(
        "Sie kostet 1'200 Franken.", [("1'200 Franken", "1200 franc")], id="thousands-apostrophe"
    ),
    pytest.param("Sie zählt 12’500 Mitglieder.", [("12’500", "12500")], id="thousands-typographic"),
    pytest.param("Die Note lag bei 2,7.", [("2,7", "2.7")], id="decimal-comma"),
    pytest.param("Die Note lag bei 2.7 im Schnitt.", [("2.7", "2.7")], id="decimal-point"),
    pytest.param(
        "Er schloss bei 12.340,56 Punkten.", [("12.340,56", "12340.56")], id="decimal-and-thousands"
    ),
    pytest.param(
        "Der Wert sank auf 0.125 im Mittel.", [("0.125", "0.125")], id="zero-point-is-decimal"
    ),
    pytest.param("Sie hat zwei Kinder.", [("zwei", "2")], id="word-two"),
    pytest.param("Zwölf Jurymitglieder stimmten ab.", [("Zwölf", "12")], id="word-twelve"),
    pytest.param("Es fehlten siebzehn Stimmen.", [("siebzehn", "17")], id="word-seventeen"),
    pytest.param(
        "Sie sammelten dreiundzwanzig Unterschriften.",
        [("dreiundzwanzig", "23")],
        id="word-compound",
    ),
    pytest.param("Er war fuenf Tage krank.", [("fuenf Tage", "5 day")], id="word-umlaut-free"),
    pytest.param("Es waren dreissig Schafe.", [("dreissig", "30")], id="word-old-spelling"),
    pytest.param(
        "Über zweihundertfünfzig Feuerwehrleute löschten.",
        [("zweihundertfünfzig", "250")],
        id="word-hundred",
    ),
    pytest.param(
        "Sie zahlte dreitausendfünfhundert Euro.",
        [("dreitausendfünfhundert Euro", "3500 EUR")],
        id="word-thousand",
    ),
    pytest.param(
        "Es waren hundertundeins Dalmatiner.",
        [("hundertundeins", "101")],
        id="word-hundred-and-one",
    ),
    pytest.param(
        "Der Wald zählt fünfzehnhundert Bäume.",
        [("fünfzehnhundert", "1500")],
        id="word-fifteen-hundred",
    ),
    pytest.param("Ein Mann und eine Frau sahen einen Hund.", [], id="article-is-no-number"),
    pytest.param("Die beiden Minister trafen sich.", [], id="both-is-no-number"),
    pytest.param(
        "Die Stadt hat 3,5 Millionen Einwohner.",
        [("3,5 Millionen", "3500000")],
        id="magnitude-million",
    ),
    pytest.param(
        "Das kostet 12 Mio. Euro.", [("12 Mio. Euro", "12000000 EUR")], id="magnitude-abbreviated"
    ),
    pytest.param(
        "Der Etat beträgt 1,3 Mrd. Dollar.",
        [("1,3 Mrd. Dollar", "1300000000 USD")],
        id="magnitude-billion",
    ),
    pytest.param(
        "Eine Million Menschen kam.", [("Eine Million", "1000000")], id="magnitude-article"
    ),
    pytest.param(
        "Sie zahlten zwei Milliarden Euro.",
        [("zwei Milliarden Euro", "2000000000 EUR")],
        id="magnitude-word",
    ),
    pytest.param(
        "Eine halbe Million Euro fehlt.",
        [("Eine halbe Million Euro", "500000 EUR")],
        id="magnitude-half",
    ),
    pytest.param("Tausende feierten auf der Straße.", [("Tausende", "1000")], id="magnitude-vague"),
    pytest.param(
        "Mehrere Millionen Dosen fehlen.", [("Millionen", "1000000")], id="magnitude-vague-millions"
    ),
    pytest.param("Ein Dutzend Eier lag da.", [("Ein Dutzend", "12")], id="dozen"),
    pytest.param("Sie gewann zwei Dutzend Preise.", [("zwei Dutzend", "24")], id="two-dozen"),
    pytest.param(
        "Das dauerte zweieinhalb Stunden.",
        [("zweieinhalb Stunden", "2.5 hour")],
        id="half-compound",
    ),
    pytest.param(
        "Er blieb anderthalb Jahre.", [("anderthalb Jahre", "1.5 year")], id="one-and-a-half"
    ),
    pytest.param(
        "Nach einer halben Stunde war Schluss.",
        [("einer halben Stunde", "0.5 hour")],
        id="half-hour",
    ),
    pytest.param("Ein Drittel der Wähler blieb zu Hause.", [("Ein Drittel", "0.3333")], id="third"),
    pytest.param("Zwei Drittel stimmten zu.", [("Zwei Drittel", "0.6667")], id="two-thirds"),
    pytest.param("Er besitzt 2/3 der Anteile.", [("2/3", "0.6667")], id="fraction-digits"),
    pytest.param("Die Hälfte der Plätze blieb leer.", [("Hälfte", "0.5")], id="half-noun"),
    pytest.param("Der Umsatz stieg um 5,5 Prozent.", [("5,5 Prozent", "5.5 %")], id="percent-word"),
    pytest.param("Der Umsatz stieg um 5,5%.", [("5,5%", "5.5 %")], id="percent-sign"),
    pytest.param(
        "Ein 40-prozentiger Rabatt lockte.", [("40-prozentiger", "40 %")], id="percent-adjective"
    ),
    pytest.param(
        "Das sind 0,2 Prozentpunkte mehr.",
        [("0,2 Prozentpunkte", "0.2 pp")],
        id="percentage-points",
    ),
    pytest.param("Das Hemd kostet € 49,90.", [("€ 49,90", "49.9 EUR")], id="money-before"),
    pytest.param("Er zahlte US$ 300 dafür.", [("US$ 300", "300 USD")], id="money-dollar"),
    pytest.param(
        "Der Klub bot 20 Millionen Pfund.",
        [("20 Millionen Pfund", "20000000 GBP")],
        id="money-pound-magnitude",
    ),
    pytest.param("Er fuhr 160 km/h.", [("160 km/h", "160 km/h")], id="unit-speed"),
    pytest.param(
        "Er fuhr 160 Kilometer pro Stunde.",
        [("160 Kilometer pro Stunde", "160 km/h")],
        id="unit-speed-words",
    ),
    pytest.param(
        "Es brannten 40 Quadratkilometer Wald.", [("40 Quadratkilometer", "40 km2")], id="unit-area"
    ),
    pytest.param("Der Lauf geht über 10km.", [("10km", "10 km")], id="unit-glued"),
    pytest.param("Sie gewann das 100-Meter-Finale.", [("100-Meter", "100 m")], id="unit-hyphen"),
    pytest.param(
        "Nachts wird es minus 5 Grad kalt.", [("minus 5 Grad", "-5 °")], id="unit-temperature"
    ),
    pytest.param("Es waren 32 °C im Schatten.", [("32 °C", "32 °C")], id="unit-celsius"),
    pytest.param("Die 28-Jährige siegte.", [("28-Jährige", "28 year")], id="age"),
    pytest.param(
        "Der achtzehnjährige Stürmer traf.", [("achtzehnjährige", "18 year")], id="age-word"
    ),
    pytest.param("Der dreitägige Besuch endet.", [("dreitägige", "3 day")], id="days-adjective"),
    pytest.param("Sie wohnt im 18. Bezirk.", [("18.", "18")], id="ordinal-digits"),
    pytest.param(
        "Er wurde Dritter im dritten Lauf.", [("Dritter", "3"), ("dritten", "3")], id="ordinal-word"
    ),
    pytest.param(
        "Die Kirche stammt aus dem 12. Jahrhundert.",
        [("12. Jahrhundert", "12 century")],
        id="century",
    ),
    pytest.param(
        "In den 1960er Jahren war das anders.", [("1960er Jahren", "1960 year")], id="decade"
    ),
    pytest.param("Die Musik der 80er lebt.", [("80er", "80")], id="decade-short"),
    pytest.param("Bayern siegte 3:1 in Mainz.", [("3:1", "3:1")], id="score"),
    pytest.param("Es stand 37 zu 0 zur Pause.", [("37 zu 0", "37:0")], id="score-words"),
    pytest.param("Das Finale endete 26 : 20.", [("26 : 20", "26:20")], id="score-spaced"),
    pytest.param("Sie lief 2:25:48 Stunden.", [("2:25:48", "2:25:48")], id="duration"),
    pytest.param(
        "Eine Person steckt 10 bis 15 andere an.", [("10 bis 15", "10..15")], id="range-words"
    ),
    pytest.param("Das dauert 3–5 Tage.", [("3–5 Tage", "3..5 day")], id="range-dash"),
    pytest.param(
        "Zwischen 20 und 30 Autos brannten.", [("20 und 30", "20..30")], id="range-between"
    ),
    pytest.param(
        "Es kostet 2 bis 3 Millionen Euro.",
        [("2 bis 3 Millionen Euro", "2000000..3000000 EUR")],
        id="range-magnitude",
    ),
    pytest.param("Das Virus H5N1 breitet sich aus.", [("H5N1", "h5n1")], id="code-virus"),
    pytest.param("Sie hat Typ-1-Diabetes.", [("Typ-1", "typ-1")], id="code-hyphen"),
    pytest.param("Die G7 tagt in Elmau.", [("G7", "g7")], id="code-summit"),
    pytest.param("Papst Johannes Paul II. reiste viel.", [("II", "2")], id="roman"),
    pytest.param(
        "Von 80 Booten kamen 12 an, 3 sanken.",
        [("80", "80"), ("12", "12"), ("3", "3")],
        id="several",
    ),
    pytest.param(
        "Er traf in Minute 12, 34 und 50.",
        [("12", "12"), ("34", "34"), ("50", "50")],
        id="no-comma-join",
    ),
]

LUXEMBOURGISH = [
    pytest.param("Am Sall souzen 250 Gäscht.", [("250", "250")], id="digits"),
    pytest.param("Et koumen 12.500 Visiteuren.", [("12.500", "12500")], id="thousands-point"),
    pytest.param("Et koumen 12 500 Visiteuren.", [("12 500", "12500")], id="thousands-space"),
    pytest.param("Et koumen 12\xa0500 Visiteuren.", [("12\xa0500", "12500")], id="thousands-nbsp"),
    pytest.param(
        "Et koumen 1\u202f250\u202f000 Visiteuren.",
        [("1\u202f250\u202f000", "1250000")],
        id="thousands-narrow",
    ),
    pytest.param("D'Nott louch bei 2,7.", [("2,7", "2.7")], id="decimal-comma"),
    pytest.param(
        "D'Stad huet 3.5 Milliounen Awunner.", [("3.5 Milliounen", "3500000")], id="decimal-point"
    ),
    pytest.param("No 1.5 Fuerstonne ware si do.", [("1.5", "1.5")], id="decimal-point-hours"),
    pytest.param("Si huet zwee Kanner.", [("zwee", "2")], id="word-two-neuter"),
    pytest.param("Hie war zwou Stonnen do.", [("zwou Stonnen", "2 hour")], id="word-two-feminine"),
    pytest.param("Do stinn zwéin Beem.", [("zwéin", "2")], id="word-two-dialect"),
    pytest.param("Siwe Persoune goufe blesséiert.", [("Siwe", "7")], id="word-seven-dropped-n"),
    pytest.param("Zéng Leit waren do.", [("Zéng", "10")], id="word-ten"),
    pytest.param("Zéing Leit waren do.", [("Zéing", "10")], id="word-ten-variant"),
    pytest.param("Zing Leit waren do.", [("Zing", "10")], id="word-ten-regional"),
    pytest.param("Zwielef Leit waren do.", [("Zwielef", "12")], id="word-twelve"),
    pytest.param("Fofzéng Leit waren do.", [("Fofzéng", "15")], id="word-fifteen"),
    pytest.param("Uechtzéng Leit waren do.", [("Uechtzéng", "18")], id="word-eighteen"),
    pytest.param("Fënnefavéierzeg Leit waren do.", [("Fënnefavéierzeg", "45")], id="word-eifel-a"),
    pytest.param(
        "Fënnefanvéierzeg Leit waren do.", [("Fënnefanvéierzeg", "45")], id="word-eifel-an"
    ),
    pytest.param(
        "Eenanachtzeg Leit waren do.", [("Eenanachtzeg", "81")], id="word-eifel-before-vowel"
    ),
    pytest.param("Siechzeg Leit waren do.", [("Siechzeg", "60")], id="word-sixty"),
    pytest.param("Sechzeg Leit waren do.", [("Sechzeg", "60")], id="word-sixty-variant"),
    pytest.param(
        "Fennefanzwanzeg Leit waren do.", [("Fennefanzwanzeg", "25")], id="word-umlaut-free"
    ),
    pytest.param(
        "Zweehonnertfofzeg Pompjeeë waren do.", [("Zweehonnertfofzeg", "250")], id="word-hundred"
    ),
    pytest.param(
        "Dräidausendfënnefhonnert Leit waren do.",
        [("Dräidausendfënnefhonnert", "3500")],
        id="word-thousand",
    ),
    pytest.param("E Mann, eng Fra an een Hond hunn en Auto gesinn.", [], id="article-is-no-number"),
    pytest.param("Déi béid Ministere hu sech getraff.", [], id="both-is-no-number"),
    pytest.param("Méi Leit wéi soss waren do.", [], id="more-is-no-number"),
    pytest.param(
        "Dat kascht 12 Mio. Euro.", [("12 Mio. Euro", "12000000 EUR")], id="magnitude-abbreviated"
    ),
    pytest.param(
        "De Budget ass 1,3 Milliarde Dollar.",
        [("1,3 Milliarde Dollar", "1300000000 USD")],
        id="magnitude-billion",
    ),
    pytest.param(
        "Eng Millioun Mënsche koumen.", [("Eng Millioun", "1000000")], id="magnitude-article"
    ),
    pytest.param(
        "Si hunn zwou Milliarden Euro bezuelt.",
        [("zwou Milliarden Euro", "2000000000 EUR")],
        id="magnitude-word",
    ),
    pytest.param(
        "Eng hallef Millioun Euro feelt.",
        [("Eng hallef Millioun Euro", "500000 EUR")],
        id="magnitude-half",
    ),
    pytest.param(
        "Dausende Leit hunn op der Strooss gefeiert.", [("Dausende", "1000")], id="magnitude-vague"
    ),
    pytest.param(
        "E puer Milliounen Euro feelen.",
        [("Milliounen Euro", "1000000 EUR")],
        id="magnitude-vague-millions",
    ),
    pytest.param("Eng Dosen Eeër louch do.", [("Eng Dosen", "12")], id="dozen"),
    pytest.param("Si krut zwou Dosen.", [("zwou Dosen", "2 dosen")], id="doses"),
    pytest.param(
        "Dat huet zweeanhallef Stonne gedauert.",
        [("zweeanhallef Stonne", "2.5 hour")],
        id="half-compound",
    ),
    pytest.param(
        "Hie blouf annerhallef Joer.", [("annerhallef Joer", "1.5 year")], id="one-and-a-half"
    ),
    pytest.param(
        "No enger hallwer Stonn war Schluss.", [("enger hallwer Stonn", "0.5 hour")], id="half-hour"
    ),
    pytest.param("En Drëttel vun de Wieler blouf doheem.", [("En Drëttel", "0.3333")], id="third"),
    pytest.param("Zwee Drëttel ware fir.", [("Zwee Drëttel", "0.6667")], id="two-thirds"),
    pytest.param("Dräi Véierel ware fir.", [("Dräi Véierel", "0.75")], id="three-quarters"),
    pytest.param("D'Hallschent vun de Plaze blouf eidel.", [("Hallschent", "0.5")], id="half-noun"),
    pytest.param(
        "Den Ëmsaz ass ëm 5,5 Prozent geklommen.", [("5,5 Prozent", "5.5 %")], id="percent-word"
    ),
    pytest.param("Den Ëmsaz ass ëm 5.5 % geklommen.", [("5.5 %", "5.5 %")], id="percent-sign"),
    pytest.param(
        "Dat sinn 0,2 Prozentpunkte méi.", [("0,2 Prozentpunkte", "0.2 pp")], id="percentage-points"
    ),
    pytest.param("D'Hiem kascht 49,90 €.", [("49,90 €", "49.9 EUR")], id="money-sign"),
    pytest.param("Dat huet 500 Frang kascht.", [("500 Frang", "500 franc")], id="money-franc"),
    pytest.param(
        "De Club huet 20 Milliounen Pond gebueden.",
        [("20 Milliounen Pond", "20000000 GBP")],
        id="money-pound-magnitude",
    ),
    pytest.param("Hien ass 160 km/h gefuer.", [("160 km/h", "160 km/h")], id="unit-speed"),
    pytest.param(
        "Hien ass 160 Kilometer an der Stonn gefuer.",
        [("160 Kilometer an der Stonn", "160 km/h")],
        id="unit-speed-words",
    ),
    pytest.param("Dat huet 65 Méint gedauert.", [("65 Méint", "65 month")], id="unit-time"),
    pytest.param(
        "Si huet d'100-Meter-Finall gewonnen.", [("100-Meter", "100 m")], id="unit-hyphen"
    ),
    pytest.param("De Steen weit 500 Kilo.", [("500 Kilo", "500 kg")], id="unit-weight"),
    pytest.param(
        "Nuets gëtt et minus 5 Grad kal.", [("minus 5 Grad", "-5 °")], id="unit-temperature"
    ),
    pytest.param("De 45-Järege gouf festgeholl.", [("45-Järege", "45 year")], id="age"),
    pytest.param("Si ass 28 Joer al.", [("28 Joer", "28 year")], id="age-words"),
    pytest.param("Si wunnt am 18. Quartier.", [("18.", "18")], id="ordinal-digits"),
    pytest.param(
        "Am drëtte Match war et déi zweet Néierlag.",
        [("drëtte", "3"), ("zweet", "2")],
        id="ordinal-word",
    ),
    pytest.param("Et ass éischter kal.", [], id="rather-is-no-ordinal"),
    pytest.param(
        "D'Kierch ass aus dem 12. Joerhonnert.", [("12. Joerhonnert", "12 century")], id="century"
    ),
    pytest.param(
        "An den 1960er Joren war dat anescht.", [("1960er Joren", "1960 year")], id="decade"
    ),
    pytest.param("D'Musek vun den 80er lieft.", [("80er", "80")], id="decade-short"),
    pytest.param("Lëtzebuerg huet 3:1 gewonnen.", [("3:1", "3:1")], id="score"),
    pytest.param("Et stoung 37 zu 0 an der Paus.", [("37 zu 0", "37:0")], id="score-words"),
    pytest.param("Et waren 3 zu Lëtzebuerg.", [("3", "3")], id="place-is-no-score"),
    pytest.param(
        "Eng Persoun steet fir 10 bis 15 anerer.", [("10 bis 15", "10..15")], id="range-words"
    ),
    pytest.param(
        "Tëscht 10 a 15 Autoe hu gebrannt.", [("10 a 15", "10..15")], id="range-between-a"
    ),
    pytest.param(
        "Tëscht 20 an 30 Autoe hu gebrannt.", [("20 an 30", "20..30")], id="range-between-an"
    ),
    pytest.param("De Virus H5N1 breet sech aus.", [("H5N1", "h5n1")], id="code-virus"),
    pytest.param("Si huet Typ-1-Diabetes.", [("Typ-1", "typ-1")], id="code-hyphen"),
    pytest.param("Hie gouf dräimol Weltmeeschter.", [("dräimol", "3")], id="times-ending"),
    pytest.param(
        "Vun 80 Schëffer koumen 12 un, 3 sinn ënnergaangen.",
        [("80", "80"), ("12", "12"), ("3", "3")],
        id="several",
    ),
]
