"""Lines of a page back into paragraphs."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# A line that the next word would have fitted on ended because its author ended it.
# Letters differ in width, so a line counts as full a little before the longest ones.
_FULL_LINE = 0.85
# Letters of a heading are larger than those of the text by more than this.
_SAME_SIZE = 0.08
_SENTENCE_END = re.compile("[.!?:…][\"'“”»)]*$")
_HYPHENATED = re.compile(r"\b\w+-\w+\b")
_BROKEN_WORD = re.compile(r"(\w+)[-\u2010]$")
# "Waffen- und Munitionslieferungen": a hyphen that stands for a word part stays.
_CONJUNCTIONS = frozenset(
    ("und", "oder", "bis", "sowie", "beziehungsweise", "bzw.", "an", "a", "respektiv")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A printed line without white space at its ends, and the size of its letters, in any unit."""

    text: str
    size: float = 1.0


def join_lines(lines: Sequence[Line]) -> str:
    """Hard-wrapped ``lines`` as paragraphs with a blank line between them.

    A word divided at a line end is put together again; a hyphen that the word has
    elsewhere in the text stays.
    """
    width = _full_width(lines)
    compounds = {word for line in lines for word in _HYPHENATED.findall(line.text)}
    paragraphs: list[str] = []
    previous = Line(text="")
    for line in lines:
        if line.text:
            if previous.text and not _ends_paragraph(previous, line, width):
                paragraphs[-1] = _join(paragraphs[-1], line.text, compounds)
            else:
                paragraphs.append(line.text)
        previous = line
    return "\n\n".join(paragraphs)


def drop_running_lines(pages: Iterable[Sequence[Line]]) -> list[list[Line]]:
    """``pages`` without the page numbers and running titles at their tops and bottoms.

    A line is one when it stands there, apart from its digits, on most pages. The first
    page keeps words in its top line: what runs on above the others is often the headline.
    """
    trimmed = [_trim(page) for page in pages]
    filled = [page for page in trimmed if page]
    if len(filled) < 2:
        return trimmed
    tops = Counter(_mask(page[0]) for page in filled)
    bottoms = Counter(_mask(page[-1]) for page in filled)
    for index, page in enumerate(filled):
        top, bottom = _mask(page[0]), _mask(page[-1])
        if len(page) > 1 and bottoms[bottom] * 2 > len(filled):
            page.pop()
        is_title = index == 0 and any(character.isalpha() for character in top)
        if len(page) > 1 and tops[top] * 2 > len(filled) and not is_title:
            page.pop(0)
    return trimmed


def _trim(page: Sequence[Line]) -> list[Line]:
    lines = list(page)
    while lines and not lines[-1].text:
        lines.pop()
    while lines and not lines[0].text:
        lines.pop(0)
    return lines


def _mask(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text)


def _full_width(lines: Sequence[Line]) -> float:
    """How long a full line is: characters times size, so that headings compare to text."""
    widths = sorted(len(line.text) * line.size for line in lines if line.text)
    return widths[math.ceil(0.9 * (len(widths) - 1))] if widths else 0.0


def _ends_paragraph(line: Line, following: Line, width: float) -> bool:
    if abs(line.size - following.size) > _SAME_SIZE * line.size:
        return True
    first_word = following.text.split(maxsplit=1)[0]
    length = (len(line.text) + 1 + len(first_word)) * line.size
    if _SENTENCE_END.search(line.text):
        # A break too many between two sentences does no harm.
        return length <= width
    return not following.text[0].islower() and length <= _FULL_LINE * width


def _join(paragraph: str, line: str, compounds: set[str]) -> str:
    broken = _BROKEN_WORD.search(paragraph)
    first_word = line.split(maxsplit=1)[0]
    if broken is None or first_word in _CONJUNCTIONS:
        return f"{paragraph} {line}"
    word = re.match(r"\w*", line)
    compound = f"{broken[1]}-{word[0] if word else ''}"
    if line[0].islower() and compound not in compounds:
        return paragraph[:-1] + line
    return paragraph + line
