"""Claims that stand in quite another place of the other report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from claims.engine.detectors.base import Detector
from claims.engine.types import AlignedPair, ClaimFacts, Finding, Report, Severity, Span

FAR = 0.5
"""From this difference of relative positions on, a claim has moved."""
SHORTEST = 6
"""Reports of fewer claims have no order worth comparing."""


class OrderDetector(Detector):
    """A linked claim stands early in one report and late in the other."""

    slug: ClassVar[str] = "order"
    title: ClassVar[str] = "Order"
    description: ClassVar[str] = "A claim stands early in one report and late in the other."
    kinds: ClassVar[tuple[str, ...]] = ("order",)
    severity: ClassVar[Severity] = Severity.INFO
    exclusive: ClassVar[bool] = False

    def detect(self, pair: AlignedPair) -> Iterator[Finding]:
        """Yield at most one finding for a pair, with both groups' places as values."""
        if not pair.left or not pair.right:
            return
        if min(len(pair.left_report.claims), len(pair.right_report.claims)) < SHORTEST:
            return
        left, right = place(pair.left, pair.left_report), place(pair.right, pair.right_report)
        if abs(left - right) < FAR:
            return
        yield Finding(
            kind="order",
            detector=self.slug,
            severity=self.severity,
            confidence=round(min(1.0, abs(left - right)) * pair.confidence, 2),
            reason="order",
            left=_spans(pair.left),
            right=_spans(pair.right),
            left_value=f"{left:.0%}",
            right_value=f"{right:.0%}",
        )


def place(claims: tuple[ClaimFacts, ...], report: Report) -> float:
    """Return where a group stands in its report, from 0 for the first to 1 for the last claim."""
    return claims[0].index / max(1, len(report.claims) - 1)


def _spans(claims: tuple[ClaimFacts, ...]) -> tuple[Span, ...]:
    return tuple(
        Span(claim=claim.index, start=0, end=len(claim.text), text=claim.text, value="")
        for claim in claims
    )
