"""Kinds of claims: headlines, headings, quotations and what is set aside; also on the seeds."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.engine.segmentation import split_claims
from claims.engine.types import ClaimKind

SEEDS = Path(__file__).parents[3] / "seeds"
LEAD = (
    "Der Minister hat am Mittwoch in Trier ein neues Gesetz über den Bau von Straßen vorgestellt."
)
NEXT = "Es soll im kommenden Jahr in Kraft treten und für alle Gemeinden gelten."
LEAD_LB = (
    "De Minister huet e Mëttwoch zu Esch en neit Gesetz iwwer de Bau vu Stroossen virgestallt."
)


def _kinds(text, language="de", title=""):
    return [(c.kind.value, c.text) for c in split_claims(text, language, title=title)]


def _kind_of(line, text, language="de"):
    return next(kind for kind, found in _kinds(text, language) if found == line)


BOILERPLATE = [
    pytest.param("de", "Foto: Max Muster/dpa", id="photo"),
    pytest.param("de", "(Foto: dpa)", id="photo-brackets"),
    pytest.param("lb", "Fotoen: Steve Remesch", id="photo-lb"),
    pytest.param("de", "Symbolbild", id="symbol-picture"),
    pytest.param("de", "© Reuters", id="copyright"),
    pytest.param("de", "(dpa)", id="agency"),
    pytest.param("de", "dpa/afp", id="agencies"),
    pytest.param("de", "(mth/dpa)", id="siglum-agency"),
    pytest.param("lb", "(mth)", id="siglum"),
    pytest.param("de", "Lesen Sie auch: Wie es weitergeht", id="see-also"),
    pytest.param("de", "Mehr zum Thema", id="see-also-alone"),
    pytest.param("lb", "Weiderliesen", id="see-also-lb"),
    pytest.param("lb", "Liest och: De Bau vun der A3", id="see-also-colon-lb"),
    pytest.param("de", "Von Max Muster", id="byline"),
    pytest.param("de", "Von Anna von der Heide und Max Muster", id="byline-two"),
    pytest.param("lb", "Vum Steve Remesch", id="byline-lb"),
    pytest.param("de", "14.09.2023, 10:30 Uhr", id="date-line"),
    pytest.param("de", "Stand: 14.09.2023", id="date-line-word"),
    pytest.param("de", "toi-allgemeines", id="slug"),
    pytest.param("de", "#Politik", id="hash-tag"),
]


@pytest.mark.parametrize(("language", "line"), BOILERPLATE)
def test_a_line_that_is_no_part_of_the_report_is_set_aside(language, line):
    text = f"Neues Gesetz vorgestellt\n{LEAD}\n{NEXT}\n{line}"
    assert _kind_of(line, text, language) == "boilerplate"


STATEMENTS = [
    pytest.param("de", "Foto und Video zeigen den Täter.", id="photo-sentence"),
    pytest.param("de", "Bild: Kim traf Putin am Mittwoch in Wostotschny.", id="caption"),
    pytest.param("de", "Von Berlin nach Paris fährt nun ein Zug.", id="byline-word"),
    pytest.param("de", "Von Max Muster stammt die Idee.", id="byline-and-verb"),
    pytest.param("de", "Lesen Sie auch den zweiten Teil des Berichts.", id="see-also-sentence"),
    pytest.param("de", "Moskau (dpa) – Kim traf Putin.", id="agency-dateline"),
    pytest.param("de", "Die dpa meldete den Vorfall.", id="agency-sentence"),
    pytest.param("de", "Am 14.09.2023 war Schluss.", id="date-sentence"),
    pytest.param("de", "Nein.", id="one-word"),
    pytest.param("de", "Das kostet 5-mal mehr", id="no-stop-at-the-end"),
    pytest.param("de", "E-Mail", id="hyphenated-noun"),
    pytest.param("lb", "Vum Steve Remesch ass näischt bekannt.", id="byline-sentence-lb"),
    pytest.param("lb", "Liest och emol e Buch.", id="see-also-sentence-lb"),
    pytest.param("lb", "SEOUL: De Kim huet de Putin agelueden.", id="dateline"),
]


@pytest.mark.parametrize(("language", "line"), STATEMENTS)
def test_a_real_statement_is_never_set_aside(language, line):
    text = f"Neues Gesetz vorgestellt\n{LEAD}\n{NEXT}\n{line}"
    assert _kind_of(line, text, language) == "statement"


QUOTATIONS = [
    pytest.param(
        "de", "„Das ist gut. Wir bleiben dabei“, sagte Kim.", "quotation", id="attributed"
    ),
    pytest.param(
        "de", "Kim sagte: „Wir werden das nicht länger hinnehmen.“", "quotation", id="colon"
    ),
    pytest.param(
        "de", "Kim nannte das „sehr gut“ und reiste am Abend ab.", "statement", id="few-words"
    ),
    pytest.param(
        "lb", '"Mir fuerdere Russland op, opzehalen", sou de Minister.', "quotation", id="lb"
    ),
    pytest.param("lb", "D'Leit soen, d'Regierung hätt d'Suen net.", "statement", id="apostrophes"),
    pytest.param("de", "Das ist „ein Abkommen, das niemand kennt.", "statement", id="unbalanced"),
]


@pytest.mark.parametrize(("language", "line", "kind"), QUOTATIONS)
def test_a_claim_that_is_mainly_quoted_is_a_quotation(language, line, kind):
    assert _kinds(line, language) == [(kind, line)]


def test_the_parts_of_a_long_quotation_are_quotations():
    sentence = "Wir haben lange und gründlich über diese Frage beraten."
    text = "„" + " ".join([sentence] * 9) + "“"
    assert {kind for kind, _ in _kinds(text)} == {"quotation"}


HEADLINES = [
    pytest.param("Kim lädt Putin ein", "headline", id="no-stop"),
    pytest.param("Kim lädt Putin ein. Peking schaut zu", "headline", id="stop-inside"),
    pytest.param("Kommt Putin nach Pjöngjang?", "headline", id="question"),
    pytest.param("Kim hat Putin eingeladen.", "headline", id="short-sentence"),
    pytest.param("Kim kam. Putin ging.", "", id="two-sentences"),
    pytest.param("- Kim lädt Putin ein", "statement", id="bullet"),
    pytest.param(LEAD + " " + NEXT, "", id="long"),
]


@pytest.mark.parametrize(("first", "kind"), HEADLINES)
def test_the_first_line_is_the_headline_when_it_looks_like_one(first, kind):
    kinds = {text: found for found, text in _kinds(f"{first}\n\n{LEAD}\n{NEXT}")}
    assert kinds.get(first, "") == kind
    assert kinds.get(LEAD, "statement") == "statement"


def test_a_sentence_right_above_the_text_is_no_headline():
    assert _kinds(f"Kim hat Putin eingeladen.\n{LEAD}")[0][0] == "statement"


def test_a_single_line_is_no_headline():
    assert _kinds("Kim lädt Putin ein") == [("statement", "Kim lädt Putin ein")]


def test_the_title_from_the_metadata_names_the_headline():
    text = f"Treffen in Wostotschny\nKim hat Putin eingeladen.\n{LEAD}"
    assert _kinds(text, title="Kim hat Putin eingeladen") == [
        ("subheading", "Treffen in Wostotschny"),
        ("headline", "Kim hat Putin eingeladen."),
        ("statement", LEAD),
    ]


COPIES = [
    pytest.param("Koenig laedt Praesidenten nach Oesterreich", True, id="ascii"),
    pytest.param("Koenig laedt Praesidenten nach", True, id="cut-short"),
    pytest.param("koenig-laedt-praesidenten-nach-oesterreich", True, id="slug"),
    pytest.param("König lädt Präsidenten nach Österreich ein", True, id="repeated"),
    pytest.param("König lädt Präsidenten nach Österreich ein.", False, id="sentence"),
    pytest.param("König lädt Präsidenten nach Österreich ein, Kanzler sagt ab", False, id="longer"),
    pytest.param("Kanzler lädt Minister nach Luxemburg ein", False, id="different"),
    pytest.param("König", False, id="one-word"),
]


@pytest.mark.parametrize(("line", "is_copy"), COPIES)
def test_copies_of_the_headline_are_set_aside(line, is_copy):
    headline = "König lädt Präsidenten nach Österreich ein"
    kinds = _kinds(f"{headline}\n\n{line}\n{LEAD}\n{NEXT}")
    assert kinds[0] == ("headline", headline)
    assert (kinds[1][0] == "boilerplate") is is_copy


def test_a_copy_above_the_headline_is_set_aside_too():
    kinds = _kinds(f"Koenig laedt Praesidenten\nKönig lädt Präsidenten ein\n{LEAD}")
    assert [kind for kind, _ in kinds] == ["boilerplate", "headline", "statement"]


SUBHEADINGS = [
    pytest.param("Kritik aus Brüssel", "subheading", id="plain"),
    pytest.param("„Das ist ein Skandal“", "subheading", id="quoted"),
    pytest.param("Wie geht es weiter?", "subheading", id="question"),
    pytest.param("Das ändert sich:", "statement", id="colon"),
    pytest.param("• mehr Busse", "statement", id="bullet"),
    pytest.param("Der Rat stimmte zu.", "statement", id="sentence"),
]


@pytest.mark.parametrize(("line", "kind"), SUBHEADINGS)
def test_a_short_line_before_text_is_a_subheading(line, kind):
    assert _kind_of(line, f"Neues Gesetz\n\n{LEAD}\n\n{line}\n\n{NEXT}") == kind


def test_the_last_line_is_no_subheading():
    assert _kinds(f"Neues Gesetz\n\n{LEAD}\n\nKritik aus Brüssel")[-1][0] == "statement"


MARKERS = [
    pytest.param(" date 2023-09 Nei Gesetzer virgestallt.", "date 2023-09", id="month"),
    pytest.param("date 2023-09-14 Nei Gesetzer virgestallt.", "date 2023-09-14", id="day"),
    pytest.param(
        "Date: 2023-09-14T10:30Z Nei Gesetzer virgestallt.", "Date: 2023-09-14T10:30Z", id="time"
    ),
]


@pytest.mark.parametrize(("first", "marker"), MARKERS)
def test_a_leading_date_marker_is_cut_off(first, marker):
    assert _kinds(f"{first}\n\n{LEAD_LB}", "lb") == [
        ("boilerplate", marker),
        ("headline", "Nei Gesetzer virgestallt."),
        ("statement", LEAD_LB),
    ]


def test_a_date_marker_elsewhere_is_text():
    text = f"Nei Gesetzer\n\n{LEAD_LB}\n\nDate 2023-09 steet am Dokument."
    assert _kinds(text, "lb")[-1] == ("statement", "Date 2023-09 steet am Dokument.")


def _seed(language):
    marks = {"de": "SEOUL:", "lb": "Noriichtenagence"}
    for path in sorted(SEEDS.rglob("*.txt")):
        text = path.read_text(encoding="utf-8")
        if marks[language] in text:
            return text
    pytest.fail(f"no seed for {language} in {SEEDS}")


def test_the_german_seed():
    claims = split_claims(_seed("de"), "de")
    kinds = [claim.kind for claim in claims]
    assert len(claims) == 24
    assert kinds[:2] == [ClaimKind.HEADLINE, ClaimKind.BOILERPLATE]
    assert [c.text for c in claims if c.kind is ClaimKind.BOILERPLATE] == [
        "Kim Jong Un laedt Putin nach Nordkorea ein waehrend er",
        "toi-allgemeines",
    ]
    assert claims[2].text.startswith("SEOUL: Nordkoreanischer Führer")
    assert claims[2].text.endswith("Produktionsstätten fortsetzt.")
    assert claims[7].text == "Nord Koreaist der offizielle Name."
    assert claims[18].text.endswith("verfolgten „ein Militärabkommen.")


def test_the_luxembourgish_seed():
    claims = split_claims(_seed("lb"), "lb")
    assert [c.text for c in claims if c.kind is ClaimKind.BOILERPLATE] == ["date 2023-09"]
    assert [c.text for c in claims if c.kind is ClaimKind.HEADLINE] == [
        "Nordkorea a Russland wëllen hir Bezéiunge wéi et schéngt weider verdéiwen."
    ]
    assert [c.text for c in claims if c.kind is ClaimKind.SUBHEADING] == [
        "Wéineg Detailer iwwer Inhalter vu Berodungen",
        "USA a Südkorea weise sech alarméiert",
    ]
    assert len(claims) == 19
    assert claims[-1].kind is ClaimKind.QUOTATION
