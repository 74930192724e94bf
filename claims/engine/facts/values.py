"""The values of a claim, read in the order in which they may use its words."""

from __future__ import annotations

from datetime import date

from claims.engine.facts.dates import extract_dates
from claims.engine.facts.quantities import extract_quantities
from claims.engine.facts.times import extract_times
from claims.engine.languages.base import LanguagePack
from claims.engine.types import Facts


def extract_values(text: str, pack: LanguagePack, *, published_on: date | None = None) -> Facts:
    """Return the numbers, dates, weekdays and clock times of a claim, and no other facts.

    Times come first, then dates, so that neither "14.30 Uhr" nor "12.9." becomes a decimal.
    """
    times = extract_times(text, pack)
    dates, weekdays = extract_dates(text, pack, published_on=published_on, taken=times)
    quantities = extract_quantities(text, pack, taken=(*times, *dates, *weekdays))
    return Facts(quantities=quantities, dates=dates, weekdays=weekdays, times=times)
