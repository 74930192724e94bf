"""Stage 4 of the flow: flags of a comparison, reconciled with what people decided.

A flag is the same flag as long as its detector, its values and the claims it points at
are the same, whatever alignment row it hangs on: that is its fingerprint.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Max

from claims.engine.detectors import DETECTORS, detect_all
from claims.engine.pairs import make_pair
from claims.engine.types import Finding, Link, Span
from claims.entailment import LinkTexts, relate_links
from claims.fingerprints import fingerprint_flag
from claims.models import Alignment, Claim, Comparison, Decision, Discrepancy
from claims.stages.reports import Sides, load_sides, member_ids
from claims.stages.storing import run_stage

_Found = tuple[Alignment, Finding, dict[str, Any]]

_VERSIONS = {detector.slug: detector.version for detector in DETECTORS}


@dataclass(frozen=True, kw_only=True)
class DetectResult:
    """How many flags are new, found again and no longer found."""

    created: int
    kept: int
    closed: int


def detect_discrepancies(comparison: Comparison) -> DetectResult:
    """Runs all detectors; flags that stay keep their decision, none a person touched is deleted."""
    return run_stage(
        comparison,
        compute=lambda: _fingerprinted(comparison, load_sides(comparison)),
        store=lambda found: _reconcile(comparison, found),
    )


def _fingerprinted(comparison: Comparison, sides: Sides) -> dict[str, _Found]:
    found: dict[str, _Found] = {}
    for alignment, finding in _findings(comparison, sides):
        evidence = {
            "left": _spans(finding.left, sides.left_claims),
            "right": _spans(finding.right, sides.right_claims),
        }
        key = fingerprint_flag(finding.fingerprint, evidence, found)
        found[key] = (alignment, finding, evidence)
    return found


def _findings(comparison: Comparison, sides: Sides) -> Iterator[tuple[Alignment, Finding]]:
    groups = list(_groups(comparison, sides))
    relations = relate_links(
        LinkTexts(
            alignment=alignment,
            left=" ".join(sides.left.claims[row].text for row in link.left),
            right=" ".join(sides.right.claims[row].text for row in link.right),
        )
        for alignment, link in groups
        if link.left and link.right
    )
    for alignment, link in groups:
        pair = make_pair(sides.left, sides.right, link, entailment=relations.get(alignment.pk))
        for finding in detect_all(pair):
            yield alignment, finding


def _groups(comparison: Comparison, sides: Sides) -> Iterator[tuple[Alignment, Link]]:
    rows = sides.rows()
    alignments = comparison.alignments.exclude(state=Alignment.State.REJECTED)
    for alignment in alignments.prefetch_related("members__claim"):
        possible = alignment.band == Alignment.Band.SUGGESTED
        if possible and alignment.state != Alignment.State.CONFIRMED:
            continue  # flags on a pair that is only possible would be noise
        left, right = member_ids(alignment)
        if not all(pk in rows for pk in (*left, *right)):
            continue  # a retired claim: the alignment is history
        yield (
            alignment,
            Link(
                left=tuple(rows[pk] for pk in left),
                right=tuple(rows[pk] for pk in right),
                confidence=alignment.confidence,
            ),
        )


def _spans(spans: Sequence[Span], claims: Sequence[Claim]) -> list[dict[str, Any]]:
    return [
        {
            "claim": claims[span.claim].pk,
            "start": span.start,
            "end": span.end,
            "text": span.text,
            "value": span.value,
            **({"date": span.date.isoformat()} if span.date else {}),
        }
        for span in spans
    ]


def _reconcile(comparison: Comparison, found: dict[str, _Found]) -> DetectResult:
    flags = comparison.discrepancies.select_for_update()
    existing = {flag.fingerprint: flag for flag in flags}
    number = comparison.discrepancies.aggregate(last=Max("number"))["last"] or 0
    new = []
    for key, (alignment, finding, evidence) in found.items():
        flag = existing.get(key)
        if flag is None:
            number += 1
            flag = Discrepancy(comparison=comparison, number=number, fingerprint=key)
            new.append(flag)
        _fill(flag, alignment, finding, evidence)
    kept = [flag for key, flag in existing.items() if key in found]
    Discrepancy.objects.bulk_create(new)
    Discrepancy.objects.bulk_update(
        kept,
        [
            "alignment", "detector_version", "kind", "severity", "confidence", "why",
            "left_value", "right_value", "evidence", "state", "closed_from", "version",
        ],
    )  # fmt: skip
    gone = [flag for key, flag in existing.items() if key not in found]
    return DetectResult(created=len(new), kept=len(kept), closed=_close(gone))


def _fill(
    flag: Discrepancy, alignment: Alignment, finding: Finding, evidence: dict[str, Any]
) -> None:
    flag.alignment = alignment
    flag.detector = finding.detector
    flag.detector_version = _VERSIONS.get(finding.detector, 1)
    flag.kind = finding.kind
    flag.severity = finding.severity.value
    flag.confidence = finding.confidence
    flag.why = finding.reason
    flag.left_value = finding.left_value[:500]
    flag.right_value = finding.right_value[:500]
    flag.evidence = evidence
    if flag.state == Discrepancy.State.CLOSED:
        flag.state, flag.closed_from = flag.closed_from or Discrepancy.State.OPEN, ""
        flag.version += 1


def _close(gone: list[Discrepancy]) -> int:
    """Deletes flags nobody touched and keeps the others as "no longer found"; how many are new."""
    decided = Decision.objects.filter(
        target_type="discrepancy", target_id__in=[flag.pk for flag in gone]
    )
    touched = set(decided.values_list("target_id", flat=True))
    touched |= {flag.pk for flag in gone if flag.state != Discrepancy.State.OPEN}
    untouched = [flag.pk for flag in gone if flag.pk not in touched]
    Discrepancy.objects.filter(pk__in=untouched).delete()
    closing = [f for f in gone if f.pk in touched and f.state != Discrepancy.State.CLOSED]
    for flag in closing:
        flag.closed_from, flag.state = flag.state, Discrepancy.State.CLOSED
        flag.version += 1
        flag.save(update_fields=["closed_from", "state", "version", "updated_at"])
    return len(untouched) + len(closing)
