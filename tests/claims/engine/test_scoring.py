"""Counting against gold, on numbers small enough to check by hand."""

from __future__ import annotations

import pytest

from claims.engine.scoring import (
    AlignmentScore,
    Counts,
    PairFlag,
    bootstrap_interval,
    count_matches,
    edges,
    expected_calibration_error,
    is_found,
    one_sided,
    reliability_table,
    score_alignment,
)


@pytest.mark.parametrize(
    ("predicted", "gold", "expected"),
    [
        pytest.param([], [], (1.0, 1.0, 1.0), id="nothing expected and nothing found"),
        pytest.param([1], [], (0.0, 1.0, 0.0), id="something found where nothing is"),
        pytest.param([], [1], (0.0, 0.0, 0.0), id="nothing found where something is"),
        pytest.param([1, 2], [1, 2], (1.0, 1.0, 1.0), id="all of it"),
        pytest.param([1, 2, 3, 4], [1, 2], (0.5, 1.0, 2 / 3), id="twice too many"),
        pytest.param([1], [1, 2, 3, 4], (1.0, 0.25, 0.4), id="one of four"),
        pytest.param([1, 1, 1, 5], [1, 2], (0.5, 0.5, 0.5), id="repeats count once"),
    ],
)
def test_precision_recall_and_f1(predicted, gold, expected):
    counts = count_matches(predicted, gold)
    assert (counts.precision, counts.recall, counts.f1) == pytest.approx(expected)
    assert counts.as_dict() == {
        "precision": counts.precision,
        "recall": counts.recall,
        "f1": counts.f1,
    }


def test_counts_add_up_before_they_are_divided():
    total = Counts(hits=1, predicted=1, gold=1) + Counts(hits=0, predicted=3, gold=1)
    assert (total.precision, total.recall) == (0.25, 0.5)


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        pytest.param([], set(), id="none"),
        pytest.param([((0,), (4,))], {(0, 4)}, id="one to one"),
        pytest.param([((0, 1), (4,))], {(0, 4), (1, 4)}, id="two to one"),
        pytest.param(
            [((0, 1), (4, 5)), ((2,), (6,))],
            {(0, 4), (0, 5), (1, 4), (1, 5), (2, 6)},
            id="two to two and one more",
        ),
    ],
)
def test_edges_are_all_pairs_of_a_group(groups, expected):
    assert edges(groups) == expected


@pytest.mark.parametrize(
    ("size", "side", "expected"),
    [
        pytest.param(4, 0, {2, 3}, id="left"),
        pytest.param(3, 1, {0}, id="right"),
        pytest.param(2, 0, set(), id="none left over"),
    ],
)
def test_one_sided_claims_are_in_no_group(size, side, expected):
    assert one_sided([((0, 1), (2,)), ((0,), (1,))], size, side=side) == expected


@pytest.mark.parametrize(
    ("predicted", "edge", "strict", "left", "right"),
    [
        # Gold: 0,1 = 0 and 2 = 1; left 3 and right 2 stand alone.
        pytest.param(
            [((0, 1), (0,)), ((2,), (1,))], (3, 3, 3), (2, 2, 2), (1, 1, 1), (1, 1, 1), id="right"
        ),
        pytest.param(
            [((1, 0), (0,)), ((2,), (1,))], (3, 3, 3), (2, 2, 2), (1, 1, 1), (1, 1, 1), id="order"
        ),
        pytest.param(
            [((0,), (0,)), ((2,), (1,))],
            (2, 2, 3),
            (1, 2, 2),
            (1, 2, 1),
            (1, 1, 1),
            id="half a group",
        ),
        pytest.param(
            [((0, 1), (0,)), ((2, 3), (1,))],
            (3, 4, 3),
            (1, 2, 2),
            (0, 0, 1),
            (1, 1, 1),
            id="a claim too many",
        ),
        pytest.param([], (0, 0, 3), (0, 0, 2), (1, 4, 1), (1, 3, 1), id="nothing linked"),
        pytest.param(
            [((3,), (2,))], (0, 1, 3), (0, 1, 2), (0, 3, 1), (0, 2, 1), id="only a wrong link"
        ),
    ],
)
def test_a_case_is_scored_by_edges_groups_and_one_sided_claims(
    predicted, edge, strict, left, right
):
    score = score_alignment(predicted, [((0, 1), (0,)), ((2,), (1,))], left_size=4, right_size=3)
    parts = (score.edge, score.strict, score.one_sided_left, score.one_sided_right)
    assert [(c.hits, c.predicted, c.gold) for c in parts] == [edge, strict, left, right]


