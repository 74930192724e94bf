"""manage.py compare: the shape of its JSON, what it finds in the seeds, and bad input."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.cleaning import clean_text
from tests.articles.files import FRENCH, GERMAN, LUXEMBOURGISH, SEEDS

DE, LB = SEEDS / "de.txt", SEEDS / "lb.txt"
CLAIM_KINDS = {"headline", "subheading", "statement", "quotation", "boilerplate"}
SEVERITIES = {"critical", "major", "minor", "info"}


def run(*args: object, **options: object) -> str:
    out = io.StringIO()
    call_command("compare", *map(str, args), stdout=out, **options)
    return out.getvalue()


def write(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


# --- the seeds ----------------------------------------------------------------------


@pytest.fixture(scope="module")
def seeds(encoder):
    return json.loads(run(DE, LB, "--format", "json"))


@pytest.mark.model
class TestSeeds:
    def test_the_top_level_has_these_keys(self, seeds):
        assert set(seeds) == {
            "encoder",
            "left",
            "right",
            "alignments",
            "suggestions",
            "discrepancies",
            "unmatched",
        }
        assert seeds["encoder"] == "bundled"

    @pytest.mark.parametrize(
        ("side", "language", "source"),
        [
            pytest.param("left", "de", GERMAN, id="left"),
            pytest.param("right", "lb", LUXEMBOURGISH, id="right"),
        ],
    )
    def test_claims_are_numbered_and_quote_the_cleaned_text(self, seeds, side, language, source):
        assert seeds[side]["language"] == language
        claims, text = seeds[side]["claims"], clean_text(source)
        assert [claim["index"] for claim in claims] == list(range(len(claims)))
        assert all(set(c) == {"index", "text", "start", "end", "kind"} for c in claims)
        assert [text[c["start"] : c["end"]] for c in claims] == [c["text"] for c in claims]
        assert {claim["kind"] for claim in claims} <= CLAIM_KINDS
        assert len(claims) > 10

    def test_links_name_claims_of_both_sides_once(self, seeds):
        for side in ("left", "right"):
            taken = [i for link in seeds["alignments"] for i in link[side]]
            assert len(taken) == len(set(taken)) > 5
            assert set(taken) <= set(range(len(seeds[side]["claims"])))
            assert not set(taken) & set(seeds["unmatched"][side])
        assert all(0 < link["confidence"] <= 1 for link in seeds["alignments"])

    def test_every_claim_is_linked_possible_alone_or_set_aside(self, seeds):
        for side in ("left", "right"):
            links = seeds["alignments"] + seeds["suggestions"]
            placed = {i for link in links for i in link[side]} | set(seeds["unmatched"][side])
            aside = {c["index"] for c in seeds[side]["claims"] if c["kind"] == "boilerplate"}
            assert placed | aside == {claim["index"] for claim in seeds[side]["claims"]}
            assert not placed & aside

    def test_flags_quote_the_claims_they_point_at(self, seeds):
        assert seeds["discrepancies"]
        for flag in seeds["discrepancies"]:
            assert flag["severity"] in SEVERITIES
            assert 0 < flag["confidence"] <= 1
            assert flag["message"]
            assert re.fullmatch(r"[a-z_]+", flag["kind"])
            for side in ("left", "right"):
                for span in flag[side]:
                    text = seeds[side]["claims"][span["claim"]]["text"]
                    assert text[span["start"] : span["end"]] == span["text"]

    def test_tuesday_and_wednesday_are_found_in_a_link(self, seeds):
        (flag,) = [
            flag
            for flag in seeds["discrepancies"]
            if {span["value"] for span in flag["left"]} == {"tuesday"}
            and {span["value"] for span in flag["right"]} == {"wednesday"}
        ]
        assert (flag["kind"], flag["severity"]) == ("date", "critical")
        assert flag["message"] == "German: Tuesday. Luxembourgish: Wednesday."
        (left,), right = flag["left"], flag["right"]
        assert left["text"] == "Dienstag"
        assert right[0]["text"] == "Mëttwoch"
        pairs = [(set(link["left"]), set(link["right"])) for link in seeds["alignments"]]
        assert any(left["claim"] in a and right[0]["claim"] in b for a, b in pairs)

    def test_text_output_says_the_same(self, seeds):
        text = run(DE, LB)
        said = ("statement", "quotation")
        left, right = (
            sum(claim["kind"] in said for claim in seeds[side]["claims"])
            for side in ("left", "right")
        )
        links = len(seeds["alignments"]) + len(seeds["suggestions"])
        assert text.startswith(f"{left} German and {right} Luxembourgish claims, {links} links\n")
        assert f"Only left: {len(seeds['unmatched']['left'])}\n" in text
        assert f"Only right: {len(seeds['unmatched']['right'])}\n" in text
        assert "Dienstag" in text


@pytest.mark.model
def test_claims_per_line_takes_each_line_as_it_is(tmp_path, encoder):
    left = write(tmp_path, "l.txt", "Kim kam am Dienstag an. Er blieb lange.\n\n  Putin war da.\n")
    right = write(tmp_path, "r.txt", "De Kim ass e Mëttwoch ukomm. Hie blouf laang.\n")
    options = ("--left-language", "de", "--right-language", "lb", "--claims-per-line")
    data = json.loads(run(left, right, *options, "--format", "json"))
    assert [c["text"] for c in data["left"]["claims"]] == [
        "Kim kam am Dienstag an. Er blieb lange.",
        "Putin war da.",
    ]
    assert [c["kind"] for c in data["left"]["claims"]] == ["statement"] * 2
    assert [c["text"] for c in data["right"]["claims"]] == [
        "De Kim ass e Mëttwoch ukomm. Hie blouf laang."
    ]


@pytest.mark.model
def test_one_report_may_come_from_standard_input(monkeypatch, encoder):
    class Stdin:
        buffer = io.BytesIO(DE.read_bytes())

    monkeypatch.setattr("claims.management.commands.compare.sys.stdin", Stdin)
    data = json.loads(run("-", LB, "--format", "json"))
    assert data["left"]["language"] == "de"
    assert len(data["left"]["claims"]) > 10


# --- bad input: none of it needs a model ----------------------------------------------

BAD_FILES = [
    pytest.param("leer.txt", b"", "leer.txt: The file is empty.", id="empty"),
    pytest.param("weiss.txt", b" \n\n\t\n", "weiss.txt: The file is empty.", id="only white space"),
    pytest.param(
        "bild.txt",
        b"\x89PNG\r\n\x1a\n" + bytes(40),
        "bild.txt: Its name says .txt, but it is a PNG file.",
        id="a picture with the name of a text",
    ),
    pytest.param(
        "daten.txt",
        bytes(range(256)) * 20,
        "daten.txt: It is not text: it is full of control characters.",
        id="binary",
    ),
    pytest.param(
        "text.xyz",
        b"Ein Satz.",
        "text.xyz: Files ending in “.xyz” cannot be imported.",
        id="unknown ending",
    ),
    pytest.param(
        "fr.txt",
        FRENCH.encode(),
        "fr.txt: The language is French, which is not supported.",
        id="unsupported language",
    ),
    pytest.param(
        "kurz.txt",
        b"...\n***\n",
        "kurz.txt: The text is too short or too mixed to tell its language.",
        id="no sentence",
    ),
]


@pytest.mark.parametrize(("name", "content", "message"), BAD_FILES)
@pytest.mark.parametrize("side", ["left", "right"])
def test_a_bad_file_is_named(tmp_path, name, content, message, side):
    bad = write(tmp_path, name, content)
    paths = (bad, LB) if side == "left" else (DE, bad)
    with pytest.raises(CommandError, match=f"^{re.escape(message)}"):
        run(*paths)


def test_a_file_that_is_not_there_is_named(tmp_path):
    missing = tmp_path / "weg.txt"
    with pytest.raises(CommandError) as raised:
        run(missing, LB)
    assert str(raised.value) == f"{missing} cannot be read: No such file or directory."


def test_a_folder_is_not_a_report(tmp_path):
    with pytest.raises(CommandError, match="cannot be read: Is a directory"):
        run(tmp_path, LB)


def test_several_articles_in_a_file_are_too_many(tmp_path):
    lines = [json.dumps({"text": text, "language": "de"}) for text in (GERMAN, GERMAN + "Ende.")]
    both = write(tmp_path, "zwei.jsonl", "\n".join(lines))
    with pytest.raises(CommandError, match=r"zwei\.jsonl holds 2 articles; compare takes one"):
        run(both, LB)


def test_the_same_file_twice_is_no_comparison():
    with pytest.raises(CommandError) as raised:
        run(DE, DE)
    assert str(raised.value) == (
        "de.txt and de.txt hold the same text. Give two different reports."
    )


def test_the_same_text_in_two_files_is_no_comparison(tmp_path):
    copy = write(tmp_path, "kopie.txt", DE.read_bytes())
    with pytest.raises(CommandError, match=r"^de\.txt and kopie\.txt hold the same text\."):
        run(DE, copy)


def test_two_reports_in_one_language_are_questioned(tmp_path):
    other = write(tmp_path, "anders.txt", GERMAN.replace("Kim", "Kimm"))
    with pytest.raises(CommandError, match=r"^de\.txt and anders\.txt are both in German\."):
        run(DE, other)


def test_an_unsupported_language_code_is_refused():
    with pytest.raises(CommandError, match=r"^de\.txt: The language is French, .*not supported"):
        run(DE, LB, "--left-language", "fr")


def test_only_one_side_can_be_standard_input():
    with pytest.raises(CommandError, match="Only one of the two reports"):
        run("-", "-")


@pytest.mark.model
def test_an_unknown_encoder_is_named(tmp_path):
    with pytest.raises(CommandError, match="cannot be loaded"):
        run(DE, LB, "--encoder", str(write(tmp_path, "model", "").parent))
