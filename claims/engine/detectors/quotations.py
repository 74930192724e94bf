"""Quoted on one side: retold or worded differently on the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from claims.engine.detectors.base import Detector, span_of
from claims.engine.facts.name_matching import TextIndex, index_text, words_match
from claims.engine.types import AlignedPair, ClaimFacts, Finding, QuotationFact, Severity

SPOKEN = 4
"""Quotations of fewer words are single terms: their marks say little."""
ALIKE = 0.12
"""From this share of cognate words on, two quotations count as the same words."""
_LONG = 4

Quoted = tuple[ClaimFacts, QuotationFact]


def quotations_of(claims: tuple[ClaimFacts, ...]) -> tuple[Quoted, ...]:
    """Return the quotations of a group that are long enough to be speech."""
    return tuple(
        (claim, fact)
        for claim in claims
        for fact in claim.facts.quotations
        if len(fact.text.split()) >= SPOKEN
    )


class QuotationDetector(Detector):
    """Words are quoted on one side only, or quoted differently."""

    slug: ClassVar[str] = "quotation"
    title: ClassVar[str] = "Quotation"
    description: ClassVar[str] = "Words are quoted on one side only, or are worded differently."
    kinds: ClassVar[tuple[str, ...]] = ("quotation",)
    severity: ClassVar[Severity] = Severity.MINOR
    exclusive: ClassVar[bool] = False

    def detect(self, pair: AlignedPair) -> Iterator[Finding]:
        """Yield direct against indirect speech, else quotations without a similar one opposite."""
        if not pair.left or not pair.right:
            return
        lefts, rights = quotations_of(pair.left), quotations_of(pair.right)
        if lefts and not _has_quotations(pair.right):
            yield self._direct(lefts[0], is_left=True)
        elif rights and not _has_quotations(pair.left):
            yield self._direct(rights[0], is_left=False)
        elif len(lefts) == len(rights):
            for left, right in zip(lefts, rights, strict=True):
                if similarity(left, right) < ALIKE:
                    yield self._worded(left, right)

    def _direct(self, quoted: Quoted, *, is_left: bool) -> Finding:
        span = span_of(*quoted)
        return Finding(
            kind="quotation",
            detector=self.slug,
            severity=self.severity,
            confidence=0.6,
            reason="direct_indirect",
            left=(span,) if is_left else (),
            right=() if is_left else (span,),
            left_value=span.value if is_left else "",
            right_value="" if is_left else span.value,
        )

    def _worded(self, left: Quoted, right: Quoted) -> Finding:
        return Finding(
            kind="quotation",
            detector=self.slug,
            severity=Severity.INFO,
            confidence=0.35,
            reason="wording",
            left=(span_of(*left),),
            right=(span_of(*right),),
            left_value=left[1].value,
            right_value=right[1].value,
        )


def similarity(left: Quoted, right: Quoted) -> float:
    """Return the share of the shorter quotation's long words that have a cognate in the other."""
    one, other = (_long_words(*quoted) for quoted in (left, right))
    if not one or not other:
        return 1.0
    if len(one) > len(other):
        one, other = other, one
    return sum(any(words_match(word, match) for match in other) for word in one) / len(one)


def _long_words(claim: ClaimFacts, fact: QuotationFact) -> list[str]:
    index: TextIndex = index_text(fact.text, claim.language)
    return [word for word in index.words if len(word) >= _LONG]


def _has_quotations(claims: tuple[ClaimFacts, ...]) -> bool:
    return any(claim.facts.quotations for claim in claims)
