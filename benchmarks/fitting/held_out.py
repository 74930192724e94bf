"""Alignment models for cases that they were not fitted on."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from benchmarks.fitting.cross_validation import (
    best_price,
    fit_folds,
    scores_by_price,
)
from benchmarks.fitting.preparation import LOOSENED, PLAIN, Prepared
from benchmarks.fitting.regression import scores_of
from claims.engine.alignment.model import AlignmentModel, load_model
from claims.engine.scoring import AlignmentScore

PriceScores = dict[float, AlignmentScore]


def held_out_models(variants: Sequence[Sequence[Prepared]]) -> list[AlignmentModel]:
    """For each case a model whose weights and prices come from the other folds' cases.

    ``variants`` are those of ``prepare_variants``. The prices, two numbers, are the best on
    the other folds' cases under held-out weights of their own, which may have seen this
    fold's. The calibration is that of the shipped model: it decides what confidence a
    link shows, not which links there are.
    """
    folds = list(fit_folds(variants))
    plain: list[PriceScores] = [{} for _ in variants[0]]
    loose: list[PriceScores] = [{} for _ in variants[0]]
    for held_out, models in folds:
        for i in held_out:
            for which, scores in ((PLAIN, plain), (LOOSENED, loose)):
                cases = [variants[v][i] for v in which]
                scores[i] = scores_by_price([(case, scores_of(case, models)) for case in cases])
    result: dict[int, AlignmentModel] = {}
    for held_out, models in folds:
        model = replace(
            load_model(),
            first=models.first,
            parallel=models.parallel,
            independent=models.independent,
            parallel_price=_price(plain, held_out),
            independent_price=_price(loose, held_out),
        )
        result.update(dict.fromkeys(held_out, model))
    return [result[i] for i in range(len(variants[0]))]


def _price(by_case: Sequence[PriceScores], without: Collection[int]) -> float:
    """The price that is best for all cases but those."""
    kept = [scores for i, scores in enumerate(by_case) if i not in without]
    total = {price: sum((s[price] for s in kept), AlignmentScore()) for price in kept[0]}
    return best_price(total)
