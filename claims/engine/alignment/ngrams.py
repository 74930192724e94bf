"""Character n-gram TF-IDF of claims, vectorised: no Python loop over characters."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from claims.engine.alignment.folding import fold
from claims.engine.alignment.matrices import Rows, make_rows

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


def ngram_tfidf(left: Sequence[str], right: Sequence[str]) -> tuple[Rows, Rows]:
    """Unit rows of character 2- to 4-gram TF-IDF, float32 (n, v) and (m, v).

    The inverse document frequency is local to the two reports: what every claim of
    this pair mentions says little about which claims belong together. The n-grams that one
    claim alone has share a column of that claim.
    """
    grams, owners = _grams([*left, *right])
    total = len(left) + len(right)
    _, columns = np.unique(grams, return_inverse=True)
    width = int(columns.max(initial=0)) + 1
    places, counts = np.unique(owners * width + columns, return_counts=True)
    rows, columns = places // width, places % width
    frequency = np.bincount(columns, minlength=width)
    values = (1 + np.log(counts)) * (np.log((1 + total) / (1 + frequency)) + 1)[columns]
    values /= np.sqrt(np.bincount(rows, values * values, minlength=total))[rows]
    alone = frequency[columns] == 1
    own = np.sqrt(np.bincount(rows[alone], values[alone] ** 2, minlength=total))
    shared = np.cumsum(frequency > 1)
    unit = make_rows(
        np.concatenate([rows[~alone], np.arange(total)]),
        np.concatenate([shared[columns[~alone]] - 1, shared[-1] + np.arange(total)]),
        np.concatenate([values[~alone], own]).astype(np.float32),
        shape=(total, int(shared[-1]) + total),
    )
    return unit[: len(left)], unit[len(left) :]
