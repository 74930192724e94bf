"""What the other groups say of a group: order support, competition, and kind of document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claims.engine.alignment.evidence import Matrix
from claims.engine.alignment.groups import Members

CONTEXT_FEATURES = ("order_best", "order_worst", "competition")

# Mean first score of the best half of the claims: about 1 where two newsrooms wrote
# independently of each other, 5 and more where one report translates the other.
_INDEPENDENT, _TRANSLATED = 1.0, 5.0
_WORST = -10.0
_CLIP = 6.0

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """``features`` (g, 3) with columns ``CONTEXT_FEATURES``; ``independence`` from 0 to 1."""

    features: Matrix
    independence: float


def group_context(
    groups: Sequence[tuple[Members, Members]], scores: Scores, *, left: int, right: int
) -> Context:
    """Context of all groups from their first scores (g,), in reports of these sizes."""
    order = _order_support(groups, scores, left=left, right=right)
    rivals = _competition(groups, scores, left=left, right=right)
    return Context(
        features=np.column_stack([order, rivals]).astype(np.float32),
        independence=_independence(groups, scores, left=left, right=right),
    )


def _order_support(
    groups: Sequence[tuple[Members, Members]], scores: Scores, *, left: int, right: int
) -> Matrix:
    """Support by the pairs diagonally before and after each group, (g, 2): better, worse.

    Paragraphs move as blocks, so a link's neighbours speak for it. Nothing is ever
    forbidden: a group that crosses others only goes without support.
    """
    best: dict[tuple[int, int], float] = {}
    for (members, others), score in zip(groups, 1 / (1 + np.exp(-scores)), strict=True):
        for i in members:
            for j in others:
                best[i, j] = max(best.get((i, j), 0.0), score)
    before = [best.get((a[0] - 1, b[0] - 1), 0.0) for a, b in groups]
    after = [best.get((a[-1] + 1, b[-1] + 1), 0.0) for a, b in groups]
    return np.stack([np.maximum(before, after), np.minimum(before, after)], axis=1)


def _competition(
    groups: Sequence[tuple[Members, Members]], scores: Scores, *, left: int, right: int
) -> Scores:
    """Lead of each group over the best rival pair of its claims, (g,).

    A rival that has a better partner of its own counts less, as in an auction
    (Bertsekas, 1988): what is taken elsewhere does not compete.
    """
    by_left: dict[int, list[tuple[float, int]]] = {}
    by_right: dict[int, list[tuple[float, int]]] = {}
    for (a, b), score in zip(groups, scores.tolist(), strict=True):
        if len(a) == len(b) == 1:
            by_left.setdefault(a[0], []).append((score, b[0]))
            by_right.setdefault(b[0], []).append((score, a[0]))
    for pairs in (*by_left.values(), *by_right.values()):
        pairs.sort(reverse=True)
    result = np.empty(len(groups))
    for k, (a, b) in enumerate(groups):
        rival = max(_rival(a, b, by_left, by_right), _rival(b, a, by_right, by_left))
        result[k] = np.clip(scores[k] - rival, -_CLIP, _CLIP)
    return result


def _rival(
    members: Members,
    partners: Members,
    own: dict[int, list[tuple[float, int]]],
    theirs: dict[int, list[tuple[float, int]]],
) -> float:
    best = _WORST
    for member in members:
        for score, other in own.get(member, ()):
            if other in partners:
                continue
            elsewhere = next((s for s, m in theirs[other] if m != member), _WORST)
            best = max(best, score - max(elsewhere, 0.0))
    return best


def _independence(
    groups: Sequence[tuple[Members, Members]], scores: Scores, *, left: int, right: int
) -> float:
    """0 for a translation, 1 for reports written independently, from the best claims' scores."""
    side = 0 if left <= right else 1
    best = np.full(min(left, right), _WORST)
    for group, score in zip(groups, scores, strict=True):
        for index in group[side]:
            best[index] = max(best[index], score)
    strongest = np.sort(best)[::-1][: max(3, len(best) // 2)]
    likeness = np.clip(strongest, -8, 8).mean()
    return float(np.clip((_TRANSLATED - likeness) / (_TRANSLATED - _INDEPENDENT), 0, 1))
