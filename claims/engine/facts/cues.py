"""Finding cue words by the expressions of a language pack."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from claims.engine.types import CueFact


@cache
def compile_words(expressions: tuple[str, ...]) -> re.Pattern[str]:
    """Return one pattern that matches any of the expressions as whole words; never when empty."""
    if not expressions:
        return re.compile(r"(?!)")
    return re.compile(rf"(?<!\w)(?:{'|'.join(expressions)})(?!\w)", re.IGNORECASE)


def has_cue(text: str, expressions: tuple[str, ...]) -> bool:
    """Say whether any of the expressions occurs: one search where many would find nothing."""
    return compile_words(expressions).search(text) is not None


def find_cues(text: str, expressions: tuple[str, ...], value: str) -> list[CueFact]:
    """Return the places where one of the expressions occurs, each with the value."""
    return [
        CueFact(start=match.start(), end=match.end(), text=match.group(), value=value)
        for match in compile_words(expressions).finditer(text)
    ]


def without_overlaps(cues: Iterable[CueFact]) -> tuple[CueFact, ...]:
    """Return cues in text order; where two share a character, the one given first stays."""
    kept: list[CueFact] = []
    for cue in cues:
        if not any(cue.start < other.end and other.start < cue.end for other in kept):
            kept.append(cue)
    return tuple(sorted(kept, key=lambda cue: cue.start))
