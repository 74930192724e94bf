"""Links of two reports: aligned by likeness, then doubted by what the claims state.

Alignment hides the values that a discrepancy may change, so that a changed weekday does
not cost the link. The price: two claims on one theme that state altogether different
things look alike. Their conflicts tell: one is a discrepancy, several of different kinds
speak for two different statements.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from claims.engine.alignment import align_reports
from claims.engine.detectors import detect_all
from claims.engine.pairs import make_pair
from claims.engine.types import AlignmentResult, Candidate, Link, Report, Severity

Group = tuple[tuple[int, ...], tuple[int, ...]]

# Conflicts of two kinds: in 32 of 2,017 near but wrong pairs of the development set and in
# none of its 431 unchanged right ones, where half a pair is the usual estimate for none.
_DOUBT = math.log((32 / 2017) / (0.5 / 431))
_CONFLICTS = 2
# A link surer than this stays firm whatever its conflicts, so it is not asked for them.
_UNDOUBTED = 0.9
_POSSIBLE = 0.25  # confidence down to which a doubted link is still shown as possible
_SEVERE = frozenset({Severity.CRITICAL, Severity.MAJOR})


def link_reports(
    left: Report,
    right: Report,
    left_vectors: NDArray[np.float32],
    right_vectors: NDArray[np.float32],
    *,
    pinned: Sequence[Group] = (),
    rejected: Sequence[Group] = (),
) -> AlignmentResult:
    """Links of ``align_reports``, less those that their own conflicts make unlikely.

    A doubted link is possible at most; below that, it stays with its claims as the
    nearest counterpart.
    """
    aligned = align_reports(
        left, right, left_vectors, right_vectors, pinned=pinned, rejected=rejected
    )
    doubted = {
        id(link): replace(link, band="suggested", confidence=_doubt(link.confidence))
        for link in aligned.links
        if _is_doubtful(left, right, link)
    }
    if not doubted:
        return aligned
    links = [doubted.get(id(link), link) for link in aligned.links]
    dropped = [link for link in doubted.values() if link.confidence < _POSSIBLE]
    kept = tuple(link for link in links if link not in dropped)
    return _leave_alone(replace(aligned, links=kept), dropped)


def _is_doubtful(left: Report, right: Report, link: Link) -> bool:
    if link.confidence >= _UNDOUBTED:
        return False
    # Asked as if the link were sure: on an unsure one, conflicts count as minor.
    findings = detect_all(make_pair(left, right, replace(link, confidence=1.0)))
    kinds = {finding.kind for finding in findings if finding.severity in _SEVERE}
    return len(kinds) >= _CONFLICTS


def _doubt(confidence: float) -> float:
    """The confidence after the conflicts were seen (Bayes' rule)."""
    odds = math.log(max(confidence, 1e-6) / max(1 - confidence, 1e-6)) - _DOUBT
    return round(1 / (1 + math.exp(-odds)), 4)


def _leave_alone(aligned: AlignmentResult, dropped: Sequence[Link]) -> AlignmentResult:
    """The claims of dropped links without counterpart, and what they were linked with as nearest."""
    nearest = {"left": dict(aligned.nearest_left), "right": dict(aligned.nearest_right)}
    for link in dropped:
        was = Candidate(left=link.left, right=link.right, score=link.confidence)
        for side in ("left", "right"):
            for claim in getattr(link, side):
                others = [c for c in link.runner_ups if claim in getattr(c, side)]
                nearest[side][claim] = (was, *others)
    return replace(
        aligned,
        unmatched_left=tuple(sorted(_members(dropped, "left") | {*aligned.unmatched_left})),
        unmatched_right=tuple(sorted(_members(dropped, "right") | {*aligned.unmatched_right})),
        nearest_left=nearest["left"],
        nearest_right=nearest["right"],
    )


def _members(links: Sequence[Link], side: str) -> set[int]:
    return {claim for link in links for claim in getattr(link, side)}
