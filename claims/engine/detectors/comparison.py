"""All differences between the values of a linked pair: what differs, what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from claims.engine.detectors.base import neighbours
from claims.engine.detectors.equality import converts_to, equal, units_agree
from claims.engine.detectors.items import Item, items_of
from claims.engine.detectors.matching import (
    Difference,
    Pool,
    any_of,
    match_counterparts,
    same_amount,
)
from claims.engine.detectors.pairing import affinity
from claims.engine.latest import keep_latest
from claims.engine.types import AlignedPair

LIKELY = 0.5
"""From this affinity on, two values without counterpart stand for the same thing."""
POSSIBLE = 0.3
SURE = 0.75
"""From this affinity on, a substitution gets the severity of its detector."""


@keep_latest(size=1)  # the detectors ask for one pair in turn
def compare_values(pair: AlignedPair) -> tuple[Difference, ...]:
    """Return every difference between the values of the two sides of a pair."""
    if not pair.left or not pair.right:
        return ()
    pool = Pool(pair)
    if not pool.left and not pool.right:
        return ()
    pool.limit()
    differences = match_counterparts(pool)
    if pool.left or pool.right:
        lookup = _Neighbourhood(pair)
        substitutions = _substitutions(pool)
        differences += [d for d in map(lookup.judge, substitutions) if d is not None]
        differences += _absences(pool, substitutions, lookup)
    return tuple(differences)


def _substitutions(pool: Pool) -> list[Difference]:
    """Return the pairs of values that stand in each other's place.

    Likely ones come first; then values that only convert another one of their side go
    ("50 Kilometer (31 Meilen)"), and the rest is paired more loosely.
    """
    repeats_left = [i for i in pool.left if any_of(equal, i, pool.matched_right)]
    repeats_right = [i for i in pool.right if any_of(equal, i, pool.matched_left)]
    pool.left = [i for i in pool.left if i not in repeats_left]
    pool.right = [i for i in pool.right if i not in repeats_right]
    found = _paired(pool.left, pool.right, floor=LIKELY)
    # A value named twice can stand in another's place only where both sides name as many.
    repeats_left = [i for i in repeats_left if _as_many(i, pool)]
    repeats_right = [i for i in repeats_right if _as_many(i, pool)]
    found += _paired(pool.left, repeats_right, floor=LIKELY)
    found += _paired(repeats_left, pool.right, floor=LIKELY)
    found += _paired(repeats_left, repeats_right, floor=SURE)
    pool.left = [i for i in pool.left if not any_of(same_amount, i, pool.matched_left)]
    pool.right = [i for i in pool.right if not any_of(same_amount, i, pool.matched_right)]
    return found + _paired(pool.left, pool.right, floor=POSSIBLE)


def _as_many(item: Item, pool: Pool) -> bool:
    left, right = pool.counts
    return left[item.part] == right[item.part]


def _paired(lefts: list[Item], rights: list[Item], *, floor: float) -> list[Difference]:
    """Pair values by affinity, best first, and take them out of both lists."""
    counts = [Counter(item.part for item in side) for side in (lefts, rights)]
    scored = [
        (_affinity(left, right, counts), -i, -j, left, right)
        for i, left in enumerate(lefts)
        for j, right in enumerate(rights)
    ]
    found: list[Difference] = []
    for score, _, _, left, right in sorted(scored, key=lambda entry: entry[:3], reverse=True):
        if score < floor:
            break
        if left in lefts and right in rights:
            lefts.remove(left)
            rights.remove(right)
            reason = _reason(left, right)
            found.append(Difference(left=left, right=right, reason=reason, affinity=score))
    return found


def _affinity(left: Item, right: Item, counts: list[Counter[str]]) -> float:
    alone = counts[0][left.part] == counts[1][right.part] == 1
    return affinity(left, right, alone=alone)


def _reason(left: Item, right: Item) -> str:
    """Return "unit" for one number of two units, "conversion" for amounts that do not convert."""
    if units_agree(left.unit, right.unit):
        return "substitution"
    if left.number == right.number:
        return "unit"
    return "conversion" if converts_to(left, right) is not None else "substitution"


def _absences(
    pool: Pool, substitutions: list[Difference], lookup: _Neighbourhood
) -> Iterator[Difference]:
    """Yield values that one side names and the other report does not, here or close by."""
    shown = [item for d in substitutions for item in (d.left, d.right) if item is not None]
    told = {id(item.fact) for item in (*shown, *pool.matched_left, *pool.matched_right)}
    for item in (*pool.left, *pool.right):
        repeated = any_of(equal, item, (other for other in shown if other.left == item.left))
        partial_date = item.family == "date" and id(item.fact) in told
        if item.weak or repeated or partial_date or lookup.has(item):
            continue
        shown.append(item)
        told.add(id(item.fact))
        if item.left:
            yield Difference(left=item, reason="absent")
        else:
            yield Difference(right=item, reason="absent")


class _Neighbourhood:
    """The values around a linked group, read when first asked for."""

    def __init__(self, pair: AlignedPair) -> None:
        self._pair = pair

    @cached_property
    def _left(self) -> list[Item]:
        return items_of(neighbours(self._pair.left_report, self._pair.left), left=True)

    @cached_property
    def _right(self) -> list[Item]:
        return items_of(neighbours(self._pair.right_report, self._pair.right), left=False)

    def has(self, item: Item) -> bool:
        """Tell whether the other report gives the value close by."""
        return any_of(equal, item, self._right if item.left else self._left)

    def judge(self, found: Difference) -> Difference | None:
        """Return the difference with the sides found elsewhere counted; None when both are."""
        elsewhere = sum(self.has(item) for item in (found.left, found.right) if item is not None)
        return None if elsewhere == 2 else replace(found, elsewhere=elsewhere)
