"""The engine's data: frozen, comparable, free of Django.

Offsets count characters (Unicode code points) of the text they are said to belong
to, end exclusive: ``text[start:end]`` is always the quoted piece.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum


class ClaimKind(StrEnum):
    """What a piece of an article is."""

    HEADLINE = "headline"
    SUBHEADING = "subheading"
    STATEMENT = "statement"
    QUOTATION = "quotation"
    BOILERPLATE = "boilerplate"


# What counts as a claim: headings only announce, and what is set aside says nothing.
CLAIM_KINDS = frozenset({ClaimKind.STATEMENT, ClaimKind.QUOTATION})


class Severity(StrEnum):
    """How much a discrepancy matters, after the MQM scale; declared worst first."""

    CRITICAL = "critical"
    MAJOR = "major"
    MINOR = "minor"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One claim as the splitter found it; offsets into the article's cleaned text."""

    start: int
    end: int
    text: str
    kind: ClaimKind
    paragraph: int


# --- facts ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something checkable that a claim says; offsets into the claim's text.

    ``value`` is canonical and free of language: equal facts have equal values.
    """

    start: int
    end: int
    text: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(Fact):
    """A number with what it counts. Percentages have unit ``%``, money an ISO 4217 code.

    ``unit`` is canonical ("km", "EUR", "%", "pp" for percentage points, "year", …) or
    empty. ``comparator`` is one of "", ">", ">=", "<", "<=". ``high`` is the upper end
    of a range. ``role`` is one of cardinal, ordinal, decade, age, score, code ("H5N1",
    "Typ-1": digits inside a word).
    """

    number: Decimal
    high: Decimal | None = None
    unit: str = ""
    comparator: str = ""
    approximate: bool = False
    role: str = "cardinal"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateFact(Fact):
    """A calendar date as far as it is given; ``value`` is ISO-like ("2023-09-12", "2023", "--09-12")."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    relative: bool = False
    resolved: date | None = None
    approximate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekdayFact(Fact):
    """A weekday, Monday 0 to Sunday 6; ``value`` is its English name in lower case."""

    weekday: int
    relative: bool = False
    resolved: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeFact(Fact):
    """A clock time; ``value`` is "14:30". ``ambiguous`` when 2 and 14 o'clock both fit."""

    hour: int
    minute: int = 0
    ambiguous: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NameFact(Fact):
    """A person, organisation, place or other name; ``value`` is its canonical form.

    ``category`` is one of person, organisation, place, other. ``forms`` are other
    forms of the same name seen in the article (aliases, acronyms), canonicalised.
    ``certainty`` says how sure it is that this is a name at all, 0 to 1.
    """

    category: str = "other"
    forms: tuple[str, ...] = ()
    certainty: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationFact(Fact):
    """Words between quotation marks; ``value`` is the folded wording."""

    speaker: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributionFact(Fact):
    """Who is said to have said it; ``value`` is the canonical source, "" when it is a pronoun."""

    source: str = ""
    verb: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CueFact(Fact):
    """A word that turns or weakens a statement.

    ``value`` for polarity: "negation", "restriction", "denial", "implicit" (a negative
    meaning without a negation word: "unmöglich", "verhënneren"). For modality:
    "hearsay" (soll, Konjunktiv I), "possibility" (könnte, kéint), "conditional"
    (würde, géif), "unconfirmed", "allegation" (angeblich, ugeeblech), "ability" (kann, ka).
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All facts of one claim, each tuple in text order."""

    quantities: tuple[Quantity, ...] = ()
    dates: tuple[DateFact, ...] = ()
    weekdays: tuple[WeekdayFact, ...] = ()
    times: tuple[TimeFact, ...] = ()
    names: tuple[NameFact, ...] = ()
    quotations: tuple[QuotationFact, ...] = ()
    attributions: tuple[AttributionFact, ...] = ()
    polarity: tuple[CueFact, ...] = ()
    modality: tuple[CueFact, ...] = ()


# --- reports and their claims -----------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFacts:
    """A claim with its facts. ``index`` is its position within its own report."""

    index: int
    text: str
    language: str
    kind: ClaimKind = ClaimKind.STATEMENT
    facts: Facts = field(default_factory=Facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One side of a comparison: claims in reading order, of one language."""

    language: str
    claims: tuple[ClaimFacts, ...]
    published_on: date | None = None


# --- alignment --------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A counterpart that was considered and not taken, for the reviewer."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One alignment group (a bead): claim indices on both sides, and why.

    ``parts`` are the named score parts, each about 0…1. ``band`` is "linked" or
    "suggested" by the calibrated thresholds. ``runner_ups`` best first.
    """

    left: tuple[int, ...]
    right: tuple[int, ...]
    confidence: float
    band: str = "linked"
    parts: Mapping[str, float] = field(default_factory=dict)
    runner_ups: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignmentResult:
    """Links in left reading order; every other claim is unmatched, with its nearest candidates."""

    links: tuple[Link, ...]
    unmatched_left: tuple[int, ...]
    unmatched_right: tuple[int, ...]
    nearest_left: Mapping[int, tuple[Candidate, ...]] = field(default_factory=dict)
    nearest_right: Mapping[int, tuple[Candidate, ...]] = field(default_factory=dict)


# --- discrepancies ----------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Evidence: a piece of the text of claim number ``claim`` of its report.

    ``date`` is the day of a weekday that the text itself places ("last Tuesday").
    """

    claim: int
    start: int
    end: int
    text: str
    value: str
    date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entailment:
    """What an entailment model says of the two sides, from both directions.

    ``relation`` is one of equivalent, left_adds, right_adds, contradicts, unrelated.
    """

    relation: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignedPair:
    """What a detector sees: one linked group, or a one-sided claim (the other side empty).

    ``left_report`` and ``right_report`` give the neighbours and the rest of each text,
    so that a value given one sentence later is not called missing.
    """

    left: tuple[ClaimFacts, ...]
    right: tuple[ClaimFacts, ...]
    left_report: Report
    right_report: Report
    confidence: float = 1.0
    entailment: Entailment | None = None
    """None where no entailment model is set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A difference between the two sides, with evidence; sentences are made from it elsewhere.

    ``kind`` is a stable word: number, date, time, name, negation, certainty,
    attribution, quotation, coverage, unit, detail, order, contradiction. ``reason`` is a stable word
    for why it fired (substitution, absent, converted, spelling, …). ``left_value`` and
    ``right_value`` are canonical values, "" where a side names none.
    """

    kind: str
    detector: str
    severity: Severity
    confidence: float
    reason: str
    left: tuple[Span, ...] = ()
    right: tuple[Span, ...] = ()
    left_value: str = ""
    right_value: str = ""

    @property
    def fingerprint(self) -> str:
        """Identity across runs: what differs, not where; decisions are kept by it."""
        return "|".join((self.detector, self.reason, self.left_value, self.right_value))
