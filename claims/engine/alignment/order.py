"""Local order support: paragraphs move as blocks, so a link's neighbours speak for it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from claims.engine.alignment.evidence import Matrix
from claims.engine.alignment.groups import Members


def order_support(
    groups: Sequence[tuple[Members, Members]],
    probabilities: NDArray[np.float64],
    *,
    left: int,
    right: int,
) -> Matrix:
    """Support of each group by the pairs diagonally before and after it, (g, 2): better, worse.

    ``probabilities`` (g,) are those of the first pass. Nothing is ever forbidden: a
    group that crosses others only goes without support.
    """
    best = np.zeros((left + 2, right + 2), dtype=np.float32)
    for (members, others), probability in zip(groups, probabilities, strict=True):
        for i in members:
            for j in others:
                best[i + 1, j + 1] = max(best[i + 1, j + 1], probability)
    corners = np.array([(a[0], b[0], a[-1] + 2, b[-1] + 2) for a, b in groups], dtype=np.int64)
    before = best[corners[:, 0], corners[:, 1]]
    after = best[corners[:, 2], corners[:, 3]]
    return np.stack([np.maximum(before, after), np.minimum(before, after)], axis=1)
