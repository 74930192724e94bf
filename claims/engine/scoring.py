"""Scores of alignments and findings against gold: pure counting, no model.

Edges are claim pairs; a group of two left and one right claims has two edges. Strict
scores count whole groups, as bead scores do for sentence aligners (Véronis &
Langlais, 2000).
"""

from __future__ import annotations

import random
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TypeVar

Group = tuple[tuple[int, ...], tuple[int, ...]]
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """True positives, predicted and gold items; adds up over cases."""

    hits: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            hits=self.hits + other.hits,
            predicted=self.predicted + other.predicted,
            gold=self.gold + other.gold,
        )

    @property
    def precision(self) -> float:
        return self.hits / self.predicted if self.predicted else float(self.gold == 0)

    @property
    def recall(self) -> float:
        return self.hits / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        total = self.predicted + self.gold
        return 2 * self.hits / total if total else 1.0

    def as_dict(self) -> dict[str, float]:
        return {"precision": self.precision, "recall": self.recall, "f1": self.f1}


def count_matches(predicted: Iterable[Hashable], gold: Iterable[Hashable]) -> Counts:
    """Counts of two collections compared as sets."""
    found, wanted = set(predicted), set(gold)
    return Counts(hits=len(found & wanted), predicted=len(found), gold=len(wanted))


def edges(groups: Iterable[Group]) -> set[tuple[int, int]]:
    """All claim pairs that the groups join."""
    return {pair for left, right in groups for pair in product(left, right)}


def one_sided(groups: Iterable[Group], size: int, *, side: int) -> set[int]:
    """Claims of ``side`` (0 left, 1 right) out of ``size`` that no group holds."""
    return set(range(size)) - {index for group in groups for index in group[side]}


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignmentScore:
    """How one case, or many added up, was aligned."""

    edge: Counts = Counts()
    strict: Counts = Counts()
    one_sided_left: Counts = Counts()
    one_sided_right: Counts = Counts()

    def __add__(self, other: AlignmentScore) -> AlignmentScore:
        return AlignmentScore(
            edge=self.edge + other.edge,
            strict=self.strict + other.strict,
            one_sided_left=self.one_sided_left + other.one_sided_left,
            one_sided_right=self.one_sided_right + other.one_sided_right,
        )

    @property
    def one_sided(self) -> Counts:
        return self.one_sided_left + self.one_sided_right


def score_alignment(
    predicted: Sequence[Group], gold: Sequence[Group], *, left_size: int, right_size: int
) -> AlignmentScore:
    """Score of one case."""
    return AlignmentScore(
        edge=count_matches(edges(predicted), edges(gold)),
        strict=count_matches(_canonical(predicted), _canonical(gold)),
        one_sided_left=count_matches(
            one_sided(predicted, left_size, side=0), one_sided(gold, left_size, side=0)
        ),
        one_sided_right=count_matches(
            one_sided(predicted, right_size, side=1), one_sided(gold, right_size, side=1)
        ),
    )


def _canonical(groups: Iterable[Group]) -> set[Group]:
    return {(tuple(sorted(left)), tuple(sorted(right))) for left, right in groups}


# --- calibration ------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ReliabilityBin:
    """Predictions whose confidence fell between ``low`` and ``high``."""

    low: float
    high: float
    count: int
    confidence: float
    accuracy: float


def reliability_table(
    predictions: Iterable[tuple[float, bool]], *, bins: int = 10
) -> tuple[ReliabilityBin, ...]:
    """Mean confidence and accuracy by equal-width bins; empty bins are left out."""
    sorted_in: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for confidence, correct in predictions:
        sorted_in[min(int(confidence * bins), bins - 1)].append((confidence, correct))
    return tuple(
        ReliabilityBin(
            low=index / bins,
            high=(index + 1) / bins,
            count=len(members),
            confidence=sum(c for c, _ in members) / len(members),
            accuracy=sum(ok for _, ok in members) / len(members),
        )
        for index, members in enumerate(sorted_in)
        if members
    )


def expected_calibration_error(table: Sequence[ReliabilityBin]) -> float:
    """Mean gap between confidence and accuracy, weighted by count (Naeini et al., 2015)."""
    total = sum(row.count for row in table)
    if not total:
        return 0.0
    return sum(row.count * abs(row.confidence - row.accuracy) for row in table) / total


def bootstrap_interval(
    cases: Sequence[T],
    statistic: Callable[[Sequence[T]], float],
    *,
    rounds: int = 1000,
    level: float = 0.95,
    seed: int = 13,
) -> tuple[float, float]:
    """Percentile bootstrap over cases (Efron, 1979); seeded, so that runs agree."""
    if not cases:
        return (0.0, 0.0)
    generator = random.Random(seed)  # noqa: S311 (statistics, not secrets)
    values = sorted(statistic(generator.choices(cases, k=len(cases))) for _ in range(rounds))
    low = int((1 - level) / 2 * rounds)
    return values[low], values[rounds - 1 - low]


# --- findings ---------------------------------------------------------------------

# What changed on the page and what a detector calls it need not be the same word: a
# changed digit may be a number, a day of the month or a clock time.
KINDS_THAT_FIND: Mapping[str, frozenset[str]] = {
    "number": frozenset({"number", "unit", "date", "time"}),
    "date": frozenset({"date", "time"}),
    "name": frozenset({"name"}),
    "negation": frozenset({"negation"}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PairFlag:
    """A flag on one pair of claims."""

    kind: str
    severity: str
    left: int | None
    right: int | None


def is_found(kind: str, pair: tuple[int, int], flags: Iterable[PairFlag]) -> bool:
    """Whether a gold discrepancy of ``kind`` on ``pair`` is among the flags."""
    kinds = KINDS_THAT_FIND.get(kind, frozenset({kind}))
    return any(flag.kind in kinds and (flag.left, flag.right) == pair for flag in flags)
