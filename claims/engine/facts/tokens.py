"""The pieces of a claim that matter to numbers: digits, words, codes and signs."""

from __future__ import annotations

import re
from typing import NamedTuple

from claims.engine.facts.numerals import LITERAL
from claims.engine.facts.spans import Taken

_TOKEN = re.compile(
    # A letter before digits, in one word: H5N1, A1GP, G7, Typ-1, COVID-19, B-52.
    rf"(?P<code>(?<!\w)[^\W\d_]+(?:[-.][^\W\d_]+){{0,3}}-?\d[^\W_]*(?:-\d+){{0,3}})"
    rf"|(?P<number>(?:(?<!\w)|(?<=\d[x×]))(?:{LITERAL}))"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<sign>[%€$£¥₽₹°½¼¾:/–—−-])"
)


class Token(NamedTuple):
    """One piece of the text; ``lower`` is its text in lower case."""

    kind: str
    start: int
    end: int
    lower: str


def tokenize(text: str, used: Taken) -> list[Token]:
    """Return the tokens of a text; what other facts use is one opaque token."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        kind = str(match.lastgroup) if used.free(start, end) else "used"
        tokens.append(Token(kind, start, end, match[0].lower()))
    return tokens
