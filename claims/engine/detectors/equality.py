"""When two values say the same: outright, rounded, converted, or another way."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from claims.engine.detectors.items import Item
from claims.engine.facts.units import MULTIPLES, convert, dimension, same_unit
from claims.engine.types import DateFact, Quantity, WeekdayFact

_EXACT = frozenset({"score", "ordinal", "decade", "age", "code"})
_HALF_DAY = 720
_NOON_SPREAD = 180
_ROUNDED = Decimal("0.01")
_HEDGED = Decimal("0.05")
_CONVERTED = Decimal("0.03")
_CONVERTED_HEDGED = Decimal("0.12")
_AMBIGUOUS_SEPARATOR = re.compile(r"\d{1,3}[.,]\d{3}")
_LITERAL = re.compile(r"\d[\d.,]*\d|\d")


def equal(left: Item, right: Item) -> bool:
    """Tell whether two values are the same without any rounding or conversion."""
    if left.part == right.part:
        return _equal_parts(left, right)
    parts = {left.part, right.part}
    if parts == {"number", "time"}:
        return _score_is_time(left, right)
    if parts <= {"number", "code", "year", "day"}:
        return left.number == right.number and parts != {"year", "day"}
    return False


def _equal_parts(left: Item, right: Item) -> bool:
    if left.part == "time":
        return _equal_times(left, right)
    if left.part == "relative":
        return left.fact.value == right.fact.value
    if left.part == "code":
        return _digits(left.fact.text) == _digits(right.fact.text)
    if left.part != "number":
        return left.number == right.number
    if "cent" in {left.unit, right.unit} and left.unit != right.unit:
        return _same_cents(left, right)
    shares = share_of(left), share_of(right)
    if left.unit != right.unit and None not in shares:
        return shares[0] == shares[1]
    if units_agree(left.unit, right.unit):
        same = left.number == right.number or same_digits(left, right)
        return same or _same_decade(left, right) or _same_multiple(left, right)
    return False


def units_agree(left: str, right: str) -> bool:
    """Tell whether two units are the same or one of them is not named."""
    return not left or not right or same_unit(left, right)


def _digits(text: str) -> list[str]:
    return re.findall(r"\d+", text)


def same_digits(left: Item, right: Item) -> bool:
    """Tell whether "1.459" and "1,459" are one number, read by two habits."""
    one, other = _LITERAL.search(left.fact.text), _LITERAL.search(right.fact.text)
    if one is None or other is None or one[0] == other[0]:
        return False
    ambiguous = _AMBIGUOUS_SEPARATOR.fullmatch
    if not (ambiguous(one[0]) and ambiguous(other[0])):
        return False
    return re.sub(r"\D", "", one[0]) == re.sub(r"\D", "", other[0])


def _same_decade(left: Item, right: Item) -> bool:
    """Tell whether "60er" and "1960er" are one decade."""
    return (
        left.role == right.role == "decade"
        and left.number % 100 == right.number % 100
        and (min(left.number, right.number) < 100)
    )


def _same_cents(left: Item, right: Item) -> bool:
    """Tell whether "99 Cent" and "0,99 Euro" are one amount."""
    cents, whole = (left, right) if left.unit == "cent" else (right, left)
    return whole.unit in {"EUR", "USD"} and cents.number == whole.number * 100


def _same_multiple(left: Item, right: Item) -> bool:
    """Tell whether "zwou Dosen" (two doses, or two dozen) and "24" may be one number."""
    numbers = [item.number * MULTIPLES.get(item.unit, 1) for item in (left, right)]
    return numbers[0] == numbers[1]


def _equal_times(left: Item, right: Item) -> bool:
    apart = abs(left.number - right.number)
    if left.role == "noon" or right.role == "noon":
        return apart <= _NOON_SPREAD
    return apart == 0 or (apart == _HALF_DAY and (left.approximate or right.approximate))


def _score_is_time(left: Item, right: Item) -> bool:
    number, time = (left, right) if left.part == "number" else (right, left)
    fact = number.fact
    if not isinstance(fact, Quantity) or fact.role != "score" or fact.high is None:
        return False
    return fact.number * 60 + fact.high == time.number


def share_of(item: Item) -> Decimal | None:
    """Return a percentage or a fraction as a share of one, None for other values."""
    if item.part != "number" or item.unit == "pp":
        return None
    if item.unit == "%":
        return item.number / 100
    return item.number if not item.unit and 0 < item.number < 1 else None


def rounds_to(left: Item, right: Item) -> str:
    """Return "approximate" or "rounded" where one number is the other one made round, else ""."""
    if left.part != "number" or right.part != "number" or _EXACT & {left.role, right.role}:
        return ""
    shares = share_of(left), share_of(right)
    if shares[0] is not None and shares[1] is not None and left.unit != right.unit:
        return "rounded" if abs(shares[0] - shares[1]) <= Decimal("0.02") else ""
    if not units_agree(left.unit, right.unit) or not left.number or not right.number:
        return ""
    coarse, fine = (left, right) if left.precise_to <= right.precise_to else (right, left)
    apart = abs(left.number - right.number) / abs(fine.number)
    if coarse.approximate and not fine.approximate and apart <= _HEDGED:
        return "approximate"
    if coarse.precise_to < fine.precise_to and apart <= _ROUNDED and abs(fine.number) > 1:
        return "rounded"
    return ""


def converts_to(left: Item, right: Item) -> Decimal | None:
    """Return by what share two amounts in different units differ, None where units do not convert."""
    if left.part != "number" or right.part != "number" or left.unit == right.unit:
        return None
    if dimension(left.unit) in {"", "share", "money"}:
        return None
    number = convert(left.number, left.unit, right.unit)
    if number is None or not right.number:
        return None
    if dimension(left.unit) == "temperature":
        return abs(number - right.number) / 100
    return abs(number - right.number) / abs(right.number)


def conversion_tolerance(left: Item, right: Item) -> Decimal:
    """Return how far apart converted amounts may be and still be one amount."""
    if left.approximate or right.approximate:
        return _CONVERTED_HEDGED
    return _CONVERTED


def same_day(left: Item, right: Item) -> bool:
    """Tell whether a weekday, a relative day and a date mean one day ("gestern", "am Sonntag")."""
    if left.part == right.part:
        return False
    days = _day_of(left), _day_of(right)
    if _same_day_of_year(left, right) or _same_day_of_year(right, left):
        return True
    if None not in days:
        return days[0] == days[1]
    weekdays = _weekday_of(left), _weekday_of(right)
    return None not in weekdays and weekdays[0] == weekdays[1]


def _same_day_of_year(dated: Item, other: Item) -> bool:
    """Tell whether a day and month without a year fit a resolved day."""
    fact, day = dated.fact, _day_of(other)
    if day is None or not isinstance(fact, DateFact) or fact.relative or fact.year is not None:
        return False
    return dated.part == "day" and (fact.month, fact.day) == (day.month, day.day)


def _day_of(item: Item) -> date | None:
    """Return the calendar day of a value, None where it is not known."""
    fact = item.fact
    if item.part in {"relative", "day", "weekday"} and isinstance(fact, DateFact | WeekdayFact):
        return fact.resolved
    return None


def _weekday_of(item: Item) -> int | None:
    if isinstance(item.fact, WeekdayFact):
        return item.fact.weekday
    day = _day_of(item)
    return None if day is None else day.weekday()
