"""Named features of candidate groups, vectorised over all candidates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from claims.engine.alignment.evidence import Evidence, Matrix, top_mean
from claims.engine.alignment.groups import LARGEST, Members, PairScores

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
# Brings margins, which live in a narrow band, to about -1…1.
_SCALE = {"dense": 20.0, "ngram": 4.0, "concept": 4.0}
# About what unrelated claims have; the margins alone say nothing where nothing competes.
_UNRELATED_COSINE = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupSets:
    """The distinct sides of all groups, and each group's row in them.

    ``members`` is (s, 3) padded with -1; ``of`` (g,) gives each group's row.
    """

    members: NDArray[np.int64]
    of: NDArray[np.int64]

    @property
    def mask(self) -> NDArray[np.bool_]:
        return self.members >= 0


def make_sets(sides: Sequence[Members]) -> GroupSets:
    """Distinct members of one side of the groups."""
    row: dict[Members, int] = {}
    of = np.array([row.setdefault(side, len(row)) for side in sides], dtype=np.int64)
    members = np.full((len(row), LARGEST), -1, dtype=np.int64)
    for side, index in row.items():
        members[index, : len(side)] = side
    return GroupSets(members=members, of=of)


def _selector(sets: GroupSets, claims: int) -> sparse.csr_matrix:
    rows, columns = np.nonzero(sets.mask)
    data = np.ones(len(rows), dtype=np.float32)
    shape = (len(sets.members), claims)
    return sparse.csr_matrix((data, (rows, sets.members[rows, columns])), shape=shape)


def _unit_dense(matrix: Matrix) -> Matrix:
    norms = np.linalg.norm(matrix, axis=1, keepdims=True)
    result: Matrix = matrix / np.maximum(norms, 1e-9)
    return result


def _unit_sparse(matrix: sparse.csr_matrix) -> sparse.csr_matrix:
    norms = np.sqrt(matrix.multiply(matrix).sum(axis=1)).A1
    norms[norms == 0] = 1
    return (sparse.diags((1 / norms).astype(np.float32)) @ matrix).tocsr()


def _capped(matrix: sparse.csr_matrix) -> sparse.csr_matrix:
    matrix = matrix.tocsr()
    matrix.data = np.minimum(matrix.data, 1)
    return matrix


def _rows_dot(left: sparse.csr_matrix, right: sparse.csr_matrix) -> Matrix:
    result: Matrix = np.asarray(left.multiply(right).sum(axis=1)).ravel().astype(np.float32)
    return result


class _View:
    """One kind of similarity, asked for groups, for members and for hubs."""

    def __init__(
        self, name: str, evidence: Evidence, pairs: PairScores, sets: tuple[GroupSets, GroupSets]
    ) -> None:
        self.name = name
        # Dense arrays or sparse matrices, by the kind of similarity.
        self.left: Any
        self.right: Any
        self.left_sets: Any
        self.right_sets: Any
        self.left_hubs = pairs.left_hubs[name]
        self.right_hubs = pairs.right_hubs[name]
        self.left_pick = _selector(sets[0], len(evidence.left))
        self.right_pick = _selector(sets[1], len(evidence.right))
        self._prepare(evidence)

    def _prepare(self, evidence: Evidence) -> None:
        bags = evidence.bags
        if self.name == "dense":
            self.left, self.right = evidence.left.vectors, evidence.right.vectors
            self.left_sets = _unit_dense(np.asarray(self.left_pick @ self.left))
            self.right_sets = _unit_dense(np.asarray(self.right_pick @ self.right))
        elif self.name == "ngrams":
            self.left, self.right = evidence.left_ngrams, evidence.right_ngrams
            self.left_sets = _unit_sparse(self.left_pick @ self.left)
            self.right_sets = _unit_sparse(self.right_pick @ self.right)
        else:
            weigh = sparse.diags(bags.idf)
            self.left, self.right = (bags.left @ weigh).tocsr(), bags.right
            self.left_sets = (_capped(self.left_pick @ bags.left) @ weigh).tocsr()
            self.right_sets = _capped(self.right_pick @ bags.right)
            own = _capped(self.right_pick @ bags.right_own)
            self.left_mass = np.asarray(self.left_sets.sum(axis=1)).ravel()
            self.right_mass = own @ bags.idf
            self.left_single_mass = np.asarray(self.left.sum(axis=1)).ravel()
            self.right_single_mass = bags.right_own @ bags.idf

    def _f1(self, shared: Matrix, left: Matrix, right: Matrix) -> Matrix:
        result: Matrix = np.minimum(2 * shared / np.maximum(left + right, 1e-6), 1)
        return result

    def groups(self, x: NDArray[np.int64], y: NDArray[np.int64]) -> Matrix:
        """Similarity of left sets ``x`` to right sets ``y``, pairwise (g,)."""
        if self.name == "dense":
            result: Matrix = np.einsum("gd,gd->g", self.left_sets[x], self.right_sets[y])
            return result
        shared = _rows_dot(self.left_sets[x], self.right_sets[y])
        if self.name == "ngrams":
            return shared
        return self._f1(shared, self.left_mass[x], self.right_mass[y])

    def coverage(self, x: NDArray[np.int64], y: NDArray[np.int64]) -> tuple[Matrix, Matrix]:
        """Share of the left and of the right set's concepts that the other has."""
        shared = _rows_dot(self.left_sets[x], self.right_sets[y])
        left = np.minimum(shared / np.maximum(self.left_mass[x], 1e-6), 1)
        right = np.minimum(shared / np.maximum(self.right_mass[y], 1e-6), 1)
        return left, right

    def singles(self, i: NDArray[np.int64], j: NDArray[np.int64]) -> Matrix:
        """Similarity of left claims ``i`` to right claims ``j``, pairwise."""
        if self.name == "dense":
            result: Matrix = np.einsum("gd,gd->g", self.left[i], self.right[j])
            return result
        shared = _rows_dot(self.left[i], self.right[j])
        if self.name == "ngrams":
            return shared
        return self._f1(shared, self.left_single_mass[i], self.right_single_mass[j])

    def against_singles(self) -> tuple[Matrix, Matrix]:
        """(s, m) of left sets to right claims, and (t, n) of right sets to left claims."""
        if self.name == "dense":
            return self.left_sets @ self.right.T, self.right_sets @ self.left.T
        left = (self.left_sets @ self.right.T).toarray().astype(np.float32)
        right = (self.right_sets @ self.left.T).toarray().astype(np.float32)
        if self.name == "ngrams":
            return left, right
        return (
            self._f1(left, self.left_mass[:, None], self.right_single_mass[None, :]),
            self._f1(right, self.right_mass[:, None], self.left_single_mass[None, :]),
        )