def test_scores_of_cases_add_up():
    one = score_alignment([((0,), (0,))], [((0,), (0,))], left_size=1, right_size=2)
    two = score_alignment([], [((0,), (0,))], left_size=2, right_size=1)
    total = one + two
    assert total.edge == Counts(hits=1, predicted=1, gold=2)
    assert total.one_sided_left == Counts(hits=1, predicted=2, gold=1)
    assert total.one_sided_right == Counts(hits=1, predicted=2, gold=1)
    assert total.one_sided == Counts(hits=2, predicted=4, gold=2)
    assert total + AlignmentScore() == total


# --- calibration --------------------------------------------------------------------


def test_bins_hold_mean_confidence_and_accuracy():
    table = reliability_table([(0.95, True), (0.91, True), (0.93, False), (0.15, False)])
    assert [(row.low, row.high, row.count) for row in table] == [(0.1, 0.2, 1), (0.9, 1.0, 3)]
    assert [row.confidence for row in table] == pytest.approx([0.15, 0.93])
    assert [row.accuracy for row in table] == pytest.approx([0.0, 2 / 3])


@pytest.mark.parametrize(
    ("confidence", "low"),
    [
        pytest.param(0.0, 0.0, id="zero"),
        pytest.param(0.0999, 0.0, id="below an edge"),
        pytest.param(0.5, 0.5, id="on an edge"),
        pytest.param(1.0, 0.9, id="one belongs to the last bin"),
    ],
)
def test_a_confidence_falls_into_one_bin(confidence, low):
    (row,) = reliability_table([(confidence, True)])
    assert row.low == pytest.approx(low)


@pytest.mark.parametrize(
    ("predictions", "expected"),
    [
        pytest.param([], 0.0, id="nothing predicted"),
        pytest.param([(1.0, True), (0.0, False)], 0.0, id="always right about itself"),
        pytest.param([(1.0, False)], 1.0, id="sure and wrong"),
        pytest.param([(0.75, True)] * 3 + [(0.75, False)], 0.0, id="three of four at 0.75"),
        # Three quarters of the weight with gap 0.1, one quarter with gap 0.4.
        pytest.param([(0.9, True)] * 3 + [(0.6, True)], 0.175, id="weighted by count"),
    ],
)
def test_expected_calibration_error(predictions, expected):
    table = reliability_table(predictions)
    assert expected_calibration_error(table) == pytest.approx(expected)


def mean(values):
    return sum(values) / len(values)


def test_the_interval_holds_the_value_and_is_the_same_again():
    values = [0.0, 1.0] * 50
    low, high = bootstrap_interval(values, mean)
    # The standard error of the mean is 0.05: 95 % lie within about 0.1.
    assert low == pytest.approx(0.4, abs=0.03)
    assert high == pytest.approx(0.6, abs=0.03)
    assert bootstrap_interval(values, mean) == (low, high)


@pytest.mark.parametrize(
    ("cases", "expected"),
    [
        pytest.param([], (0.0, 0.0), id="no case"),
        pytest.param([0.25], (0.25, 0.25), id="one case says nothing about others"),
        pytest.param([0.5] * 9, (0.5, 0.5), id="equal cases"),
    ],
)
def test_intervals_without_spread(cases, expected):
    assert bootstrap_interval(cases, mean) == expected


def test_a_higher_level_is_a_wider_interval():
    values = [float(value) for value in range(20)]
    narrow = bootstrap_interval(values, mean, level=0.5)
    wide = bootstrap_interval(values, mean, level=0.99)
    assert wide[0] < narrow[0] < mean(values) < narrow[1] < wide[1]


# --- findings -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "flag", "found"),
    [
        pytest.param("number", ("number", 3, 5), True, id="same kind, same pair"),
        pytest.param("number", ("number", 3, 4), False, id="another right claim"),
        pytest.param("number", ("number", 2, 5), False, id="another left claim"),
        pytest.param("number", ("number", None, 5), False, id="no left claim"),
        pytest.param("number", ("date", 3, 5), True, id="a digit of a date"),
        pytest.param("number", ("time", 3, 5), True, id="a digit of a clock time"),
        pytest.param("number", ("unit", 3, 5), True, id="a converted number"),
        pytest.param("number", ("name", 3, 5), False, id="a name is no number"),
        pytest.param("date", ("time", 3, 5), True, id="a time of day"),
        pytest.param("date", ("number", 3, 5), False, id="a number is no date"),
        pytest.param("negation", ("certainty", 3, 5), False, id="a hedge is no negation"),
        pytest.param("quotation", ("quotation", 3, 5), True, id="a kind without synonyms"),
        pytest.param("quotation", ("attribution", 3, 5), False, id="and no other"),
    ],
)
def test_a_flag_finds_a_discrepancy(kind, flag, found):
    flags = [
        PairFlag(kind="name", severity="info", left=9, right=9),
        PairFlag(kind=flag[0], severity="major", left=flag[1], right=flag[2]),
    ]
    assert is_found(kind, (3, 5), flags) is found


def test_no_flag_finds_nothing():
    assert is_found("number", (0, 0), []) is False
