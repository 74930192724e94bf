"""Figures of an evaluation, exact, from results made by hand."""

from __future__ import annotations

import json

import pytest

from claims.engine.cases import read_cases
from claims.engine.types import Finding, Link, Severity, Span
from claims.evaluation.evaluate import (
    CaseResult,
    Evaluation,
    Flag,
    Timing,
    predictions,
)
from claims.evaluation.summary import summarise, summarise_case
from claims.management.evaluation_text import write_cases, write_comparison, write_summary


def link(left, right, confidence, band="linked"):
    return Link(left=tuple(left), right=tuple(right), confidence=confidence, band=band)


def flag(left, right, kind, severity, *, at=()):
    """A flag on a group; ``at`` has the left claims of its evidence."""
    spans = tuple(Span(claim=i, start=0, end=4, text="Wort", value="w") for i in at)
    finding = Finding(
        kind=kind,
        detector=kind,
        severity=Severity(severity),
        confidence=0.8,
        reason="absent",
        left=spans,
    )
    return Flag(group=(tuple(left), tuple(right)), finding=finding)


def read(*cases):
    return list(read_cases(json.dumps(case) for case in cases))


CASES = read(
    {
        "id": "a",
        "left": {"language": "de", "claims": [f"Satz {n}." for n in "abcdef"]},
        "right": {"language": "lb", "claims": [f"Saz {n}." for n in "abcde"]},
        "links": [[[0], [0]], [[1, 2], [1]], [[3], [2]], [[5], [4]]],
        "discrepancies": [
            {"kind": "number", "left": 0, "right": 0},
            {"kind": "date", "left": 3, "right": 2},
            {"kind": "negation", "left": 2, "right": 1},
        ],
    },
    {
        "id": "b",
        "left": {"language": "de", "claims": ["Satz."]},
        "right": {"language": "lb", "claims": ["Saz."]},
        "links": [[[0], [0]]],
    },
)
RESULTS = (
    CaseResult(
        case=CASES[0],
        linked=(
            link([0], [0], 0.95),
            link([1], [1], 0.85),  # half of a gold group
            link([3], [2], 0.9),
            link([5], [4], 0.97),
        ),
        suggested=(link([4], [3], 0.3, "suggested"),),
        flags=(
            flag([0], [0], "number", "critical"),
            flag([1], [1], "negation", "major"),  # at another claim than the one changed
            flag([3], [2], "name", "major"),  # not what was changed
        ),
        one_sided_flags=(
            flag([2], [], "coverage", "minor"),  # has a counterpart in gold
            flag([4], [], "coverage", "major"),
        ),
        gold_link_flags=(
            flag([0], [0], "number", "critical"),
            flag([1, 2], [1], "negation", "major", at=[2]),
            flag([3], [2], "date", "major"),
            flag([5], [4], "name", "minor"),
        ),
    ),
    CaseResult(
        case=CASES[1],
        linked=(link([0], [0], 0.99),),
        suggested=(),
        flags=(flag([0], [0], "name", "major"), flag([0], [0], "order", "info")),
        one_sided_flags=(),
        gold_link_flags=(),
    ),
)


@pytest.fixture(scope="module")
def summary():
    timing = Timing(claims=13, encoding=2.0, facts=0.125, alignment=0.25, detection=0.125)
    return summarise(Evaluation(encoder="by hand", results=RESULTS, timing=timing))


@pytest.mark.parametrize(
    ("part", "hits", "predicted", "gold"),
    [
        pytest.param("edge", 5, 5, 6, id="edges"),
        pytest.param("strict", 4, 5, 5, id="whole groups"),
        pytest.param("one_sided_left", 1, 2, 1, id="left"),
        pytest.param("one_sided_right", 1, 1, 1, id="right"),
        pytest.param("one_sided", 2, 3, 2, id="both"),
    ],
)
def test_links_are_counted_over_all_cases(summary, part, hits, predicted, gold):
    row = summary["alignment"][part]
    assert (row["hits"], row["predicted"], row["gold"]) == (hits, predicted, gold)
    assert row["precision"] == pytest.approx(hits / predicted)
    assert row["recall"] == pytest.approx(hits / gold)
    assert row["f1"] == pytest.approx(2 * hits / (predicted + gold))
    for measure in ("precision", "recall", "f1"):
        low, high = row["interval"][measure]
        assert 0 <= low <= row[measure] <= high <= 1


def test_intervals_are_over_cases(summary):
    # Either case may be drawn twice: the ends are the scores of the cases alone.
    assert summary["alignment"]["edge"]["interval"]["recall"] == [0.8, 1.0]
    assert summary["alignment"]["strict"]["interval"]["f1"] == [0.75, 1.0]


def test_possible_links_are_counted_apart(summary):
    assert summary["suggested"] == {"links": 1, "right": 0, "edges": 1, "right_edges": 0}


@pytest.mark.parametrize(
    ("part", "links", "groups", "edges", "error", "edge_error"),
    [
        # Bins 0.8 (0.85, wrong) and 0.9 (mean 0.9525, all right).
        pytest.param(
            "linked", 5, 4 / 5, 1.0, (0.85 + 4 * 0.0475) / 5, (0.15 + 4 * 0.0475) / 5, id="links"
        ),
        pytest.param(
            "all",
            6,
            4 / 6,
            5 / 6,
            (0.85 + 4 * 0.0475 + 0.3) / 6,
            (0.15 + 4 * 0.0475 + 0.3) / 6,
            id="with possible links",
        ),
    ],
)
def test_confidence_is_compared_with_what_is_right(
    summary, part, links, groups, edges, error, edge_error
):
    row = summary["calibration"][part]
    assert row["links"] == links
    assert row["group_accuracy"] == pytest.approx(groups)
    assert row["edge_accuracy"] == pytest.approx(edges)
    assert row["expected_calibration_error"] == pytest.approx(error)
    assert row["edge_expected_calibration_error"] == pytest.approx(edge_error)


