"""Linked pairs of claims for the detectors' tables."""

from __future__ import annotations

from claims.engine.facts import extract_facts
from claims.engine.types import AlignedPair, ClaimFacts, ClaimKind, Report


def make_claim(
    index: int, text: str, language: str, kind: ClaimKind = ClaimKind.STATEMENT
) -> ClaimFacts:
    """Return a claim with its facts extracted."""
    return ClaimFacts(
        index=index, text=text, language=language, kind=kind, facts=extract_facts(text, language)
    )


def make_report(language: str, texts: tuple[str, ...]) -> Report:
    """Return a report of the texts as statements."""
    return Report(
        language=language,
        claims=tuple(make_claim(index, text, language) for index, text in enumerate(texts)),
    )


def make_pair(
    german: str | None,
    luxembourgish: str | None,
    *,
    german_after: tuple[str, ...] = (),
    luxembourgish_after: tuple[str, ...] = (),
) -> AlignedPair:
    """Return a linked pair of two texts, or a one-sided pair, with what follows in each report."""
    left = make_report("de", (*((german,) if german else ()), *german_after))
    right = make_report("lb", (*((luxembourgish,) if luxembourgish else ()), *luxembourgish_after))
    return AlignedPair(
        left=left.claims[:1] if german else (),
        right=right.claims[:1] if luxembourgish else (),
        left_report=left,
        right_report=right,
    )


def evidence(findings: object) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Return reason and span texts of findings, for exact comparison."""
    return [
        (finding.reason, tuple(s.text for s in finding.left), tuple(s.text for s in finding.right))
        for finding in findings  # type: ignore[attr-defined]
    ]
