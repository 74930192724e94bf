"""Exports of a comparison in every format, and the import of its JSON."""

from __future__ import annotations

import csv
import json
from io import StringIO
from xml.etree import ElementTree as ET

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client

from articles.cleaning import clean_text, hash_text
from articles.models import Article
from claims import review
from claims.decisions.notes import read_notes
from claims.exports import FORMATS
from claims.exports.json_whole import view_whole
from claims.exports.table import defuse
from claims.exports.xml import XML
from claims.imports.comparison import ImportRefused, import_comparison
from claims.models import Alignment, Claim, Comparison, Decision, Discrepancy, EncoderModel
from claims.review import NoteChange
from tests.browser.example import make_example
from tests.factories import make_alignment, make_comparison, make_discrepancy

pytestmark = pytest.mark.django_db
TEI = "{http://www.tei-c.org/ns/1.0}"
NASTY = '=HYPERLINK("x") & <b> \x0b"\u201d\nzeile'


@pytest.fixture
def example(reviewer):
    comparison = make_example()
    flag = comparison.discrepancies.get(severity="critical")
    review.confirm_discrepancy(flag, actor=reviewer, version=1)
    encoder = EncoderModel.objects.create(name="tiny", revision="1", dimension=4)
    comparison.alignments.filter(band="linked").update(encoder=encoder)
    for article in Article.objects.all():
        Article.objects.filter(pk=article.pk).update(body_hash=hash_text(article.body))
    return Comparison.objects.get(pk=comparison.pk)


@pytest.fixture
def nasty(reviewer):
    comparison = make_comparison(
        title=NASTY, left_texts=(f"Dienstag {NASTY}",), right_texts=("@Mëttwoch",)
    )
    row = make_alignment(comparison=comparison, left=[0], right=[0])
    make_discrepancy(
        alignment=row,
        left=["Dienstag"],
        right=["@Mëttwoch"],
        state="dismissed",
        reason="other",
        note="+1+1",
    )
    return comparison


def export(client: Client, comparison: Comparison, name: str, query: str = "") -> bytes:
    response = client.get(f"/comparisons/{comparison.pk}/export/{name}/{query}")
    assert response.status_code == 200
    assert response["Content-Disposition"].startswith("attachment; filename=")
    return response.content


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_written_in_a_constant_number_of_queries(
    page_client, django_assert_max_num_queries, example, name
):
    page_client.get("/")
    with django_assert_max_num_queries(13):
        assert len(export(page_client, example, name)) > 500


def test_an_unknown_format_is_not_found_and_a_stranger_gets_nothing(page_client, example):
    assert page_client.get(f"/comparisons/{example.pk}/export/docx/").status_code == 404
    response = Client().get(f"/comparisons/{example.pk}/export/json/")
    assert response["Location"].startswith("/login/")


@pytest.mark.parametrize("path", ["?show=flagged", "report/"])
def test_the_page_and_the_report_offer_every_format(page_client, example, path):
    html = page_client.get(f"{example.get_absolute_url()}{path}").content.decode()
    query = path if path.startswith("?") else ""
    for name in FORMATS:
        assert f'href="/comparisons/{example.pk}/export/{name}/{query}"' in html


# --- notes ------------------------------------------------------------------------------


@pytest.fixture
def noted(nasty, reviewer):
    """A note on the comparison, its link and a claim, and a conclusion, all of them nasty."""
    link = nasty.alignments.get()
    rows = (nasty, link, nasty.left.claims.get())
    changes = [
        NoteChange(target=row, text=f"note {n} {NASTY}", version=0) for n, row in enumerate(rows)
    ]
    review.write_notes(nasty, actor=reviewer, changes=changes)
    review.write_conclusion(nasty, actor=reviewer, text=f"conclusion {NASTY}", version=0)
    return nasty


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_carries_the_notes_it_can(page_client, noted, name):
    text = export(page_client, noted, name).decode()
    carried = {word: word in text for word in ("note 0", "note 1", "note 2", "conclusion =")}
    is_rows_only = name in {"csv", "jsonl"}
    assert carried == {
        "note 0": not is_rows_only,
        "note 1": True,
        "note 2": True,
        "conclusion =": not is_rows_only,
    }
    if name in {"tmx", "tei"}:
        ET.fromstring(text.encode())
        assert "<b>" not in text


def test_notes_are_safe_cells_and_name_what_they_are_on(page_client, noted):
    (line,) = read_csv(export(page_client, noted, "csv"))
    kept = clean_text(NASTY)
    assert line["notes"] == f"link: note 1 {kept} (Anna Weber)\nD1: note 2 {kept} (Anna Weber)"
    (row,) = map(json.loads, export(page_client, noted, "jsonl").splitlines())
    assert [(note["on"], note["by"]) for note in row["notes"]] == [
        ("link", "Anna Weber"),
        ("D1", "Anna Weber"),
    ]


