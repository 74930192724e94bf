"""Lines that are no part of the report: markers, tags, credits, pointers, copies of the headline.

Each rule asks for the whole line and for a fixed form. A line in doubt is a statement.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from rapidfuzz import fuzz

from claims.engine.languages.base import SegmentationRules, word_set
from claims.engine.segmentation.lines import Line

_MARKER = re.compile(
    r"(?:date|datum|published|pubdate)\s*[:=]?\s*\d{4}-\d{2}(?:-\d{2})?"
    r"(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?(?=\s|$)",
    re.IGNORECASE,
)
_DATE_LINE = re.compile(
    r"(?:(?:stand|aktualisiert|aktualiséiert|publizéiert|veröffentlicht|update|den|am|de)\b:?\s*){0,3}"
    r"(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\s?\d{1,2}[./]\s?\d{2,4})"
    r"(?:[\s,|·–-]+(?:um\s+)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*(?:uhr|auer|h))?)?",
    re.IGNORECASE,
)
_SLUG = re.compile(r"#?[^\W\dA-Z_][^\W_]*(?:[-_/][^\W_]+)+|#[^\W_]\w*")
_AGENCIES = word_set(
    "dpa afp apa ap reuters rtr sda ats kna epd sid ansa tass belga efe afx awp ddp dapd kcna "
    "yonhap xinhua rtl keystone-sda dpa-afx"
)
_CREDIT_SPLIT = re.compile(r"\s*[/,|+–]\s*|\s+-\s+")
_SIGLUM = re.compile(r"[a-zäöüéë]{2,5}|[A-Z]{2,4}")
_NAME = r"[^\W\d_a-zäöüéèëß][\w'’.-]*"
_PARTICLES = r"(?:(?:von|van|de|der|den|da|di|du|zu|la|le)\s+){0,3}"
_PERSON = rf"{_NAME}\s+{_PARTICLES}{_NAME}(?:\s+{_PARTICLES}{_NAME})?"
_BYLINE = re.compile(
    rf"{_PERSON}(?:(?:\s*,\s*|\s+(?:und|an|a|mit|mat)\s+){_PERSON}){{0,3}}(?:\s*[,(/][\w\s/,-]{{2,40}}\)?)?"
)
_WORDS = re.compile(r"[^\W_]+")
_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "oe"}
)
_COPY_LENGTH = 15
_COPY_RATIO = 93.0
_CREDIT_LENGTH = 100
_COMPARED_LENGTH = 300


def leading_marker(text: str, start: int, end: int) -> int:
    """Return the end of a "date 2023-09" marker at the beginning of a line, or 0."""
    match = _MARKER.match(text, start, end)
    return match.end() if match else 0


def is_boilerplate_line(lines: Sequence[Line], index: int, rules: SegmentationRules) -> bool:
    """Tell whether a line is a marker, tag, credit, byline or pointer to another article."""
    line = lines[index].text
    if len(line) > _CREDIT_LENGTH:
        return False
    near_top = 0 < index < 6
    near_end = index >= max(1, len(lines) - 3)
    return (
        bool(_MARKER.fullmatch(line))
        or (len(lines) > 1 and bool(_DATE_LINE.fullmatch(line)))
        or (index > 0 and index == len(lines) - 1 and is_tag(line))
        or (index > 0 and is_agency_credit(line))
        or is_see_also(line, rules)
        or is_picture_credit(line, rules)
        or ((near_top or near_end) and is_byline(line, rules))
    )


def is_tag(line: str) -> bool:
    """Tell a section tag, as "toi-allgemeines" or "#Politik"."""
    return bool(_SLUG.fullmatch(line)) and "@" not in line and "." not in line


def is_agency_credit(line: str) -> bool:
    """Tell credits as "(dpa)", "dpa/afp" or "(mth/dpa)"; without an agency only in brackets."""
    bracketed = line[:1] in "([" and line.rstrip(".")[-1:] in (")", "]")
    parts = _CREDIT_SPLIT.split(line.strip("()[]. "))
    known = [part.lower() in _AGENCIES for part in parts]
    if not all(ok or _SIGLUM.fullmatch(part) for ok, part in zip(known, parts, strict=True)):
        return False
    return any(known) or (bracketed and all(part.islower() for part in parts))


def is_see_also(line: str, rules: SegmentationRules) -> bool:
    """Tell a pointer to other articles: the phrase alone, or with a colon or arrow after it."""
    lowered = line.lower().lstrip("»›>→-–•* ")
    for phrase in rules.see_also:
        if lowered.startswith(phrase):
            rest = lowered[len(phrase) :].lstrip()
            if not rest.strip(".:…»›>→ ") or rest[0] in ":»›>→":
                return True
    return False


def is_picture_credit(line: str, rules: SegmentationRules) -> bool:
    """Tell "Foto: dpa" or "© Reuters"; a caption that is a full sentence is none."""
    bare = line.strip("()[] ")
    if bare[:1] == "©" or bare[:3].lower() == "(c)":
        return not bare.endswith((".", "!", "?"))
    word, colon, rest = bare.partition(":")
    words = re.split(r"[\s/&-]+", word.lower())
    if not all(part in rules.credit_words for part in words):
        return False
    return (not colon and len(words) == 1 and word.lower().startswith(("symbol", "archiv"))) or (
        bool(colon) and 0 < len(rest.strip()) <= 70 and not bare.endswith((".", "!", "?", "“", '"'))
    )


def is_byline(line: str, rules: SegmentationRules) -> bool:
    """Tell "Von Max Muster": a byline word, then nothing but names."""
    word, _, rest = line.partition(" ")
    return (
        word.rstrip(":").lower() in rules.byline_words
        and word[0].isupper()
        and bool(_BYLINE.fullmatch(rest.strip()))
    )


def fold_line(text: str) -> str:
    """Return a line's words in ASCII lower case, umlauts written out, signs dropped."""
    lowered = text[:_COMPARED_LENGTH].lower().translate(_UMLAUTS)
    plain = "".join(
        c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c)
    )
    return " ".join(_WORDS.findall(plain))


def is_copy(line: str, headline: str) -> bool:
    """Tell a copy of the headline, cut short or written in ASCII; it has no full stop of its own."""
    if len(line) > _COMPARED_LENGTH or line.rstrip('“”"»« ').endswith((".", "!", "?")):
        return False
    copy, whole = fold_line(line), fold_line(headline)
    if len(copy) < min(_COPY_LENGTH, len(whole)) or len(copy) > len(whole) + 3:
        return False
    return bool(copy) and fuzz.ratio(copy, whole[: len(copy)]) >= _COPY_RATIO


def is_same_title(line: str, title: str) -> bool:
    """Tell whether a line says what the title from the article's metadata says."""
    if len(line) > _COMPARED_LENGTH:
        return False
    left, right = fold_line(line), fold_line(title)
    return bool(left) and bool(right) and fuzz.ratio(left, right) >= 90
