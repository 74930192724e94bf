"""manage.py export_gold: what people decided, as cases that evaluate reads."""

from __future__ import annotations

import datetime as dt
import io
import json
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from claims.engine.cases import read_cases
from claims.models import Alignment, Claim, Comparison
from tests.factories import make_alignment, make_comparison, make_discrepancy

pytestmark = pytest.mark.django_db

LEFT = ("Titel", "Kim kam am Dienstag an.", "Er blieb.", "Zwei Tage lang.", "Anzeige")
RIGHT = ("De Kim ass e Mëttwoch ukomm.", "Hien ass zwee Deeg bliwwen.", "Satellitte gi gebaut.")


@pytest.fixture
def comparison() -> Comparison:
    return make_comparison(
        left_texts=LEFT,
        right_texts=RIGHT,
        left_kinds={0: "headline", 4: "boilerplate"},
        right_fields={"published_on": dt.date(2023, 9, 14)},
    )


@pytest.fixture
def reviewed(comparison) -> dict[str, Alignment]:
    """Every claim decided: two links, two one-sided claims."""
    return {
        "headline": make_alignment(comparison=comparison, left=[0], state="confirmed"),
        "stay": make_alignment(comparison=comparison, left=[2, 3], right=[1], state="confirmed"),
        "arrival": make_alignment(comparison=comparison, left=[1], right=[0], state="confirmed"),
        "satellites": make_alignment(comparison=comparison, right=[2], state="confirmed"),
    }


def run(*args: object) -> tuple[list[dict[str, Any]], str]:
    out, err = io.StringIO(), io.StringIO()
    call_command("export_gold", *map(str, args), stdout=out, stderr=err)
    return [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue()


def weekday(alignment, **fields):
    return make_discrepancy(alignment=alignment, left=["Dienstag"], right=["Mëttwoch"], **fields)


def test_a_reviewed_comparison_is_a_case(comparison, reviewed):
    weekday(reviewed["arrival"], state="confirmed")
    (case,), err = run()
    assert case == {
        "id": f"comparison-{comparison.pk}",
        "left": {
            "language": "de",
            "claims": list(LEFT[:4]),
            "kinds": ["headline", "statement", "statement", "statement"],
        },
        "right": {
            "language": "lb",
            "claims": list(RIGHT),
            "kinds": ["statement"] * 3,
            "published_on": "2023-09-14",
        },
        "links": [[[1], [0]], [[2, 3], [1]]],
        "discrepancies": [
            {"kind": "date", "left": 1, "right": 0, "was": "Dienstag", "now": "Mëttwoch"}
        ],
    }
    assert err == "1 cases with 2 links and 1 differences\n"


def test_evaluate_reads_what_is_exported(reviewed, tmp_path):
    weekday(reviewed["arrival"], state="confirmed")
    path = tmp_path / "gold.jsonl"
    lines, _err = run("--output", path)
    assert lines == []
    (case,) = read_cases(path.read_text(encoding="utf-8").splitlines())
    assert case.links == (((1,), (0,)), ((2, 3), (1,)))
    assert [(d.kind, d.left, d.right) for d in case.discrepancies] == [("date", 1, 0)]
    assert [claim.kind.value for claim in case.left.claims][0] == "headline"
    assert case.right.published_on == dt.date(2023, 9, 14)


@pytest.mark.parametrize(
    ("fields", "exported"),
    [
        pytest.param({"state": "confirmed"}, 1, id="confirmed"),
        pytest.param({"state": "dismissed"}, 0, id="dismissed"),
        pytest.param(
            {"state": "closed", "closed_from": "confirmed"}, 1, id="confirmed and now missed"
        ),
        pytest.param({"state": "closed", "closed_from": "dismissed"}, 0, id="dismissed and gone"),
        pytest.param({"state": "closed", "closed_from": "open"}, 0, id="gone undecided"),
        pytest.param(
            {"state": "confirmed", "kind": "coverage"}, 0, id="coverage is what the links say"
        ),
    ],
)
def test_which_flags_are_differences(reviewed, fields, exported):
    weekday(reviewed["arrival"], **fields)
    (case,), _err = run()
    assert len(case["discrepancies"]) == exported


def test_a_flag_without_evidence_on_a_side_points_at_the_first_claim(reviewed):
    make_discrepancy(alignment=reviewed["stay"], left=["Zwei"], kind="number", state="confirmed")
    (case,), _err = run()
    (found,) = case["discrepancies"]
    assert (found["left"], found["right"], found["was"], found["now"]) == (3, 1, "Zwei", "")


@pytest.mark.parametrize("reason", ["a link", "a one-sided claim", "a claim in no row", "a flag"])
def test_what_is_not_fully_reviewed_is_left_out(comparison, reviewed, reason):
    if reason == "a link":
        Alignment.objects.filter(pk=reviewed["stay"].pk).update(state="suggested")
    elif reason == "a one-sided claim":
        Alignment.objects.filter(pk=reviewed["satellites"].pk).update(state="suggested")
    elif reason == "a claim in no row":
        reviewed["satellites"].delete()
    else:
        weekday(reviewed["arrival"])
    with pytest.raises(CommandError, match=r"No comparison is fully reviewed\. .*--partial"):
        run()


def test_partial_exports_what_is_decided_and_nothing_else(comparison, reviewed):
    Alignment.objects.filter(pk=reviewed["satellites"].pk).update(state="suggested")
    weekday(reviewed["arrival"])  # still open: whether the link is clean is not known
    (case,), _err = run("--partial")
    assert case["left"]["claims"] == [LEFT[0], LEFT[2], LEFT[3]]
    assert case["right"]["claims"] == [RIGHT[1]]
    assert (case["links"], case["discrepancies"]) == ([[[1, 2], [0]]], [])


def test_the_other_comparisons_are_named_on_stderr(comparison, reviewed):
    other = make_comparison()
    cases, err = run()
    assert [case["id"] for case in cases] == [f"comparison-{comparison.pk}"]
    assert f"Comparison {other.pk} is left out: nothing is decided on one of its sides." in err


def test_rejected_links_and_retired_claims_are_history(comparison, reviewed):
    make_alignment(comparison=comparison, left=[0], right=[2], state="rejected")
    first = comparison.left.claims.get(position=1)
    old = Claim.objects.create(
        article=comparison.left,
        position=1,
        start=first.start,
        end=first.end - 1,
        text=first.text[:-1],
        is_current=False,
    )
    row = make_alignment(comparison=comparison, right=[0], state="confirmed")
    row.members.create(claim=old, side="left")
    (case,), _err = run()
    assert case["links"] == [[[1], [0]], [[2, 3], [1]]]


def test_ids_choose(comparison, reviewed):
    other = make_comparison()
    make_alignment(comparison=other, left=[0], right=[0], state="confirmed")
    cases, _err = run(other.pk)
    assert [(case["id"], case["links"]) for case in cases] == [
        (f"comparison-{other.pk}", [[[0], [0]]])
    ]


@pytest.mark.parametrize(
    ("args", "message"),
    [
        pytest.param((987654,), "No comparison has the ID 987654", id="unknown id"),
        pytest.param((), "There is no comparison", id="empty database"),
    ],
)
def test_nothing_to_export(args, message):
    with pytest.raises(CommandError, match=message):
        run(*args)


def test_a_file_that_cannot_be_written_is_named(reviewed, tmp_path):
    with pytest.raises(CommandError, match=r"x/gold\.jsonl cannot be written: No such file"):
        run("--output", tmp_path / "x" / "gold.jsonl")
