"""Sentence boundaries: tricky news sentences of both languages with exact results.

In the tables ``|`` stands for a boundary with a space and ``‖`` for one without.
"""

from __future__ import annotations

import time

import pytest

from claims.engine.languages import UnknownLanguageError, get_pack
from claims.engine.segmentation import split_claims

GERMAN = [
    # ordinals and dates
    pytest.param("Am 12. September trafen sie sich.|Danach reiste er ab.", id="de-date"),
    pytest.param("Die Kirche stammt aus dem 19. Jahrhundert.|Sie wird saniert.", id="de-century"),
    pytest.param(
        "Die Sitzung findet am 3. statt.|Der Rat berät am 4. Juli.", id="de-ordinal-lower"
    ),
    pytest.param("Er feierte seinen 80. Geburtstag in Trier.", id="de-birthday"),
    pytest.param(
        "Der FC gewann das 1000. Spiel der Vereinsgeschichte.", id="de-ordinal-four-digits"
    ),
    pytest.param("Vom 11. bis 13. Oktober bleibt die Brücke gesperrt.", id="de-date-range"),
    pytest.param("Zwischen der 11. und 12. Klasse wechselte sie.", id="de-ordinal-and"),
    pytest.param("Am 12.9. Berlin, am 14.9. Wien: So lautet der Plan.", id="de-numeric-date"),
    pytest.param("Die Wahl ist am 8. 10. 2023 und dauert einen Tag.", id="de-spaced-date"),
    pytest.param("Das war 2019.|Polizei und Zoll ermitteln weiter.", id="de-year-ends"),
    pytest.param("Luxemburg kam auf Platz 3.|Trainer Holtz war zufrieden.", id="de-rank-ends"),
    pytest.param("Der Zeuge ist 45.|Die Polizei sucht ihn.", id="de-age-ends"),
    pytest.param("Der 1. FC Köln verlor 1:3.|Trainer Baumgart tobte.", id="de-club"),
    pytest.param(
        "Papst Johannes Paul II. war dort.|Auch Ludwig XIV. Ihm folgte Ludwig XV.", id="de-roman"
    ),
    pytest.param("Im 2. Weltkrieg starben Millionen.", id="de-war"),
    pytest.param("Die 11./12. Klasse reist mit.", id="de-slashed-ordinal"),
    # abbreviations
    pytest.param(
        "Er nannte z. B. Frankreich und d. h. Paris.|Mehr sagte er nicht.", id="de-spaced-zb"
    ),
    pytest.param("Betroffen sind u.a. Schulen in Trier.", id="de-ua"),
    pytest.param("Betroffen sind Schulen, Kitas u. a.|Die Stadt hilft.", id="de-ua-ends"),
    pytest.param("Die Polizei bzw. Staatsanwaltschaft ermittelt.", id="de-bzw"),
    pytest.param("Dr. Müller und Prof. Dr. med. Anna Weber operierten.", id="de-titles"),
    pytest.param("Er wohnt in der Hauptstr. 5 in Bonn.", id="de-street-number"),
    pytest.param("Er wohnt in der Hauptstr.|Die Miete stieg.", id="de-street-ends"),
    pytest.param("Der Bau kostet 3,5 Mio. Euro.|Der Bund zahlt 2 Mrd. Euro.", id="de-mio"),
    pytest.param("Der Schaden liegt bei 3,5 Mio.|Das teilte die Polizei mit.", id="de-mio-ends"),
    pytest.param("Es gibt Äpfel, Birnen usw.|Die Preise steigen.", id="de-usw-ends"),
    pytest.param("Das Grab stammt aus dem 2. Jh. v. Chr. und ist leer.", id="de-vchr"),
    pytest.param("Nach Art. 5 Abs. 2 GG ist das erlaubt.", id="de-article"),
    pytest.param("Er ist anderer Art.|Polizisten stimmten zu.", id="de-art-is-a-word"),
    pytest.param("Die Linie Nr. 7 hält in St. Gallen.|Die Fahrt dauert ca. 20 Min.", id="de-nr-st"),
    pytest.param(
        "Der Minister a. D. Schmidt sprach mit der Kanzlei Meier & Co. KG.", id="de-ad-co"
    ),
    pytest.param("Das Gerät misst 5 m.|Es wiegt 12 kg.|Polizisten trugen es.", id="de-units"),
    # initials
    pytest.param("J. F. Kennedy und George W. Bush waren Präsidenten.", id="de-initials"),
    pytest.param(
        "Angeklagt ist Marco S. Er soll gestohlen haben.".replace(". Er", ".|Er"),
        id="de-surname-initial",
    ),
    pytest.param("Der Film mit R. De Niro läuft heute.", id="de-initial-particle"),
    pytest.param(
        "Es gibt keinen Plan B. Die Regierung weiß das.".replace("B. ", "B.|"), id="de-plan-b"
    ),
    pytest.param("Das U.S. Census Bureau zählte nach.", id="de-dotted-acronym"),
    # numbers, times, addresses, files
    pytest.param(
        "Die Inflation lag bei 3.5 Prozent.|Der Zug fährt um 14.30 Uhr.", id="de-decimal-time"
    ),
    pytest.param("Rund 24.000 Menschen kamen.|1.500 Helfer waren da.", id="de-thousands"),
    pytest.param(
        "Mehr unter www.polizei.de oder info@stadt-bonn.de.|Dort steht alles.", id="de-url-mail"
    ),
    pytest.param("Siehe https://example.org/a.b?c=1.|Dann klicken Sie.", id="de-url"),
    pytest.param("Die Datei bericht.pdf liegt bei Booking.Com und Web.De vor.", id="de-file-name"),
    pytest.param("Die Nordkoreaist gemeint, nicht Node.Js selbst.", id="de-glued-word"),
    # ellipses, question and exclamation marks, colons
    pytest.param("Er wartete …|Dann ging er.", id="de-ellipsis-char"),
    pytest.param("Er wartete...|Der Bus kam nicht.", id="de-ellipsis-dots"),
    pytest.param("Und dann … Stille.", id="de-ellipsis-inside"),
    pytest.param("Was nun?|Wer zahlt?!|Niemand weiß es!", id="de-marks"),
    pytest.param("Die Lage ist klar: Es fehlt Geld.|Das Fazit: Sparen.", id="de-colon"),
    # quotations
    pytest.param(
        "„Das ist gut. Wir bleiben. Punkt“, sagte Kim.|Dann ging er.", id="de-quote-attribution"
    ),
    pytest.param("Er sagte: „Ich freue mich. Ich bin bereit.“|Dann ging er.", id="de-quote-colon"),
    pytest.param("„Kommt er?“, fragte sie.|„Nein!“ rief Müller.", id="de-quote-question"),
    pytest.param("„Das Urteil steht.“|Die Richterin schloss.", id="de-quote-then-sentence"),
    pytest.param("»Wir gehen. Sofort.«|Das sagte sie.", id="de-guillemets-in"),
    pytest.param("«Wir gehen. Sofort», sagte sie.|Er blieb.", id="de-guillemets-out"),
    pytest.param("“Wir gehen. Sofort”, sagte sie.|Er blieb.", id="de-english-quotes"),
    pytest.param('"Wir gehen. Sofort", sagte sie.|Er blieb.', id="de-straight-quotes"),
    pytest.param("Sie sagte: ‚Wir gehen. Sofort.‘|Er blieb.", id="de-single-quotes"),
    pytest.param(
        "„Er rief: ‚Halt. Stopp.‘ Dann fiel er“, sagte sie.|Er blieb.", id="de-nested-quotes"
    ),
    pytest.param(
        "Sie verfolgten „ein Abkommen.|Moskau schwieg.|„Nein“, hieß es.", id="de-stray-opening"
    ),
    pytest.param("Das ist gut“, sagte er.|Sie ging.|Er blieb.", id="de-stray-closing"),
    pytest.param('Er sagte "ja.|Sie sagte "nein".|Das war alles.', id="de-stray-straight"),
    pytest.param('""Das ist gut. Wir bleiben"", sagte er.|Sie ging.', id="de-doubled-quotes"),
    # parentheses, missing spaces, credits
    pytest.param("Der Plan (er ist alt. Sehr alt.) gilt.|Das steht fest.", id="de-parenthesis"),
    pytest.param("Er ging.|(Das war neu. Sehr neu.)|Dann kam sie.", id="de-own-parenthesis"),
    pytest.param("Die Bahn fährt wieder. (dpa)|Der Bus auch.", id="de-agency-aside"),
    pytest.param("Das ist das Ende.‖Der nächste Zug fährt morgen.", id="de-missing-space"),
    pytest.param("Sie kam.‖„Ich bleibe“, sagte sie.", id="de-missing-space-quote"),
    pytest.param("Er sagte: „Nein.“‖Dann ging er.", id="de-missing-space-after-quote"),
    pytest.param("SEOUL: Kim lud Putin ein.|Moskau nahm an.", id="de-dateline"),
    pytest.param("Das zeigt eine Studie.[12]|Sie ist neu.", id="de-footnote"),
    pytest.param("Hans' Auto steht.|Max' Rad auch.", id="de-genitive"),
]

