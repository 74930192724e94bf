"""Claims that only one report has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from claims.engine.detectors.base import Detector, span_of
from claims.engine.facts.name_matching import index_text, is_word_mentioned
from claims.engine.types import (
    CLAIM_KINDS,
    AlignedPair,
    ClaimFacts,
    Fact,
    Finding,
    NameFact,
    Report,
    Severity,
)

CERTAIN_NAME = 0.7


class CoverageDetector(Detector):
    """A claim has no counterpart in the other report."""

    slug: ClassVar[str] = "coverage"
    title: ClassVar[str] = "Coverage"
    description: ClassVar[str] = "A claim that only one of the two reports makes."
    kinds: ClassVar[tuple[str, ...]] = ("coverage",)
    severity: ClassVar[Severity] = Severity.MINOR
    exclusive: ClassVar[bool] = False

    def detect(self, pair: AlignedPair) -> Iterator[Finding]:
        """Yield one finding for each claim of a one-sided pair; major with a who and a number.

        It stays minor where one claim of the other report has the same who and number.
        """
        if bool(pair.left) == bool(pair.right):
            return
        is_left = bool(pair.left)
        other = pair.right_report if is_left else pair.left_report
        for claim in pair.left or pair.right:
            if claim.kind in CLAIM_KINDS:
                yield self._finding(claim, other, is_left=is_left)

    def _finding(self, claim: ClaimFacts, other: Report, *, is_left: bool) -> Finding:
        who, number = _who(claim), _number(claim)
        told = who is not None and number is not None and _is_told(who, number, other)
        facts = [fact for fact in (who, number) if fact is not None]
        severity = (Severity.INFO, Severity.MINOR, Severity.MAJOR)[len(facts)]
        spans = tuple(span_of(claim, fact) for fact in sorted(facts, key=lambda f: f.start))
        value = " ".join(span.value for span in spans)
        return Finding(
            kind="coverage",
            detector=self.slug,
            severity=Severity.MINOR if told else severity,
            confidence=0.4 if told else 0.6,
            reason="one_sided",
            left=spans if is_left else (),
            right=() if is_left else spans,
            left_value=value if is_left else "",
            right_value="" if is_left else value,
        )


def _who(claim: ClaimFacts) -> NameFact | None:
    """Return the first person or organisation, else another certain name that is no place.

    Who is only said to have said it comes last.
    """
    names = [n for n in claim.facts.names if n.certainty >= CERTAIN_NAME and n.category != "place"]
    sources = {fact.source for fact in claim.facts.attributions}
    told = [name for name in names if name.value not in sources] or names
    people = [name for name in told if name.category in {"person", "organisation"}]
    return next(iter(people or told), None)


def _number(claim: ClaimFacts) -> Fact | None:
    """Return the first quantity that is not part of a word such as H5N1."""
    return next((fact for fact in claim.facts.quantities if fact.role != "code"), None)


def _is_told(who: NameFact, number: Fact, other: Report) -> bool:
    return any(
        any(fact.value == number.value for fact in claim.facts.quantities)
        and any(
            is_word_mentioned(word, index_text(claim.text, claim.language))
            for word in who.text.split()
        )
        for claim in other.claims
    )
