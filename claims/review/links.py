"""Links and claims that stand alone: accept, reject, reopen, and link by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.contrib.auth.models import User
from django.db import transaction

from claims.history import NotAllowed, StaleVersion, Step, create_alignment, take_snapshot
from claims.models import Alignment, Claim, Comparison, Discrepancy
from claims.review.places import dissolve, release_claims
from claims.review.steps import begin_step


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
    dissolve(step, alignment, version=version, keep_free=set())
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
    release_claims(step, {claim.pk for claim in (*left, *right)}, seen=seen)
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
