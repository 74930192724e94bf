"""Bare years: four digits that are neither an amount nor part of something else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.engine.facts.date_grammar import DateGrammar
from claims.engine.facts.guards import Guarded, Searched
from claims.engine.facts.spans import Taken
from claims.engine.facts.units import CURRENCY_SYMBOLS, SYMBOLS
from claims.engine.languages.base import LanguagePack
from claims.engine.types import DateFact

_BARE = Guarded(
    re.compile(
        r"(?<![\w.,:'’])(?<!\d[\s\u00a0\u202f])(?P<year>1[1-9]\d\d|20\d\d|2100)"
        r"(?:(?P<join>[/–-])(?P<second>\d{4}|\d\d)(?![\w:]))?"
        r"(?![\w%€$£°'’]|[.,]\d|[:\u00a0\u202f]\d|\s\d{3}(?!\d)|-[^\W\d])"
    ),
    digit=True,
)
_WORD = re.compile(r"[^\W\d_]+(?:[-/][^\W\d_]+)*|[%€$£°]")
_ROUND = 100
_MODERN = range(1900, 2100)


def find_years(
    searched: Searched, pack: LanguagePack, grammar: DateGrammar, used: Taken
) -> Iterator[DateFact]:
    """Yield years before Christ and bare years, marking their words as used."""
    text = searched.text
    for match in grammar.before_christ.finditer(searched):
        if used.free(*match.span()):
            used.add(*match.span())
            year = -int(re.sub(r"\D", "", match["year"]))
            yield _year(text, match.start(), match.end(), year)
    for match in _BARE.finditer(searched):
        if used.free(match.start("year"), match.end("year")) and _is_year(match, pack):
            yield from _years(match, grammar, used)


def _is_year(match: re.Match[str], pack: LanguagePack) -> bool:
    """Tell whether the words around four digits leave them a year."""
    text, rules = match.string, pack.dates
    before = _WORD.findall(text[max(0, match.start() - 30) : match.start()])
    previous = before[-1].lower() if before else ""
    if previous in CURRENCY_SYMBOLS:
        return False
    after = (
        _WORD.match(text, match.end() + 1)
        if text[match.end() : match.end() + 1].isspace()
        else None
    )
    following = after[0].lower() if after else ""
    named = bool(after and after[0][0].isupper())
    if previous in rules.not_year_cues and (named or previous not in rules.than):
        return False
    numbers = pack.numbers
    for table in (numbers.units, SYMBOLS, numbers.currencies, numbers.magnitudes):
        if following in table and len(following) > 1:
            return False
    if following in numbers.percent or following in numbers.percentage_points:
        return False
    year = int(match["year"])
    if (year in _MODERN and year != _MODERN.stop) or previous in rules.year_cues:
        return not (named and year % _ROUND == 0 and previous not in rules.year_cues)
    return not named and previous != ""


def _years(match: re.Match[str], grammar: DateGrammar, used: Taken) -> Iterator[DateFact]:
    """Yield the year, and the second one of "2018/19" or "1977–1981"."""
    text, year = match.string, int(match["year"])
    period = grammar.period_before.search(text, max(0, match.start() - 25), match.start())
    start = match.start("year")
    part = ""
    if period and used.free(period.start(), start):
        start, part = period.start(), grammar.part_of_period(period["part"])
    used.add(start, match.end("year"))
    yield _year(text, start, match.end("year"), year, part)
    second = match["second"]
    if second:
        other = int(second) if len(second) > 2 else year // 100 * 100 + int(second)
        if other > year:
            used.add(match.start("second"), match.end("second"))
            yield _year(text, match.start("second"), match.end("second"), other)


def _year(text: str, start: int, end: int, year: int, part: str = "") -> DateFact:
    return DateFact(
        start=start,
        end=end,
        text=text[start:end],
        value=f"{'-' if year < 0 else ''}{abs(year):04d} {part}".strip(),
        year=year,
        approximate=bool(part),
    )
