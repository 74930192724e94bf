"""The detector interface, and what every detector needs to point at evidence.

Two words describe a finding and they answer different questions. ``detector`` is the
precise check that fired (``date``, ``money``, ``percentage`` …). ``kind`` says which
sort of word a reader would see changed on the page: ``number`` when only digits or
number words differ, and so also for a bare year and for a day of the month; ``date``
when a weekday or the name of a month differs; ``time`` for a clock time; ``unit`` when
the amounts agree but what they count does not.

Severity follows the MQM scale. A substitution (a value without counterpart on both
sides) ranks above an absence (a value on one side only). Values that are ambiguous or
hedged get a lower severity and confidence, they are not kept back.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import ClassVar

from claims.engine.types import (
    AlignedPair,
    ClaimFacts,
    Fact,
    Finding,
    Report,
    Severity,
    Span,
    WeekdayFact,
)

NEIGHBOUR_REACH = 2
"""How many claims to each side of a group may hold a value that the group lacks."""


class Detector(ABC):
    """One kind of discrepancy; stateless: the same pair gives the same findings."""

    slug: ClassVar[str]
    title: ClassVar[str]
    description: ClassVar[str]
    """One sentence for the page and the docs; ends with a full stop."""
    kinds: ClassVar[tuple[str, ...]]
    """The kinds that its findings can have, the usual one first."""
    version: ClassVar[int] = 1
    """Raised when the same pair may give other findings than before."""
    severity: ClassVar[Severity]
    """What a finding gets unless the detector has a reason for another one."""
    exclusive: ClassVar[bool] = True
    """Whether a finding gives way to an earlier detector's finding on the same words."""

    @abstractmethod
    def detect(self, pair: AlignedPair) -> Iterator[Finding]:
        """Yield the differences between the two sides, in reading order of the left."""


def span_of(claim: ClaimFacts, fact: Fact) -> Span:
    """Return the evidence span of a fact of a claim."""
    return Span(
        claim=claim.index,
        start=fact.start,
        end=fact.end,
        text=fact.text,
        value=fact.value,
        date=fact.resolved if isinstance(fact, WeekdayFact) else None,
    )


def neighbours(
    report: Report, group: tuple[ClaimFacts, ...], *, reach: int = NEIGHBOUR_REACH
) -> tuple[ClaimFacts, ...]:
    """Return the claims up to ``reach`` before and after a group, without the group itself."""
    own = {claim.index for claim in group}
    if not own:
        return ()
    low, high = min(own) - reach, max(own) + reach
    if low >= 0 and high < len(report.claims) and report.claims[low].index == low:
        window = report.claims[low : high + 1]
    else:
        window = report.claims
    return tuple(c for c in window if low <= c.index <= high and c.index not in own)


def overlap(first: tuple[Span, ...], second: tuple[Span, ...]) -> bool:
    """Tell whether two sets of spans of the same side share a character."""
    return any(
        a.claim == b.claim and a.start < b.end and b.start < a.end for a in first for b in second
    )
