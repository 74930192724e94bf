"""What a baseline sees of a report: texts, and vectors of claims and of joined neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claims.engine.compare import Encode

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One report: ``runs[k, i]`` of float64 (r, n, d) is the unit vector of claims i to i + k.

    Rows that would pass the end are zero.
    """

    texts: tuple[str, ...]
    runs: Matrix

    def __len__(self) -> int:
        return len(self.texts)

    @property
    def lengths(self) -> Matrix:
        """Characters of each claim, float64 (n,)."""
        return np.array([len(text) for text in self.texts], dtype=np.float64)

    def run_lengths(self, size: int) -> Matrix:
        """Characters of each run of ``size`` claims, float64 (n - size + 1,)."""
        return np.convolve(self.lengths, np.ones(size), mode="valid")


def joined(texts: Sequence[str], longest: int) -> Iterator[tuple[int, int, str]]:
    """Each run of up to ``longest`` neighbours: its place in ``Side.runs``, and its text."""
    for extra in range(longest):
        for start in range(len(texts) - extra):
            yield extra, start, " ".join(texts[start : start + extra + 1])


def encode_side(texts: Sequence[str], longest: int, encode: Encode) -> Side:
    """A side with its runs encoded as joined text, as Vecalign and Bertalign do."""
    pieces = list(joined(texts, longest))
    vectors = encode([text for _, _, text in pieces])
    runs = np.zeros((longest, len(texts), vectors.shape[1]))
    for (extra, start, _), vector in zip(pieces, vectors, strict=True):
        runs[extra, start] = vector
    return Side(texts=tuple(texts), runs=runs)


def cosines(left: Side, right: Side) -> Matrix:
    """Cosine of all single claims, float64 (n, m)."""
    result: Matrix = left.runs[0] @ right.runs[0].T
    return result
