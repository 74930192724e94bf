"""Floors without order: nearest neighbours, and the best assignment of margins."""

from __future__ import annotations

import numpy as np
from scipy.optimize import linear_sum_assignment

from benchmarks.baselines.sides import Matrix, Side, cosines
from claims.engine.scoring import Group

NEIGHBOURS = 4  # of each claim that say how near everything is to it


def align_mutual(left: Side, right: Side) -> list[Group]:
    """Pairs that are each other's nearest neighbour by cosine."""
    if not len(left) or not len(right):
        return []
    similarity = cosines(left, right)
    nearest, back = similarity.argmax(axis=1).tolist(), similarity.argmax(axis=0).tolist()
    return [((i,), (j,)) for i, j in enumerate(nearest) if back[j] == i]


def align_forced(left: Side, right: Side) -> list[Group]:
    """Each left claim with its nearest neighbour; those that share one are a group."""
    if not len(left) or not len(right):
        return []
    groups: dict[int, list[int]] = {}
    for i, j in enumerate(cosines(left, right).argmax(axis=1).tolist()):
        groups.setdefault(j, []).append(i)
    return sorted((tuple(members), (j,)) for j, members in groups.items())


def align_margins(left: Side, right: Side, alone: float) -> list[Group]:
    """The assignment of single claims with the highest margins (Artetxe & Schwenk, 2019).

    A pair is worth its margin above ``alone``, the value of leaving both without.
    """
    if not len(left) or not len(right):
        return []
    worth = np.maximum(_margins(cosines(left, right)) - alone, 0)
    rows, columns = linear_sum_assignment(worth, maximize=True)
    pairs = zip(rows.tolist(), columns.tolist(), strict=True)
    return [((i,), (j,)) for i, j in pairs if worth[i, j] > 0]


def _margins(similarity: Matrix) -> Matrix:
    """Distance margin: cosine less the mean of the nearest on both sides."""
    n, m = similarity.shape
    rows = np.sort(similarity, axis=1)[:, -min(NEIGHBOURS, m) :].mean(axis=1)
    columns = np.sort(similarity, axis=0)[-min(NEIGHBOURS, n) :].mean(axis=0)
    result: Matrix = similarity - (rows[:, None] + columns[None, :]) / 2
    return result
