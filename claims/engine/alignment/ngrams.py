"""Character n-gram TF-IDF of claims, vectorised: no Python loop over characters."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from claims.engine.alignment.folding import fold

_ORDERS = (2, 3, 4)
_PRIME = np.uint64(1_099_511_628_211)  # the FNV-1a multiplier


def _codes(texts: Sequence[str]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """All folded texts as one array of code points, and each character's row (-1: gap)."""
    padded = [f" {fold(text)} " for text in texts]
    joined = "\0".join(padded).encode("utf-32-le", "surrogatepass")
    codes = np.frombuffer(joined, dtype="<u4").astype(np.uint64)
    rows = np.repeat(np.arange(len(padded)), [len(text) + 1 for text in padded])[: len(codes)]
    rows[codes == 0] = -1
    return codes, rows


def _grams(texts: Sequence[str]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    codes, rows = _codes(texts)
    hashes, owners = [], []
    for order in _ORDERS:
        if len(codes) < order:
            continue
        size = len(codes) - order + 1
        value = np.full(size, np.uint64(order), dtype=np.uint64)
        for offset in range(order):
            value = (value * _PRIME) ^ codes[offset : offset + size]
        whole = (rows[:size] == rows[order - 1 : order - 1 + size]) & (rows[:size] >= 0)
        hashes.append(value[whole])
        owners.append(rows[:size][whole])
    if not hashes:
        return np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.int64)
    return np.concatenate(hashes), np.concatenate(owners)


def ngram_tfidf(
    left: Sequence[str], right: Sequence[str]
) -> tuple[sparse.csr_matrix, sparse.csr_matrix]:
    """Unit rows of character 2- to 4-gram TF-IDF, float32 (n, v) and (m, v).

    The inverse document frequency is local to the two reports: what every claim of
    this pair mentions says little about which claims belong together.
    """
    left_grams, left_rows = _grams(left)
    right_grams, right_rows = _grams(right)
    rows = np.concatenate([left_rows, right_rows + len(left)])
    _, columns = np.unique(np.concatenate([left_grams, right_grams]), return_inverse=True)
    total = len(left) + len(right)
    width = int(columns.max()) + 1 if len(columns) else 1
    counts = sparse.csr_matrix(
        (np.ones(len(rows), dtype=np.float32), (rows, columns)), shape=(total, width)
    )
    counts.sum_duplicates()
    frequency = np.bincount(counts.indices, minlength=width)
    weights = np.log((1 + total) / (1 + frequency)).astype(np.float32) + np.float32(1)
    counts.data = (1 + np.log(counts.data)) * weights[counts.indices]
    norms = np.sqrt(counts.multiply(counts).sum(axis=1)).A1
    norms[norms == 0] = 1
    unit = sparse.diags(1 / norms).astype(np.float32) @ counts
    return unit[: len(left)].tocsr(), unit[len(left) :].tocsr()
