"""Cross-validation over cases: what models give on cases that they have not seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from benchmarks.fitting.preparation import Prepared
from benchmarks.fitting.regression import Array, Models, fit_logistic, fit_models, scores_of
from claims.engine.alignment.model import sigmoid
from claims.engine.alignment.solver import choose_groups
from claims.engine.scoring import (
    AlignmentScore,
    expected_calibration_error,
    reliability_table,
    score_alignment,
)

FOLDS = 5
PRICES = np.arange(-3.0, 0.76, 0.25)

Unseen = list[tuple[Prepared, Array]]


def split_folds(count: int) -> list[list[int]]:
    """The cases held out in each fold."""
    order = np.random.default_rng(13).permutation(count)
    return [sorted(order[fold::FOLDS].tolist()) for fold in range(FOLDS)]


def fit_folds(variants: Sequence[Sequence[Prepared]]) -> Iterator[tuple[list[int], Models]]:
    """For each fold the cases held out, and models fitted without any variant of them."""
    count = len(variants[0])
    for held_out in split_folds(count):
        seen = [i for i in range(count) if i not in held_out]
        yield held_out, fit_models([cases[i] for cases in variants for i in seen])


def cross_validate(variants: Sequence[Sequence[Prepared]]) -> list[Unseen]:
    """Scores of each variant's cases by models fitted without any variant of them."""
    unseen: list[Unseen] = [[] for _ in variants]
    for held_out, models in fit_folds(variants):
        for cases, results in zip(variants, unseen, strict=True):
            results += [(cases[i], scores_of(cases[i], models)) for i in held_out]
    return unseen


def choose(case: Prepared, scores: Array, price: float) -> list[int]:
    """The groups of a case that are worth their claims at this price."""
    sizes = {"left": len(case.case.left.claims), "right": len(case.case.right.claims)}
    return choose_groups(case.groups, scores - price, **sizes)


def score_case(case: Prepared, scores: Array, price: float) -> AlignmentScore:
    """Score of the groups that are chosen at this price."""
    return score_alignment(
        [case.groups[k] for k in choose(case, scores, price)],
        case.case.links,
        left_size=len(case.case.left.claims),
        right_size=len(case.case.right.claims),
    )


def calibrate(unseen: Unseen, price: float) -> tuple[float, float, float]:
    """Slope and shift of Platt scaling on chosen groups, and the calibration error after it."""
    picked = [
        (float(scores[k]), bool(case.is_gold[k]))
        for case, scores in unseen
        for k in choose(case, scores, price)
    ]
    x = np.array([[score] for score, _ in picked])
    target = np.array([correct for _, correct in picked])
    fitted = fit_logistic(x, target, ("score",))
    slope, shift = float(fitted.coefficients[0]), fitted.intercept
    confidence = sigmoid(slope * x[:, 0] + shift)
    table = reliability_table(zip(confidence.tolist(), target.tolist(), strict=True))
    return slope, shift, expected_calibration_error(table)


def scores_by_price(unseen: Unseen) -> dict[float, AlignmentScore]:
    """What each price gives, all cases together."""
    return {
        float(price): sum(
            (score_case(case, scores, float(price)) for case, scores in unseen), AlignmentScore()
        )
        for price in PRICES
    }


def best_price(by_price: dict[float, AlignmentScore]) -> float:
    """The price with the best edges and one-sided claims."""
    return max(by_price, key=lambda p: by_price[p].edge.f1 + by_price[p].one_sided.f1)
