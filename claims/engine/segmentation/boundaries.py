"""Where sentences end within one paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from claims.engine.languages.base import SegmentationRules, word_set
from claims.engine.segmentation.full_stops import ends_sentence, left_token
from claims.engine.segmentation.quotes import Marks, find_marks

# A quotation or parenthesis up to this long stays one claim, however many sentences it holds.
GUARD_LENGTH = 400

_TERMINATORS = re.compile(r"[.!?…‽。！？]+")
_LEAD = re.compile(r"[\s„“”\"«»‹›‚‘’'´`,(\[{–—•·▪◦►*¿¡\-]{0,40}")
_WORD = re.compile(r"[^\W_]{1,40}(?:['’´‘`](?=[^\W\d_]))?")
_FOOTNOTE = re.compile(r"\[\d{1,3}\]")
_SPACED_CLOSER = re.compile(r"[ \u00a0\u202f](?:\"+|[“”»«›‹])")
_STRAY_CLOSERS = frozenset(")]}“”»«›‹\"’'‘")
_ASIDE_LENGTH = 80
_MASKED = ("@", "://", "www.", "/", "\\", "_")
# Endings of domain and file names: "Booking.Com" is one name, "Ende.Der" is two sentences.
_NAME_ENDINGS = word_set(
    "de lu com org net fr be eu at ch io tv info js py pdf html txt doc docx exe jpg png zip"
)


def sentence_ends(text: str, rules: SegmentationRules) -> Iterator[int]:
    """Yield, in order, the offsets after which a new sentence of the paragraph begins."""
    marks = find_marks(text)
    guard = _Guard(marks)
    asides = {pair.start: pair.end for pair in marks.pairs if not pair.is_quotation}
    done = 0
    for match in _TERMINATORS.finditer(text):
        if match.start() < done:
            continue
        end = _absorb_closers(text, match.end(), marks)
        if end >= len(text) or guard.covers(end):
            continue
        if text[end].isspace():
            end = _absorb_aside(text, end, asides)
            found = _opens_after_space(text, match, end, rules)
        else:
            found = _opens_without_space(text, match, end, marks, rules)
        if found:
            done = end
            yield end


class _Guard:
    """Spans inside which no sentence ends: pairs of at most ``GUARD_LENGTH`` characters."""

    def __init__(self, marks: Marks) -> None:
        spans = marks.spans(longest=GUARD_LENGTH)
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def covers(self, offset: int) -> bool:
        index = bisect_right(self._starts, offset - 1) - 1
        return index >= 0 and offset < self._ends[index]


def _absorb_closers(text: str, at: int, marks: Marks) -> int:
    """Return the offset after closing marks and footnote numbers that follow a terminator."""
    while at < len(text):
        char = text[at]
        if at in marks.closing or (char in _STRAY_CLOSERS and at not in marks.opening):
            at += 1
        elif char == "[" and (footnote := _FOOTNOTE.match(text, at)):
            at = footnote.end()
        elif spaced := _spaced_closer(text, at, marks):
            at = spaced
        else:
            break
    return at


def _spaced_closer(text: str, at: int, marks: Marks) -> int:
    """A closing mark after a space: of a pair, or a stray one with space on both sides."""
    match = _SPACED_CLOSER.match(text, at)
    if match is None or at + 1 in marks.opening:
        return 0
    stands_alone = match.end() == len(text) or text[match.end()].isspace()
    return match.end() if stands_alone or at + 1 in marks.closing else 0


def _absorb_aside(text: str, end: int, asides: dict[int, int]) -> int:
    """A short parenthesis without a stop of its own, as "(dpa)", belongs to the sentence before."""
    start = end + 1
    close = asides.get(start, 0)
    if not 0 < close - start <= _ASIDE_LENGTH or _TERMINATORS.search(text, start, close):
        return end
    if close == len(text) or text[close].isspace():
        return close
    return end


def _opens_after_space(text: str, match: re.Match[str], end: int, rules: SegmentationRules) -> bool:
    lead = _LEAD.match(text, end)
    start = lead.end() if lead else end
    word = _WORD.match(text, start)
    if word is None:
        return False
    opens = _may_open(text, start, word.group())
    if not opens:
        return False
    closed = end > match.end()
    if match.group() == "." and not (
        closed and not text[match.start() - 1 : match.start()].isalnum()
    ):
        return ends_sentence(text, match.start(), word.group(), rules)
    if match.group().strip(".") in ("", "…") and match.group() != ".":
        return _ellipsis_ends(text, match, word.group(), rules)
    return True


def _may_open(text: str, start: int, word: str) -> bool:
    first = word[0]
    if first.isdigit() or not first.islower():
        return True
    # Luxembourgish newsrooms also write a sentence's first d' in lower case.
    following = text[start + len(word) : start + len(word) + 1]
    return word[:-1] == "d" and not word[-1].isalnum() and following.isupper()


def _ellipsis_ends(text: str, match: re.Match[str], word: str, rules: SegmentationRules) -> bool:
    """Three dots end a sentence before a function word, and before any capital when attached."""
    if _is_starter(word, rules):
        return True
    return match.start() > 0 and text[match.start() - 1].isalnum() and word[0].isalpha()


def _is_starter(word: str, rules: SegmentationRules) -> bool:
    return word.rstrip("'’´‘`").lower() in rules.sentence_starters


def _opens_without_space(
    text: str, match: re.Match[str], end: int, marks: Marks, rules: SegmentationRules
) -> bool:
    """A forgotten space: "Ende.Der nächste", but not in names of domains and files."""
    start = end
    while start < len(text) and start in marks.opening:
        start += 1
    word = _WORD.match(text, start)
    if word is None or not word.group()[0].isupper():
        return False
    left = left_token(text, match.start())
    right = text[start : start + 60].split(None, 1)[0]
    if any(sign in left or sign in right for sign in _MASKED):
        return False
    if start > end or end > match.end():
        return match.group() != "." or ends_sentence(text, match.start(), word.group(), rules)
    return _is_glued(left, word.group(), rules) and (
        match.group() != "." or ends_sentence(text, match.start(), word.group(), rules)
    )


def _is_glued(left: str, word: str, rules: SegmentationRules) -> bool:
    """Whether both sides look like words of running text rather than parts of one name."""
    if _is_starter(word, rules):
        return len(left) > 1 and (left[-1].islower() or left[-1] in '%)“”"»' or left[-4:].isdigit())
    ends_in_word = len(left) > 1 and left[-1].islower() and left[-2].isalpha()
    begins_a_word = len(word) > 1 and (word[1].islower() or not word[1].isalnum())
    return ends_in_word and begins_a_word and word.lower() not in _NAME_ENDINGS
