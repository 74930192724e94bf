"""The three kinds of similarity, asked for claims, for sets of claims and for groups.

Nothing here holds all claims of two long reports against each other: blocks of rows are
computed when they are asked for, unless the reports are short enough to keep them.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claims.engine.alignment.evidence import NEIGHBOURS, Evidence, concept_f1
from claims.engine.alignment.groups import LARGEST, PairScores
from claims.engine.alignment.matrices import (
    Indices,
    Matrix,
    Rows,
    all_dots,
    chunks,
    row_dots,
    unite_rows,
    weigh_columns,
)

_TOP = max(NEIGHBOURS, LARGEST + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupSets:
    """The distinct sides of all groups, and each group's row in them.

    ``members`` is (s, 3) padded with -1; ``of`` (g,) gives each group's row.
    """

    members: Indices
    of: Indices

    @property
    def mask(self) -> NDArray[np.bool_]:
        """Which of ``members`` are claims."""
        return self.members >= 0


def make_sets(padded: Indices) -> GroupSets:
    """Distinct members of one side of the groups, (3, g) padded with -1."""
    base = int(padded.max(initial=0)) + 2
    keys = ((padded[0] + 1) * base + padded[1] + 1) * base + padded[2] + 1
    _, first, of = np.unique(keys, return_index=True, return_inverse=True)
    return GroupSets(members=padded[:, first].T, of=of)


class View(ABC):
    """One kind of similarity between two reports."""

    def __init__(self, left: Rows, right: Rows, whole: Matrix | None) -> None:
        self.sides = (left, right)
        self.whole = whole

    @abstractmethod
    def singles(self, i: Indices, j: Indices) -> Matrix:
        """Similarity of left claims ``i`` to right claims ``j``, pairwise (p,)."""

    @abstractmethod
    def sets_to_claims(self, side: int, rows: slice) -> Matrix:
        """Similarity of some sets of a side to all claims of the other side."""

    def pairs(self, i: Indices, j: Indices) -> Matrix:
        """Similarity of left claims ``i`` to right claims ``j``, each pair computed once."""
        if self.whole is not None:
            found: Matrix = self.whole[i, j]
            return found
        width = self.sides[1].shape[0]
        keys, inverse = np.unique(i * width + j, return_inverse=True)
        unique: Matrix = self.singles(keys // width, keys % width)
        return unique[inverse]

    def tops(self, side: int, sets: GroupSets) -> tuple[Matrix, Indices]:
        """The best claims of the other side for each set of a side: values and indices (s, k)."""
        width = self.sides[1 - side].shape[0]
        k = min(_TOP, width)
        values = np.empty((len(sets.members), k), dtype=np.float32)
        indices = np.empty((len(sets.members), k), dtype=np.int64)
        for rows in chunks(len(sets.members), width):
            block = self.sets_to_claims(side, rows)
            best = np.argpartition(block, width - k, axis=1)[:, width - k :]
            indices[rows] = best
            values[rows] = np.take_along_axis(block, best, axis=1)
        return values, indices


class Cosine(View):
    """Cosine of vectors; a set's vector is the unit sum of its members'."""

    def __init__(
        self, left: Rows, right: Rows, whole: Matrix | None, sets: Sequence[GroupSets]
    ) -> None:
        super().__init__(left, right, whole)
        self.sets = sets
        self.norms = [self._norms(rows, part) for rows, part in zip(self.sides, sets, strict=True)]

    @staticmethod
    def _norms(rows: Rows, sets: GroupSets) -> Matrix:
        """Length of the sum of each set's vectors, (s,)."""
        mask, members = sets.mask, sets.members
        claims = np.arange(rows.shape[0])
        whole = all_dots(rows, rows) if len(list(chunks(len(claims), len(claims)))) == 1 else None

        def dots(i: Indices, j: Indices) -> Matrix:
            return row_dots(rows, rows, i, j) if whole is None else whole[i, j]

        squares = dots(claims, claims)
        total = np.where(mask, squares[members], 0).sum(axis=1, dtype=np.float64)
        for a, b in ((0, 1), (0, 2), (1, 2)):
            both = np.flatnonzero(mask[:, b])
            total[both] += 2 * dots(members[both, a], members[both, b])
        norms: Matrix = np.maximum(np.sqrt(np.maximum(total, 0)), 1e-9)
        return norms

    def singles(self, i: Indices, j: Indices) -> Matrix:
        """Products of the claims' vectors."""
        return row_dots(self.sides[0], self.sides[1], i, j)

    def sets_to_claims(self, side: int, rows: slice) -> Matrix:
        """Sums of the members' similarities, by the length of the set's vector."""
        members = self.sets[side].members[rows]
        used, place = np.unique(members, return_inverse=True)
        known = used[used >= 0]
        if self.whole is None:
            block = all_dots(self.sides[side][known], self.sides[1 - side])
        else:
            block = (self.whole if side == 0 else self.whole.T)[known]
        # The padding -1 comes first among the distinct members: a row of zeros for it.
        padded = np.vstack([np.zeros((len(used) - len(known), block.shape[1]), block.dtype), block])
        place = place.reshape(members.shape)
        total = sum(padded[place[:, column]] for column in range(LARGEST))
        result: Matrix = (total / self.norms[side][rows, None]).astype(np.float32)
        return result

    def groups(self, table: Matrix) -> Matrix:
        """Similarity of whole groups (g,) from that of their pairs (3, 3, g), 0 where none is."""
        lengths = self.norms[0][self.sets[0].of] * self.norms[1][self.sets[1].of]
        result: Matrix = (table.sum(axis=(0, 1), dtype=np.float64) / lengths).astype(np.float32)
        return result