LUXEMBOURGISH = [
    # ordinals and dates
    pytest.param("De 6. Mee koum hien.|Duerno ass hie gaangen.", id="lb-date"),
    pytest.param("D'Kierch ass aus dem 19. Joerhonnert.|Si gëtt renovéiert.", id="lb-century"),
    pytest.param("Den 23. Juni ass Nationalfeierdag.", id="lb-june"),
    pytest.param("D'17. Joerhonnert war schwéier.", id="lb-article-ordinal"),
    pytest.param("Vum 11. bis den 13. Oktober ass d'Bréck zou.", id="lb-range"),
    pytest.param("Hien huet säin 80. Gebuertsdag gefeiert.", id="lb-birthday"),
    pytest.param("De 14. Abrëll an den 2. Mäerz si fräi.", id="lb-months"),
    pytest.param("Dat war 2019.|Police an Douane enquêtéieren.", id="lb-year-ends"),
    pytest.param("Lëtzebuerg koum op Plaz 3.|Trainer Holtz war frou.", id="lb-rank-ends"),
    pytest.param("Den Zeien ass 45.|D'Police sicht hien.", id="lb-age-ends"),
    pytest.param("Am 2. Weltkrich si vill Leit gestuerwen.", id="lb-war"),
    pytest.param("Si war an der 2. Ronn dobäi.|Hien net.", id="lb-round"),
    pytest.param("De Jean-Claude ass um 15. gewielt ginn.", id="lb-ordinal-lower"),
    pytest.param("De Papst Jean-Paul II. war do.", id="lb-roman"),
    # abbreviations
    pytest.param("Hien huet z. B. Frankräich genannt.|Méi sot hien net.", id="lb-zb"),
    pytest.param("Betraff sinn u.a. Schoulen am Süden.", id="lb-ua"),
    pytest.param("D'Police resp. Douane huet kontrolléiert.", id="lb-resp"),
    pytest.param("Den Dr. Weber an d'Mme. Muller ware do.", id="lb-titles"),
    pytest.param("Si verkafen Äppel, Biren asw.|D'Präisser klammen.", id="lb-asw-ends"),
    pytest.param("Si verkafen Äppel, Biren etc. a Kéiss.", id="lb-etc-inside"),
    pytest.param("Dat Graf ass aus dem 2. Joerh. v. Chr. an eidel.", id="lb-vchr"),
    pytest.param("De Projet kascht 3,5 Mio. Euro.|De Stat bezilt 2 Mrd. Euro.", id="lb-mio"),
    pytest.param("De Schued läit bei 3,5 Mio.|Dat huet d'Police gemellt.", id="lb-mio-ends"),
    pytest.param("D'Linn Nr. 7 hält zu St. Vith.|D'Rees dauert ca. 20 Minutten.", id="lb-nr-st"),
    pytest.param("Den Affekot Me. Vogel huet geschwat.", id="lb-maitre"),
    pytest.param("No Art. 5 Abs. 2 ass dat erlaabt.", id="lb-article"),
    pytest.param("D'Firma Paul Wurth S.A. baut.|D'Entreprise Cloos S.à r.l. och.", id="lb-company"),
    pytest.param(
        "Ech soen et dir.|Polizisten hunn et gesinn.|Reesender waren do.|Famillje sinn komm.",
        id="lb-short-words",
    ),
    pytest.param("D'Geschäft mécht op.|Spiller kommen an d'Stad.", id="lb-op-is-a-word"),
    # initials
    pytest.param("D'M. Polfer an den X. Bettel ware do.", id="lb-initials"),
    pytest.param("De J. F. Kennedy an de George W. Bush waren do.", id="lb-us-presidents"),
    pytest.param("Ugeklot ass de Marco S.|De Mann soll geklaut hunn.", id="lb-surname-initial"),
    # numbers, times, addresses
    pytest.param("Den Zuch fiert um 14.30 Auer.|D'Inflatioun läit bei 3,5 Prozent.", id="lb-time"),
    pytest.param("Ronn 24.000 Leit koumen.|1.500 Hëllefer waren do.", id="lb-thousands"),
    pytest.param("Méi op www.rtl.lu oder info@vdl.lu.|Do steet alles.", id="lb-url-mail"),
    pytest.param("De Fichier rapport.pdf läit op Luxair.Lu vir.", id="lb-file"),
    # ellipses, marks, colons
    pytest.param("Hien huet gewaart …|Dunn ass hie gaangen.", id="lb-ellipsis-char"),
    pytest.param("Hien huet gewaart...|De Bus koum net.", id="lb-ellipsis-dots"),
    pytest.param("Wat elo?|Wie bezilt?!|Keen weess et!", id="lb-marks"),
    pytest.param("D'Situatioun ass kloer: Et feelt Geld.|De Fazit: spueren.", id="lb-colon"),
    # quotations
    pytest.param(
        '"Dat ass gutt. Mir bleiwen", sou de Minister.|Duerno ass hie gaangen.', id="lb-straight"
    ),
    pytest.param(
        'Hie sot: "Ech si frou. Ech si bereet."|Duerno ass hie gaangen.', id="lb-colon-quote"
    ),
    pytest.param("„Dat ass gutt. Mir bleiwen“, sot d'Ministesch.|Hie blouf.", id="lb-low-high"),
    pytest.param("„Dat ass gutt. Mir bleiwen”, sot d'Ministesch.|Hie blouf.", id="lb-low-right"),
    pytest.param('„Dat ass gutt. Mir bleiwen", sot si.|Hie blouf.', id="lb-low-straight"),
    pytest.param("“Dat ass gutt. Mir bleiwen”, sot si.|Hie blouf.", id="lb-english"),
    pytest.param("« Dat ass gutt. Mir bleiwen », sot si.|Hie blouf.", id="lb-french-spaced"),
    pytest.param("»Dat ass gutt. Mir bleiwen«, sot si.|Hie blouf.", id="lb-guillemets"),
    pytest.param('"Kënnt hien?" wollt si wëssen.|"Neen!" sot de Jang.', id="lb-quote-question"),
    pytest.param(
        "\"d'Geschicht ass aal. D'Leit si frou\", sou hien.|Hie laacht.",
        id="lb-apostrophe-in-quote",
    ),
    pytest.param('Si sot "jo.|Hie sot "neen".|Dat war alles.', id="lb-stray-straight"),
    pytest.param("Si verfollegen „en Ofkommes.|Moskau schweigt.", id="lb-stray-opening"),
    pytest.param(",,Dat ass gutt. Mir bleiwen'', sot si.|Hie blouf.", id="lb-comma-quotes"),
    # apostrophes
    pytest.param("D'USA reagéieren.|D'EU och.", id="lb-d-straight"),
    pytest.param("D’USA reagéieren.|D’EU och.", id="lb-d-curly"),
    pytest.param("D´USA reagéieren.|D´EU och.", id="lb-d-acute"),
    pytest.param("D‘USA reagéieren.|D‘EU och.", id="lb-d-left"),
    pytest.param("Hien ass do. d'Regierung schweigt.".replace(". ", ".|"), id="lb-lower-d"),
    pytest.param("D' Regierung schweigt.|D' Oppositioun net.", id="lb-spaced-d"),
    pytest.param(
        "D'Leit soen 't wier gutt. Si sinn 'n Dag do.".replace(". ", ".|"), id="lb-elision"
    ),
    # parentheses, missing spaces, credits
    pytest.param("De Plang (hien ass al. Ganz al.) gëllt.|Dat steet fest.", id="lb-parenthesis"),
    pytest.param("Hie goung.|(Dat war nei. Ganz nei.)|Dunn koum si.", id="lb-own-parenthesis"),
    pytest.param("Den Zuch fiert nees. (dpa)|De Bus och.", id="lb-agency-aside"),
    pytest.param("Dat ass d'Enn.‖De nächsten Zuch fiert muer.", id="lb-missing-space"),
    pytest.param("Dat ass d'Enn.‖D'Leit gi heem.", id="lb-missing-space-d"),
    pytest.param('Si koum.‖"Ech bleiwen", sot si.', id="lb-missing-space-quote"),
    pytest.param("Hien ass op d'mannst 1,90 m.|Hie weit 90 kg.", id="lb-units"),
    pytest.param("Op der A3, km 12, gouf et en Accident.|Keng Blesséiert.", id="lb-accident"),
]


