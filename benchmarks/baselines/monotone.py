"""The dynamic programme that monotone aligners share (Gale & Church, 1993)."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from benchmarks.baselines.sides import Matrix
from claims.engine.scoring import Group

Shape = tuple[int, int]


def shapes(largest: int) -> list[Shape]:
    """Numbers of claims on both sides of a bead that holds at most ``largest``."""
    return [(a, b) for a in range(1, largest) for b in range(1, largest - a + 1)]


def best_path(beads: Mapping[Shape, Matrix], skip: float, *, left: int, right: int) -> list[Group]:
    """The cheapest path through both texts in their order, as groups without the skips.

    ``beads[a, b][i, j]`` is the cost of joining ``a`` claims from ``i`` with ``b`` from
    ``j``; an infinite one is never taken. ``skip`` is the cost of leaving one claim alone.
    """
    cost = np.full((left + 1, right + 1), np.inf)
    cost[0, 0] = 0
    step: dict[Shape, Shape] = {}
    for i in range(left + 1):
        for j in range(right + 1):
            for a, b in ((1, 0), (0, 1), *beads):
                if a > i or b > j:
                    continue
                price = skip if not (a and b) else float(beads[a, b][i - a, j - b])
                total = cost[i - a, j - b] + price
                if total < cost[i, j]:
                    cost[i, j], step[i, j] = total, (a, b)
    return _walk_back(step, left, right)


def _walk_back(step: Mapping[Shape, Shape], i: int, j: int) -> list[Group]:
    groups: list[Group] = []
    while i or j:
        a, b = step[i, j]
        if a and b:
            groups.append((tuple(range(i - a, i)), tuple(range(j - b, j))))
        i, j = i - a, j - b
    return groups[::-1]
