"""Rows of numbers: dense arrays where two reports are short, sparse matrices where they are long.

Small sparse matrices cost more to make than to multiply. All else in alignment asks the
functions here and need not know which of the two it holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import isqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

Matrix = NDArray[np.float32]
Indices = NDArray[np.int64]
Rows = Any
"""A float32 array, or a CSR matrix: scipy's have no types."""

_CELLS = 2_000_000  # of a similarity matrix that are held at a time
_DENSE_CELLS = 400_000  # of a matrix of rows that is held dense
_FEW_PRODUCTS = 250_000  # multiplications that BLAS does without waking its threads
_MOST_PIECES = 100  # beyond, the threads pay


def chunks(rows: int, width: int) -> Iterator[slice]:
    """Slices of so many rows that each holds a bounded number of cells."""
    step = max(1, _CELLS // max(width, 1))
    for start in range(0, rows, step):
        yield slice(start, min(start + step, rows))


def make_rows(rows: Indices, columns: Indices, values: Matrix, *, shape: tuple[int, int]) -> Rows:
    """The matrix with these values in these places, each named once."""
    if shape[0] * shape[1] > _DENSE_CELLS:
        return sparse.csr_matrix((values, (rows, columns)), shape=shape)
    dense: Matrix = np.zeros(shape, dtype=np.float32)
    dense[rows, columns] = values
    return dense


def weigh_columns(matrix: Rows, weights: Matrix) -> Rows:
    """The matrix with each column times its weight."""
    if isinstance(matrix, np.ndarray):
        return matrix * weights
    return matrix.multiply(weights).tocsr()


def unite_rows(matrix: Rows, members: Indices) -> Rows:
    """Sums of the rows named in ``members`` (s, k), -1 for none, with no value above 1."""
    if isinstance(matrix, np.ndarray):
        padded = np.vstack([matrix, np.zeros((1, matrix.shape[1]), dtype=matrix.dtype)])
        united = padded[members[:, 0]]
        for column in range(1, members.shape[1]):
            united += padded[members[:, column]]
        return np.minimum(united, 1, out=united)
    mask = members >= 0
    indptr = np.concatenate([[0], np.cumsum(mask.sum(axis=1))])
    data = np.ones(indptr[-1], dtype=np.float32)
    picks = sparse.csr_matrix((data, members[mask], indptr), shape=(len(members), matrix.shape[0]))
    sums = picks @ matrix
    sums.data = np.minimum(sums.data, 1)
    return sums


def row_dots(left: Rows, right: Rows, i: Indices, j: Indices) -> Matrix:
    """Products of left rows ``i`` with right rows ``j``, pairwise (p,)."""
    dense = isinstance(left, np.ndarray)
    width = left.shape[1] if dense else max(1, left.nnz // left.shape[0])
    parts = []
    for part in chunks(len(i), width):
        if dense:
            parts.append(np.einsum("pd,pd->p", left[i[part]], right[j[part]]))
        else:
            parts.append(left[i[part]].multiply(right[j[part]]).sum(axis=1).A1)
    return np.concatenate(parts).astype(np.float32) if parts else np.zeros(0, dtype=np.float32)


def all_dots(left: Rows, right: Rows) -> Matrix:
    """Products of all left rows with all right rows, (k, m), in pieces where they are few.

    Waking the threads of BLAS costs more than small work, and far more while another process
    keeps the cores busy.
    """
    if not isinstance(left, np.ndarray):
        shared: Matrix = (left @ right.T).toarray()
        return shared
    width = max(left.shape[1], 1)
    if len(left) * right.size > _MOST_PIECES * _FEW_PRODUCTS:
        whole: Matrix = left @ right.T
        return whole
    across = min(len(right), max(1, isqrt(_FEW_PRODUCTS // width)))
    down = max(1, _FEW_PRODUCTS // (max(across, 1) * width))
    result: Matrix = np.empty((len(left), len(right)), dtype=np.float32)
    for i in range(0, len(left), down):
        for j in range(0, len(right), max(across, 1)):
            piece = result[i : i + down, j : j + across]
            np.matmul(left[i : i + down], right[j : j + across].T, out=piece)
    return result
