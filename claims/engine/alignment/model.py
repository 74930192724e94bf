"""The weights of the evidence: two logistic models and a calibration, as data.

``model.json`` holds the coefficients; ``benchmarks/fit_alignment.py`` fits them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claims.engine.alignment.evidence import Matrix
from claims.engine.alignment.features import FEATURES, ORDER_FEATURES

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


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignmentModel:
    """``first`` scores groups alone, ``second`` with order support.

    ``price`` are the log odds from which linking beats leaving alone. ``slope`` and
    ``shift`` turn the second score of a chosen group into its confidence (Platt, 1999).
    Confidence of at least ``linked`` makes a link, of at least ``suggested`` a proposal
    that is shown as merely possible.
    """

    first: Logistic
    second: Logistic
    price: float
    slope: float
    shift: float
    linked: float
    suggested: float

    def confidence(self, scores: Vector) -> Vector:
        return sigmoid(self.slope * scores + self.shift)


@lru_cache(maxsize=1)
def load_model(path: Path = _PATH) -> AlignmentModel:
    """The fitted model; stops when its features are not those of the code."""
    data = json.loads(path.read_text(encoding="utf-8"))
    return AlignmentModel(
        first=_logistic(data["first"], FEATURES),
        second=_logistic(data["second"], FEATURES + ORDER_FEATURES),
        price=data["price"],
        slope=data["slope"],
        shift=data["shift"],
        linked=data["linked"],
        suggested=data["suggested"],
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
