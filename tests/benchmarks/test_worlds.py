"""Worlds made from gold cases keep the links and change only what they say they change."""

from __future__ import annotations

import pytest

from benchmarks.worlds import WORLDS, in_order, moved_blocks, share_in_order, shuffled
from claims.engine.cases import Case
from claims.engine.compare import make_report
from claims.engine.scoring import Group
from claims.engine.types import ClaimKind

LINKS = 40


def make_case(*, crossed: bool = True) -> Case:
    """Forty links, a claim of its own after each; the second link has two right claims."""
    left: list[str] = []
    right: list[str] = []
    links: list[Group] = []
    for n in range(LINKS):
        links.append(((len(left),), tuple(range(len(right), len(right) + (2 if n == 1 else 1)))))
        left += [f"links {n}.", f"nur links {n}."]
        right += [f"rechts {n}."] + (["dazu."] if n == 1 else []) + [f"nur rechts {n}."]
    if crossed:
        last = len(right) - 1
        right = right[::-1]
        links = [(a, tuple(sorted(last - j for j in b))) for a, b in links]
    sides = [
        make_report([(text, ClaimKind.STATEMENT) for text in texts], language)
        for texts, language in ((left, "de"), (right, "lb"))
    ]
    return Case(id="case", left=sides[0], right=sides[1], links=tuple(links), discrepancies=())


def texts_of(case: Case) -> set[tuple[str, str]]:
    """The texts of each link, whatever claims they are split into."""
    return {
        (
            " ".join(case.left.claims[i].text for i in a),
            " ".join(case.right.claims[j].text for j in b),
        )
        for a, b in case.links
    }


def claims_in(case: Case) -> tuple[int, int]:
    return len(case.left.claims), len(case.right.claims)


def linked_in(case: Case) -> tuple[int, int]:
    return sum(len(a) for a, _ in case.links), sum(len(b) for _, b in case.links)


@pytest.mark.parametrize("change", [shuffled, moved_blocks], ids=["shuffled", "blocks"])
def test_links_move_whole_and_nothing_stands_alone(change):
    case = make_case()
    world = change(case)
    assert texts_of(world) == texts_of(case)
    assert claims_in(world) == linked_in(world) == (LINKS, LINKS + 1)
    assert share_in_order([world]) < 1


def test_a_parallel_text_has_one_order_and_some_claims_joined():
    world = in_order(make_case())
    assert share_in_order([world]) == 1.0
    assert claims_in(world) == linked_in(world)
    joined = [group for group in world.links if {len(group[0]), len(group[1])} == {1, 2}]
    assert 3 < len(joined) < 12  # of 40 links, 15 in 100
    assert {len(a) for a, _ in joined} == {1, 2}  # on both sides
    everything = [" ".join(c.text for c in side.claims) for side in (world.left, world.right)]
    assert everything[0] == " ".join(f"links {n}." for n in range(LINKS))
    assert everything[1].startswith("rechts 0. dazu. rechts 1. rechts 2.")


def test_blocks_keep_most_neighbours_and_a_shuffle_does_not():
    case = make_case(crossed=False)
    following = {
        name: sum(b[0] == a[-1] + 1 for (_, a), (_, b) in zip(links, links[1:], strict=False))
        for name, links in (
            (change.__name__, sorted(change(case).links)) for change in (moved_blocks, shuffled)
        )
    }
    assert following["shuffled"] < 6
    assert 20 <= following["moved_blocks"] < LINKS - 1


def test_worlds_are_the_same_in_every_run():
    case = make_case()
    assert {name: change(case) for name, change in WORLDS.items()} == {
        name: change(case) for name, change in WORLDS.items()
    }
    assert WORLDS["as given"](case) is case


def test_the_share_in_order_counts_neighbouring_links():
    assert share_in_order([make_case(crossed=False)]) == 1.0
    assert share_in_order([make_case()]) == 0.0