@pytest.mark.parametrize("marked", GERMAN)
def test_german_boundaries(marked):
    _check(marked, "de")


@pytest.mark.parametrize("marked", LUXEMBOURGISH)
def test_luxembourgish_boundaries(marked):
    _check(marked, "lb")


@pytest.mark.parametrize("marked", GERMAN)
def test_a_german_claim_alone_stays_one_claim(marked):
    _check_alone(marked, "de")


@pytest.mark.parametrize("marked", LUXEMBOURGISH)
def test_a_luxembourgish_claim_alone_stays_one_claim(marked):
    _check_alone(marked, "lb")


def _check(marked, language):
    text = marked.replace("|", " ").replace("‖", "")
    claims = split_claims(text, language)
    assert [claim.text for claim in claims] == marked.replace("‖", "|").split("|")
    assert all(text[claim.start : claim.end] == claim.text for claim in claims)


def _check_alone(marked, language):
    for part in marked.replace("‖", "|").split("|"):
        assert [claim.text for claim in split_claims(part, language)] == [part]


def test_a_boundary_that_is_not_marked_by_a_stop_is_not_invented():
    text = "Medien berichteten am Donnerstag Kim Es wird erwartet, dass er weiterreist."
    assert [claim.text for claim in split_claims(text, "de")] == [text]


