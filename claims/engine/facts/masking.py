"""Text with its comparable values taken out, for similarity that must not see them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from claims.engine.types import Fact, Facts

WEEKDAY: Final = "WDAY"
DATE: Final = "DATE"
TIME: Final = "TIME"
NUMBER: Final = "NUM"


def mask_values(text: str, facts: Facts) -> str:
    """Return the text with weekdays, dates, times and numbers replaced by fixed tokens.

    The tokens are the same in every language. Codes such as "H5N1" stay: they name things.
    Units stay as well, they say what is counted.
    """
    pieces = sorted(
        [
            *_tagged(facts.weekdays, WEEKDAY),
            *_tagged((fact for fact in facts.dates if not fact.relative), DATE),
            *_tagged(facts.times, TIME),
            *_tagged((fact for fact in facts.quantities if fact.role != "code"), NUMBER),
        ]
    )
    parts: list[str] = []
    position = 0
    for start, end, token in pieces:
        if start >= position:
            parts += (text[position:start], token)
            position = end
    parts.append(text[position:])
    return "".join(parts)


def _tagged(facts: Iterable[Fact], token: str) -> list[tuple[int, int, str]]:
    return [(fact.start, fact.end, token) for fact in facts]
