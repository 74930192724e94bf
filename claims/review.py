"""What a person does with links and flags.

Each action checks the permission, compares the version that the person saw, changes
the rows and appends decisions, in one transaction. A step can be undone as a whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from claims.history import (
    NotAllowed,
    StaleVersion,
    Step,
    create_alignment,
    take_snapshot,
)
from claims.models import Alignment, Claim, Comparison, Discrepancy, Side
from claims.undo import read_history, revert_batch

MAX_NOTE = 10_000
UPDATED_EVERY = timedelta(seconds=30)


def begin_step(comparison: Comparison, *, actor: User, reopen: bool = True) -> Step:
    """A step of ``actor``; the comparison is in review from here on."""
    if not actor.has_perm("claims.review_comparison"):
        message = "claims.review_comparison"
        raise NotAllowed(message)
    now = timezone.now()
    fields: dict[str, object] = {}
    # Lists show the minute of the last change: a finer one would cost every decision a write.
    if now - comparison.updated_at >= UPDATED_EVERY:
        fields["updated_at"] = now
    if reopen and comparison.state in {Comparison.State.NEW, Comparison.State.DONE}:
        fields |= {"state": Comparison.State.IN_REVIEW, "updated_at": now}
    if fields:
        Comparison.objects.filter(pk=comparison.pk).update(**fields)
        for name, value in fields.items():
            setattr(comparison, name, value)
    return Step(comparison=comparison, actor=actor)


# --- links --------------------------------------------------------------------------


@transaction.atomic
def confirm_alignment(alignment: Alignment, *, actor: User, version: int) -> Step:
    """The claims say the same; a one-sided claim is in one report only."""
    step = begin_step(alignment.comparison, actor=actor)
    if alignment.state == Alignment.State.REJECTED:
        raise StaleVersion
    step.change(
        alignment, version=version, action="confirm_alignment", state=Alignment.State.CONFIRMED
    )
    _settle_coverage(step, alignment, Discrepancy.State.OPEN, Discrepancy.State.CONFIRMED)
    return step


def accept_one_sided(alignment: Alignment, *, actor: User, version: int) -> Step:
    """The claim is made in one report only: the confirmation of a one-sided alignment."""
    if alignment.band != Alignment.Band.ONE_SIDED:
        message = "not one-sided"
        raise NotAllowed(message)
    return confirm_alignment(alignment, actor=actor, version=version)


@transaction.atomic
def reopen_alignment(alignment: Alignment, *, actor: User, version: int) -> Step:
    """Back to proposed."""
    step = begin_step(alignment.comparison, actor=actor)
    if alignment.state != Alignment.State.CONFIRMED:
        raise StaleVersion
    step.change(
        alignment, version=version, action="reopen_alignment", state=Alignment.State.SUGGESTED
    )
    _settle_coverage(step, alignment, Discrepancy.State.CONFIRMED, Discrepancy.State.OPEN)
    return step


def _settle_coverage(step: Step, alignment: Alignment, state: str, wanted: str) -> None:
    """Accepting "only in this report" answers the flag that says the same; reopening asks it again."""
    if alignment.band != Alignment.Band.ONE_SIDED:
        return
    for flag in alignment.discrepancies.filter(kind="coverage", state=state):
        step.change(flag, version=flag.version, action="settle_coverage", state=wanted)


@transaction.atomic
def reject_alignment(alignment: Alignment, *, actor: User, version: int) -> Step:
    """The claims do not belong together: each stands alone again, and the link is remembered."""
    step = begin_step(alignment.comparison, actor=actor)
    if alignment.band == Alignment.Band.ONE_SIDED:
        message = "a one-sided claim is linked, not rejected"
        raise NotAllowed(message)
    if alignment.state == Alignment.State.REJECTED:
        raise StaleVersion
    _dissolve(step, alignment, version=version, keep_free=set())
    return step


@transaction.atomic
def link_claims(
    comparison: Comparison,
    *,
    actor: User,
    left: Sequence[Claim],
    right: Sequence[Claim],
    seen: Mapping[int, int],
) -> Step:
    """A link made by a person, confirmed at once; claims that it takes leave their old places.

    ``seen`` has the version of each alignment that the claims were in when shown.
    """
    step = begin_step(comparison, actor=actor)
    sides = ((left, comparison.left_id), (right, comparison.right_id))
    if not left or not right or any(c.article_id != a for claims, a in sides for c in claims):
        message = "a link needs claims of both reports"
        raise NotAllowed(message)
    _release(step, {claim.pk for claim in (*left, *right)}, seen=seen)
    alignment = create_alignment(
        comparison,
        left=[claim.pk for claim in left],
        right=[claim.pk for claim in right],
        state=Alignment.State.CONFIRMED,
        band=Alignment.Band.LINKED,
        made_by=Alignment.Maker.PERSON,
        confidence=1.0,
    )
    step.record(alignment, action="link_claims", before={}, after=take_snapshot(alignment))
    return step


def _release(step: Step, claims: set[int], *, seen: Mapping[int, int] | None = None) -> None:
    """Take claims out of every alignment they are in; claims left over stand alone."""
    active = Alignment.objects.filter(comparison=step.comparison, members__claim__in=claims)
    for alignment in active.exclude(state=Alignment.State.REJECTED).distinct():
        version = alignment.version if seen is None else seen.get(alignment.pk, 0)
        _dissolve(step, alignment, version=version, keep_free=claims)


def _dissolve(step: Step, alignment: Alignment, *, version: int, keep_free: set[int]) -> None:
    """Reject an alignment; its claims become one-sided rows, except those to be ``keep_free``."""
    members = alignment.listed_members
    step.change(
        alignment, version=version, action="reject_alignment", state=Alignment.State.REJECTED
    )
    for member in members:
        if member.claim_id not in keep_free:
            _stand_alone(step, alignment, claim=member.claim_id, side=Side(member.side))
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


def _stand_alone(step: Step, source: Alignment | None, *, claim: int, side: Side) -> None:
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


# --- flags --------------------------------------------------------------------------


def confirm_discrepancy(discrepancy: Discrepancy, *, actor: User, version: int) -> Step:
    """The reports do differ here."""
    state = Discrepancy.State.CONFIRMED
    return _settle(discrepancy, "confirm_discrepancy", actor=actor, version=version, state=state)


def dismiss_discrepancy(
    discrepancy: Discrepancy, *, actor: User, version: int, reason: str, note: str = ""
) -> Step:
    """The flag does not hold, for a reason; "other" says it in a note."""
    if reason not in Discrepancy.Reason.values:
        message = "dismissing needs a reason"
        raise NotAllowed(message)
    if reason == Discrepancy.Reason.OTHER and not note.strip():
        message = "another reason needs a note"
        raise NotAllowed(message)
    return _settle(
        discrepancy,
        "dismiss_discrepancy",
        actor=actor,
        version=version,
        state=Discrepancy.State.DISMISSED,
        reason=reason,
        note=note.strip()[:MAX_NOTE],
    )


def reopen_discrepancy(discrepancy: Discrepancy, *, actor: User, version: int) -> Step:
    """Back to open."""
    state = Discrepancy.State.OPEN
    return _settle(discrepancy, "reopen_discrepancy", actor=actor, version=version, state=state)


@transaction.atomic
def _settle(
    discrepancy: Discrepancy,
    action: str,
    *,
    actor: User,
    version: int,
    state: str,
    reason: str = "",
    note: str = "",
) -> Step:
    step = begin_step(discrepancy.comparison, actor=actor)
    fields = {"state": state, "reason": reason, "note": note}
    step.change(discrepancy, version=version, action=action, **fields)
    return step


# --- claims and the whole comparison --------------------------------------------------


@transaction.atomic
def set_claim_kind(
    comparison: Comparison, *, claim: Claim, actor: User, version: int, kind: str
) -> Step:
    """Set a claim aside, or bring it back; it leaves its link, and comes back standing alone."""
    step = begin_step(comparison, actor=actor)
    if kind not in Claim.Kind.values:
        message = "no such kind"
        raise NotAllowed(message)
    if claim.article_id not in {comparison.left_id, comparison.right_id}:
        message = "a claim of another comparison"
        raise NotAllowed(message)
    was_aside = claim.kind == Claim.Kind.BOILERPLATE
    step.change(claim, version=version, action="set_claim_kind", kind=kind, is_pinned=True)
    if kind == Claim.Kind.BOILERPLATE:
        _release(step, {claim.pk})
    elif was_aside:
        side = Side.LEFT if claim.article_id == comparison.left_id else Side.RIGHT
        _stand_alone(step, None, claim=claim.pk, side=side)
    return step


@transaction.atomic
def mark_done(comparison: Comparison, *, actor: User, version: int) -> Step:
    """The review is finished."""
    step = begin_step(comparison, actor=actor, reopen=False)
    step.change(comparison, version=version, action="mark_done", state=Comparison.State.DONE)
    return step


@transaction.atomic
def reopen_comparison(comparison: Comparison, *, actor: User, version: int) -> Step:
    """Back into review."""
    step = begin_step(comparison, actor=actor, reopen=False)
    step.change(
        comparison, version=version, action="reopen_comparison", state=Comparison.State.IN_REVIEW
    )
    return step


@transaction.atomic
def undo_last(comparison: Comparison, *, actor: User) -> Step | None:
    """Undo the actor's last step that still stands; None when there is none."""
    history = read_history(comparison, actor=actor)
    return _revert(comparison, actor=actor, batches=history.undo)


@transaction.atomic
def redo_last(comparison: Comparison, *, actor: User) -> Step | None:
    """Do again what the actor undid last; None when there is nothing to redo."""
    history = read_history(comparison, actor=actor)
    return _revert(comparison, actor=actor, batches=history.redo)


def _revert(comparison: Comparison, *, actor: User, batches: Sequence[UUID]) -> Step | None:
    if not batches:
        return None
    step = begin_step(comparison, actor=actor, reopen=False)
    step.undoes = batches[-1]
    revert_batch(step, batches[-1])
    return step
