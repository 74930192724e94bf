"""Clock times: "14.30 Uhr", "12h55", "hallwer néng", "Viertel vor acht", "Mëtternuecht"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from claims.engine.facts.guards import Guarded, Searched, plain_words, prepare
from claims.engine.facts.spans import Taken
from claims.engine.languages.base import LanguagePack
from claims.engine.languages.quantity_rules import TimeRules
from claims.engine.types import TimeFact

_GAP = r"[\s\u00a0\u202f]"


def _any(patterns: Iterable[str]) -> str:
    ordered = sorted(patterns, key=len, reverse=True)
    return "(?:" + "|".join(ordered) + ")" if ordered else "(?!)"


def _clock_patterns(rules: TimeRules, tail: str) -> tuple[Guarded, ...]:
    """Return the patterns of times that need no word before them, most specific first."""
    clock = rf"{_any(rules.clock)}\b"
    words = _any(re.escape(word) for word in rules.hours)
    clock_words = _any(re.escape(word) for word in (*rules.hours, *rules.clock_hours))
    hour = rf"(?P<hour>[01]?\d|2[0-4]|(?:{words}))"
    start, flags = r"(?<![\w.,:/–-])", re.IGNORECASE
    minutes = plain_words((*rules.quarter, *rules.minutes))
    return tuple(
        Guarded(re.compile(start + pattern, flags), digit=digit, words=words)
        for pattern, digit, words in (
            # 14.30 Uhr, 14:30 Auer, 14 Uhr 30, acht Uhr
            (
                (
                    rf"(?P<hour>[01]?\d|2[0-4]|\b(?:{clock_words}))"
                    rf"(?:[.:](?P<minute>[0-5]\d))?{_GAP}?{clock}"
                    rf"(?:{_GAP}(?P<late>[0-5]\d)\b(?![.,:]\d|{_GAP}?%))?{tail}"
                ),
                False,
                plain_words(rules.clock),
            ),
            # 12h55, 12 h 55
            (rf"(?P<hour>[01]?\d|2[0-4]){_GAP}?[hH]{_GAP}?(?P<minute>[0-5]\d)\b{tail}", True, ()),
            # halb neun, hallwer néng
            (
                (
                    rf"(?P<half>{_any(rules.half)}){_GAP}{hour}\b(?!{_GAP}(?:{words})\b)"
                    rf"(?:{_GAP}{clock})?{tail}"
                ),
                False,
                plain_words(rules.half),
            ),
            # Viertel vor acht, Véierel op aacht, zehn Minuten nach acht
            (
                (
                    rf"(?:(?P<quarter>{_any(rules.quarter)})|"
                    rf"(?P<count>\d{{1,2}}|{words}){_GAP}{_any(rules.minutes)}){_GAP}"
                    rf"(?:(?P<before>{_any(rules.before)})|(?P<after>{_any(rules.after)})){_GAP}"
                    rf"{hour}\b(?:{_GAP}{clock})?{tail}"
                ),
                False,
                minutes,
            ),
            # 5:30 pm
            (
                r"(?P<hour>1[0-2]|0?\d)(?::(?P<minute>[0-5]\d))?\s?(?P<half_day>[ap])\.?m\b\.?",
                True,
                (),
            ),
        )
    )


class _Grammar:
    """The compiled patterns of one language, most specific first."""

    def __init__(self, rules: TimeRules) -> None:
        clock = rf"{_any(rules.clock)}\b"
        part = _any(rules.afternoon + rules.morning)
        tail = (
            rf"(?:,?{_GAP}(?:(?:am|um|en|de|den|an|der|gëschter|haut){_GAP})?(?P<part>{part})\b)?"
        )
        flags = re.IGNORECASE
        self.patterns = _clock_patterns(rules, tail)
        self.bare = Guarded(
            re.compile(
                rf"(?<![\w.,:/–-])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?![:\d]|[.,]\d){tail}",
                flags,
            ),
            digit=True,
            words=(":",),
        )
        self.hour_only = Guarded(
            re.compile(rf"(?<![\w.,:/–-])(?P<hour>[01]?\d|2[0-4])[hH]\b{tail}"), digit=True
        )
        # "14 bis 16 Uhr": the first hour borrows the word from the second.
        self.range_start = Guarded(
            re.compile(
                rf"(?<![\w.,:/–-])(?P<hour>[01]?\d|2[0-4])(?:[.:](?P<minute>[0-5]\d))?"
                rf"(?=(?:{_GAP}?[–-]{_GAP}?|{_GAP}(?:bis|und|an|a){_GAP})"
                rf"(?:[01]?\d|2[0-4])(?:[.:][0-5]\d)?{_GAP}?{clock})",
                flags,
            ),
            digit=True,
            words=plain_words(rules.clock),
        )
        self.named = Guarded(
            re.compile(
                rf"\b(?:(?P<midnight>{_any(rules.midnight)})|(?P<noon>{_any(rules.noon)}))\b"
            ),
            words=plain_words((*rules.midnight, *rules.noon)),
        )
        self.afternoon = re.compile(_any(rules.afternoon), flags)
        self.cue = re.compile(rf"\b{_any(map(re.escape, rules.cues))}{_GAP}$", flags)


@cache
def _grammar(rules: TimeRules) -> _Grammar:
    return _Grammar(rules)


def extract_times(text: str, pack: LanguagePack) -> tuple[TimeFact, ...]:
    """Return the clock times of a claim; results of matches ("7:2") and decimals are left out."""
    rules = pack.times
    grammar = _grammar(rules)
    searched, taken = prepare(text), Taken()
    facts: list[TimeFact] = []
    for pattern in (*grammar.patterns, grammar.range_start):
        for match in pattern.finditer(searched):
            _keep(match, rules, grammar, taken, facts)
    for match in _cued(searched, grammar, facts):
        _keep(match, rules, grammar, taken, facts)
    for match in grammar.named.finditer(searched):
        if taken.free(*match.span()):
            noon = match["noon"] is not None
            facts.append(_fact(match, hour=12 if noon else 0, minute=0, ambiguous=noon))
    return tuple(sorted(facts, key=lambda fact: fact.start))


def _cued(searched: Searched, grammar: _Grammar, found: list[TimeFact]) -> Iterator[re.Match[str]]:
    """Yield bare "14:30" and "20h" where a word before them says that they are times."""
    for pattern in (grammar.bare, grammar.hour_only):
        for match in pattern.finditer(searched):
            before = searched.text[max(0, match.start() - 20) : match.start()]
            listed = any(0 <= match.start() - fact.end <= 5 for fact in found)
            if grammar.cue.search(before) or match["part"] or listed or not before.strip():
                yield match


def _keep(
    match: re.Match[str], rules: TimeRules, grammar: _Grammar, taken: Taken, facts: list[TimeFact]
) -> None:
    if not taken.free(*match.span()):
        return
    fact = _read(match, rules, grammar)
    if fact is not None:
        taken.add(fact.start, fact.end)
        facts.append(fact)


def _read(match: re.Match[str], rules: TimeRules, grammar: _Grammar) -> TimeFact | None:
    """Return the time that a match means, None when no clock shows it."""
    groups = match.groupdict()
    spelled = groups["hour"].lower()
    hour = (
        int(spelled)
        if spelled.isdecimal()
        else rules.hours.get(spelled, rules.clock_hours.get(spelled))
    )
    if hour is None or hour > 24:
        return None
    minute = int(groups.get("minute") or groups.get("late") or 0)
    if groups.get("half"):
        hour, minute = hour - 1, 30
    elif groups.get("quarter") or groups.get("count"):
        offset = _minutes(groups, rules)
        minutes = hour * 60 + (-offset if groups.get("before") else offset)
        hour, minute = divmod(minutes % 1440, 60)
    part = groups.get("part")
    afternoon = bool(part and grammar.afternoon.fullmatch(part)) or groups.get("half_day") == "p"
    if afternoon and hour < 12:
        hour += 12
    settled = bool(part) or bool(groups.get("half_day"))
    padded = len(spelled) == 2 and spelled.startswith("0")
    return _fact(
        match,
        hour=hour % 24,
        minute=minute,
        ambiguous=not settled and not padded and 1 <= hour <= 12,
    )


def _minutes(groups: dict[str, str | None], rules: TimeRules) -> int:
    """Return how many minutes before or after the hour: a quarter, or as many as counted."""
    count = groups.get("count")
    if not count:
        return 15
    return int(count) if count.isdecimal() else rules.hours.get(count.lower(), 0)


def _fact(match: re.Match[str], *, hour: int, minute: int, ambiguous: bool) -> TimeFact:
    end = match.end()
    return TimeFact(
        start=match.start(),
        end=end,
        text=match.string[match.start() : end],
        value=f"{hour:02d}:{minute:02d}",
        hour=hour,
        minute=minute,
        ambiguous=ambiguous,
    )