def test_lines_are_paragraphs_and_numbered():
    text = "\n\nEins war gut.  Zwei auch.\n \n\tDrei war schlecht.\nVier fehlt.\n"
    claims = split_claims(text, "de")
    assert [(claim.paragraph, claim.text) for claim in claims] == [
        (0, "Eins war gut."),
        (0, "Zwei auch."),
        (1, "Drei war schlecht."),
        (2, "Vier fehlt."),
    ]


def test_bullet_lines_stay_apart():
    text = "Das ändert sich:\n- mehr Busse\n- weniger Autos\n- neue Wege"
    assert [claim.text for claim in split_claims(text, "de")] == text.split("\n")


def test_a_quote_never_reaches_into_the_next_paragraph():
    text = "Sie sagte: „Wir gehen. Er blieb.\nDas war alles“, hieß es. Dann kam er."
    assert [claim.text for claim in split_claims(text, "de")] == [
        "Sie sagte: „Wir gehen.",
        "Er blieb.",
        "Das war alles“, hieß es.",
        "Dann kam er.",
    ]


def test_a_quotation_beyond_the_guard_is_split():
    sentence = "Wir haben lange und gründlich über diese Frage beraten."
    text = "„" + " ".join([sentence] * 9) + "“, sagte Kim."
    claims = split_claims(text, "de")
    assert len(claims) == 9
    assert claims[0].text == "„" + sentence
    assert claims[-1].text == sentence + "“, sagte Kim."


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "\u2028\u00a0\n"], ids=["empty", "space", "lines", "separators"]
)
def test_a_text_without_sentences_has_no_claims(text):
    assert split_claims(text, "lb") == ()


