"""Evidence between the claims of two reports: what they share, in three ways.

Dense: cosine of the encoder's vectors. N-grams: spelling. Concepts: lemmas joined by
lexicon and cognates. Values that a discrepancy may change are masked before all three.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claims.engine.alignment.concepts import ConceptBags, Translate, concept_bags
from claims.engine.alignment.matrices import Matrix, Rows, make_rows
from claims.engine.alignment.ngrams import ngram_tfidf

NEIGHBOURS = 4  # k of the margin; bounded by the report's size


@dataclass(frozen=True, slots=True, kw_only=True)
class SideInput:
    """One report as alignment needs it; every field has one entry per claim.

    ``texts`` are masked, ``lemmas`` leave function words out, ``values`` are canonical
    checkable values, ``joinable`` tells claims that may share a group with a neighbour,
    ``vectors`` is (n, d) float32 with unit rows.
    """

    texts: Sequence[str]
    lemmas: Sequence[Sequence[str]]
    values: Sequence[frozenset[str]]
    joinable: NDArray[np.bool_]
    vectors: Matrix

    def __len__(self) -> int:
        return len(self.texts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Everything that candidate groups are scored from."""

    left: SideInput
    right: SideInput
    left_ngrams: Rows
    right_ngrams: Rows
    bags: ConceptBags
    left_values: Rows
    right_values: Rows
    value_weights: Matrix


def collect_evidence(left: SideInput, right: SideInput, translate: Translate) -> Evidence:
    """Evidence of two reports; ``translate`` glosses a right lemma in the left language."""
    left_ngrams, right_ngrams = ngram_tfidf(left.texts, right.texts)
    left_values, right_values, weights = _value_matrices(left.values, right.values)
    return Evidence(
        left=left,
        right=right,
        left_ngrams=left_ngrams,
        right_ngrams=right_ngrams,
        bags=concept_bags(left.lemmas, right.lemmas, translate),
        left_values=left_values,
        right_values=right_values,
        value_weights=weights,
    )


def _value_matrices(
    left: Sequence[frozenset[str]], right: Sequence[frozenset[str]]
) -> tuple[Rows, Rows, Matrix]:
    """Binary claim-by-value matrices and each value's inverse frequency."""
    frequency: dict[str, int] = {}
    for values in (*left, *right):
        for value in values:
            frequency[value] = frequency.get(value, 0) + 1
    column = {value: index for index, value in enumerate(sorted(frequency))}
    total = len(left) + len(right)
    weights = np.array(
        [np.log((1 + total) / (0.5 + frequency[value])) for value in column], dtype=np.float32
    )

    places = [(row, column[v]) for row, values in enumerate((*left, *right)) for v in values]
    rows, columns = np.array(places, dtype=np.int64).reshape(-1, 2).T
    ones = np.ones(len(places), dtype=np.float32)
    matrix = make_rows(rows, columns, ones, shape=(total, len(column)))
    return matrix[: len(left)], matrix[len(left) :], weights


def top_mean(similarity: Matrix, *, k: int = NEIGHBOURS) -> Matrix:
    """Mean of the k best values of each row, (w,): how much of a hub it is."""
    width = similarity.shape[1]
    k = min(k, width)
    if k == 0:
        return np.zeros(similarity.shape[0], dtype=np.float32)
    if k < width:
        similarity = np.partition(similarity, width - k, axis=1)[:, width - k :]
    best: Matrix = similarity.mean(axis=1)
    return best


def concept_f1(shared: Matrix, left: Matrix, right: Matrix) -> Matrix:
    """F1 of ``shared`` concept mass, given all mass of both, float32; shapes are broadcast."""
    result: Matrix = np.minimum(2 * shared / np.maximum(left + right, 1e-6), 1)
    return result.astype(np.float32)