def test_annotations_name_who_commented(page_client, noted):
    items = json.loads(export(page_client, noted, "webannotation"))["items"]
    comments = [item for item in items if item["motivation"] == "commenting"]
    assert [len(item["target"]) for item in comments] == [2, 2, 2, 1]
    assert {item["creator"]["name"] for item in comments} == {"Anna Weber"}
    assert len({item["id"] for item in items}) == len(items)


# --- csv and jsonl ----------------------------------------------------------------------


def read_csv(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))


def test_csv_has_a_line_per_flag_and_per_row_without_one(page_client, example):
    lines = read_csv(export(page_client, example, "csv"))
    assert [line["flag"] for line in lines if line["flag"]] == ["1", "2", "3", "4", "5"]
    assert len({line["row"] for line in lines}) == 15
    weekday = next(line for line in lines if line["flag"] == "5")
    assert weekday["sentence"] == "German: Tuesday. Luxembourgish: Wednesday."
    assert (weekday["flag_state"], weekday["decided_by"]) == ("confirmed", "Anna Weber")
    flag = example.discrepancies.get(number=5)
    assert weekday["permalink"] == f"http://testserver/comparisons/{example.pk}/#flag-{flag.pk}"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param("=1+1", "'=1+1", id="equals"),
        pytest.param("+1", "'+1", id="plus"),
        pytest.param("-1", "'-1", id="minus"),
        pytest.param("@SUM(A1)", "'@SUM(A1)", id="at"),
        pytest.param("\t=1", "'\t=1", id="tab"),
        pytest.param("  =1", "'  =1", id="spaces before"),
        pytest.param("＝1", "'＝1", id="full width"),
        pytest.param("a=1", "a=1", id="inside"),
        pytest.param("", "", id="empty"),
    ],
)
def test_no_cell_is_a_formula(cell, expected):
    assert defuse(cell) == expected


def test_csv_keeps_quotes_lines_and_formulas_as_text(page_client, nasty):
    (line,) = read_csv(export(page_client, nasty, "csv"))
    assert line["left_text"] == f"Dienstag {NASTY}"
    assert line["right_text"] == "'@Mëttwoch"
    assert line["note"] == "'+1+1"


def test_an_export_follows_the_filter(page_client, example):
    lines = read_csv(export(page_client, example, "csv", "?severity=critical"))
    assert [line["severity"] for line in lines] == ["critical"]
    rows = [
        json.loads(x) for x in export(page_client, example, "jsonl", "?show=left_only").splitlines()
    ]
    assert [row["shape"] for row in rows] == ["left"] * 3


def test_jsonl_has_a_row_per_line(page_client, example):
    rows = [json.loads(line) for line in export(page_client, example, "jsonl").splitlines()]
    assert len(rows) == 15
    decided = next(row for row in rows if any(f["severity"] == "critical" for f in row["flags"]))
    assert decided["flags"][0]["left_texts"] == ["am frühen Dienstag"]
    assert decided["flags"][0]["decided"]["by"] == "Anna Weber"
    claim = decided["left"][0]
    assert example.left.body[claim["start"] : claim["end"]] == claim["text"]


# --- xml --------------------------------------------------------------------------------


def test_tmx_has_a_unit_per_link(page_client, example):
    data = export(page_client, example, "tmx")
    assert data.startswith(
        b'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">'
    )
    root = ET.fromstring(data)
    assert (root.tag, root.get("version")) == ("tmx", "1.4")
    header = root.find("header")
    assert header is not None
    assert set(header.attrib) == {
        "creationtool",
        "creationtoolversion",
        "segtype",
        "o-tmf",
        "adminlang",
        "srclang",
        "datatype",
    }
    units = root.findall("body/tu")
    assert len(units) == 7
    assert {tuple(v.get(f"{XML}lang") for v in unit.findall("tuv")) for unit in units} == {
        ("de", "lb")
    }
    group = units[-1].findall("tuv/seg")
    assert group[1].text is not None
    assert group[1].text.count(".") == 3


def test_tei_links_point_at_sentences(page_client, example):
    root = ET.fromstring(export(page_client, example, "tei"))
    assert root.tag == f"{TEI}TEI"
    ids = [element.get(f"{XML}id") for element in root.iter(f"{TEI}s")]
    assert len(ids) == len(set(ids)) == 24
    targets = [link.get("target", "").split() for link in root.iter(f"{TEI}link")]
    assert len(targets) == 7
    assert {target.removeprefix("#") for both in targets for target in both} <= set(ids)
    assert [text.get(f"{XML}lang") for text in root.iter(f"{TEI}text") if text.get(f"{XML}id")] == [
        "de",
        "lb",
    ]
    assert len(list(root.iter(f"{TEI}note"))) == 5


