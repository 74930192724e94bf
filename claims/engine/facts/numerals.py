"""Numbers as they are written: digits with their separators, and number words."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache
from typing import Final

from claims.engine.languages.quantity_rules import NumberRules

_GROUP: Final = r"[ \u00a0\u2009\u202f.'’]"
LITERAL: Final = (
    rf"\d{{1,3}}(?:(?P<sep>{_GROUP})\d{{3}}(?!\d))(?:(?P=sep)\d{{3}}(?!\d))*(?:,\d+)?"
    r"|\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?"
    r"|\d+(?:[.,]\d+)?"
)
"""A number in digits, thousands by point, spaces or apostrophe, decimals by comma or point."""

FRACTION_SIGNS: Final = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_MANY_COMMAS = re.compile(r"\d{1,3}(?:,\d{3}){2,}")
_THOUSANDS = re.compile(rf"[1-9]\d{{0,2}}(?:{_GROUP}\d{{3}})+(?:,\d+)?")
_LONGEST = 60


def read_literal(digits: str) -> Decimal | None:
    """Return the value of a number in digits, None for absurdly long ones.

    A point before exactly three digits groups thousands unless a lone zero precedes it;
    a comma there is a decimal comma, as both languages write it.
    """
    if len(digits) > _LONGEST:
        return None
    if _MANY_COMMAS.match(digits):
        digits = digits.replace(",", "")
    elif _THOUSANDS.fullmatch(digits):
        digits = re.sub(_GROUP, "", digits).replace(",", ".")
    else:
        digits = digits.replace(",", ".")
    try:
        return Decimal(digits)
    except InvalidOperation:
        return None


@cache
def _hundreds(rules: NumberRules) -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(rules.hundred, key=len, reverse=True)))
    links = "|".join(map(re.escape, rules.compound_links)) or "(?!)"
    return re.compile(rf"(?P<count>.*?)(?:{words})(?:{links})?(?P<rest>.*)")


@cache
def _thousands(rules: NumberRules) -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(rules.thousand, key=len, reverse=True)))
    links = "|".join(map(re.escape, rules.compound_links)) or "(?!)"
    return re.compile(rf"(?P<count>.*?)(?:{words})(?:{links})?(?P<rest>.*)")


@lru_cache(maxsize=8192)
def read_word(word: str, rules: NumberRules) -> int | None:
    """Return the number that one lower-case word spells, None when it spells none."""
    if word in rules.cardinals:
        return rules.cardinals[word]
    if not any(part in word for part in (*rules.hundred, *rules.thousand)):
        return None
    found = _thousands(rules).fullmatch(word)
    if found:
        return _compound(found, 1000, rules)
    return _below_thousand(word, rules)


def _below_thousand(word: str, rules: NumberRules) -> int | None:
    found = _hundreds(rules).fullmatch(word)
    if found:
        return _compound(found, 100, rules)
    return rules.cardinals.get(word)


def _compound(found: re.Match[str], size: int, rules: NumberRules) -> int | None:
    """Return count * size + rest of a word like "zwei-hundert-fünf"."""
    if not found["count"] or found["count"] in rules.ones:
        count: int | None = 1
    elif size == 1000:
        count = _below_thousand(found["count"], rules)
    else:
        count = rules.cardinals.get(found["count"])
    if not found["rest"]:
        rest: int | None = 0
    elif found["rest"] in rules.ones:
        rest = 1
    elif size == 1000:
        rest = _below_thousand(found["rest"], rules)
    else:
        rest = rules.cardinals.get(found["rest"])
    return None if count is None or rest is None or rest >= size else count * size + rest


def read_cardinal(text: str, rules: NumberRules) -> Decimal | None:
    """Return the value of digits or of one number word, forms of "one" included."""
    lowered = text.lower()
    if lowered[:1].isdecimal():
        return read_literal(lowered)
    if lowered in rules.ones:
        return Decimal(1)
    number = read_word(lowered, rules)
    return None if number is None else Decimal(number)
