"""The shapes of a language pack's knowledge of numbers, units, dates and clock times.

All words are lower case unless a field says otherwise. The objects compare and hash by
identity, so that compiled patterns can be cached for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NumberRules:
    """How a language says how many."""

    cardinals: Mapping[str, int] = field(default_factory=dict)
    """Every spelling of 0 to 99 in one word, the article-like forms of one left out."""
    ordinals: Mapping[str, int] = field(default_factory=dict)
    """Every inflected spelling of first to ninety-ninth."""
    hundred: tuple[str, ...] = ()
    """Spellings of 100; compounds with it and with 1,000 are taken apart."""
    thousand: tuple[str, ...] = ()
    """Spellings of 1,000 ("dreitausendfünfhundert")."""
    compound_links: tuple[str, ...] = ()
    """What may join the parts of such a compound: "und"."""
    ones: frozenset[str] = frozenset()
    """Forms of "one" that count only before a magnitude or a fraction ("eine Million")."""
    magnitudes: Mapping[str, int] = field(default_factory=dict)
    """Words that multiply the number before them, with their abbreviations."""
    vague_magnitudes: Mapping[str, int] = field(default_factory=dict)
    """Words that name an order of magnitude when nothing counts them ("Tausende")."""
    denominators: Mapping[str, int] = field(default_factory=dict)
    """Such as "Drittel": 3; only after a numerator."""
    shares: Mapping[str, Decimal] = field(default_factory=dict)
    """Words that are a share by themselves ("Hälfte")."""
    half: frozenset[str] = frozenset()
    """Inflected forms of "half" as an adjective."""
    half_compounds: Mapping[str, Decimal] = field(default_factory=dict)
    """Such as "zweieinhalb": 2.5, "anderthalb": 1.5."""
    minus: frozenset[str] = frozenset()
    range_words: frozenset[str] = frozenset()
    """Between the two ends: "bis"."""
    between: Mapping[str, str] = field(default_factory=dict)
    """Word before the lower end, words before the upper end ("tëscht": "an a")."""
    score_words: frozenset[str] = frozenset()
    """Between the two halves of a result: "zu"."""
    comparators: Mapping[str, str] = field(default_factory=dict)
    """Phrase before a number, and its sign (">", ">=", "<", "<=")."""
    trailing_comparators: Mapping[str, str] = field(default_factory=dict)
    """Phrase after a number and its unit ("oder mehr")."""
    approximators: frozenset[str] = frozenset()
    """Phrases before a number that make it approximate."""
    decade_endings: frozenset[str] = frozenset()
    """After digits: "er", "ern"."""
    decade_words: Mapping[str, int] = field(default_factory=dict)
    """Decades in words: "sechzigerjahre": 60."""
    age_endings: tuple[str, ...] = ()
    """After digits or a number word, with or without hyphen: "jährig"."""
    number_endings: Mapping[str, str] = field(default_factory=dict)
    """Other endings of a number, to the unit they imply: "tägig": "day", "fach": ""."""
    after_one: Mapping[str, int] = field(default_factory=dict)
    """Words that are a number only after a form of "one" ("eng Dosen": 12)."""
    units: Mapping[str, str] = field(default_factory=dict)
    """Unit word to canonical unit; a phrase of several words is joined by single spaces."""
    per_units: Mapping[str, str] = field(default_factory=dict)
    """Such as "pro stunde": "h": makes a speed of a length."""
    currencies: Mapping[str, str] = field(default_factory=dict)
    """Currency word to ISO 4217 code; phrases as for units."""
    percent: frozenset[str] = frozenset()
    percentage_points: frozenset[str] = frozenset()
    percent_endings: tuple[str, ...] = ()
    """After digits: "prozentig"."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DateRules:
    """How a language names days, months and years. Patterns are regular expressions."""

    months: Mapping[str, int] = field(default_factory=dict)
    """Month names as written, capitalised."""
    month_abbreviations: Mapping[str, int] = field(default_factory=dict)
    """As written, without the full stop; they count only beside a day or a year."""
    weekdays: tuple[str, ...] = ()
    """Monday to Sunday: a pattern of the stem with its inflections, capitalised."""
    weekday_adverbs: tuple[str, ...] = ()
    """Monday to Sunday: a pattern of the adverbial form, written with a small letter."""
    day_parts: tuple[str, ...] = ()
    """Endings a weekday may be compounded with ("abend")."""
    relative_days: Mapping[str, int] = field(default_factory=dict)
    """Such as "gestern": -1."""
    capitalised_relative_days: frozenset[str] = frozenset()
    """Relative days that are another word when capitalised inside a sentence."""
    not_after: frozenset[str] = frozenset()
    """Words after which "morgen" is the morning."""
    last: tuple[str, ...] = ()
    """Patterns of "last", before a weekday."""
    coming: tuple[str, ...] = ()
    """Patterns of "next", before a weekday."""
    ago: tuple[str, ...] = ()
    """Patterns of "ago" before a number of days or weeks."""
    day_words: frozenset[str] = frozenset()
    week_words: frozenset[str] = frozenset()
    before_christ: tuple[str, ...] = ()
    """Patterns after a year."""
    early: tuple[str, ...] = ()
    mid: tuple[str, ...] = ()
    late: tuple[str, ...] = ()
    year_cues: frozenset[str] = frozenset()
    """Words right before a bare year ("seit", "jahr")."""
    not_year_cues: frozenset[str] = frozenset()
    """Words right before a four-digit number that say that it is an amount ("rund")."""
    than: frozenset[str] = frozenset()
    """Those of them that also compare with a year ("weniger als 2018")."""
    day_cues: frozenset[str] = frozenset()
    """Words right before a day and month in digits without a year ("am 12.9.")."""
    day_ordinals: Mapping[str, int] = field(default_factory=dict)
    """Such as "ersten": 1; they count only before a month."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TimeRules:
    """How a language says the time of day. Patterns are regular expressions."""

    clock: tuple[str, ...] = ()
    """Such as "Uhr", "Auer"."""
    hours: Mapping[str, int] = field(default_factory=dict)
    """Hour words, one to twelve and beyond."""
    clock_hours: Mapping[str, int] = field(default_factory=dict)
    """Hour words that count only right before the word for o'clock ("ein Uhr")."""
    half: tuple[str, ...] = ()
    """Such as "halb": half an hour before the hour named."""
    quarter: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    morning: tuple[str, ...] = ()
    afternoon: tuple[str, ...] = ()
    """Day parts that move hours up to 11 into the second half of the day."""
    midnight: tuple[str, ...] = ()
    noon: tuple[str, ...] = ()
    cues: frozenset[str] = frozenset()
    """Words right before a bare "14:30" that make it a time and not a result."""
    minutes: tuple[str, ...] = ()
    """Such as "Minuten"."""
