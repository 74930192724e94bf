"""The baselines as rows of one table: with their published setting, and with a fitted one."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks.baselines import bertalign, luxalign, vecalign
from benchmarks.baselines.bertalign import align_bertalign
from benchmarks.baselines.luxalign import align_luxalign
from benchmarks.baselines.nearest import align_forced, align_margins, align_mutual
from benchmarks.baselines.sides import Side
from benchmarks.baselines.vecalign import align_vecalign
from benchmarks.fitting.cross_validation import split_folds
from claims.engine.alignment import align_reports
from claims.engine.alignment.model import AlignmentModel
from claims.engine.cases import Case
from claims.engine.compare import Encode, encode_report
from claims.engine.scoring import AlignmentScore, Group, score_alignment
from claims.evaluation.evaluate import LINKED, group_of

Sides = tuple[Side, Side]
Scores = list[AlignmentScore]


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """A baseline; ``published`` is its setting in the paper, ``grid`` what else it may be.

    ``longest`` is the longest run of claims whose joined text it needs encoded.
    """

    name: str
    align: Callable[[Side, Side, float], list[Group]]
    published: float | None = None
    grid: tuple[float, ...] = ()
    monotone: bool = False
    longest: int = 1


METHODS = (
    Method(name="Nearest, mutual", align=lambda a, b, _: align_mutual(a, b), published=0.0),
    Method(name="Nearest, forced", align=lambda a, b, _: align_forced(a, b), published=0.0),
    Method(
        name="LuxAlign's rule",
        align=align_luxalign,
        published=luxalign.THRESHOLD,
        grid=(0.7, 0.8, 0.82, 0.84, 0.86, 0.87, 0.88, 0.89, 0.9, 0.91, 0.92),
    ),
    Method(
        name="Margin, assigned",
        align=align_margins,
        grid=(-0.02, -0.01, 0.0, 0.01, 0.015, 0.02, 0.025, 0.03, 0.04, 0.05),
    ),
    Method(
        name="Vecalign's method",
        align=align_vecalign,
        published=vecalign.SKIP_QUANTILE,
        grid=(0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 0.8, 1.0),
        monotone=True,
        longest=vecalign.LARGEST - 1,
    ),
    Method(
        name="Bertalign's method",
        align=align_bertalign,
        published=bertalign.SKIP,
        grid=(-0.2, -0.1, -0.05, -0.02, -0.01, 0.0, 0.005, 0.01, 0.015, 0.02, 0.03),
        monotone=True,
        longest=bertalign.LARGEST - 1,
    ),
)
LONGEST = max(method.longest for method in METHODS)


def score_method(
    method: Method, cases: Sequence[Case], sides: Sequence[Sides], setting: float
) -> tuple[Scores, float]:
    """Scores of a baseline with one setting, and the seconds that it took."""
    began = time.perf_counter()
    found = [method.align(left, right, setting) for left, right in sides]
    seconds = time.perf_counter() - began
    return [score(groups, case) for groups, case in zip(found, cases, strict=True)], seconds


def score_fitted(method: Method, cases: Sequence[Case], sides: Sequence[Sides]) -> Scores:
    """Scores of a baseline whose setting is chosen, for each fold, on the others' cases."""
    by_setting = [score_method(method, cases, sides, value)[0] for value in method.grid]
    result = dict.fromkeys(range(len(cases)), AlignmentScore())
    for held_out in split_folds(len(cases)):
        others = [i for i in range(len(cases)) if i not in held_out]
        best = max(by_setting, key=lambda scores: _quality([scores[i] for i in others]))
        result.update({i: best[i] for i in held_out})
    return list(result.values())


def score_visavis(
    cases: Sequence[Case], encode: Encode, models: Sequence[AlignmentModel]
) -> tuple[Scores, float]:
    """Scores of Visavis with one model for each case, and the seconds beyond encoding."""
    vectors = [(encode_report(c.left, encode), encode_report(c.right, encode)) for c in cases]
    began = time.perf_counter()
    found = [
        align_reports(case.left, case.right, *pair, model=model)
        for case, pair, model in zip(cases, vectors, models, strict=True)
    ]
    seconds = time.perf_counter() - began
    groups = [[group_of(k) for k in result.links if k.band == LINKED] for result in found]
    return [score(mine, case) for mine, case in zip(groups, cases, strict=True)], seconds


def score(groups: Sequence[Group], case: Case) -> AlignmentScore:
    """The project's own score of one case."""
    sizes = {"left_size": len(case.left.claims), "right_size": len(case.right.claims)}
    return score_alignment(groups, case.links, **sizes)


def _quality(scores: Scores) -> float:
    """What settings are chosen by: as the prices of Visavis are, where claims stand alone."""
    total = sum(scores, AlignmentScore())
    return total.edge.f1 + (total.one_sided.f1 if total.one_sided.gold else 0)
