"""Sides that an entailment model takes for contradictory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from claims.engine.detectors.base import Detector
from claims.engine.types import AlignedPair, ClaimFacts, Finding, Severity, Span

SURE = 0.8
"""From this probability on a contradiction is major; below it is minor."""


class ContradictionDetector(Detector):
    """An entailment model says that both sides cannot be true."""

    slug: ClassVar[str] = "contradiction"
    title: ClassVar[str] = "Contradiction"
    description: ClassVar[str] = (
        "An entailment model says that both sides cannot be true (needs VISAVIS_NLI_MODEL)."
    )
    kinds: ClassVar[tuple[str, ...]] = ("contradiction",)
    severity: ClassVar[Severity] = Severity.MAJOR
    exclusive: ClassVar[bool] = False

    def detect(self, pair: AlignedPair) -> Iterator[Finding]:
        """Yield one finding where the model's relation is a contradiction; none without a model."""
        entailment = pair.entailment
        if entailment is None or entailment.relation != "contradicts":
            return
        is_sure = entailment.confidence >= SURE
        yield Finding(
            kind="contradiction",
            detector=self.slug,
            severity=self.severity if is_sure else Severity.MINOR,
            confidence=round(entailment.confidence * pair.confidence, 2),
            reason="entailment",
            left=_spans(pair.left),
            right=_spans(pair.right),
        )


def _spans(claims: tuple[ClaimFacts, ...]) -> tuple[Span, ...]:
    return tuple(
        Span(claim=claim.index, start=0, end=len(claim.text), text=claim.text, value="")
        for claim in claims
    )
