"""Vecalign's method (Thompson & Koehn, 2019, "Vecalign: Improved Sentence Alignment in
Linear Time and Space"), re-implemented from the paper.

Its approximation, which makes long books linear, is left out: at news size the dynamic
programme is exact. The paper normalises by sentences drawn at random from the document;
reports are so short that all of them are used, which makes the method deterministic.
"""

from __future__ import annotations

import numpy as np

from benchmarks.baselines.monotone import best_path, shapes
from benchmarks.baselines.sides import Matrix, Side
from claims.engine.scoring import Group

SKIP_QUANTILE = 0.2  # of the costs of single pairs: the price of leaving a claim alone
LARGEST = 4  # claims in a bead, as its package has it
_TINY = 1e-6


def align_vecalign(left: Side, right: Side, skip_quantile: float = SKIP_QUANTILE) -> list[Group]:
    """Groups in order with the lowest normalised distance of the joined sentences."""
    if not len(left) or not len(right):
        return []
    beads = {
        (a, b): _cost(left, right, a, b)
        for a, b in shapes(LARGEST)
        if a <= min(len(left), len(left.runs)) and b <= min(len(right), len(right.runs))
    }
    skip = float(np.quantile(beads[1, 1], skip_quantile))
    return best_path(beads, skip, left=len(left), right=len(right))


def _cost(left: Side, right: Side, a: int, b: int) -> Matrix:
    """Equation 3 of the paper for beads of ``a`` and ``b`` claims, (n - a + 1, m - b + 1).

    The factor a · b keeps beads from growing; the mean distance to other sentences
    makes up for sentences that are near to everything.
    """
    x = left.runs[a - 1, : len(left) - a + 1]
    y = right.runs[b - 1, : len(right) - b + 1]
    usual = (
        _distance(x, right.runs[0]).mean(axis=1)[:, None]
        + _distance(y, left.runs[0]).mean(axis=1)[None, :]
    ) / 2
    cost: Matrix = _distance(x, y) * a * b / (usual + _TINY)
    return cost


def _distance(x: Matrix, y: Matrix) -> Matrix:
    result: Matrix = 1 - x @ y.T
    return result
