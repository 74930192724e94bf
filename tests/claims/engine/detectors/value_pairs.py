"""Linked pairs whose claims carry their values only, for the tables of the value detectors."""

from __future__ import annotations

from datetime import date

from claims.engine.detectors.base import Detector
from claims.engine.facts.values import extract_values
from claims.engine.languages import get_pack
from claims.engine.types import AlignedPair, ClaimFacts, Finding, Report, Severity

GRAVE = frozenset({Severity.CRITICAL, Severity.MAJOR})


def value_report(language: str, texts: tuple[str, ...], published_on: date | None) -> Report:
    """Return a report of the texts with their values extracted."""
    pack = get_pack(language)
    claims = tuple(
        ClaimFacts(
            index=index,
            text=text,
            language=language,
            facts=extract_values(text, pack, published_on=published_on),
        )
        for index, text in enumerate(texts)
    )
    return Report(language=language, claims=claims, published_on=published_on)


def value_pair(
    german: str | tuple[str, ...],
    luxembourgish: str | tuple[str, ...],
    *,
    linked: tuple[int, int] = (1, 1),
    published_on: date | None = None,
    confidence: float = 1.0,
) -> AlignedPair:
    """Return a pair of two reports, the first ``linked`` claims of each being the group."""
    sides = [(side,) if isinstance(side, str) else side for side in (german, luxembourgish)]
    left = value_report("de", sides[0], published_on)
    right = value_report("lb", sides[1], published_on)
    return AlignedPair(
        left=left.claims[: linked[0]],
        right=right.claims[: linked[1]],
        left_report=left,
        right_report=right,
        confidence=confidence,
    )


def only_finding(detector: Detector, pair: AlignedPair) -> Finding:
    """Return the one grave finding on a pair; anything else fails."""
    findings = [finding for finding in detector.detect(pair) if finding.severity in GRAVE]
    assert len(findings) == 1, findings
    return findings[0]


def marked(finding: Finding) -> tuple[str, str]:
    """Return the marked words of both sides, read out of the spans."""
    return (
        "".join(span.text for span in finding.left),
        "".join(span.text for span in finding.right),
    )
