"""Lines of a page back into paragraphs."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence

# A line that the next word would have fitted on ended because its author ended it.
# Letters differ in width, so a line counts as full a little before the longest ones.
_FULL_LINE = 0.85
_SENTENCE_END = re.compile("[.!?:…][\"'“”»)]*$")
_HYPHENATED = re.compile(r"\b\w+-\w+\b")
_BROKEN_WORD = re.compile(r"(\w+)[-\u2010]$")
# "Waffen- und Munitionslieferungen": a hyphen that stands for a word part stays.
_CONJUNCTIONS = frozenset(
    ("und", "oder", "bis", "sowie", "beziehungsweise", "bzw.", "an", "a", "respektiv")
)


def join_lines(lines: Sequence[str]) -> str:
    """Hard-wrapped ``lines`` as paragraphs with a blank line between them.

    A word divided at a line end is put together again; a hyphen that the word has
    elsewhere in the text stays.
    """
    stripped = [line.strip() for line in lines]
    width = _typical_width(stripped)
    compounds = {word for line in stripped for word in _HYPHENATED.findall(line)}
    paragraphs: list[str] = []
    previous = ""
    for line in stripped:
        if line:
            if previous and not _ends_paragraph(previous, line, width):
                paragraphs[-1] = _join(paragraphs[-1], line, compounds)
            else:
                paragraphs.append(line)
        previous = line
    return "\n\n".join(paragraphs)


def drop_running_lines(pages: Iterable[Sequence[str]]) -> list[list[str]]:
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


def _trim(page: Sequence[str]) -> list[str]:
    lines = [line.strip() for line in page]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return lines


def _mask(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def _typical_width(lines: Sequence[str]) -> int:
    lengths = sorted(len(line) for line in lines if line)
    return lengths[math.ceil(0.9 * (len(lengths) - 1))] if lengths else 0


def _ends_paragraph(line: str, following: str, width: int) -> bool:
    length = len(line) + 1 + len(following.split(maxsplit=1)[0])
    if _SENTENCE_END.search(line):
        # A break too many between two sentences does no harm.
        return length <= width
    return not following[0].islower() and length <= _FULL_LINE * width


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