@pytest.mark.parametrize("name", ["tmx", "tei"])
def test_markup_and_forbidden_characters_leave_the_xml_well_formed(page_client, nasty, name):
    root = ET.fromstring(export(page_client, nasty, name))
    text = "".join(root.itertext())
    assert '=HYPERLINK("x") & <b>' in text
    assert "\x0b" not in text


# --- web annotations --------------------------------------------------------------------


def test_annotations_quote_the_stored_text_at_its_place(page_client, example):
    page = json.loads(export(page_client, example, "webannotation"))
    assert (page["@context"], page["type"]) == (
        "http://www.w3.org/ns/anno.jsonld",
        "AnnotationPage",
    )
    kinds = [item["motivation"] for item in page["items"]]
    assert (kinds.count("linking"), kinds.count("assessing")) == (7, 5)
    bodies = {f"urn:sha256:{a.body_hash}": a.body for a in (example.left, example.right)}
    for item in page["items"]:
        assert item["id"].startswith("http://testserver/comparisons/")
        for target in item["target"]:
            quote, place = target["selector"]
            body = bodies[target["source"]]
            assert body[place["start"] : place["end"]] == quote["exact"]
            assert body[: place["start"]].endswith(quote["prefix"])


# --- the round trip ---------------------------------------------------------------------


def clear() -> None:
    Discrepancy.objects.all().delete()
    Alignment.objects.all().delete()
    Decision.objects.all()._raw_delete("default")
    Comparison.objects.all().delete()
    Claim.objects.all().delete()
    Article.objects.all().delete()
    EncoderModel.objects.all().delete()


def test_importing_its_own_json_gives_the_same_comparison_back(
    page_client, example, reviewer, tmp_path
):
    link = example.alignments.get(confidence=0.96)
    review.reject_alignment(link, actor=reviewer, version=1)
    file = tmp_path / "export.json"
    file.write_bytes(export(page_client, example, "json"))
    page = page_client.get(example.get_absolute_url()).content.decode()
    clear()
    out = StringIO()
    call_command("import_comparison", str(file), stdout=out)
    made = Comparison.objects.get()
    assert out.getvalue() == f"Comparison {made.pk} stored: Kim Jong Un in Russia\n"
    assert export(page_client, made, "json") == file.read_bytes()
    assert made.discrepancies.filter(state="confirmed").count() == 1
    again = page_client.get(made.get_absolute_url()).content.decode()
    assert again.count('<li class="row') == page.count('<li class="row')


@pytest.fixture
def edited(example, reviewer):
    """A linked claim split, two claims merged, one taken out of its group."""
    claim = example.left.claims.get(position=6)
    offset = claim.text.index("mit einem")
    review.split_claim(example, claim=claim, actor=reviewer, version=1, offset=offset)
    pair = list(example.right.claims.filter(position__in=(8, 9)))
    versions = {claim.pk: claim.version for claim in pair}
    review.merge_claims(example, claims=pair, actor=reviewer, versions=versions)
    group = example.alignments.get(confidence=0.71)
    last = group.listed_members[-1].claim
    review.take_from_group(group, actor=reviewer, version=group.version, claims=[last])
    return Comparison.objects.get(pk=example.pk)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_holds_the_pieces_and_no_claim_that_they_replaced(page_client, edited, name):
    text = export(page_client, edited, name).decode()
    whole = "am frühen Dienstag mit einem Sonderzug"
    assert "mit einem Sonderzug im Fernen Osten" in text
    # One keeps the history of claims, two print the claims of a side in one piece.
    assert (whole in text) is (name in {"json", "csv", "tmx"})


def test_pieces_come_back_as_they_stand(page_client, edited):
    data = export(page_client, edited, "json")
    page = page_client.get(edited.get_absolute_url()).content.decode()
    clear()
    made = import_comparison(data)
    assert export(page_client, made, "json") == data
    again = page_client.get(made.get_absolute_url()).content.decode()
    assert again.count('<li class="row') == page.count('<li class="row')
    assert again.count("<mark") == page.count("<mark")


