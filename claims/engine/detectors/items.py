"""Facts taken apart into the single values that are compared.

A date is a year, a month and a day, a range is its two ends: so "September 2017" and
"2017" share their year, and one changed part is found in whatever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

from claims.engine.facts.units import dimension
from claims.engine.types import (
    ClaimFacts,
    DateFact,
    Fact,
    Quantity,
    TimeFact,
)

_SMALL = 12
_PERIODS = {"early": 1, "mid": 2, "late": 3}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Item:
    """One comparable value; ``part`` is number, code, year, month, day, period, weekday or time."""

    claim: ClaimFacts
    fact: Fact
    left: bool
    part: str
    number: Decimal
    unit: str = ""
    role: str = ""
    comparator: str = ""
    approximate: bool = False
    weak: bool = False
    """Whether its absence says nothing: "zwei", "erste", "gestern"."""

    @property
    def family(self) -> str:
        """The detector that answers for the value."""
        if self.part in {"weekday", "time"}:
            return self.part
        if self.part in {"year", "month", "day", "period", "relative"}:
            return "date"
        kind = dimension(self.unit)
        if kind == "money":
            return "money"
        return "percentage" if self.unit in {"%", "pp"} else "number"

    @property
    def precise_to(self) -> int:
        """The number of significant digits, trailing zeros of whole numbers left out."""
        _, digits, exponent = self.number.as_tuple()
        if isinstance(exponent, int) and exponent < 0:
            return len(digits)  # "105,20" is as precise as "105,23"
        return len(self.number.normalize().as_tuple().digits)


def items_of(claims: Iterable[ClaimFacts], *, left: bool) -> list[Item]:
    """Return the comparable values of claims of one side, in text order of each kind."""
    return [item for claim in claims for item in _claim_items(_Maker(claim, left=left))]


class _Maker:
    """Makes the items of one claim."""

    def __init__(self, claim: ClaimFacts, *, left: bool) -> None:
        self.facts = claim.facts
        self._make = partial(Item, claim=claim, left=left)

    def __call__(self, fact: Fact, part: str, number: int | Decimal, **more: Any) -> Item:
        return self._make(fact=fact, part=part, number=Decimal(number), **more)


def _claim_items(make: _Maker) -> Iterator[Item]:
    for quantity in make.facts.quantities:
        yield from _quantity_items(make, quantity)
    for day in make.facts.dates:
        yield from _date_items(make, day)
    for weekday in make.facts.weekdays:
        yield make(weekday, "weekday", weekday.weekday)
    for time in make.facts.times:
        yield _time_item(make, time)


def _quantity_items(make: _Maker, fact: Quantity) -> Iterator[Item]:
    spelled = not any(char.isdecimal() for char in fact.text)
    vague = spelled and fact.approximate
    for number in _numbers(fact):
        yield make(
            fact,
            "code" if fact.role == "code" else "number",
            number,
            unit=fact.unit,
            role=fact.role,
            comparator=fact.comparator,
            approximate=fact.approximate or fact.comparator != "",
            weak=spelled and (number <= _SMALL or fact.role == "ordinal" or vague),
        )


def _numbers(fact: Quantity) -> tuple[Decimal, ...]:
    """Return the number or both ends; the digits of "2:25:48" are one number."""
    if fact.role == "score" and (fact.value.count(":") > 1 or "." in fact.value):
        return (Decimal(re.sub(r"\D", "", fact.value)),)
    return (fact.number,) if fact.high is None else (fact.number, fact.high)


def _date_items(make: _Maker, fact: DateFact) -> Iterator[Item]:
    if fact.relative:
        day = fact.resolved.toordinal() if fact.resolved else 0
        yield make(fact, "relative", day, weak=True)
        return
    for part, number in (("year", fact.year), ("month", fact.month), ("day", fact.day)):
        if number is not None:
            yield make(fact, part, number)
    period = _PERIODS.get(fact.value.rpartition(" ")[2])
    if period:
        yield make(fact, "period", period, weak=True)


def _time_item(make: _Maker, fact: TimeFact) -> Item:
    spelled = not any(char.isdecimal() for char in fact.text)
    return make(
        fact,
        "time",
        fact.hour * 60 + fact.minute,
        approximate=fact.ambiguous,
        role="noon" if spelled and fact.ambiguous and fact.value == "12:00" else "",
        weak=spelled,
    )
