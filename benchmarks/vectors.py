"""Vectors that are encoded once and kept in a file, so that a benchmark can be run again."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from claims.engine.compare import Encode

_CHUNK = 4_096  # texts between two savings


class VectorStore:
    """An encoder that remembers; the file holds the hash of each text and its vector.

    Calling it gives float32 (n, d), like the encoder itself.
    """

    def __init__(self, encode: Encode, path: Path) -> None:
        self._encode, self._path = encode, path
        self._vectors: dict[str, NDArray[np.float32]] = {}
        if path.exists():
            with np.load(path) as kept:
                self._vectors = dict(zip(kept["keys"].tolist(), kept["vectors"], strict=True))

    def __call__(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self._add(self._missing(texts))
        return np.stack([self._vectors[_key(text)] for text in texts])

    def add(self, texts: Iterable[str]) -> None:
        """Encodes those of ``texts`` that have no vector yet; saves after each chunk."""
        new = self._missing(texts)
        for start in range(0, len(new), _CHUNK):
            self._add(new[start : start + _CHUNK])
            self.save()
            print(f"encoded {min(start + _CHUNK, len(new))} of {len(new)}", file=sys.stderr)

    def save(self) -> None:
        """Writes the file; an interrupted writing leaves the old one."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        whole = self._path.with_suffix(".new.npz")
        np.savez(whole, keys=list(self._vectors), vectors=np.stack(list(self._vectors.values())))
        whole.replace(self._path)

    def _missing(self, texts: Iterable[str]) -> list[str]:
        """Texts without vector, by length, so that no batch pads short ones to a long one."""
        return sorted({t for t in texts if _key(t) not in self._vectors}, key=lambda t: (len(t), t))

    def _add(self, texts: Sequence[str]) -> None:
        if texts:
            self._vectors.update(zip(map(_key, texts), self._encode(texts), strict=True))


def _key(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]
