"""Published methods on toy texts: exact in order, lost where the order is another."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest

from benchmarks.baselines.bertalign import align_bertalign, find_anchors
from benchmarks.baselines.luxalign import align_luxalign
from benchmarks.baselines.monotone import best_path, shapes
from benchmarks.baselines.nearest import align_forced, align_margins, align_mutual
from benchmarks.baselines.sides import Side, encode_side, joined
from benchmarks.baselines.vecalign import align_vecalign

TOPICS = "abcdefghij"


def encode_topics(texts, *, language=0):
    """Each topic is an axis of its own; all texts share something, and those of a language more."""
    vectors = np.array(
        [
            [
                0.5,
                0.4 * (language == 0),
                0.4 * (language == 1),
                *(float(t in text.split()) for t in TOPICS),
            ]
            for text in texts
        ],
        dtype=np.float32,
    )
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def german(*texts) -> Side:
    return encode_side(texts, 4, encode_topics)


def luxembourgish(*texts) -> Side:
    return encode_side(texts, 4, partial(encode_topics, language=1))


def pairs(*links):
    return [(tuple(left), tuple(right)) for left, right in links]


STRAIGHT = pairs(([0], [0]), ([1], [1]), ([2], [2]), ([3], [3]), ([4], [4]), ([5], [5]))
MONOTONE = [
    pytest.param(align_vecalign, id="vecalign"),
    pytest.param(align_bertalign, id="bertalign"),
]


@pytest.mark.parametrize("align", MONOTONE)
@pytest.mark.parametrize(
    ("left", "right", "gold"),
    [
        pytest.param("a b c d e f", "a b c d e f", STRAIGHT, id="one-to-one"),
        pytest.param(
            ["a b", "c", "d", "e", "f"],
            ["a", "b", "c", "d", "e", "f"],
            pairs(([0], [0, 1]), ([1], [2]), ([2], [3]), ([3], [4]), ([4], [5])),
            id="split-in-two",
        ),
        pytest.param(
            ["a", "b", "c", "d", "e", "f"],
            ["a", "b", "c d e", "f"],
            pairs(([0], [0]), ([1], [1]), ([2, 3, 4], [2]), ([5], [3])),
            id="three-joined",
        ),
    ],
)
def test_a_text_in_order_is_aligned_exactly(align, left, right, gold):
    left, right = (text.split() if isinstance(text, str) else text for text in (left, right))
    assert align(german(*left), luxembourgish(*right)) == gold


@pytest.mark.parametrize("align", MONOTONE)
def test_a_text_in_another_order_is_lost_but_not_to_nearest_neighbours(align):
    left, right = german(*"abcdef"), luxembourgish(*"defabc")
    gold = {((i,), ((i + 3) % 6,)) for i in range(6)}
    assert len(gold.intersection(align(left, right))) <= 3  # one block, at best
    assert set(align_mutual(left, right)) == gold


@pytest.mark.parametrize(
    ("align", "skip", "held"),
    [
        pytest.param(align_vecalign, 1.0, {0, 1, 2, 3, 4}, id="vecalign-dear"),
        pytest.param(align_vecalign, 0.0, {0, 1, 3, 4}, id="vecalign-cheap"),
        pytest.param(align_bertalign, -5.0, {0, 1, 2, 3, 4}, id="bertalign-dear"),
        pytest.param(align_bertalign, 0.0, {0, 1, 3, 4}, id="bertalign-cheap"),
    ],
)
def test_the_price_of_leaving_alone_decides_whether_a_claim_is_joined(align, skip, held):
    found = align(german(*"abcd"), luxembourgish(*"abgcd"), skip)
    assert {j for _, members in found for j in members} == held


def test_anchors_are_the_best_path_of_single_pairs():
    assert find_anchors(german(*"abc"), luxembourgish(*"xabyc")) == [(0, 1), (1, 2), (2, 4)]


def test_runs_hold_the_joined_text_and_end_with_the_report():
    assert list(joined(["a", "b", "c"], 2)) == [
        (0, 0, "a"),
        (0, 1, "b"),
        (0, 2, "c"),
        (1, 0, "a b"),
        (1, 1, "b c"),
    ]
    made = encode_side(["a", "b"], 2, encode_topics)
    assert np.allclose(made.runs[1, 0], encode_topics(["a b"])[0])
    assert not made.runs[1, 1].any()
    assert made.run_lengths(2).tolist() == [2.0]


def test_beads_hold_claims_of_both_sides_up_to_the_largest():
    assert sorted(shapes(3)) == [(1, 1), (1, 2), (2, 1)]


def test_the_path_is_the_cheapest_one_and_never_takes_an_infinite_bead():
    cost = np.array([[1.0, np.inf], [np.inf, 1.0]])
    assert best_path({(1, 1): cost}, 0.6, left=2, right=2) == pairs(([0], [0]), ([1], [1]))
    assert best_path({(1, 1): cost}, 0.4, left=2, right=2) == []


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        pytest.param("a one two", "a eins zwei", True, id="translation"),
        pytest.param("a one two", "a eins zwei drei vier", False, id="half-as-long-again"),
        pytest.param("a one two", "a one two", False, id="copy"),
        pytest.param("a one two", "j eins zwei", False, id="below-the-threshold"),
    ],
)
def test_the_rule_of_luxalign(left, right, found):
    assert align_luxalign(german(left), luxembourgish(right)) == (
        pairs(([0], [0])) if found else []
    )


def test_the_rule_of_luxalign_takes_the_best_of_each_column():
    left, right = german("a one two", "a b one two"), luxembourgish("a b eins zwei")
    assert align_luxalign(left, right) == pairs(([1], [0]))


def test_forced_neighbours_link_every_left_claim():
    assert align_forced(german("a", "a b", "c"), luxembourgish("a", "c")) == pairs(
        ([0, 1], [0]), ([2], [1])
    )


def test_margins_leave_a_claim_alone_that_is_near_to_none():
    left, right = german(*"abcg"), luxembourgish(*"bach")
    links = pairs(([0], [1]), ([1], [0]), ([2], [2]))
    assert align_margins(left, right, 0.1) == links
    assert align_margins(left, right, -0.1) == [*links, ((3,), (3,))]


@pytest.mark.parametrize(
    "align",
    [
        *MONOTONE,
        pytest.param(align_luxalign, id="luxalign"),
        pytest.param(align_mutual, id="mutual"),
        pytest.param(align_forced, id="forced"),
        pytest.param(lambda left, right: align_margins(left, right, 0.0), id="margins"),
    ],
)
def test_a_side_without_claims_has_no_links(align):
    empty = Side(texts=(), runs=np.zeros((4, 0, 13)))
    assert align(german("a"), empty) == align(empty, luxembourgish("a")) == []
