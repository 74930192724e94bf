"""A line of an article and the sentences found in it."""

from __future__ import annotations

from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A paragraph without its outer white space; all offsets count in the article's text."""

    start: int
    end: int
    text: str
    spans: tuple[Span, ...]
    is_spaced: bool = False
    """Whether a blank line, or the end of the text, follows."""

    @property
    def is_closed(self) -> bool:
        """Whether the line ends as a sentence does, closing marks and credits aside."""
        return self.text.rstrip("“”\"»«›‹’'‘)] ")[-1:] in tuple(".!?…:;,")
