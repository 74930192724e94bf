"""Pairs of claims as the detectors look at them."""

from __future__ import annotations

from collections.abc import Iterator

from claims.engine.types import AlignedPair, AlignmentResult, Entailment, Link, Report


def make_pairs(left: Report, right: Report, alignment: AlignmentResult) -> Iterator[AlignedPair]:
    """What the detectors look at: every firm link, then every one-sided claim.

    Links that are only possible are left out: flags on a wrong pair are noise.
    """
    for link in alignment.links:
        if link.band == "linked":
            yield make_pair(left, right, link)
    matched = {
        side: {index for link in alignment.links for index in getattr(link, side)}
        for side in ("left", "right")
    }
    for index in alignment.unmatched_left:
        if index not in matched["left"]:
            yield make_pair(left, right, Link(left=(index,), right=(), confidence=1.0))
    for index in alignment.unmatched_right:
        if index not in matched["right"]:
            yield make_pair(left, right, Link(left=(), right=(index,), confidence=1.0))


def make_pair(
    left: Report, right: Report, link: Link, *, entailment: Entailment | None = None
) -> AlignedPair:
    """The detectors' view of one group."""
    return AlignedPair(
        left=tuple(left.claims[index] for index in link.left),
        right=tuple(right.claims[index] for index in link.right),
        left_report=left,
        right_report=right,
        confidence=link.confidence,
        entailment=entailment,
    )
