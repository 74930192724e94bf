"""How likely two values without counterpart stand for the same thing, told differently."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

from claims.engine.detectors.equality import share_of
from claims.engine.detectors.items import Item
from claims.engine.facts.units import dimension, same_unit
from claims.engine.types import Quantity

_WORD_AFTER = re.compile(r"[\s\u00a0\u202f-]*([^\W\d_]{3,})(?:[\s\u00a0\u202f]+([^\W\d_]{4,}))?")
_ALIKE = 60
_SAME_PARTS = {
    "month": 0.95,
    "weekday": 0.95,
    "year": 0.9,
    "day": 0.9,
    "time": 0.9,
    "period": 0.6,
    "relative": 0.5,
}
_MIXED_PARTS = {
    frozenset({"number", "year"}): 0.3,
    frozenset({"number", "code"}): 0.3,
    frozenset({"number", "time"}): 0.25,
    frozenset({"number", "day"}): 0.2,
}


def affinity(left: Item, right: Item, *, alone: bool) -> float:
    """Return from 0 to 1 how alike two values are in kind.

    ``alone`` says that neither side has another value of the kind without counterpart.
    """
    if left.part != right.part:
        return _MIXED_PARTS.get(frozenset({left.part, right.part}), 0.0)
    if left.part == "code":
        return _code_affinity(left.fact.text, right.fact.text)
    if left.part != "number":
        return _SAME_PARTS.get(left.part, 0.0)
    return _number_affinity(left, right, alone=alone)


def _code_affinity(left: str, right: str) -> float:
    """Compare what is left of two codes without their digits."""
    letters = [re.sub(r"[\d\W_]", "", text).lower() for text in (left, right)]
    return 0.95 if letters[0] == letters[1] else 0.6 * fuzz.ratio(*letters) / 100


def _number_affinity(left: Item, right: Item, *, alone: bool) -> float:
    shares = None not in {share_of(left), share_of(right)}
    score = 0.75 if shares else _unit_affinity(left.unit, right.unit)
    if "score" in {left.role, right.role}:
        score += 0.2 if _has_two_ends(left) and _has_two_ends(right) else -0.3
    elif left.role != right.role:
        score -= 0.2
    if left.weak != right.weak:
        score -= 0.2
    elif not left.weak or (left.approximate and right.approximate):
        score += 0.1
    score += 0.25 if _alike_context(left, right) else 0.0
    score += 0.2 if alone else 0.0
    if left.weak and right.weak and left.unit and right.unit and left.unit != right.unit:
        score -= 0.4  # "Millionen Gallonen" against "Milliounen Tonnen" names two measures
    if _digits(left) == _digits(right):
        score += 0.15  # "3,5 Millionen" against "3.5 Milliarden"
    elif left.number and right.number and not left.weak:
        ratio = abs(left.number / right.number)
        score -= 0.15 if not 1 / 50 < ratio < 50 else 0.0
    return max(0.0, min(1.0, score))


def _has_two_ends(item: Item) -> bool:
    """Tell whether a number is half of a result or of a range ("6:4", "6-4")."""
    return isinstance(item.fact, Quantity) and item.fact.high is not None


def _digits(item: Item) -> tuple[int, ...]:
    """Return the significant digits of a number, without its magnitude."""
    return item.number.normalize().as_tuple().digits


def _unit_affinity(left: str, right: str) -> float:
    if left and right:
        if {left, right} in ({"cent", "EUR"}, {"cent", "USD"}):
            return 0.6
        if same_unit(left, right):
            return 0.75
        return 0.5 if dimension(left) == dimension(right) != "" else 0.05
    return 0.4 if not left and not right else 0.2


def _alike_context(left: Item, right: Item) -> bool:
    """Tell whether the words after two numbers are cognates ("Polizisten", "Polizisten")."""
    ours, theirs = _words_after(left), _words_after(right)
    return any(_cognates(one, other) for one in ours for other in theirs)


def _words_after(item: Item) -> tuple[str, ...]:
    match = _WORD_AFTER.match(item.claim.text, item.fact.end)
    return tuple(word.lower() for word in match.groups() if word) if match else ()


@lru_cache(maxsize=4096)
def _cognates(left: str, right: str) -> bool:
    return fuzz.ratio(left, right) >= _ALIKE
