"""Candidate groups: which claims could together be one link.

A claim's partners are its best counterparts by a quick score. Groups are 1-1, 1-2,
2-1, 1-3, 3-1 and 2-2. The claims of one side need not be neighbours: a report may put
a sentence in between.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, combinations

import numpy as np
from numpy.typing import NDArray

from claims.engine.alignment.evidence import Evidence, concept_f1, top_mean
from claims.engine.alignment.matrices import Indices, Matrix, all_dots, chunks, weigh_columns
from claims.engine.latest import keep_latest

PARTNERS = 8  # counterparts of each claim that are considered at all
_MATES = 4  # of these, the ones that may share a group
LARGEST = 3  # claims on one side of a group

Members = tuple[int, ...]
Group = tuple[Members, Members]

_QUICK_WEIGHTS = {"dense": 1.0, "ngrams": 0.1, "concepts": 0.1}


@keep_latest(size=4)
def pad_groups(groups: Sequence[Group]) -> tuple[Indices, Indices]:
    """Both sides of the groups, (3, g) each, padded with -1; asked for by every step.

    All arrays of groups have the groups last: numpy is slow where the last axis is short.
    """
    return _pad([left for left, _ in groups]), _pad([right for _, right in groups])


def _pad(sides: Sequence[Members]) -> Indices:
    sizes = np.fromiter(map(len, sides), dtype=np.int64, count=len(sides))
    rows = np.full((len(sides), LARGEST), -1, dtype=np.int64)
    rows[np.arange(LARGEST) < sizes[:, None]] = np.fromiter(
        chain.from_iterable(sides), dtype=np.int64, count=int(sizes.sum())
    )
    return np.ascontiguousarray(rows.T)


@dataclass(frozen=True, slots=True, kw_only=True)
class PairScores:
    """Hub statistics of single claims, and each claim's partners best first.

    The hubs of ``dense``, ``ngrams`` and ``concepts`` are neighbourhood means (n,) and
    (m,). ``whole`` keeps the similarities themselves (n, m) where the reports are short.
    """

    left_hubs: dict[str, Matrix]
    right_hubs: dict[str, Matrix]
    left_partners: Indices
    right_partners: Indices
    whole: dict[str, Matrix] | None = None


def _similarities(evidence: Evidence, rows: slice) -> dict[str, Matrix]:
    bags = evidence.bags
    weighted = weigh_columns(bags.left[rows], bags.idf)
    return {
        "dense": all_dots(evidence.left.vectors[rows], evidence.right.vectors),
        "ngrams": all_dots(evidence.left_ngrams[rows], evidence.right_ngrams),
        "concepts": concept_f1(
            all_dots(weighted, bags.right),
            (bags.left[rows] @ bags.idf)[:, None],
            (bags.right_own @ bags.idf)[None, :],
        ),
    }


def _best(values: Matrix, indices: NDArray[np.int64], k: int) -> tuple[Matrix, NDArray[np.int64]]:
    order = np.argsort(-values, axis=1, kind="stable")[:, :k]
    return np.take_along_axis(values, order, axis=1), np.take_along_axis(indices, order, axis=1)


def score_pairs(evidence: Evidence) -> PairScores:
    """Hubs and partners, block by block: never the whole matrix of two long texts."""
    n, m = len(evidence.left), len(evidence.right)
    blocks = list(chunks(n, m))
    whole = _similarities(evidence, blocks[0]) if len(blocks) == 1 else None
    left_hubs: dict[str, list[Matrix]] = {"dense": [], "ngrams": [], "concepts": []}
    columns: dict[str, Matrix] = {}
    for rows in blocks:
        for name, block in (whole or _similarities(evidence, rows)).items():
            left_hubs[name].append(top_mean(block))
            seen = columns.get(name)
            both = block.T if seen is None else np.hstack([seen, block.T])
            k = min(4, both.shape[1])
            columns[name] = np.partition(both, both.shape[1] - k, axis=1)[:, -k:]
    left = {name: np.concatenate(parts) for name, parts in left_hubs.items()}
    right = {name: values.mean(axis=1) for name, values in columns.items()}
    left_partners: list[NDArray[np.int64]] = []
    best_values = np.full((m, 0), -np.inf, dtype=np.float32)
    best_rows = np.zeros((m, 0), dtype=np.int64)
    for rows in blocks:
        quick = np.zeros((rows.stop - rows.start, m), dtype=np.float32)
        for name, block in (whole or _similarities(evidence, rows)).items():
            hubs = (left[name][rows, None] + right[name][None, :]) / 2
            quick += _QUICK_WEIGHTS[name] * (block - hubs)
        left_partners.append(np.argsort(-quick, axis=1, kind="stable")[:, :PARTNERS])
        indices = np.broadcast_to(np.arange(rows.start, rows.stop), quick.T.shape)
        best_values, best_rows = _best(
            np.hstack([best_values, quick.T]), np.hstack([best_rows, indices]), PARTNERS
        )
    return PairScores(
        left_hubs=left,
        right_hubs=right,
        left_partners=np.concatenate(left_partners),
        right_partners=best_rows,
        whole=whole,
    )


def _mates(joinable: Sequence[bool], partners: Sequence[int]) -> list[Members]:
    """Sets of two partners, and runs of three neighbours among them."""
    allowed = [partner for partner in partners if joinable[partner]]
    sets = [tuple(sorted(pair)) for pair in combinations(allowed[:_MATES], 2)]
    near = set(allowed)
    sets += [(p, p + 1, p + 2) for p in sorted(near) if {p + 1, p + 2} <= near]
    return sets


def candidate_groups(evidence: Evidence, pairs: PairScores) -> tuple[Group, ...]:
    """Candidate groups in a fixed order; each member has a partner on the other side."""
    found: set[Group] = set()
    near: set[tuple[int, int]] = set()
    left_ok, right_ok = evidence.left.joinable.tolist(), evidence.right.joinable.tolist()
    for i, partners in enumerate(pairs.left_partners.tolist()):
        near.update((i, j) for j in partners)
        if left_ok[i]:
            found.update(((i,), mates) for mates in _mates(right_ok, partners))
    for j, partners in enumerate(pairs.right_partners.tolist()):
        near.update((i, j) for i in partners)
        if right_ok[j]:
            found.update((mates, (j,)) for mates in _mates(left_ok, partners))
    found.update(((i,), (j,)) for i, j in near)
    for i, j in near:
        corners = ((i, j + 1) in near) + ((i + 1, j) in near) + ((i + 1, j + 1) in near)
        if (
            corners >= 2
            and i + 1 < len(left_ok)
            and j + 1 < len(right_ok)
            and all(left_ok[i : i + 2])
            and all(right_ok[j : j + 2])
        ):
            found.add(((i, i + 1), (j, j + 1)))
    return tuple(sorted(found))