def test_an_unknown_language_is_named_with_the_known_ones():
    with pytest.raises(UnknownLanguageError, match=r"'xx'; known are: de, lb"):
        split_claims("Text.", "xx")
    assert get_pack("lb").code == "lb"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("wort " * 70_000, id="no-stop"),
        pytest.param("„" * 100_000 + "“" * 100_000, id="nested-quotes"),
        pytest.param("(. " * 70_000, id="open-brackets"),
        pytest.param('A." ' * 70_000, id="alternating"),
        pytest.param("." * 500_000, id="only-stops"),
        pytest.param("Der Satz ist kurz. " * 20_000, id="one-paragraph"),
        pytest.param("Der Satz ist kurz.\n" * 20_000, id="many-lines"),
        pytest.param("d'A " * 70_000, id="apostrophes"),
        pytest.param("1." * 100_000, id="numbers"),
        pytest.param(" " * 500_000 + "x", id="spaces"),
        pytest.param(". " * 100_000, id="spaced-stops"),
        pytest.param("-" * 500_000, id="dashes"),
        pytest.param("A-" * 500_000, id="slug"),
    ],
)
def test_hostile_text_takes_linear_time(text):
    started = time.process_time()
    claims = split_claims(text, "de")
    assert time.process_time() - started < 20
    assert sum(len(claim.text.split()) for claim in claims) == len(text.split())
