"""Bertalign's method (Liu & Zhu, 2022, "Bertalign: Improved word embedding-based sentence
alignment for Chinese–English parallel corpora of literary texts"), re-implemented from
the paper.

In two steps: a path of single pairs through each sentence's most similar ones, then all
beads in a band around that path.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from benchmarks.baselines.monotone import best_path, shapes
from benchmarks.baselines.sides import Matrix, Side, cosines
from claims.engine.scoring import Group

SKIP = -0.1  # score of a claim left alone
TOP = 3  # most similar sentences of each that the first step considers
LARGEST = 4  # claims in a bead; its package has 5, but no gold group here holds as many
BAND = 5  # claims around the path that the second step considers


def align_bertalign(left: Side, right: Side, skip: float = SKIP) -> list[Group]:
    """Groups in order with the highest modified cosine of the joined sentences."""
    if not len(left) or not len(right):
        return []
    allowed = _band(find_anchors(left, right), len(left), len(right))
    beads = {}
    for a, b in shapes(LARGEST):
        if a <= min(len(left), len(left.runs)) and b <= min(len(right), len(right.runs)):
            score = _modified_cosine(left, right, a, b) * _length_factor(left, right, a, b)
            inside = allowed[: len(left) - a + 1, : len(right) - b + 1]
            inside = inside & allowed[a - 1 :, b - 1 :]
            beads[a, b] = np.where(inside, -score, np.inf)
    return best_path(beads, -skip, left=len(left), right=len(right))


def find_anchors(left: Side, right: Side) -> list[tuple[int, int]]:
    """The first step: the path of single pairs with the highest total cosine.

    Only a sentence's ``TOP`` most similar ones may be on it.
    """
    similarity = cosines(left, right)
    best = np.argsort(-similarity, axis=1, kind="stable")[:, :TOP]
    cost = np.full_like(similarity, np.inf)
    np.put_along_axis(cost, best, -np.take_along_axis(similarity, best, axis=1), axis=1)
    path = best_path({(1, 1): cost}, 0.0, left=len(left), right=len(right))
    return [(a[0], b[0]) for a, b in path]


def _band(anchors: list[tuple[int, int]], n: int, m: int) -> NDArray[np.bool_]:
    """Pairs (n, m) between two neighbouring anchors, and up to ``BAND`` claims around."""
    allowed = np.zeros((n, m), dtype=bool)
    corners = [(-1, -1), *anchors, (n, m)]
    for (i, j), (k, h) in pairwise(corners):
        allowed[max(0, i - BAND) : k + BAND + 1, max(0, j - BAND) : h + BAND + 1] = True
    return allowed


def _modified_cosine(left: Side, right: Side, a: int, b: int) -> Matrix:
    """Cosine of each bead less its mean cosine to the claims beside it, (n-a+1, m-b+1)."""
    x = left.runs[a - 1, : len(left) - a + 1]
    y = right.runs[b - 1, : len(right) - b + 1]
    beside = (_beside(x @ right.runs[0].T, b) + _beside(y @ left.runs[0].T, a).T) / 2
    result: Matrix = x @ y.T - beside
    return result


def _beside(similarity: Matrix, size: int) -> Matrix:
    """Mean similarity (s, m) to the claims just before and after each run of ``size``."""
    count = similarity.shape[1] - size + 1
    padded = np.pad(similarity, ((0, 0), (1, 1)))
    present = np.pad(np.ones(similarity.shape[1]), 1)
    total = padded[:, :count] + padded[:, size + 1 :]
    result: Matrix = total / np.maximum(present[:count] + present[size + 1 :], 1)
    return result


def _length_factor(left: Side, right: Side, a: int, b: int) -> Matrix:
    """1 for sides of one length, towards 0 the more they differ, (n-a+1, m-b+1)."""
    x, y = left.run_lengths(a)[:, None], right.run_lengths(b)[None, :]
    result: Matrix = np.log2(1 + np.minimum(x, y) / np.maximum(np.maximum(x, y), 1))
    return result
