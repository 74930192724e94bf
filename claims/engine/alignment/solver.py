"""The best set of groups that do not overlap: weighted set packing.

A group counts once for each claim that it places. Counted once as a whole, two links of
one claim a side outweigh a surer group of two claims a side; that cost one point of recall
(see benchmarks/README.md). Most groups that are worth anything overlap with few others:
each cluster of them is searched through by itself, exactly. Large clusters are solved as an
integer programme, and greedily with local repair where even that is too large. Leaving a
claim alone has a price, so "only in one report" is a decision.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from claims.engine.alignment.groups import Group

EXACT_UP_TO = 6_000  # groups that overlap in large clusters; news has none of these
_FEW = 12  # groups of a cluster that are searched through; news has clusters of up to five
_TIME_LIMIT = 10.0  # seconds; the incumbent is used after it


def choose_groups(
    groups: Sequence[Group], gains: NDArray[np.float64], *, left: int, right: int
) -> list[int]:
    """Indices of the chosen groups: highest total, no claim twice, only gains above zero.

    ``gains`` (g,) are log odds above the price of leaving claims alone, of each claim placed.
    """
    worth: list[int] = np.flatnonzero(gains > 0).tolist()
    slots = {k: _slots(groups[k], left) for k in worth}
    totals = {k: float(gains[k]) * len(slots[k]) for k in worth}
    chosen: list[int] = []
    tangled: list[int] = []
    for cluster in _clusters(slots):
        if len(cluster) <= _FEW:
            chosen += _best_of_few(cluster, slots, totals)
        else:
            tangled += cluster
    return sorted(chosen + _best_of_many(tangled, slots, totals, size=left + right))


def _slots(group: Group, left: int) -> list[int]:
    return [*group[0], *(left + j for j in group[1])]


def _clusters(slots: Mapping[int, Sequence[int]]) -> list[list[int]]:
    """The groups parted where no claim connects them: each part is a problem of its own."""
    parents: dict[int, int] = {}

    def root(slot: int) -> int:
        while (parent := parents.setdefault(slot, slot)) != slot:
            parents[slot] = slot = parents[parent]
        return slot

    for used in slots.values():
        for slot in used[1:]:
            parents[root(slot)] = root(used[0])
    clusters: dict[int, list[int]] = {}
    for k, used in slots.items():
        clusters.setdefault(root(used[0]), []).append(k)
    return list(clusters.values())


def _best_of_few(
    cluster: Sequence[int], slots: Mapping[int, Sequence[int]], totals: Mapping[int, float]
) -> list[int]:
    """The best set by branch and bound: all that is left together bounds what it can add."""
    best: list[int] = []
    highest = 0.0

    def extend(chosen: list[int], total: float, rest: Sequence[int]) -> None:
        nonlocal best, highest
        if total > highest:
            best, highest = chosen, total
        bound = total + sum(totals[k] for k in rest)
        for place, k in enumerate(rest):
            if bound <= highest:
                return
            free = [r for r in rest[place + 1 :] if set(slots[k]).isdisjoint(slots[r])]
            extend([*chosen, k], total + totals[k], free)
            bound -= totals[k]

    extend([], 0.0, sorted(cluster, key=lambda k: (-totals[k], k)))
    return best


def _best_of_many(
    worth: Sequence[int],
    slots: Mapping[int, Sequence[int]],
    totals: Mapping[int, float],
    *,
    size: int,
) -> list[int]:
    """The best set as an integer programme; by ``_greedy`` where there is too much to choose from."""
    if not worth:
        return []
    if len(worth) <= EXACT_UP_TO:
        rows = [slot for k in worth for slot in slots[k]]
        columns = [column for column, k in enumerate(worth) for _ in slots[k]]
        incidence = sparse.csc_matrix(
            (np.ones(len(rows)), (rows, columns)), shape=(size, len(worth))
        )
        result = milp(
            [-totals[k] for k in worth],
            constraints=LinearConstraint(incidence, -np.inf, 1),
            integrality=np.ones(len(worth)),
            bounds=Bounds(0, 1),
            options={"time_limit": _TIME_LIMIT},
        )
        if result.x is not None:
            return [k for k, taken in zip(worth, result.x > 0.5, strict=True) if taken]
    return _greedy(worth, slots, totals)


def _greedy(
    worth: Sequence[int], slots: Mapping[int, Sequence[int]], totals: Mapping[int, float]
) -> list[int]:
    """By gain per claim, then swaps of one chosen group for a better one that it blocks."""
    order = sorted(worth, key=lambda k: (-totals[k] / len(slots[k]), k))
    owner: dict[int, int] = {}
    chosen: set[int] = set()

    def take(k: int) -> None:
        chosen.add(k)
        owner.update(dict.fromkeys(slots[k], k))

    for k in order:
        if not any(slot in owner for slot in slots[k]):
            take(k)
    for k in order:
        if k in chosen:
            continue
        rivals = {owner[slot] for slot in slots[k] if slot in owner}
        if totals[k] > sum(totals[rival] for rival in rivals):
            for rival in rivals:
                chosen.discard(rival)
                for slot in slots[rival]:
                    owner.pop(slot, None)
            take(k)
    return sorted(chosen)