class SharedConcepts(View):
    """F1 of shared concepts; a set has each concept once."""

    def __init__(self, evidence: Evidence, whole: Matrix | None, sets: Sequence[GroupSets]) -> None:
        bags = evidence.bags
        super().__init__(weigh_columns(bags.left, bags.idf), bags.right, whole)
        self.of = sets[0].of, sets[1].of
        united = unite_rows(bags.left, sets[0].members)
        self.set_rows = (
            weigh_columns(united, bags.idf),
            unite_rows(bags.right, sets[1].members),
        )
        own = unite_rows(bags.right_own, sets[1].members)
        self.set_masses = united @ bags.idf, own @ bags.idf
        self.masses = bags.left @ bags.idf, bags.right_own @ bags.idf

    def singles(self, i: Indices, j: Indices) -> Matrix:
        """F1 of claims."""
        shared = row_dots(self.sides[0], self.sides[1], i, j)
        return concept_f1(shared, self.masses[0][i], self.masses[1][j])

    def sets_to_claims(self, side: int, rows: slice) -> Matrix:
        """F1 of sets and claims."""
        shared = all_dots(self.set_rows[side][rows], self.sides[1 - side])
        mass = self.set_masses[side][rows, None], self.masses[1 - side][None, :]
        return concept_f1(shared, *mass)

    def groups(self) -> tuple[Matrix, Matrix]:
        """F1 of whole groups (g,), and the share of each side's concepts that the other has (2, g)."""
        x, y = self.of
        shared = row_dots(*self.set_rows, x, y)
        left, right = self.set_masses[0][x], self.set_masses[1][y]
        covered = np.stack([shared / np.maximum(mass, 1e-6) for mass in (left, right)])
        return concept_f1(shared, left, right), np.minimum(covered, 1)


def make_views(
    evidence: Evidence, pairs: PairScores, sets: Sequence[GroupSets]
) -> tuple[Cosine, Cosine, SharedConcepts]:
    """The views of the vectors, of the spelling and of the concepts."""
    whole = pairs.whole or {}
    left, right = evidence.left, evidence.right
    return (
        Cosine(left.vectors, right.vectors, whole.get("dense"), sets),
        Cosine(evidence.left_ngrams, evidence.right_ngrams, whole.get("ngrams"), sets),
        SharedConcepts(evidence, whole.get("concepts"), sets),
    )