def test_notes_come_back_with_their_writers_and_times(page_client, noted, reviewer):
    data = export(page_client, noted, "json")
    clear()
    User.objects.filter(pk=reviewer.pk).update(first_name="Jemand", last_name="anderes")
    made = import_comparison(data)
    page_client.force_login(reviewer)
    assert export(page_client, made, "json") == data
    notes = read_notes(made)
    assert notes.conclusion is not None
    assert (notes.conclusion.by, len(notes.standing)) == ("Anna Weber", 4)
    assert not User.objects.get(username="import").is_active
    html = page_client.get(made.get_absolute_url()).content.decode()
    assert html.count('class="written"') == 3
    review.write_conclusion(made, actor=reviewer, text="neu", version=notes.conclusion.version)
    assert review.undo_last(made, actor=reviewer) is not None
    assert read_notes(made) == notes


def test_a_file_without_notes_is_read_too(example):
    whole = view_whole(example)
    assert whole.pop("notes") == []
    clear()
    assert read_notes(import_comparison(json.dumps(whole).encode())).standing == {}


BAD_NOTES = [
    pytest.param({"text": "x" * 10_001}, "cannot be stored", id="too long"),
    pytest.param({"text": ""}, "cannot be stored", id="empty"),
    pytest.param({"text": "a\x00b"}, "cannot be stored", id="control character"),
    pytest.param({"text": 7}, "lacks something", id="no text"),
    pytest.param({"by": ""}, "cannot be stored", id="nobody"),
    pytest.param({"at": "gestern"}, "cannot be stored", id="no time"),
    pytest.param({"at": "2026-01-01T10:00:00"}, "cannot be stored", id="no time zone"),
    pytest.param({"id": 99}, "lacks something", id="unknown claim"),
]


@pytest.mark.parametrize(("change", "message"), BAD_NOTES)
def test_a_damaged_note_refuses_the_file(example, change, message):
    note = {"on": "claim", "id": 1, "text": "x", "by": "Eva", "at": "2026-01-01T10:00:00+00:00"}
    whole = view_whole(example)
    whole["notes"] = [note | change]
    clear()
    with pytest.raises(ImportRefused, match=message):
        import_comparison(json.dumps(whole).encode())
    assert not Comparison.objects.exists()


def test_an_import_that_is_there_already_changes_nothing(page_client, example):
    data = export(page_client, example, "json")
    with pytest.raises(ImportRefused, match=f"compared already: comparison {example.pk}"):
        import_comparison(data)


def test_a_stored_report_keeps_its_claims(page_client, example):
    whole = view_whole(example)
    whole["articles"]["right"]["body"] += "\nNach e Saz."
    made = import_comparison(json.dumps(whole).encode())
    assert made.left == example.left
    assert made.right != example.right
    assert Claim.objects.filter(article=example.left).count() == 12


def _cut(whole, path, value):
    *way, last = path
    place = whole
    for step in way:
        place = place[step]
    if value is None:
        del place[last]
    else:
        place[last] = value


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        pytest.param(("format",), "other", "no export", id="format"),
        pytest.param(("version",), 9, "version 9", id="version"),
        pytest.param(("articles", "left"), None, "lacks something", id="no left report"),
        pytest.param(("claims", 0, "text"), "anders", "not where the file says", id="moved claim"),
        pytest.param(("claims", 0, "kind"), "poem", "cannot be stored", id="unknown kind"),
        pytest.param(("claims",), 7, "lacks something", id="claims are a number"),
        pytest.param(("links", 0, "state"), "perhaps", "cannot be stored", id="unknown state"),
        pytest.param(("links", 0, "left"), [999], "lacks something", id="unknown claim"),
        pytest.param(("links", 1, "left"), [2], "two links", id="claim in two links"),
        pytest.param(("links", 0, "left"), [20], "wrong side", id="claim of the other side"),
        pytest.param(("flags", 0, "severity"), "fatal", "cannot be stored", id="severity"),
        pytest.param(("flags", 1, "number"), 1, "cannot be stored", id="number twice"),
        pytest.param(
            ("articles", "left", "published_on"), "gestern", "cannot be stored", id="date"
        ),
        pytest.param(("articles", "left", "url"), "javascript:x", "cannot be stored", id="address"),
    ],
)
def test_a_damaged_file_is_refused_and_leaves_nothing(example, path, value, message):
    whole = view_whole(example)
    clear()
    _cut(whole, path, value)
    with pytest.raises(ImportRefused, match=message):
        import_comparison(json.dumps(whole).encode())
    assert not Article.objects.exists()
    assert not Comparison.objects.exists()


def test_the_command_names_what_is_wrong(tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_comparison", str(tmp_path / "nothing.json"))
    (tmp_path / "bad.json").write_text("{")
    with pytest.raises(CommandError, match="no JSON"):
        call_command("import_comparison", str(tmp_path / "bad.json"))
