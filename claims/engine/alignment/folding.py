"""Orthographic folding that brings German and Luxembourgish spellings closer."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Applied in this order, to lower-case text without diacritics.
_SPELLINGS = (
    ("ß", "ss"),
    ("ph", "f"),
    ("th", "t"),
    ("ck", "k"),
    ("qu", "kw"),
    ("tz", "z"),
    ("dt", "t"),
    ("c", "k"),
    ("y", "i"),
    ("v", "f"),
)
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """Lower case, no diacritics, doubled letters once, common spelling variants merged."""
    decomposed = unicodedata.normalize("NFKD", text.lower())
    folded = "".join(char for char in decomposed if not unicodedata.combining(char))
    for old, new in _SPELLINGS:
        folded = folded.replace(old, new)
    return _DOUBLED.sub(r"\1", folded)
