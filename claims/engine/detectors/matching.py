"""Which values of one side have no counterpart on the other, and which differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from claims.engine.detectors.equality import (
    conversion_tolerance,
    converts_to,
    equal,
    rounds_to,
    same_day,
)
from claims.engine.detectors.items import Item, items_of
from claims.engine.types import AlignedPair

MOST_VALUES = 60
"""So many values of a side are compared one by one; a sentence names at most a dozen."""
_UPPER, _LOWER = frozenset({">", ">="}), frozenset({"<", "<="})


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A value that differs or is missing, with the word for why.

    ``reason`` is substitution, absent, unit, converted, conversion, rounded, approximate,
    precision, bound or reversed. ``affinity`` says how alike the two values are in kind;
    ``elsewhere`` counts the sides whose value the other report gives close by.
    """

    left: Item | None = None
    right: Item | None = None
    reason: str
    affinity: float = 0.0
    elsewhere: int = 0


class Pool:
    """The values of both sides that are still without counterpart."""

    def __init__(self, pair: AlignedPair) -> None:
        self.left = items_of(pair.left, left=True)
        self.right = items_of(pair.right, left=False)
        self.counts = tuple(Counter(i.part for i in side) for side in (self.left, self.right))
        self.matched_left: list[Item] = []
        self.matched_right: list[Item] = []

    def limit(self) -> None:
        """Keep a table-like claim from costing more than it tells.

        Where a side names more values than any sentence does, outright equal ones are
        taken out first, and of the rest only the first are compared.
        """
        if max(len(self.left), len(self.right)) <= MOST_VALUES:
            return
        waiting: dict[tuple[str, Decimal, str], list[Item]] = {}
        for item in reversed(self.right):
            waiting.setdefault((item.part, item.number, item.unit), []).append(item)
        for item in self.left:
            same = waiting.get((item.part, item.number, item.unit))
            if same:
                self.matched_left.append(item)
                self.matched_right.append(same.pop())
        taken = {id(item) for item in (*self.matched_left, *self.matched_right)}
        self.left = [item for item in self.left if id(item) not in taken][:MOST_VALUES]
        self.right = [item for item in self.right if id(item) not in taken][:MOST_VALUES]

    def match(self, test: Callable[[Item, Item], bool]) -> list[tuple[Item, Item]]:
        """Take out one-to-one the values that pass a test, in text order."""
        found: list[tuple[Item, Item]] = []
        for left in list(self.left):
            right = next((item for item in self.right if test(left, item)), None)
            if right is not None:
                self.take(left, right)
                found.append((left, right))
        return found

    def take(self, left: Item, right: Item) -> None:
        """Mark two values as each other's counterpart."""
        self.left.remove(left)
        self.right.remove(right)
        self.matched_left.append(left)
        self.matched_right.append(right)


def match_counterparts(pool: Pool) -> list[Difference]:
    """Match what says the same, and return how the matches still differ."""
    exact = pool.match(lambda a, b: _alike(a, b) and a.role == b.role and equal(a, b))
    exact += pool.match(lambda a, b: _alike(a, b) and equal(a, b))
    exact += pool.match(lambda a, b: a.part == b.part and equal(a, b))
    exact += pool.match(equal)
    differences = [found for match in exact for found in _hedging(*match)]
    for reason in ("approximate", "rounded"):
        matches = pool.match(partial(_rounds, reason))
        differences += [Difference(left=a, right=b, reason=reason) for a, b in matches]
    matches = pool.match(same_amount)
    differences += [Difference(left=a, right=b, reason="converted") for a, b in matches]
    pool.match(same_day)
    return differences


def _alike(left: Item, right: Item) -> bool:
    return left.part == right.part and left.unit == right.unit


def _rounds(reason: str, left: Item, right: Item) -> bool:
    return rounds_to(left, right) == reason


def same_amount(left: Item, right: Item) -> bool:
    """Tell whether two amounts in different units are one, within tolerance."""
    apart = converts_to(left, right)
    return apart is not None and apart <= conversion_tolerance(left, right)


def _hedging(left: Item, right: Item) -> list[Difference]:
    """Return the difference between equal numbers that are bounded or blurred otherwise."""
    if left.part != "number" or right.part != "number":
        return []
    bounds = {left.comparator, right.comparator}
    if bounds & _UPPER and bounds & _LOWER:
        return [Difference(left=left, right=right, reason="bound", affinity=0.6)]
    if left.approximate != right.approximate and not left.weak and not right.weak:
        return [Difference(left=left, right=right, reason="precision")]
    return []


def any_of(test: Callable[[Item, Item], bool], item: Item, others: Iterable[Item]) -> bool:
    """Tell whether a value passes a test with any of the others."""
    return any(test(item, other) for other in others)
