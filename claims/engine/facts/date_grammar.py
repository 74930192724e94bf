"""The compiled patterns of one language's dates and weekdays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from claims.engine.facts.guards import Guarded, plain_words
from claims.engine.languages.quantity_rules import DateRules

GAP = r"[\s\u00a0\u202f]"
_YEAR = r"(?P<year>1\d{3}|20\d\d|21\d\d)(?!\d|[.,]\d|\s\d{3}\b)"
_DAY = r"(?<![\w.,:])(?P<day>\d{1,2})"
# Dates in digits alone, the fullest first: pattern, whether it needs a digit, and a sign it holds.
_NUMERIC_DATES = (
    (
        r"(?<![\w.,:/-])(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)(?![\w-])",
        True,
        ("-",),
    ),
    (
        r"(?<![\w.,:/-])(?P<year>\d{4})-(?P<number>0[1-9]|1[0-2])(?![\w-])",
        True,
        ("-",),
    ),
    (
        (
            rf"{_DAY}\.{GAP}?(?P<number>\d{{1,2}})\.{GAP}?"
            r"(?P<year>\d{4}|\d\d)(?![\d.:,]\d|\d|%)"
        ),
        True,
        (".",),
    ),
    (rf"{_DAY}/(?P<number>\d{{1,2}})/(?P<year>\d{{4}})(?![\w/])", True, ("/",)),
    (rf"{_DAY}\.(?P<number>\d{{1,2}})\.(?!\d)", True, (".",)),
)


def alternatives(patterns: Iterable[str]) -> str:
    """Return one group that matches any of the patterns, the longest first."""
    ordered = sorted(patterns, key=len, reverse=True)
    return "(?:" + "|".join(ordered) + ")" if ordered else "(?!)"


class DateGrammar:
    """Patterns, tried in the order given; ``weekday`` has groups d0…d6 and a0…a6."""

    def __init__(self, rules: DateRules) -> None:
        self._months = {name.lower(): number for name, number in rules.months.items()}
        self._months |= {n.lower(): number for n, number in rules.month_abbreviations.items()}
        self._parts = {
            word.lower(): part
            for part, words in (("early", rules.early), ("mid", rules.mid), ("late", rules.late))
            for word in words
        }
        part = alternatives(re.escape(w) for w in self._parts)
        era = alternatives(rules.before_christ)
        self.dates = self._dates(rules, part, era)
        self.before_christ = Guarded(
            re.compile(
                rf"(?<![\w.,])(?P<year>\d{{1,3}}(?:[.{GAP[1:-1]}]\d{{3}})+|\d{{1,6}}){GAP}{era}"
            ),
            digit=True,
        )
        self.period_before = re.compile(
            rf"\b(?P<part>(?i:{part})){GAP}(?:(?i:des|der|de|vum|vun|am|im|joer|jahres){GAP}){{0,2}}$"
        )
        self.weekday = re.compile(self._weekdays(rules))
        self.relative = Guarded(
            re.compile(
                rf"(?<![\w-]){alternatives(map(re.escape, rules.relative_days))}(?![\w-])",
                re.IGNORECASE,
            ),
            words=plain_words(rules.relative_days),
        )
        count = r"(?P<count>\d{1,4}|[^\W\d_]+)"
        units = rules.day_words | rules.week_words
        unit = rf"(?P<unit>{alternatives(map(re.escape, units))})"
        self.ago = Guarded(
            re.compile(rf"\b{alternatives(rules.ago)}{GAP}{count}{GAP}{unit}\b", re.IGNORECASE),
            words=plain_words(units),
        )

    def _dates(self, rules: DateRules, part: str, era: str) -> tuple[Guarded, ...]:
        """Return the patterns of calendar dates, the fullest first."""
        month = self._month(rules.months)
        short = self._month(rules.month_abbreviations)
        ordinal = alternatives(map(re.escape, rules.day_ordinals))
        period = rf"(?:\b(?P<part>(?i:{part})){GAP}(?:(?:de[rsnm]?|vum|vun|am|im){GAP})?)?"
        year = rf"(?:,?{GAP}(?:(?i:im|an|vun|vum|des|joer|jahr(?:es)?){GAP}){{0,2}}{_YEAR}(?!{GAP}?{era}))?"
        months, shorts = plain_words(rules.months), plain_words(rules.month_abbreviations)
        return tuple(
            Guarded(re.compile(pattern), digit=digit, words=words)
            for pattern, digit, words in (
                *_NUMERIC_DATES,
                (rf"{_DAY}\.?{GAP}?(?P<month>{month}){year}", True, months),
                (rf"{_DAY}\.?{GAP}?(?P<short>{short})\b\.?{year}", True, shorts),
                (
                    rf"(?<![\w-])(?P<day_word>(?i:{ordinal})){GAP}(?P<month>{month}){year}",
                    False,
                    months,
                ),
                # The first half of "24. bis 26. August" shares the month of the second.
                (
                    (
                        rf"{_DAY}\.(?=(?:{GAP}?[–-]{GAP}?|{GAP}(?:bis|und|an|a|oder|/){GAP}(?:(?:zum|dem|den|de|am){GAP})?)"
                        rf"\d{{1,2}}\.{GAP}?(?P<month>{month}){year})"
                    ),
                    True,
                    months,
                ),
                (
                    rf"{period}(?<![\w-])(?P<month>{month})(?!-[a-zäöü]){year}",
                    False,
                    months,
                ),
                (rf"(?<![\w-])(?P<short>{short})\b\.?{GAP}{_YEAR}", True, shorts),
            )
        )

    @staticmethod
    def _month(names: Mapping[str, int]) -> str:
        """Match month names with a capital, or in capitals; "mee" and "mai" are other words."""
        forms = {form for name in names for form in (name, name.upper())}
        return rf"{alternatives(map(re.escape, forms))}\b"

    @staticmethod
    def _weekdays(rules: DateRules) -> str:
        part = alternatives(rules.day_parts)
        names = "|".join(rf"(?P<d{i}>{p})" for i, p in enumerate(rules.weekdays))
        adverbs = "|".join(rf"(?P<a{i}>{p})" for i, p in enumerate(rules.weekday_adverbs))
        last, coming = alternatives(rules.last), alternatives(rules.coming)
        return (
            rf"(?:\b(?:(?P<last>(?i:{last}))|(?P<coming>(?i:{coming}))){GAP})?"
            rf"(?<![\w-])(?:(?=[^\W\d_a-zäöüëé])(?i:(?:{names})(?:s?(?:{part})s?)?)"
            rf"|(?:{adverbs}))(?!\w)(?!-[a-zäöü])"
        )

    def month_number(self, groups: Mapping[str, str | None]) -> int | None:
        """Return the month that a match names, by name, abbreviation or number."""
        if groups.get("number"):
            return int(groups["number"] or 0)
        name = groups.get("month") or groups.get("short") or ""
        return self._months.get(name.lower())

    def part_of_period(self, word: str | None) -> str:
        """Return "early", "mid" or "late" for the word before a month or a year."""
        return self._parts.get(word.lower(), "") if word else ""
