"""Named features of candidate groups, vectorised over all candidates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claims.engine.alignment.evidence import Evidence, top_mean
from claims.engine.alignment.groups import Group, PairScores, pad_groups
from claims.engine.alignment.matrices import Indices, Matrix, row_dots, unite_rows, weigh_columns
from claims.engine.alignment.views import (
    Cosine,
    GroupSets,
    SharedConcepts,
    View,
    make_sets,
    make_views,
)

FEATURES = (
    "dense_cosine",
    "dense_margin",
    "dense_lead",
    "ngram_margin",
    "ngram_lead",
    "concept_margin",
    "concept_lead",
    "concept_least",
    "concept_most",
    "weakest_dense",
    "weakest_ngram",
    "weakest_concept",
    "dense_gain",
    "ngram_gain",
    "shared_values",
    "length_gap",
    "three_claims",
    "four_claims",
    "apart",
)
_SHORT = {"dense": "dense", "ngrams": "ngram", "concepts": "concept"}
# Brings margins, which live in a narrow band, to about -1…1.
_SCALE = {"dense": 20.0, "ngram": 4.0, "concept": 4.0}
# About what unrelated claims have; the margins alone say nothing where nothing competes.
_UNRELATED_COSINE = 0.8


def _best_rival(values: Matrix, claims: Indices, rows: Indices, members: Indices) -> Matrix:
    """Best similarity of each row to a claim outside ``members``: so many tops always suffice."""
    listed, scores = (
        np.ascontiguousarray(table.T).take(rows, axis=1) for table in (claims, values)
    )
    taken = (listed[:, None, :] == members).any(axis=1)
    best: Matrix = np.where(taken, -np.inf, scores).max(axis=0)
    return np.where(np.isfinite(best), best, 0.0).astype(np.float32)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pairs:
    """All pairs of a left and a right claim inside the groups, as flat lists.

    ``valid`` (3, 3, g) tells where they stand, ``left`` and ``right`` (p,) which they are.
    """

    valid: NDArray[np.bool_]
    left: Indices
    right: Indices

    def table(self, values: Matrix, fill: float) -> Matrix:
        """The values of the pairs in their places, (3, 3, g)."""
        table = np.full(self.valid.shape, fill, dtype=np.float32)
        table[self.valid] = values
        return table


def _list_pairs(left: Indices, right: Indices) -> _Pairs:
    valid = (left >= 0)[:, None, :] & (right >= 0)
    a, b, group = np.nonzero(valid)
    return _Pairs(valid=valid, left=left[a, group], right=right[b, group])


def _weakest_member(margins: Matrix, left: Indices, right: Indices) -> Matrix:
    """Margin of the worst-supported member of each group, from its pairs' margins (3, 3, g)."""
    by_left = np.where(left >= 0, margins.max(axis=1), np.inf).min(axis=0)
    by_right = np.where(right >= 0, margins.max(axis=0), np.inf).min(axis=0)
    weakest: Matrix = np.minimum(by_left, by_right)
    return weakest


def group_features(evidence: Evidence, pairs: PairScores, groups: tuple[Group, ...]) -> Matrix:
    """Feature matrix (g, f) with columns ``FEATURES``."""
    left, right = pad_groups(groups)
    sets = make_sets(left), make_sets(right)
    inside = _list_pairs(left, right)
    several = (left[1] >= 0) | (right[1] >= 0)
    columns: dict[str, NDArray[Any]] = {}
    for name, view in zip(pairs.left_hubs, make_views(evidence, pairs, sets), strict=True):
        short, scale = _SHORT[name], _SCALE[_SHORT[name]]
        similar = view.pairs(inside.left, inside.right)
        if isinstance(view, Cosine):
            whole = view.groups(inside.table(similar, 0.0))
            best_pair = inside.table(similar, -np.inf).max(axis=(0, 1))
            columns[f"{short}_gain"] = np.where(several, whole - best_pair, 0) * scale
        elif isinstance(view, SharedConcepts):
            whole, covered = view.groups()
            columns["concept_least"] = covered.min(axis=0)
            columns["concept_most"] = covered.max(axis=0)
        if name == "dense":
            columns["dense_cosine"] = (whole - _UNRELATED_COSINE) * scale
        hubs, rivals = zip(
            *(
                _surroundings(view, side, sets[side], other)
                for side, other in ((0, right), (1, left))
            ),
            strict=True,
        )
        columns[f"{short}_margin"] = (whole - (hubs[0] + hubs[1]) / 2) * scale
        columns[f"{short}_lead"] = (whole - np.maximum(*rivals)) * scale
        single_hubs = pairs.left_hubs[name][inside.left] + pairs.right_hubs[name][inside.right]
        margins = inside.table(similar - single_hubs / np.float32(2), -np.inf)
        columns[f"weakest_{short}"] = _weakest_member(margins, left, right) * scale
    columns |= _shape_features(evidence, sets, left, right)
    return np.stack([columns[name] for name in FEATURES], axis=1).astype(np.float32)


def _surroundings(view: View, side: int, sets: GroupSets, others: Indices) -> tuple[Matrix, Matrix]:
    """How much of a hub each group's set of a side is, and its best rival, (g,) each."""
    values, claims = view.tops(side, sets)
    hubs = top_mean(values)[sets.of]
    return hubs, _best_rival(values, claims, sets.of, others)


def _shape_features(
    evidence: Evidence,
    sets: tuple[GroupSets, GroupSets],
    left: Indices,
    right: Indices,
) -> dict[str, Matrix]:
    x, y = sets[0].of, sets[1].of
    left_values = unite_rows(evidence.left_values, sets[0].members)
    weighted = weigh_columns(left_values, evidence.value_weights)
    right_values = unite_rows(evidence.right_values, sets[1].members)
    lengths = []
    for side, members in ((evidence.left, left), (evidence.right, right)):
        size = np.array([len(text) for text in side.texts] + [0], dtype=np.float32)
        lengths.append(size[members].sum(axis=0) + 1)
    total = (left >= 0).sum(axis=0) + (right >= 0).sum(axis=0)
    spread = sum(
        np.where(m >= 0, m, m[0]).max(axis=0) - m[0] - ((m >= 0).sum(axis=0) - 1)
        for m in (left, right)
    )
    return {
        "shared_values": np.log1p(row_dots(weighted, right_values, x, y)),
        "length_gap": np.abs(np.log(lengths[0] / lengths[1])),
        "three_claims": (total == 3).astype(np.float32),
        "four_claims": (total > 3).astype(np.float32),
        "apart": (np.asarray(spread) > 0).astype(np.float32),
    }