def test_the_reliability_table_has_groups_and_edges(summary):
    low, high = summary["calibration"]["linked"]["table"]
    assert (low["low"], low["count"], low["accuracy"], low["edge_accuracy"]) == (0.8, 1, 0.0, 1.0)
    assert (high["low"], high["count"], high["accuracy"]) == (0.9, 4, 1.0)
    assert high["confidence"] == pytest.approx(0.9525)


@pytest.mark.parametrize(
    ("kind", "injected", "linked", "given"),
    [
        pytest.param("number", (1, 1), (1, 1), (1, 1), id="found everywhere"),
        pytest.param("date", (0, 1), (0, 1), (1, 1), id="flagged as another kind"),
        pytest.param("negation", (0, 1), (0, 0), (1, 1), id="its pair was not linked"),
    ],
)
def test_recall_of_what_was_changed(summary, kind, injected, linked, given):
    row = summary["discrepancies"][kind]
    columns = (("all", injected), ("linked", linked), ("gold_links", given))
    for column, (hits, gold) in columns:
        assert (row[column]["hits"], row[column]["gold"]) == (hits, gold)
        assert row[column]["recall"] == (hits / gold if gold else 1.0)


def test_false_flags_are_those_on_links_where_nothing_was_changed(summary):
    found = summary["false_flags"]["predicted_links"]
    assert found["clean_links"] == 2
    table = found["per_hundred"]
    assert set(table) == {"name", "order", "all"}
    assert (table["name"]["major"], table["name"]["major_or_above"]) == (50.0, 50.0)
    assert (table["order"]["info"], table["order"]["major_or_above"]) == (50.0, 0.0)
    assert (table["all"]["total"], table["all"]["major_or_above"], table["all"]["flags"]) == (
        100.0,
        50.0,
        2,
    )


def test_false_flags_of_the_detectors_alone(summary):
    given = summary["false_flags"]["gold_links"]
    assert given["clean_links"] == 2
    assert given["per_hundred"]["name"]["minor"] == 50.0
    assert given["per_hundred"]["all"]["major_or_above"] == 0.0


def test_flags_on_one_sided_claims_are_counted_apart(summary):
    assert summary["one_sided_flags"] == {
        "flags": 2,
        "right": 1,
        "critical": 0,
        "major": 1,
        "minor": 1,
        "info": 0,
    }


def test_time_is_split(summary):
    timing = summary["timing"]
    assert timing["encoding_claims_per_second"] == 6.5
    assert timing["other_claims_per_second"] == 26.0
    assert timing["claims_per_second"] == 5.2
    assert (timing["other_share_of_total"], timing["other_to_encoding"]) == (0.2, 0.25)
    parts = ("facts_seconds", "alignment_seconds", "detection_seconds")
    assert [timing[part] for part in parts] == [0.125, 0.25, 0.125]


def test_a_case_in_a_row():
    row = summarise_case(RESULTS[0])
    assert (row["id"], row["edge"]["recall"], row["strict"]["f1"]) == ("a", 0.8, 0.75)
    assert (row["suggested"], row["injected"], row["found"]) == (1, 3, 1)
    assert (row["clean_links"], row["false_flags"]) == (1, 0)


def test_a_line_of_predictions():
    line = json.loads(json.dumps(predictions(RESULTS[0])))
    assert line["id"] == "a"
    assert line["links"] == [[[0], [0]], [[1], [1]], [[3], [2]], [[5], [4]]]
    assert line["confidences"] == [0.95, 0.85, 0.9, 0.97]
    assert line["suggested"] == [[[4], [3]]]
    assert [(d["kind"], d["left"], d["right"]) for d in line["discrepancies"]] == [
        ("number", 0, 0),
        ("negation", 1, 1),
        ("name", 3, 2),
    ]
    assert [(d["left"], d["right"]) for d in line["one_sided"]] == [(2, None), (4, None)]


def test_evidence_says_which_claim_of_a_group_a_flag_points_at():
    pair = RESULTS[0].gold_link_flags[1].pair
    assert (pair.left, pair.right) == (2, 1)


def test_the_text_names_every_figure(summary):
    text = "\n".join(write_summary(summary))
    assert "2 cases, encoder by hand" in text
    assert "edges            1.000 [1.000, 1.000]   0.833 [0.800, 1.000]" in text
    assert "Expected calibration error, links: 0.208 (edges 0.068)" in text
    assert "False flags per 100 clean predicted links (2 links)" in text
    assert "13 claims: encoding 6.5 claims/s (2.0 s), everything else 26.0 claims/s" in text
    worst, best = list(write_cases([summarise_case(r) for r in reversed(RESULTS)]))[1:]
    assert (worst[:1], best[:1]) == ("a", "b")
    assert "by hand" in list(write_comparison([summary]))[1]


def test_nothing_predicted_and_nothing_injected():
    case = CASES[1]
    result = CaseResult(
        case=case, linked=(), suggested=(), flags=(), one_sided_flags=(), gold_link_flags=()
    )
    empty = summarise(Evaluation(encoder="none", results=(result,)))
    assert empty["alignment"]["edge"]["f1"] == 0.0
    assert empty["calibration"]["all"]["table"] == []
    assert empty["discrepancies"] == {}
    assert empty["false_flags"]["predicted_links"]["clean_links"] == 0
    assert "no injected discrepancies" in "\n".join(write_summary(empty))
