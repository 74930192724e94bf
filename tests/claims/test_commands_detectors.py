"""The commands that say how good the detectors are."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.factories import make_alignment, make_comparison


def run(*arguments: str) -> str:
    out = StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


def make_linked(*, band: str = "linked", state: str = "suggested"):
    comparison = make_comparison(
        left_texts=("Kim kam am Dienstag an.", "Es kostet 500 Euro."),
        right_texts=("De Kim ass en Dënschdeg ukomm.", "Et kascht 500 Euro."),
    )
    make_alignment(comparison=comparison, left=[0], right=[0], band=band, state=state)
    return comparison


@pytest.mark.django_db
def test_the_self_test_takes_the_firm_links_of_a_comparison():
    comparison = make_linked()
    data = json.loads(run("selftest_detectors", "--comparison", str(comparison.pk), "--json"))
    assert data["pairs"] == 1
    assert [row for row in data["recall"] if row["kind"] == "weekday"] == [
        {
            "kind": "weekday", "side": side, "language": language,
            "tried": 1, "found": 1, "major": 1, "recall": 1.0, "cosine": None,
        }
        for side, language in (("left", "de"), ("right", "lb"))
    ]  # fmt: skip
    assert {tuple(counts.values()) for counts in data["untouched"].values()} == {(0, 0)}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("band", "state", "pairs"),
    [
        pytest.param("suggested", "confirmed", 1, id="possible-and-confirmed"),
        pytest.param("suggested", "suggested", 0, id="only-possible"),
        pytest.param("linked", "rejected", 0, id="rejected"),
    ],
)
def test_links_that_nobody_vouches_for_are_left_out(band, state, pairs):
    comparison = make_linked(band=band, state=state)
    if not pairs:
        with pytest.raises(CommandError, match="no linked pair"):
            run("selftest_detectors", "--comparison", str(comparison.pk))
        return
    data = json.loads(run("selftest_detectors", "--comparison", str(comparison.pk), "--json"))
    assert data["pairs"] == pairs


@pytest.fixture
def cases(tmp_path):
    path = tmp_path / "cases.jsonl"
    case = {
        "left": {"language": "de", "claims": ["Kim kam am Dienstag an.", "Es kamen 80 Gäste."]},
        "right": {
            "language": "lb",
            "claims": ["De Kim ass en Dënschdeg ukomm.", "Et koumen 90 Gäscht."],
        },
        "links": [[[0], [0]], [[1], [1]]],
        "discrepancies": [{"kind": "number", "left": 1, "right": 1, "was": "80", "now": "90"}],
    }
    path.write_text(json.dumps(case), encoding="utf-8")
    return path


def test_the_self_test_takes_the_clean_gold_links_of_cases(cases):
    lines = run("selftest_detectors", "--cases", str(cases)).splitlines()
    assert lines[0] == "1 linked pairs, 2 changes, one at a time"
    assert "weekday     left de        1     1     1   1.00" in lines
    assert "weekday     right lb       1     1     1   1.00" in lines
    assert lines[-1].startswith("detector")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param("{}", "Line 1 is not an evaluation case", id="not-a-case"),
        pytest.param(None, "cannot be read", id="no-file"),
    ],
)
def test_a_file_that_holds_no_cases_is_named(tmp_path, content, message):
    path = tmp_path / "cases.jsonl"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(CommandError, match=message):
        run("selftest_detectors", "--cases", str(path))


@pytest.mark.model
def test_the_encoder_shows_how_little_a_change_moves_the_vector(cases):
    data = json.loads(run("selftest_detectors", "--cases", str(cases), "--with-encoder", "--json"))
    cosines = {row["kind"]: row["cosine"] for row in data["recall"] if row["tried"]}
    assert set(cosines) == {"weekday"}
    assert 0.9 < cosines["weekday"] < 1
