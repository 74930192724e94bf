"""Patterns that are only searched for in texts that hold what every match of them holds.

Most claims name no month and no clock, and looking for a letter sequence is a hundred
times faster than trying a pattern at every place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

_DIGIT = re.compile(r"\d")


@dataclass(slots=True)
class Searched:
    """A text and what guards ask of it."""

    text: str
    lower: str
    has_digit: bool
    _known: dict[tuple[str, ...], bool] = field(default_factory=dict)

    def holds_any(self, words: tuple[str, ...]) -> bool:
        """Say whether any of the words occurs; several patterns have the same ones."""
        known = self._known.get(words)
        if known is None:
            lower = self.lower
            known = self._known[words] = any(word in lower for word in words)
        return known


def prepare(text: str) -> Searched:
    """Return a text ready to be searched by many guarded patterns."""
    return Searched(text, text.lower(), _DIGIT.search(text) is not None)


@dataclass(frozen=True, slots=True)
class Guarded:
    """A pattern whose matches all hold a digit, where so said, and one of the words, if any."""

    pattern: re.Pattern[str]
    digit: bool = False
    words: tuple[str, ...] = ()

    def finditer(self, searched: Searched) -> Iterator[re.Match[str]]:
        """Yield the matches of the pattern in a text."""
        if self.digit and not searched.has_digit:
            return iter(())
        if self.words and not searched.holds_any(self.words):
            return iter(())
        return self.pattern.finditer(searched.text)


def plain_words(words: Iterable[str]) -> tuple[str, ...]:
    """Return lower-case words to guard with; none where one of them is an expression."""
    listed = tuple(word.lower() for word in words)
    return listed if all(word.replace(" ", "").isalpha() for word in listed) else ()
