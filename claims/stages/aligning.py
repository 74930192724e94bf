"""Stage 3 of the flow: links between the claims of a comparison, around what people decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claims.decisions.notes import noted_ids
from claims.engine.alignment import is_compared
from claims.engine.linking import link_reports
from claims.engine.types import AlignmentResult, Candidate, Report
from claims.models import (
    Alignment,
    AlignmentMember,
    Claim,
    Comparison,
    Discrepancy,
    EncoderModel,
    Side,
)
from claims.stages.embeddings import load_vectors
from claims.stages.reports import Members, Sides, load_sides, member_ids
from claims.stages.storing import run_stage

Key = tuple[Members, Members]


@dataclass(frozen=True, kw_only=True)
class AlignResult:
    """How many links and one-sided claims stand after a run, and how many were decided before."""

    linked: int
    suggested: int
    one_sided: int
    kept: int


@dataclass(frozen=True, kw_only=True)
class _Proposal:
    """One row to be: a link, or a claim that only one report makes."""

    left: Members
    right: Members
    band: str
    confidence: float
    parts: dict[str, float] = field(default_factory=dict)
    runner_ups: list[dict[str, Any]] = field(default_factory=list)


def align_comparison(
    comparison: Comparison, *, encoder_row: EncoderModel | None = None
) -> AlignResult:
    """Aligns again: decided links are pinned, rejected ones stay apart, the rest is searched."""
    row = encoder_row or EncoderModel.objects.get(is_active=True)
    return run_stage(
        comparison,
        compute=lambda: _search(comparison, row),
        store=lambda found: _store(comparison, *found, row),
    )


def _search(comparison: Comparison, row: EncoderModel) -> tuple[list[_Proposal], list[Alignment]]:
    """What is proposed, and the alignments that people decided."""
    sides = load_sides(comparison)
    decided = list(_decided(comparison))
    # A split or merge retires claims; their alignments are history and constrain nothing.
    standing = [a for a in decided if all(m.claim.is_current for m in a.members.all())]
    result = link_reports(
        sides.left,
        sides.right,
        _vectors(sides.left, sides.left_claims, row),
        _vectors(sides.right, sides.right_claims, row),
        pinned=[_indices(a, sides) for a in standing if a.state != Alignment.State.REJECTED],
        rejected=[_indices(a, sides) for a in standing if a.state == Alignment.State.REJECTED],
    )
    return list(_proposals(result, sides)), decided


def _decided(comparison: Comparison) -> Iterator[Alignment]:
    """Alignments that a person decided, made, wrote a note on, or decided a flag of."""
    noted = noted_ids("alignment", comparison.alignments.values("pk"))
    flags = (Discrepancy.State.CONFIRMED, Discrepancy.State.DISMISSED)
    for alignment in comparison.alignments.prefetch_related("members__claim", "discrepancies"):
        if (
            alignment.state != Alignment.State.SUGGESTED
            or alignment.made_by == Alignment.Maker.PERSON
            or alignment.pk in noted
            or any(flag.state in flags for flag in alignment.discrepancies.all())
        ):
            yield alignment


def _indices(alignment: Alignment, sides: Sides) -> Key:
    rows = sides.rows()
    left, right = member_ids(alignment)
    return tuple(rows[pk] for pk in left), tuple(rows[pk] for pk in right)


def _vectors(report: Report, claims: list[Claim], row: EncoderModel) -> NDArray[np.float32]:
    vectors = np.zeros((len(claims), row.dimension), dtype=np.float32)
    compared = [index for index, claim in enumerate(report.claims) if is_compared(claim)]
    vectors[compared] = load_vectors([claims[index].encoding_text for index in compared], row)
    return vectors


def _proposals(result: AlignmentResult, sides: Sides) -> Iterator[_Proposal]:
    for link in result.links:
        left, right = sides.ids(link.left, link.right)
        yield _Proposal(
            left=left,
            right=right,
            band=link.band,
            confidence=link.confidence,
            parts=dict(link.parts),
            runner_ups=[_candidate(candidate, sides) for candidate in link.runner_ups],
        )
    alone = [((index,), (), result.nearest_left) for index in result.unmatched_left]
    alone_right = [((), (index,), result.nearest_right) for index in result.unmatched_right]
    for left_rows, right_rows, nearest in (*alone, *alone_right):
        left, right = sides.ids(left_rows, right_rows)
        candidates = nearest.get((*left_rows, *right_rows)[0], ())
        best = max((candidate.score for candidate in candidates), default=0.0)
        yield _Proposal(
            left=left,
            right=right,
            band=Alignment.Band.ONE_SIDED,
            confidence=round(1 - best, 4),
            runner_ups=[_candidate(candidate, sides) for candidate in candidates],
        )


def _candidate(candidate: Candidate, sides: Sides) -> dict[str, Any]:
    left, right = sides.ids(candidate.left, candidate.right)
    return {"left": list(left), "right": list(right), "score": candidate.score}


def _store(
    comparison: Comparison,
    proposals: list[_Proposal],
    decided: list[Alignment],
    row: EncoderModel,
) -> AlignResult:
    """Updates rows of the same claims, makes new ones, deletes undecided ones no longer found."""
    ids = [alignment.pk for alignment in decided]
    undecided = comparison.alignments.exclude(pk__in=ids).prefetch_related("members__claim")
    existing = {member_ids(alignment): alignment for alignment in undecided}
    stale = {alignment.pk for alignment in undecided}
    for proposal in proposals:
        alignment = existing.get((proposal.left, proposal.right))
        if alignment is None:
            alignment = Alignment(comparison=comparison)
        else:
            stale.discard(alignment.pk)
        _write(alignment, proposal, row)
    _delete(stale)
    bands = [proposal.band for proposal in proposals]
    return AlignResult(
        linked=bands.count(Alignment.Band.LINKED),
        suggested=bands.count(Alignment.Band.SUGGESTED),
        one_sided=bands.count(Alignment.Band.ONE_SIDED),
        kept=len(decided),
    )


def _write(alignment: Alignment, proposal: _Proposal, row: EncoderModel) -> None:
    is_new = alignment.pk is None
    changed = is_new or (alignment.band, alignment.confidence) != (
        proposal.band,
        proposal.confidence,
    )
    alignment.encoder = row
    alignment.band = proposal.band
    alignment.confidence = proposal.confidence
    alignment.parts = proposal.parts
    alignment.runner_ups = proposal.runner_ups
    if changed and not is_new:
        alignment.version += 1
    alignment.save()
    if is_new:
        sides = ((Side.LEFT, proposal.left), (Side.RIGHT, proposal.right))
        AlignmentMember.objects.bulk_create(
            AlignmentMember(alignment=alignment, claim_id=pk, side=side)
            for side, members in sides
            for pk in members
        )


def _delete(stale: set[int]) -> None:
    """Deletes alignments; their flags stay without one until the detectors run again."""
    Alignment.objects.filter(pk__in=stale).delete()
