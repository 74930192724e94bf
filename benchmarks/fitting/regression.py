"""Weights of the evidence by penalised logistic regression, for both passes of alignment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.fitting.preparation import Prepared
from claims.engine.alignment.features import FEATURES
from claims.engine.alignment.model import Logistic, sigmoid
from claims.engine.alignment.order import CONTEXT_FEATURES

Array = NDArray[np.float64]

PENALTY = 5.0  # L2 on standardised features
# More similarity never speaks against a link: all other coefficients are kept at or
# above zero, which costs nothing on the cases and keeps the model sane elsewhere.
# The variants keep the order of translations, which independent reports do not: there,
# order may support a link but not make one.
MOST_ORDER = 0.4
FREE_SIGN = frozenset({"length_gap", "three_claims", "four_claims", "apart", "independence"})
INDEPENDENT = "independent "


def fit_logistic(features: Array, target: Array, names: tuple[str, ...]) -> Logistic:
    """Maximum likelihood with an L2 penalty on standardised features."""
    mean, spread = features.mean(axis=0), features.std(axis=0)
    spread[spread == 0] = 1
    x = np.hstack([(features - mean) / spread, np.ones((len(features), 1))])
    sign = np.where(target, 1.0, -1.0)

    def loss(weights: Array) -> tuple[float, Array]:
        margin = sign * (x @ weights)
        value = np.logaddexp(0, -margin).sum() + PENALTY / 2 * (weights[:-1] ** 2).sum()
        gradient = -(x * (sign * sigmoid(-margin))[:, None]).sum(axis=0)
        gradient[:-1] += PENALTY * weights[:-1]
        return float(value), gradient

    bounds = [_bounds(name, float(unit)) for name, unit in zip(names, spread, strict=True)]
    bounds.append((None, None))
    start = np.zeros(x.shape[1])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds).x
    weights = found[:-1] / spread
    return Logistic(names=names, coefficients=weights, intercept=float(found[-1] - weights @ mean))


def _bounds(name: str, unit: float) -> tuple[float | None, float | None]:
    """Allowed weights of a standardised feature."""
    if name.removeprefix(INDEPENDENT) in FREE_SIGN:
        return None, None
    if name.startswith(f"{INDEPENDENT}order"):
        return 0, MOST_ORDER * unit
    return 0, None


@dataclass(frozen=True, kw_only=True)
class Models:
    """The three logistic models."""

    first: Logistic
    parallel: Logistic
    independent: Logistic


def fit_models(cases: Sequence[Prepared]) -> Models:
    """The first pass, then both sets of weights of the second in one regression."""
    target = np.concatenate([case.is_gold for case in cases])
    first = fit_logistic(
        np.concatenate([case.features for case in cases]).astype(np.float64), target, FEATURES
    )
    names = FEATURES + CONTEXT_FEATURES
    rows = np.concatenate([mixed_rows(case, first) for case in cases])
    mixed = (*names, *(f"{INDEPENDENT}{name}" for name in names), "independence")
    both = fit_logistic(rows, target, mixed)
    split = len(names)
    return Models(
        first=first,
        parallel=Logistic(
            names=names, coefficients=both.coefficients[:split], intercept=both.intercept
        ),
        independent=Logistic(
            names=names,
            coefficients=both.coefficients[split:-1],
            intercept=both.intercept + float(both.coefficients[-1]),
        ),
    )


def mixed_rows(case: Prepared, first: Logistic) -> Array:
    """Features weighted by how parallel and how independent the case is, side by side."""
    context = case.context(first)
    share = context.independence
    features = np.hstack([case.features, context.features]).astype(np.float64)
    constant = np.full((len(features), 1), share)
    return np.hstack([features * (1 - share), features * share, constant])


def scores_of(case: Prepared, models: Models) -> Array:
    """Log odds (g,) of a case's groups in the second pass."""
    context = case.context(models.first)
    features = np.hstack([case.features, context.features])
    share = context.independence
    return (1 - share) * models.parallel.score(features) + share * models.independent.score(
        features
    )
