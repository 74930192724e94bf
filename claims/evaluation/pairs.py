"""The linked pairs that the detectors are tested on: of a comparison, or of evaluation cases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claims.engine.cases import read_cases
from claims.engine.pairs import make_pair
from claims.engine.types import AlignedPair, Link
from claims.models import Alignment, Comparison
from claims.stages.reports import load_sides, member_ids


def pairs_of_comparison(comparison: Comparison) -> list[AlignedPair]:
    """The links that a person confirmed or the machine is sure of, in the left report's order."""
    sides = load_sides(comparison)
    rows = sides.rows()
    firm = comparison.alignments.exclude(state=Alignment.State.REJECTED).exclude(
        band=Alignment.Band.SUGGESTED, state=Alignment.State.SUGGESTED
    )
    links = []
    for alignment in firm.prefetch_related("members__claim"):
        left, right = member_ids(alignment)
        if left and right and all(pk in rows for pk in (*left, *right)):
            links.append((tuple(rows[pk] for pk in left), tuple(rows[pk] for pk in right)))
    return [
        make_pair(sides.left, sides.right, Link(left=left, right=right, confidence=1.0))
        for left, right in sorted(links)
    ]


def pairs_of_cases(lines: Iterable[str]) -> Iterator[AlignedPair]:
    """The gold links of evaluation cases, without those that hold a planted discrepancy."""
    for case in read_cases(lines):
        planted = {(found.left, found.right) for found in case.discrepancies}
        for left, right in case.links:
            if left and right and not any((i, j) in planted for i in left for j in right):
                link = Link(left=left, right=right, confidence=1.0)
                yield make_pair(case.left, case.right, link)
