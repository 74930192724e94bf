"""From an article's cleaned text to claims with exact offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.engine.languages import get_pack
from claims.engine.languages.base import SegmentationRules
from claims.engine.segmentation.boilerplate import leading_marker
from claims.engine.segmentation.boundaries import sentence_ends
from claims.engine.segmentation.kinds import line_kinds, sentence_kind
from claims.engine.segmentation.lines import Line, Span
from claims.engine.segmentation.quotes import find_marks
from claims.engine.types import ClaimKind, Sentence

__all__ = ["split_claims"]

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_BLANK_OR_END = re.compile(r"(?:\n[^\S\n]*(?:\n|\Z)|\Z)")


def split_claims(text: str, language: str, *, title: str = "") -> tuple[Sentence, ...]:
    """Return the claims of a cleaned article text, in order, covering all but white space.

    ``text[s.start:s.end] == s.text`` holds for every claim; each line is a paragraph.
    """
    rules = get_pack(language).segmentation
    lines = list(_read_lines(text, rules))
    sentences: list[Sentence] = []
    for number, (line, kind) in enumerate(
        zip(lines, line_kinds(lines, rules, title=title), strict=True)
    ):
        for start, end, piece_kind in _claims_of(line, kind):
            sentences.append(
                Sentence(
                    start=start, end=end, text=text[start:end], kind=piece_kind, paragraph=number
                )
            )
    return tuple(sentences)


def _read_lines(text: str, rules: SegmentationRules) -> Iterator[Line]:
    is_first = True
    for match in _LINE.finditer(text):
        if match.group().isspace():
            continue
        start, end = _trim(text, match.start(), match.end())
        is_spaced = _BLANK_OR_END.match(text, match.end()) is not None
        if is_first and (marker := leading_marker(text, start, end)):
            yield Line(start=start, end=marker, text=text[start:marker], spans=((start, marker),))
            start, end = _trim(text, marker, end)
        is_first = False
        if start < end:
            yield Line(
                start=start,
                end=end,
                text=text[start:end],
                spans=tuple(_sentence_spans(text, start, end, rules)),
                is_spaced=is_spaced,
            )


def _trim(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _sentence_spans(text: str, start: int, end: int, rules: SegmentationRules) -> Iterator[Span]:
    begin = start
    for offset in (*sentence_ends(text[start:end], rules), end - start):
        span = _trim(text, begin, start + offset)
        if span[0] < span[1]:
            yield span
        begin = start + offset


def _claims_of(line: Line, kind: ClaimKind) -> Iterator[tuple[int, int, ClaimKind]]:
    """A heading or line set aside is one claim, whatever full stops it has."""
    if kind is not ClaimKind.STATEMENT:
        yield line.start, line.end, kind
        return
    quotations = find_marks(line.text).spans(quotations_only=True)
    for start, end in line.spans:
        yield start, end, sentence_kind(start - line.start, end - line.start, quotations)
