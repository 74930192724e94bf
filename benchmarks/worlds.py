"""Worlds made from gold cases: the same claims in order, shuffled, and moved as blocks.

Seeded by the case's id, so that every run sees the same worlds. The left side's order
counts as the order of the text.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from itertools import pairwise

from claims.engine.cases import Case
from claims.engine.compare import make_report
from claims.engine.scoring import Group
from claims.engine.types import ClaimKind, Report

MERGED = 0.15  # chance that a linked claim is joined with the next one, on one side
BLOCK = (2, 4)  # links that move together

Claims = list[tuple[str, ClaimKind]]
Unit = tuple[Claims, Claims]  # both sides of one link


def in_order(case: Case) -> Case:
    """Parallel text: linked claims only, one order on both sides, some joined on one side."""
    chance = random.Random(f"in order {case.id}")
    units, waiting = [], _units(case)
    while waiting:
        unit = waiting.pop(0)
        if waiting and _is_pair(unit) and _is_pair(waiting[0]) and chance.random() < MERGED:
            following, side = waiting.pop(0), chance.randrange(2)
            both = [unit[0] + following[0], unit[1] + following[1]]
            both[side] = [_join(both[side])]
            unit = (both[0], both[1])
        units.append(unit)
    return _build(case, units, range(len(units)))


def shuffled(case: Case) -> Case:
    """Linked claims only, each link anywhere on the right."""
    units = _units(case)
    order = list(range(len(units)))
    random.Random(f"shuffled {case.id}").shuffle(order)
    return _build(case, units, order)


def moved_blocks(case: Case) -> Case:
    """Linked claims only; on the right, blocks of neighbouring links stand in another order."""
    chance = random.Random(f"blocks {case.id}")
    units = _units(case)
    blocks, start = [], 0
    while start < len(units):
        size = chance.randint(*BLOCK)
        blocks.append(list(range(start, min(start + size, len(units)))))
        start += size
    straight = list(blocks)
    while len(blocks) > 1 and blocks == straight:
        chance.shuffle(blocks)
    return _build(case, units, [unit for block in blocks for unit in block])


WORLDS: dict[str, Callable[[Case], Case]] = {
    "as given": lambda case: case,
    "in order": in_order,
    "shuffled": shuffled,
    "blocks": moved_blocks,
}


def share_in_order(cases: Sequence[Case]) -> float:
    """Share of neighbouring gold links that stand in the same order on the right."""
    steps = [
        later[1][0] > earlier[1][0]
        for case in cases
        for earlier, later in pairwise(_in_reading_order(case))
    ]
    return sum(steps) / len(steps) if steps else 1.0


def _in_reading_order(case: Case) -> list[Group]:
    return sorted((tuple(sorted(a)), tuple(sorted(b))) for a, b in case.links)


def _units(case: Case) -> list[Unit]:
    return [
        (_take(case.left, left), _take(case.right, right))
        for left, right in _in_reading_order(case)
    ]


def _take(report: Report, members: Sequence[int]) -> Claims:
    return [(report.claims[i].text, report.claims[i].kind) for i in members]


def _is_pair(unit: Unit) -> bool:
    return len(unit[0]) == len(unit[1]) == 1


def _join(claims: Claims) -> tuple[str, ClaimKind]:
    return " ".join(text for text, _ in claims), claims[0][1]


def _build(case: Case, units: Sequence[Unit], right_order: Sequence[int]) -> Case:
    """The units as a case; ``right_order`` tells which unit stands where on the right."""
    sides: list[Claims] = []
    places: list[dict[int, tuple[int, ...]]] = []
    for side, order in ((0, range(len(units))), (1, right_order)):
        claims: Claims = []
        place: dict[int, tuple[int, ...]] = {}
        for unit in order:
            mine = units[unit][side]
            place[unit] = tuple(range(len(claims), len(claims) + len(mine)))
            claims += mine
        sides.append(claims)
        places.append(place)
    left, right = (
        make_report(claims, report.language, published_on=report.published_on)
        for claims, report in zip(sides, (case.left, case.right), strict=True)
    )
    links = tuple((places[0][unit], places[1][unit]) for unit in range(len(units)))
    return Case(id=case.id, left=left, right=right, links=links, discrepancies=())