def _best_rival(similarity: Matrix, rows: NDArray[np.int64], members: NDArray[np.int64]) -> Matrix:
    """Best similarity of each row to a single claim outside ``members``; two tops suffice."""
    width = similarity.shape[1]
    k = min(LARGEST + 1, width)
    top = (
        np.argpartition(-similarity, k - 1, axis=1)[:, :k]
        if k < width
        else np.broadcast_to(np.arange(width), (len(similarity), width))
    )
    values = np.take_along_axis(similarity, top, axis=1)[rows]
    taken = (top[rows][:, :, None] == members[:, None, :]).any(axis=2)
    best: Matrix = np.where(taken, -np.inf, values).max(axis=1)
    return np.where(np.isfinite(best), best, 0.0).astype(np.float32)


def _member_margins(
    view: _View, left: NDArray[np.int64], right: NDArray[np.int64]
) -> tuple[Matrix, Matrix]:
    """Margin of the worst-supported member of each group, and the best similarity of a pair."""
    valid = (left[:, :, None] >= 0) & (right[:, None, :] >= 0)
    group, a, b = np.nonzero(valid)
    i, j = left[group, a], right[group, b]
    similarity = view.singles(i, j)
    margin = similarity - (view.left_hubs[i] + view.right_hubs[j]) / 2
    table = np.full(valid.shape, -np.inf, dtype=np.float32)
    table[group, a, b] = margin
    by_left = np.where(left >= 0, table.max(axis=2), np.inf).min(axis=1)
    by_right = np.where(right >= 0, table.max(axis=1), np.inf).min(axis=1)
    best = np.full(valid.shape, -np.inf, dtype=np.float32)
    best[group, a, b] = similarity
    return np.minimum(by_left, by_right), best.max(axis=(1, 2))


