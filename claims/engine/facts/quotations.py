"""Words between quotation marks, balanced or not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from claims.engine.facts.spelling import fold_name
from claims.engine.types import AttributionFact, QuotationFact

_OPENING = "„“”«»\"‚‘'"
_CLOSERS = {"„": '“”"', "“": '”“"', "”": '”"', "«": "»", "»": "«", '"': '"', "‚": "‘’", "‘": "’"}
_CLOSING = '“”»«"'
_MARK = re.compile(r"[„“”«»\"‚‘]")
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)")
_MIN_LETTERS = 2


@lru_cache(maxsize=4096)
def quoted_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return the places between quotation marks, without the marks, in text order.

    An opening mark that is never closed quotes up to the end of its sentence; a lone
    closing mark quotes nothing.
    """
    spans: list[tuple[int, int]] = []
    position = 0
    if _is_table_cell(text):
        position = len(text) - len(text.lstrip('"'))
    while (mark := _MARK.search(text, position)) is not None:
        start = mark.end()
        while start < len(text) and text[start] == mark.group():
            start += 1
        if not _opens(text, mark.start(), start):
            position = start
            continue
        end = _closing(text, start, mark.group())
        if end is None:
            position = start
            continue
        spans.extend(_trimmed(text, start, end))
        position = end + 1
        while position < len(text) and text[position] in _CLOSING:
            position += 1
    return tuple(spans)


def _is_table_cell(text: str) -> bool:
    """Say whether the text is wrapped in straight quotes as tables are, its own ones doubled."""
    return len(text) > 4 and text[0] == text[-1] == '"' and '""' in text[1:-1]


def _opens(text: str, mark: int, after: int) -> bool:
    """Say whether a mark stands where a quotation can begin: before a word, not after one.

    French writes a space inside its guillemets.
    """
    if text[mark] == "«" and "»" in text[after:]:
        return True
    return (
        after < len(text)
        and not text[after].isspace()
        and (mark == 0 or not text[mark - 1].isalnum())
    )


def _closing(text: str, start: int, mark: str) -> int | None:
    closers = _CLOSERS[mark]
    for position in range(start, len(text)):
        if text[position] in closers and (mark == "«" or not text[position - 1].isspace()):
            return position
    if mark == '"':
        return None
    end = _SENTENCE_END.search(text, start)
    return end.start() if end is not None else len(text)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    if sum(char.isalpha() for char in text[start:end]) >= _MIN_LETTERS:
        yield start, end


def extract_quotations(
    text: str, attributions: tuple[AttributionFact, ...] = ()
) -> tuple[QuotationFact, ...]:
    """Return the quotations of a text; the speaker is the source of the nearest attribution."""
    return tuple(
        QuotationFact(
            start=start,
            end=end,
            text=text[start:end],
            value=" ".join(fold_name(text[start:end]).split()),
            speaker=_speaker(start, end, attributions),
        )
        for start, end in quoted_spans(text)
    )


def _speaker(start: int, end: int, attributions: tuple[AttributionFact, ...]) -> str:
    outside = [fact for fact in attributions if fact.end <= start or fact.start >= end]
    nearest = min(outside, key=lambda fact: max(start - fact.end, fact.start - end), default=None)
    return nearest.source if nearest is not None else ""
