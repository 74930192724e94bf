"""Quotation marks and brackets: which open, which close, and which pairs they form.

Newsrooms mix „…“, “…”, "…", »…«, «…», ‚…‘ and '…' within one article, forget half of a
pair, and write d' with any of ' ’ ‘ ´. Marks are therefore read by their surroundings
first and by what is open second; a mark without a partner has no effect.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_MARK = re.compile(r",,|''|``|\"+|[„“”«»‹›‚‘’'´`()\[\]]")
_APOSTROPHES = frozenset("'’‘´`")
_OPENING_CONTEXT = frozenset("([{<–—-/:=„“\"»«‹›‚‘'")
_CLOSING_CONTEXT = frozenset(".,;:!?…)]}>–—-/“”\"»«‹›‘’'")
_GUILLEMET_PARTNER = {"«": "»", "»": "«", "‹": "›", "›": "‹"}
_STRICT_PARTNER = {"“": "„", "”": "„", '"': '"', "''": ",,"}
_BRACKET_PARTNER = {")": "(", "]": "["}
_FAMILY = {
    **dict.fromkeys(("„", ",,", "``", "“", "”", '"', "''"), "double"),
    **dict.fromkeys(_GUILLEMET_PARTNER, "guillemet"),
    **dict.fromkeys(("‚", *_APOSTROPHES), "single"),
}
# How far up the stack a partner is looked for, and how long an opened mark is believed.
# Both keep a stray mark from pairing with something unrelated, and the scan linear.
_DEPTH = 6
_REACH = 1500


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A matched pair; ``end`` lies after the closing mark."""

    start: int
    end: int
    is_quotation: bool


@dataclass(slots=True)
class Marks:
    """The marks of one paragraph: pairs in order of their end, and the role of each position."""

    pairs: list[Pair] = field(default_factory=list)
    opening: set[int] = field(default_factory=set)
    closing: set[int] = field(default_factory=set)

    def spans(
        self, *, quotations_only: bool = False, longest: int | None = None
    ) -> list[tuple[int, int]]:
        """Return what the pairs enclose, as disjoint spans in order."""
        return merge_spans(
            [
                (pair.start, pair.end)
                for pair in self.pairs
                if (pair.is_quotation or not quotations_only)
                and (longest is None or pair.end - pair.start <= longest)
            ]
        )

    def add(self, opened: _Open, start: int, end: int, *, is_quotation: bool) -> None:
        """Record a pair of the opened mark and the closing mark at ``start``."""
        self.pairs.append(Pair(start=opened.start, end=end, is_quotation=is_quotation))
        self.opening.update(range(opened.start, opened.start + len(opened.mark)))
        self.closing.update(range(start, end))


def merge_spans(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the union of spans as disjoint spans in order."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


@dataclass(frozen=True, slots=True)
class _Open:
    mark: str
    start: int
    family: str


def find_marks(text: str) -> Marks:
    """Return the quotation marks and brackets of one paragraph, paired; linear in its length."""
    marks = Marks()
    stack: list[_Open] = []
    for match in _MARK.finditer(text):
        mark, start, end = match.group(), match.start(), match.end()
        mark = '"' if mark[0] == '"' else mark  # doubled by a CSV export
        if mark in "([":
            stack.append(_Open(mark, start, "bracket"))
        elif mark in ")]":
            _close_bracket(marks, stack, mark, start)
        elif not (mark in _APOSTROPHES and _is_apostrophe(text, start)):
            _read_quote(marks, stack, text, mark, start, end)
    return marks


def _is_apostrophe(text: str, at: int) -> bool:
    """Between letters, or after a one-letter word (d' Regierung), a mark is no quotation mark."""
    if at == 0 or not text[at - 1].isalnum():
        return False
    if at + 1 < len(text) and text[at + 1].isalnum():
        return True
    one_letter = at == 1 or not text[at - 2].isalnum()
    return one_letter and text[at - 1].isalpha()


def _close_bracket(marks: Marks, stack: list[_Open], mark: str, at: int) -> None:
    for depth in range(1, min(_DEPTH, len(stack)) + 1):
        if stack[-depth].mark == _BRACKET_PARTNER[mark]:
            marks.add(stack[-depth], at, at + 1, is_quotation=False)
            del stack[-depth:]
            return


def _read_quote(
    marks: Marks, stack: list[_Open], text: str, mark: str, start: int, end: int
) -> None:
    partner = _find_partner(stack, mark, start)
    role = _role(text, mark, start, end, is_open=partner is not None)
    if role == "open":
        family = _FAMILY[mark]
        if stack and stack[-1].mark == mark and mark not in "„‚":
            stack.pop()  # opened twice without an end: the first was stray
        stack.append(_Open(mark, start, family))
        if family != "single":
            marks.opening.update(range(start, end))
    elif role == "close" and partner is not None:
        opened = stack[partner]
        if _FAMILY[mark] == "single" and _is_genitive(text, opened, mark, start):
            return
        marks.add(opened, start, end, is_quotation=True)
        del stack[partner:]


def _find_partner(stack: list[_Open], mark: str, start: int) -> int | None:
    """Index in the stack of the mark that this one would close."""
    family = _FAMILY[mark]
    found: int | None = None
    for index in range(len(stack) - 1, max(-1, len(stack) - 1 - _DEPTH), -1):
        opened = stack[index]
        if opened.family != family or start - opened.start > _REACH:
            continue
        if family == "guillemet" and opened.mark != _GUILLEMET_PARTNER[mark]:
            continue
        if opened.mark == _STRICT_PARTNER.get(mark):
            return index
        if found is None:
            found = index
    return found


def _role(text: str, mark: str, start: int, end: int, *, is_open: bool) -> str:
    """Return "open", "close" or "" for a mark, by its neighbours and by what is open."""
    if mark in ("„", ",,", "‚", "``"):
        return "open" if end < len(text) and (mark != ",," or not text[end].isspace()) else ""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if before.isspace() and after.isspace():
        if mark in "«‹":
            return "open"
        return "close" if is_open else ""
    # French typography: « Oui », with spaces inside and a comma right after.
    is_followed_by_stop = after in ",;:!?)" or text[end : end + 2] in (".", ". ")
    may_open = not (after.isspace() or is_followed_by_stop) and (
        before.isspace() or before in _OPENING_CONTEXT
    )
    may_close = not before.isspace() and (after.isspace() or after in _CLOSING_CONTEXT)
    if may_open != may_close:
        return "open" if may_open else "close"
    if is_open:
        return "close"
    return "" if _FAMILY[mark] == "single" or after.isspace() else "open"


def _is_genitive(text: str, opened: _Open, mark: str, at: int) -> bool:
    """Hans' Auto: after s, x or z and before another word, an apostrophe closes nothing."""
    if opened.mark == "‚" and mark == "‘":
        return False
    follows_word = at + 2 < len(text) and text[at + 1].isspace() and text[at + 2].isalnum()
    return follows_word and text[at - 1] in "sxzßSXZ"
