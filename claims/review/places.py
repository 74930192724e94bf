"""Where claims stand: taking them out of alignments, and leaving them alone."""

from __future__ import annotations

from collections.abc import Mapping

from claims.history import Step, create_alignment, take_snapshot
from claims.models import Alignment, Discrepancy, Side


def release_claims(step: Step, claims: set[int], *, seen: Mapping[int, int] | None = None) -> None:
    """Take claims out of every alignment they are in; claims left over stand alone."""
    active = Alignment.objects.filter(comparison=step.comparison, members__claim__in=claims)
    for alignment in active.exclude(state=Alignment.State.REJECTED).distinct():
        version = alignment.version if seen is None else seen.get(alignment.pk, 0)
        dissolve(step, alignment, version=version, keep_free=claims)


def dissolve(step: Step, alignment: Alignment, *, version: int, keep_free: set[int]) -> None:
    """Reject an alignment; its claims become one-sided rows, except those to be ``keep_free``."""
    members = alignment.listed_members
    step.change(
        alignment, version=version, action="reject_alignment", state=Alignment.State.REJECTED
    )
    for member in members:
        if member.claim_id not in keep_free:
            stand_alone(step, alignment, claim=member.claim_id, side=Side(member.side))
    # A flag on a link stands and falls with the link; a dismissal stays as it is.
    flags = alignment.discrepancies.filter(
        state__in=(Discrepancy.State.OPEN, Discrepancy.State.CONFIRMED)
    )
    for flag in flags:
        step.change(
            flag,
            version=flag.version,
            action="close_discrepancy",
            state=Discrepancy.State.CLOSED,
            closed_from=flag.state,
        )


def stand_alone(step: Step, source: Alignment | None, *, claim: int, side: Side) -> None:
    """A one-sided row, not yet decided: nobody said yet that the claim has no counterpart."""
    alone = create_alignment(
        step.comparison,
        left=[claim] if side == Side.LEFT else [],
        right=[claim] if side == Side.RIGHT else [],
        band=Alignment.Band.ONE_SIDED,
        encoder_id=source.encoder_id if source else None,
        runner_ups=[c for c in source.runner_ups if claim in c[side]] if source else [],
    )
    step.record(alone, action="leave_alone", before={}, after=take_snapshot(alone))
