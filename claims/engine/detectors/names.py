"""Names that one side has and the other replaces or spells otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from claims.engine.detectors.base import Detector, span_of
from claims.engine.detectors.name_pairs import (
    SUBSTITUTED,
    Substitution,
    find_substitutions,
    part_span,
)
from claims.engine.facts.spelling import is_misspelt_acronym
from claims.engine.types import AlignedPair, ClaimFacts, Finding, NameFact, Severity


def substitution_finding(found: Substitution, detector: str, pair: AlignedPair) -> Finding:
    """Return the finding of a substitution: major from the threshold on, minor below."""
    left, right = part_span(found.left), part_span(found.right)
    return Finding(
        kind="name",
        detector=detector,
        severity=Severity.MAJOR if found.score >= SUBSTITUTED else Severity.MINOR,
        confidence=round(min(0.95, found.score) * pair.confidence, 2),
        reason="substitution",
        left=(left,),
        right=(right,),
        left_value=left.value,
        right_value=right.value,
    )


class NameDetector(Detector):
    """A name stands where the other side has another one."""

    slug: ClassVar[str] = "name"
    title: ClassVar[str] = "Name"
    description: ClassVar[str] = (
        "A person, organisation or other name differs or is spelt differently."
    )
    kinds: ClassVar[tuple[str, ...]] = ("name",)
    severity: ClassVar[Severity] = Severity.MAJOR

    def detect(self, pair: AlignedPair) -> Iterator[Finding]:
        """Yield substituted names that are not both places, then acronyms spelt differently."""
        for found in find_substitutions(pair):
            if not found.is_place:
                yield substitution_finding(found, self.slug, pair)
        yield from self._spellings(pair)

    def _spellings(self, pair: AlignedPair) -> Iterator[Finding]:
        seen: set[tuple[str, str]] = set()
        rights = tuple(_acronyms(pair.right))
        exact = {fact.text for _, fact in rights}
        for left_claim, left in _acronyms(pair.left):
            for right_claim, right in rights:
                if left.text in exact or (left.text, right.text) in seen:
                    continue
                if not is_misspelt_acronym(left.text, right.text):
                    continue
                seen.add((left.text, right.text))
                yield Finding(
                    kind="name",
                    detector=self.slug,
                    severity=Severity.INFO,
                    confidence=0.8,
                    reason="spelling",
                    left=(span_of(left_claim, left),),
                    right=(span_of(right_claim, right),),
                    left_value=left.text,
                    right_value=right.text,
                )


def _acronyms(claims: tuple[ClaimFacts, ...]) -> Iterator[tuple[ClaimFacts, NameFact]]:
    for claim in claims:
        for fact in claim.facts.names:
            if fact.text.isupper():
                yield claim, fact
