"""The best set of groups that do not overlap: weighted set packing.

A group counts once for each claim that it places. Counted once as a whole, two links of
one claim a side outweigh a surer group of two claims a side; that cost one point of recall
(see benchmarks/README.md). Solved exactly as an integer programme at news size, greedily with local repair above.
Leaving a claim alone has a price, so "only in one report" is a decision.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from claims.engine.alignment.groups import Members

EXACT_UP_TO = 6_000  # groups worth choosing between; news needs a few hundred
_TIME_LIMIT = 10.0  # seconds; the incumbent is used after it


def choose_groups(
    groups: Sequence[tuple[Members, Members]], gains: NDArray[np.float64], *, left: int, right: int
) -> list[int]:
    """Indices of the chosen groups: highest total, no claim twice, only gains above zero.

    ``gains`` (g,) are log odds above the price of leaving claims alone, of each claim placed.
    """
    worth: list[int] = np.flatnonzero(gains > 0).tolist()
    if not worth:
        return []
    gains = gains.copy()
    gains[worth] *= [len(groups[k][0]) + len(groups[k][1]) for k in worth]
    rows = [index for k in worth for index in _slots(groups[k], left)]
    columns = [column for column, k in enumerate(worth) for _ in _slots(groups[k], left)]
    incidence = sparse.csc_matrix(
        (np.ones(len(rows)), (rows, columns)), shape=(left + right, len(worth))
    )
    if len(worth) <= EXACT_UP_TO:
        result = milp(
            -gains[worth],
            constraints=LinearConstraint(incidence, -np.inf, 1),
            integrality=np.ones(len(worth)),
            bounds=Bounds(0, 1),
            options={"time_limit": _TIME_LIMIT},
        )
        if result.x is not None:
            return [k for k, taken in zip(worth, result.x > 0.5, strict=True) if taken]
    return _greedy(groups, gains, worth, left)


def _slots(group: tuple[Members, Members], left: int) -> list[int]:
    return [*group[0], *(left + j for j in group[1])]


def _greedy(
    groups: Sequence[tuple[Members, Members]],
    gains: NDArray[np.float64],
    worth: Sequence[int],
    left: int,
) -> list[int]:
    """By gain per claim, then swaps of one chosen group for a better one that it blocks."""
    share = {k: gains[k] / len(_slots(groups[k], left)) for k in worth}
    order = sorted(share, key=lambda k: (-share[k], k))
    owner: dict[int, int] = {}
    chosen: set[int] = set()

    def take(k: int) -> None:
        chosen.add(k)
        owner.update(dict.fromkeys(_slots(groups[k], left), k))

    for k in order:
        if not any(slot in owner for slot in _slots(groups[k], left)):
            take(k)
    for k in order:
        if k in chosen:
            continue
        rivals = {owner[slot] for slot in _slots(groups[k], left) if slot in owner}
        if gains[k] > sum(gains[rival] for rival in rivals):
            for rival in rivals:
                chosen.discard(rival)
                for slot in _slots(groups[rival], left):
                    owner.pop(slot, None)
            take(k)
    return sorted(chosen)
