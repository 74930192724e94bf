"""Pairs for the tests of adapters."""

from __future__ import annotations

from pathlib import Path

from tests.claims.embedding_cases import GERMAN, LUXEMBOURGISH

PAIRS = list(zip(GERMAN, LUXEMBOURGISH, strict=True))


def write_pairs(path: Path, pairs: list[tuple[str, str]] = PAIRS) -> Path:
    """A TSV file of ``pairs``."""
    path.write_text("".join(f"{a}\t{b}\n" for a, b in pairs), encoding="utf-8")
    return path
