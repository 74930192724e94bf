"""What the other groups say of a group: order support, competition, and kind of document."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claims.engine.alignment.groups import LARGEST, Group, pad_groups
from claims.engine.alignment.matrices import Matrix

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


def group_context(groups: tuple[Group, ...], scores: Scores, *, left: int, right: int) -> Context:
    """Context of all groups from their first scores (g,), in reports of these sizes."""
    lefts, rights = pad_groups(groups)
    order = _order_support(lefts, rights, scores, width=right)
    rivals = _competition(lefts, rights, scores, sizes=(left, right))
    shorter = lefts if left <= right else rights
    return Context(
        features=np.column_stack([order, rivals]).astype(np.float32),
        independence=_independence(shorter, scores, size=min(left, right)),
    )


def _order_support(
    left: NDArray[np.int64], right: NDArray[np.int64], scores: Scores, *, width: int
) -> Scores:
    """Support by the pairs diagonally before and after each group, (g, 2): better, worse.

    Paragraphs move as blocks, so a link's neighbours speak for it. Nothing is ever
    forbidden: a group that crosses others only goes without support.
    """
    if not len(scores):
        return np.zeros((0, 2))
    stride = width + 2  # room for the columns before the first and after the last claim

    def key(i: NDArray[np.int64], j: NDArray[np.int64]) -> NDArray[np.int64]:
        return (i + 1) * stride + j + 1

    valid = (left[:, None, :] >= 0) & (right >= 0)
    pairs = key(left[:, None, :], right)[valid]
    chances = np.broadcast_to(1 / (1 + np.exp(-scores)), valid.shape)[valid]
    known, row = np.unique(pairs, return_inverse=True)
    best = np.zeros(len(known))
    np.maximum.at(best, row, chances)

    def look_up(wanted: NDArray[np.int64]) -> Scores:
        place = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
        return np.where(known[place] == wanted, best[place], 0.0)

    before = look_up(key(left[0] - 1, right[0] - 1))
    after = look_up(key(left.max(axis=0) + 1, right.max(axis=0) + 1))
    return np.stack([np.maximum(before, after), np.minimum(before, after)], axis=1)


def _competition(
    left: NDArray[np.int64], right: NDArray[np.int64], scores: Scores, *, sizes: tuple[int, int]
) -> Scores:
    """Lead of each group over the best rival pair of its claims, (g,).

    A rival that has a better partner of its own counts less, as in an auction
    (Bertsekas, 1988): what is taken elsewhere does not compete.
    """
    single = (left[1] < 0) & (right[1] < 0)
    i, j, score = left[0, single], right[0, single], scores[single]
    by_left = _rival_bids(i, j, score, own=sizes[0], theirs=sizes[1])
    by_right = _rival_bids(j, i, score, own=sizes[1], theirs=sizes[0])
    rival = np.maximum(_best_bid(left, right, *by_left), _best_bid(right, left, *by_right))
    result: Scores = np.clip(scores - rival, -_CLIP, _CLIP)
    return result


def _rival_bids(
    claim: NDArray[np.int64], other: NDArray[np.int64], score: Scores, *, own: int, theirs: int
) -> tuple[Scores, NDArray[np.int64]]:
    """Each claim's best bids (n, k) with their bidders: a pair's score less what the other can get.

    One more bid than a group has claims on a side: one of them is from outside the group.
    """
    best, bidder = _top(other, score, claim, rows=theirs, k=2)
    elsewhere = np.where(bidder[other, 0] == claim, best[other, 1], best[other, 0])
    return _top(claim, score - np.maximum(elsewhere, 0.0), other, rows=own, k=LARGEST + 1)


def _top(
    row: NDArray[np.int64], value: Scores, label: NDArray[np.int64], *, rows: int, k: int
) -> tuple[Scores, NDArray[np.int64]]:
    """The k highest values of each row with their labels, (rows, k); padded with the worst, -1."""
    order = np.lexsort((-value, row))
    row, value, label = row[order], value[order], label[order]
    rank = np.arange(len(row)) - np.searchsorted(row, row)
    kept = rank < k
    values = np.full((rows, k), _WORST)
    labels = np.full((rows, k), -1, dtype=np.int64)
    values[row[kept], rank[kept]] = value[kept]
    labels[row[kept], rank[kept]] = label[kept]
    return values, labels


def _best_bid(
    members: NDArray[np.int64],
    partners: NDArray[np.int64],
    bids: Scores,
    bidders: NDArray[np.int64],
) -> Scores:
    """The best bid for any member of each group by a claim that is none of its partners, (g,)."""
    bidder = np.ascontiguousarray(bidders.T)[:, members]
    inside = (bidder[:, :, None, :] == partners).any(axis=2)
    bid = np.ascontiguousarray(bids.T)[:, members]
    best: Scores = np.where((members >= 0) & ~inside, bid, _WORST).max(axis=(0, 1))
    return best


def _independence(members: NDArray[np.int64], scores: Scores, *, size: int) -> float:
    """0 for a translation, 1 for reports written independently, from the best claims' scores.

    ``members`` (3, g) are the claims of the shorter side, which has ``size`` of them.
    """
    best = np.full(size, _WORST)
    valid = members >= 0
    np.maximum.at(best, members[valid], np.broadcast_to(scores, valid.shape)[valid])
    strongest = np.sort(best)[::-1][: max(3, len(best) // 2)]
    likeness = np.clip(strongest, -8, 8).mean()
    return float(np.clip((_TRANSLATED - likeness) / (_TRANSLATED - _INDEPENDENT), 0, 1))
