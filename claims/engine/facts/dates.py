"""Calendar dates and weekdays of a claim, as far as the claim gives them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache

from claims.engine.facts.date_grammar import DateGrammar
from claims.engine.facts.guards import Searched, prepare
from claims.engine.facts.numerals import read_cardinal
from claims.engine.facts.spans import Taken
from claims.engine.facts.years import find_years
from claims.engine.languages.base import LanguagePack
from claims.engine.languages.quantity_rules import DateRules
from claims.engine.types import DateFact, Fact, WeekdayFact

WEEKDAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@cache
def grammar_of(rules: DateRules) -> DateGrammar:
    """Return the compiled patterns of a language, made once."""
    return DateGrammar(rules)


def extract_dates(
    text: str, pack: LanguagePack, *, published_on: date | None = None, taken: Iterable[Fact] = ()
) -> tuple[tuple[DateFact, ...], tuple[WeekdayFact, ...]]:
    """Return the dates and the weekdays of a claim, relative ones resolved where possible.

    ``taken`` are facts found before, whose words are left alone.
    """
    used, searched = Taken(taken), prepare(text)
    weekdays = tuple(_weekdays(text, pack, used, published_on))
    dates = [
        *_calendar_dates(searched, pack, used),
        *_relative_days(searched, pack, used, published_on),
        *_days_ago(searched, pack, used, published_on),
        *find_years(searched, pack, grammar_of(pack.dates), used),
    ]
    return tuple(sorted(dates, key=lambda fact: fact.start)), weekdays


def _weekdays(
    text: str, pack: LanguagePack, used: Taken, published_on: date | None
) -> Iterator[WeekdayFact]:
    grammar = grammar_of(pack.dates)
    for match in grammar.weekday.finditer(text):
        number = next(i for i in range(7) if match[f"d{i}"] or match[f"a{i}"])
        name = match.start(f"d{number}") if match[f"d{number}"] else match.start(f"a{number}")
        last, coming = match["last"], match["coming"]
        resolved = None
        if published_on is not None and (last or coming):
            resolved = _nearest(published_on, number, -1 if last else 1)
        start = match.start() if last or coming else name
        if used.free(start, match.end()):
            used.add(start, match.end())
            yield WeekdayFact(
                start=start,
                end=match.end(),
                text=text[start : match.end()],
                value=WEEKDAY_NAMES[number],
                weekday=number,
                relative=bool(last or coming),
                resolved=resolved,
            )


def _nearest(anchor: date, weekday: int, direction: int) -> date:
    """Return the weekday before (-1) or after (1) the anchor, never the anchor itself."""
    distance = (anchor.weekday() - weekday) * -direction % 7 or 7
    return _shifted(anchor, direction * distance) or anchor


def _shifted(anchor: date, days: int) -> date | None:
    """Return the date so many days away, None outside the calendar."""
    try:
        return anchor + timedelta(days=days)
    except OverflowError:
        return None


def _calendar_dates(searched: Searched, pack: LanguagePack, used: Taken) -> Iterator[DateFact]:
    grammar = grammar_of(pack.dates)
    for pattern in grammar.dates:
        for match in pattern.finditer(searched):
            if used.free(*match.span()):
                fact = _calendar_date(match, grammar, pack.dates)
                if fact is not None:
                    used.add(fact.start, fact.end)
                    yield fact


def _calendar_date(match: re.Match[str], grammar: DateGrammar, rules: DateRules) -> DateFact | None:
    """Return the date that a match gives; days and months out of range are kept as written."""
    groups = match.groupdict()
    month = grammar.month_number(groups)
    day = int(groups["day"]) if groups.get("day") else None
    if groups.get("day_word"):
        day = rules.day_ordinals.get(groups["day_word"].lower())
    year = _full_year(groups.get("year"))
    if groups.get("number"):
        before = match.string[: match.start()].rstrip().rpartition(" ")[2].lower()
        if not month or month > 12 or (day is not None and not 1 <= day <= 31):
            return None
        if day is None and month > int(groups["year"]) % 100:
            return None  # "2009-10" is a season
        if not groups.get("year") and before not in rules.day_cues:
            return None
    return date_fact(
        match.string,
        match.start(),
        match.end(),
        year=year,
        month=month,
        day=day,
        part=grammar.part_of_period(groups.get("part")),
    )


def _full_year(digits: str | None) -> int | None:
    """Return the year of its digits; two digits belong to the century around 2000."""
    if not digits:
        return None
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (2000 if year < 50 else 1900)


def date_fact(
    text: str,
    start: int,
    end: int,
    *,
    year: int | None = None,
    month: int | None = None,
    day: int | None = None,
    part: str = "",
) -> DateFact:
    """Return an absolute date; its value is ISO-like, with "early", "mid" or "late" after it."""
    head = "-" if year is None else f"{year:04d}"
    value = head + "".join(f"-{part_:02d}" for part_ in (month, day) if part_ is not None)
    resolved = None
    if year and month and day:
        try:
            resolved = date(year, month, day)
        except ValueError:
            resolved = None
    return DateFact(
        start=start,
        end=end,
        text=text[start:end],
        value=f"{value} {part}".strip(),
        year=year,
        month=month,
        day=day,
        resolved=resolved,
        approximate=bool(part),
    )


def _relative_days(
    searched: Searched, pack: LanguagePack, used: Taken, published_on: date | None
) -> Iterator[DateFact]:
    """Yield "gestern" and its like; capitalised words that mean something else are left out."""
    rules, text = pack.dates, searched.text
    for match in grammar_of(rules).relative.finditer(searched):
        word = match[0]
        lowered = word.lower()
        if word[0].isupper() and lowered in rules.capitalised_relative_days:
            continue
        before = text[: match.start()].rstrip().rpartition(" ")[2].lower()
        if rules.relative_days[lowered] == 1 and before in rules.not_after:
            continue
        if used.free(*match.span()):
            used.add(*match.span())
            offset = rules.relative_days[lowered]
            yield _relative(text, match.start(), match.end(), offset, published_on)


def _days_ago(
    searched: Searched, pack: LanguagePack, used: Taken, published_on: date | None
) -> Iterator[DateFact]:
    """Yield "vor drei Tagen"; its number stays free, it is a quantity as well."""
    rules, text = pack.dates, searched.text
    for match in grammar_of(rules).ago.finditer(searched):
        number = read_cardinal(match["count"], pack.numbers)
        unit = match["unit"].lower()
        if number is None or number > 10_000 or not used.free(*match.span()):
            continue
        if unit in rules.day_words or unit in rules.week_words:
            days = int(number) * (7 if unit in rules.week_words else 1)
            yield _relative(text, match.start(), match.end(), -days, published_on)


def _relative(text: str, start: int, end: int, days: int, published_on: date | None) -> DateFact:
    resolved = _shifted(published_on, days) if published_on else None
    return DateFact(
        start=start,
        end=end,
        text=text[start:end],
        value=resolved.isoformat() if resolved else f"today{days:+d}" if days else "today",
        year=resolved.year if resolved else None,
        month=resolved.month if resolved else None,
        day=resolved.day if resolved else None,
        relative=True,
        resolved=resolved,
    )
