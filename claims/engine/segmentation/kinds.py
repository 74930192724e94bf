"""What each line and each claim of an article is: headline, heading, statement, quotation."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from claims.engine.languages.base import SegmentationRules
from claims.engine.segmentation.boilerplate import is_boilerplate_line, is_copy, is_same_title
from claims.engine.segmentation.lines import Line, Span
from claims.engine.types import ClaimKind

_HEADLINE_LENGTH = 200
_SENTENCE_HEADLINE_LENGTH = 120
_SUBHEADING_LENGTH = 90
_QUESTION_HEADING_LENGTH = 60
_FIRST_LINES = 6
_QUOTED_SHARE = 0.55
_BULLETS = tuple("-–—•·▪◦►*→")


def line_kinds(
    lines: Sequence[Line], rules: SegmentationRules, *, title: str = ""
) -> list[ClaimKind]:
    """Return each line's kind; STATEMENT stands for running text, told apart claim by claim."""
    kinds = [
        ClaimKind.BOILERPLATE if is_boilerplate_line(lines, index, rules) else ClaimKind.STATEMENT
        for index in range(len(lines))
    ]
    content = [index for index, kind in enumerate(kinds) if kind is ClaimKind.STATEMENT]
    headline = _find_headline(lines, content, title)
    if headline is not None:
        kinds[headline] = ClaimKind.HEADLINE
        for index in content[:_FIRST_LINES]:
            if index != headline and is_copy(lines[index].text, lines[headline].text):
                kinds[index] = ClaimKind.BOILERPLATE
    content = [index for index in content if kinds[index] is ClaimKind.STATEMENT]
    for index, following in pairwise(content):
        if _is_subheading(lines[index], lines[following]):
            kinds[index] = ClaimKind.SUBHEADING
    return kinds


def _find_headline(lines: Sequence[Line], content: Sequence[int], title: str) -> int | None:
    """The line that says the title, else a first line that looks like one and has text after it."""
    if title:
        for index in content[:_FIRST_LINES]:
            if is_same_title(lines[index].text, title):
                return index
    if len(content) < 2:
        return None
    first, second = (lines[index] for index in content[:2])
    if _is_ascii_copy(first, second):
        return content[1]  # the copy comes before the headline itself
    if first.text.startswith(_BULLETS):
        return None
    if not first.is_closed:
        fits = len(first.text) <= _HEADLINE_LENGTH and len(first.spans) <= 2
        return content[0] if fits else None
    looks_like_one = (
        not title
        and first.is_spaced
        and len(first.spans) == 1
        and len(first.text) <= _SENTENCE_HEADLINE_LENGTH
        and first.text[-1] not in ":;,"
        and len(first.text) < len(lines[_next_text(lines, content)].text)
    )
    return content[0] if looks_like_one else None


def _is_ascii_copy(line: Line, headline: Line) -> bool:
    """A copy that is plainly the poorer of two: the umlauts or the spaces are gone."""
    if headline.is_closed or len(headline.text) > _HEADLINE_LENGTH:
        return False
    is_poorer = not any(sign.isspace() for sign in line.text) or (
        line.text.isascii() and any(sign.isalpha() and sign > "\x7f" for sign in headline.text)
    )
    return is_poorer and is_copy(line.text, headline.text)


def _next_text(lines: Sequence[Line], content: Sequence[int]) -> int:
    """The first line after the first that is no copy of it."""
    for index in content[1:_FIRST_LINES]:
        if not is_copy(lines[index].text, lines[content[0]].text):
            return index
    return content[1]


def _is_subheading(line: Line, following: Line) -> bool:
    """A short line without a full stop before a paragraph of running text or another heading."""
    text = line.text
    if len(text) > _SUBHEADING_LENGTH or len(line.spans) != 1 or text.startswith(_BULLETS):
        return False
    if text[0].isdigit() and not text[:4].isdigit() and following.text[0].isdigit():
        return False  # numbered items of a list
    if text.endswith("?"):
        return len(text) <= _QUESTION_HEADING_LENGTH and len(following.text) >= 2 * len(text)
    if line.is_closed:
        return False
    return following.is_closed or following.is_spaced or len(following.text) > len(text)


def sentence_kind(start: int, end: int, quotations: Sequence[Span]) -> ClaimKind:
    """Tell a quotation from a statement: most of it lies between quotation marks."""
    quoted = 0
    for index in range(max(0, bisect_right(quotations, (start, start)) - 1), len(quotations)):
        opening, closing = quotations[index]
        if opening >= end:
            break
        quoted += max(0, min(closing, end) - max(opening, start))
    is_quotation = quoted >= _QUOTED_SHARE * (end - start)
    return ClaimKind.QUOTATION if is_quotation else ClaimKind.STATEMENT
