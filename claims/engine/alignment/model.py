"""The weights of the evidence: logistic models and a calibration, as data.

``model.json`` holds the coefficients; ``benchmarks/fit_alignment.py`` fits them.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claims.engine.alignment.features import FEATURES
from claims.engine.alignment.matrices import Matrix
from claims.engine.alignment.order import CONTEXT_FEATURES, Context

_PATH = Path(__file__).with_name("model.json")

Vector = NDArray[np.float64]


def sigmoid(values: Vector) -> Vector:
    """Logistic function, clipped where it is flat."""
    result: Vector = 1 / (1 + np.exp(-np.clip(values, -40, 40)))
    return result


@dataclass(frozen=True, slots=True, kw_only=True)
class Logistic:
    """Coefficients over named features; ``score`` gives log odds."""

    names: tuple[str, ...]
    coefficients: Vector
    intercept: float

    def score(self, features: Matrix) -> Vector:
        result: Vector = features.astype(np.float64) @ self.coefficients + self.intercept
        return result

    def without(self, names: Collection[str]) -> Logistic:
        """The model with no weight on these features."""
        kept = np.array([name not in names for name in self.names])
        return replace(self, coefficients=self.coefficients * kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignmentModel:
    """``first`` scores groups alone; the second pass knows their context.

    Two sets of weights for it, ``parallel`` and ``independent``, are mixed by how
    independently the two reports were written: where one translates the other, shared
    words prove most; where two newsrooms tell one event, meaning does.

    ``parallel_price`` and ``independent_price`` are the log odds from which linking beats
    leaving alone, mixed likewise. Down to ``possible`` below, a claim that is left over is
    shown as possibly linked. ``slope`` and ``shift`` turn scores of chosen groups into confidence (Platt, 1999).
    """

    first: Logistic
    parallel: Logistic
    independent: Logistic
    parallel_price: float
    independent_price: float
    possible: float
    slope: float
    shift: float

    def second_score(self, features: Matrix, context: Context) -> Vector:
        """Log odds (g,) of groups with ``features`` (g, f) in their ``context``."""
        both = np.hstack([features, context.features])
        share = context.independence
        mixed: Vector = (1 - share) * self.parallel.score(both) + share * self.independent.score(
            both
        )
        return mixed

    def price(self, context: Context) -> float:
        """Log odds from which a group is worth its claims."""
        share = context.independence
        return (1 - share) * self.parallel_price + share * self.independent_price

    def without(self, names: Collection[str]) -> AlignmentModel:
        """The model with no weight on these features."""
        return replace(
            self,
            first=self.first.without(names),
            parallel=self.parallel.without(names),
            independent=self.independent.without(names),
        )

    def confidence(self, scores: Vector) -> Vector:
        """Probability that a chosen group is right."""
        return sigmoid(self.slope * scores + self.shift)


@lru_cache(maxsize=1)
def load_model(path: Path = _PATH) -> AlignmentModel:
    """The fitted model; stops when its features are not those of the code."""
    data = json.loads(path.read_text(encoding="utf-8"))
    names = FEATURES + CONTEXT_FEATURES
    return AlignmentModel(
        first=_logistic(data["first"], FEATURES),
        parallel=_logistic(data["parallel"], names),
        independent=_logistic(data["independent"], names),
        parallel_price=data["parallel_price"],
        independent_price=data["independent_price"],
        possible=data["possible"],
        slope=data["slope"],
        shift=data["shift"],
    )


def _logistic(data: dict[str, Any], names: tuple[str, ...]) -> Logistic:
    if tuple(data["features"]) != names:
        message = f"{_PATH.name} was fitted for other features. Run benchmarks/fit_alignment.py."
        raise ValueError(message)
    return Logistic(
        names=names,
        coefficients=np.array(data["coefficients"], dtype=np.float64),
        intercept=float(data["intercept"]),
    )
