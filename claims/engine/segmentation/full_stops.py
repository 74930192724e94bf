"""What a full stop means: the end of a sentence, an abbreviation, an ordinal or an initial."""

from __future__ import annotations

import re
from functools import cache

from claims.engine.languages.base import SegmentationRules, word_set

_LOOK_BACK = 48
_TOKEN_START = re.compile(r"[\s(\[{„“”\"«»‹›‚]")
_APOSTROPHE = re.compile(r"^[^\W\d_]{1,2}['’´‘`](?=[^\W_])")
_ORDINAL = re.compile(r"(?:^|[\d.]+[-–/])((?:\d{1,2}\.)?\d{1,4})$")
_ROMAN = re.compile(r"^(?=[IVX]{2,7}$)X{0,3}(?:IX|IV|V?I{0,3})$")
_SPACED_PIECE = re.compile(r"(?:^|(?<=[\s(\[„“\"»«]))([^\W\d_]{1,2}\.)\s?$")
_VOWEL = re.compile(r"[aeiouyäöüéèêëàâîïôûáíóú]", re.IGNORECASE)
_UNITS = frozenset("mglsht")
_NO_ABBREVIATIONS = word_set("km cm mm kg mg ml kw mw gw hz db http https html php sms pdf")
_SURNAME_PARTICLES = frozenset({"de", "den", "der", "di", "du", "van", "von", "la", "le"})


def left_token(text: str, stop: int) -> str:
    """Return the token right before an offset, at most 48 characters of it."""
    piece = text[max(0, stop - _LOOK_BACK) : stop]
    cut = 0
    for match in _TOKEN_START.finditer(piece):
        cut = match.end()
    return piece[cut:]


def ends_sentence(text: str, stop: int, word: str, rules: SegmentationRules) -> bool:
    """Tell whether the full stop at ``stop`` ends its sentence, given the next word."""
    token = _APOSTROPHE.sub("", left_token(text, stop))
    if not token:
        return True
    starter = word.rstrip("'’´‘`").lower() in rules.sentence_starters and not word.islower()
    starter = starter or word[-1] in "'’´‘`"
    if ordinal := _ORDINAL.search(token):
        return _number_ends(text, stop - len(token), ordinal.group(1), word, rules, starter=starter)
    if _ROMAN.match(token):
        return starter
    if (len(token) == 1 and token.isalpha()) or _is_dotted_initials(token):
        verdict = _abbreviation_ends(text, stop, token, word, rules, starter=starter)
        return (
            _initial_ends(text, stop, token, word, starter=starter) if verdict is None else verdict
        )
    verdict = _abbreviation_ends(text, stop, token, word, rules, starter=starter)
    return True if verdict is None else verdict


def _abbreviation_ends(
    text: str, stop: int, token: str, word: str, rules: SegmentationRules, *, starter: bool
) -> bool | None:
    """Return None when the token is no abbreviation."""
    shouted = len(token) > 1 and token.isupper() and "." not in token  # "DIR." may be a word
    for key in _keys(text, stop, token):
        if key in rules.abbreviations:
            return starter if shouted else False
        if key in rules.numbering_abbreviations and (word[0].isdigit() or _ROMAN.match(word)):
            return False
        if key in rules.closing_abbreviations or key.endswith(rules.abbreviation_endings):
            return starter
    short = token.rsplit("-", 1)[-1]
    looks_short = 2 <= len(short) <= 5 and short.isalpha() and not short.isupper()
    if looks_short and not _VOWEL.search(short) and short.lower() not in _NO_ABBREVIATIONS:
        return starter
    return None


def _keys(text: str, stop: int, token: str) -> list[str]:
    """The token as an abbreviation list would hold it: whole, after a hyphen, with spaced pieces."""
    lowered = token.lower()
    keys = [lowered]
    if "-" in lowered or "/" in lowered:
        keys.append(re.split(r"[-/]", lowered)[-1])
    before = text[max(0, stop - len(token) - 16) : stop - len(token)]
    joined = lowered
    while len(joined) < 12 and (piece := _SPACED_PIECE.search(before)):
        joined = piece.group(1).lower() + joined
        keys.insert(0, joined)
        before = before[: piece.start()]
    return keys


def _is_dotted_initials(token: str) -> bool:
    """J.F or U.S.A: single letters with full stops between them."""
    pieces = token.split(".")
    return len(pieces) > 1 and all(len(piece) == 1 and piece.isalpha() for piece in pieces)


def _initial_ends(text: str, stop: int, token: str, word: str, *, starter: bool) -> bool:
    before = text[max(0, stop - len(token) - _LOOK_BACK) : stop - len(token)]
    previous = left_token(before.rstrip(), len(before.rstrip()))
    if token[-1].islower():
        return starter and token in _UNITS and previous[-1:].isdigit()
    if not starter:
        return False
    if word.lower() in _SURNAME_PARTICLES:
        # "Marco S. Der Mann" ends, "J. F. De Gaulle" and "de R. De Niro" do not.
        return previous[:1].isupper() and previous[-1:].isalpha() and "'" not in previous
    return True


def _number_ends(
    text: str, begin: int, number: str, word: str, rules: SegmentationRules, *, starter: bool
) -> bool:
    lowered = word.lower()
    if word[0].isdigit():
        return len(number) > 2 and "." not in number
    if lowered in rules.ordinal_nouns or _ends_in_ordinal_noun(lowered, rules):
        return False
    if starter:
        return bool(text[:begin].strip()) if begin < _LOOK_BACK else True
    before = text[max(0, begin - _LOOK_BACK) : begin].rstrip()
    if not before:
        return False  # a numbered item at the beginning of the line
    previous = left_token(before, len(before)).lower()
    if "." not in number and len(number) == 4:
        return previous not in rules.determiners
    return previous in rules.cardinal_contexts


def _ends_in_ordinal_noun(word: str, rules: SegmentationRules) -> bool:
    """Compounds and inflected forms: "Jahrhunderts", "Bundesligaspieltag"."""
    stems = _compound_heads(rules.ordinal_nouns)
    return any(word[: len(word) - cut].endswith(stems) for cut in range(3))


@cache
def _compound_heads(nouns: frozenset[str]) -> tuple[str, ...]:
    return tuple(noun for noun in nouns if len(noun) > 3)
