"""The words of a text with their places, and whether a capital tells anything there."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(
    r"(?:[^\W\d_]|(?<=\w)['’](?=[^\W\d_]{3})|(?<=[^\W\d_])\d|(?<=[A-Z])\.(?=[A-Z]))+"
)
_ELISION = re.compile(r"^[dDlLsSzZ]['’´`‘]")
_OPENING = re.compile(r"(?:^|[.!?:…]|[.!?]\s?[\"“”»«])\s*[\"„“”»«‚‘'(\[–—-]*\s*$")


class Word(NamedTuple):
    """A word of a text with its place; parts of hyphenated words are words of their own."""

    start: int
    end: int
    text: str
    opens: bool
    """Whether it opens a sentence, where a capital says nothing."""


@lru_cache(maxsize=4096)
def split_words(text: str) -> tuple[Word, ...]:
    """Return the words of a text in order, elided articles (d'Merkel) left out."""
    words = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        if (elision := _ELISION.match(text[start:end])) is not None:
            start += elision.end()
        if start < end:
            words.append(Word(start, end, text[start:end], _opens(text, match.start())))
    return tuple(words)


def _opens(text: str, start: int) -> bool:
    """Say whether what stands before a word is the start of a sentence."""
    if text[start - 1 : start] == " " and text[start - 2 : start - 1].isalnum():
        return False  # what most words follow: another word
    return _OPENING.search(text[max(0, start - 8) : start]) is not None


@lru_cache(maxsize=4096)
def is_shouted(text: str) -> bool:
    """Say whether a text is written in capitals throughout, so that capitals tell nothing."""
    if sum(map(str.isupper, text)) <= 0.7 * sum(map(str.isalpha, text)):
        return False
    letters = [char for char in text if char.isalpha()]
    upper = sum(char.isupper() for char in letters)
    return len(letters) > 12 and upper > 0.7 * len(letters)
