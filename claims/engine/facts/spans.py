"""Stretches of a claim's text that one extractor has used and the next leaves alone."""

from __future__ import annotations

from collections.abc import Iterable

from claims.engine.types import Fact


class Taken:
    """The characters in use."""

    def __init__(self, facts: Iterable[Fact] = ()) -> None:
        self._used: set[int] = set()
        for fact in facts:
            self.add(fact.start, fact.end)

    def add(self, start: int, end: int) -> None:
        """Take the characters from ``start`` up to ``end``."""
        self._used.update(range(start, end))

    def free(self, start: int, end: int) -> bool:
        """Tell whether none of the characters is in use."""
        return not self._used or self._used.isdisjoint(range(start, end))