def group_features(
    evidence: Evidence, pairs: PairScores, groups: Sequence[tuple[Members, Members]]
) -> Matrix:
    """Feature matrix (g, f) with columns ``FEATURES``."""
    sets = make_sets([left for left, _ in groups]), make_sets([right for _, right in groups])
    x, y = sets[0].of, sets[1].of
    left, right = sets[0].members[x], sets[1].members[y]
    columns: dict[str, NDArray[Any]] = {}
    several = ((left >= 0).sum(axis=1) + (right >= 0).sum(axis=1)) > 2
    for name, short in (("dense", "dense"), ("ngrams", "ngram"), ("concepts", "concept")):
        view, scale = _View(name, evidence, pairs, sets), _SCALE[short]
        to_right, to_left = view.against_singles()
        similarity = view.groups(x, y)
        hubs = (top_mean(to_right)[x] + top_mean(to_left)[y]) / 2
        rival = np.maximum(_best_rival(to_right, x, right), _best_rival(to_left, y, left))
        weakest, best_pair = _member_margins(view, left, right)
        columns[f"{short}_margin"] = (similarity - hubs) * scale
        columns[f"{short}_lead"] = (similarity - rival) * scale
        columns[f"weakest_{short}"] = weakest * scale
        if name == "dense":
            columns["dense_cosine"] = (similarity - _UNRELATED_COSINE) * scale
        if name == "concepts":
            covered = np.stack(view.coverage(x, y))
            columns["concept_least"], columns["concept_most"] = (
                covered.min(axis=0),
                covered.max(axis=0),
            )
        else:
            columns[f"{short}_gain"] = np.where(several, similarity - best_pair, 0) * scale
    columns |= _shape_features(evidence, sets, left, right)
    return np.stack([columns[name] for name in FEATURES], axis=1).astype(np.float32)


def _shape_features(
    evidence: Evidence,
    sets: tuple[GroupSets, GroupSets],
    left: NDArray[np.int64],
    right: NDArray[np.int64],
) -> dict[str, Matrix]:
    x, y = sets[0].of, sets[1].of
    left_values = _capped(_selector(sets[0], len(evidence.left)) @ evidence.left_values)
    right_values = _capped(_selector(sets[1], len(evidence.right)) @ evidence.right_values)
    weighted = (left_values @ sparse.diags(evidence.value_weights)).tocsr()
    lengths = []
    for side, members in ((evidence.left, left), (evidence.right, right)):
        size = np.array([len(text) for text in side.texts] + [0], dtype=np.float32)
        lengths.append(size[members].sum(axis=1) + 1)
    total = (left >= 0).sum(axis=1) + (right >= 0).sum(axis=1)
    spread = sum(
        np.where(m >= 0, m, m[:, :1]).max(axis=1) - m[:, 0] - ((m >= 0).sum(axis=1) - 1)
        for m in (left, right)
    )
    return {
        "shared_values": np.log1p(_rows_dot(weighted[x], right_values[y])),
        "length_gap": np.abs(np.log(lengths[0] / lengths[1])),
        "three_claims": (total == 3).astype(np.float32),
        "four_claims": (total > 3).astype(np.float32),
        "apart": (np.asarray(spread) > 0).astype(np.float32),
    }
