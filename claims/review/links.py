"""Links and claims that stand alone: accept, reject, reopen, link by hand, and change a group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.contrib.auth.models import User

from claims.decisions.history import NotAllowed, StaleVersion, Step
from claims.decisions.snapshots import list_member
from claims.models import Alignment, Claim, Comparison, Discrepancy, Side
from claims.review.places import (
    bring_back,
    close_flags,
    dissolve,
    release_claims,
    stand_alone,
)
from claims.review.steps import open_step
from claims.wording.discrepancies import COVERAGE

# What makes an alignment a person's own link.
BY_HAND = {
    "state": Alignment.State.CONFIRMED.value,
    "band": Alignment.Band.LINKED.value,
    "made_by": Alignment.Maker.PERSON.value,
    "confidence": 1.0,
}


def confirm_alignment(alignment: Alignment, *, actor: User, version: int) -> Step:
    """The claims say the same; a one-sided claim is in one report only."""
    return confirm_alignments(
        alignment.comparison, [alignment], actor=actor, versions={alignment.pk: version}
    )


def confirm_alignments(
    comparison: Comparison,
    alignments: Sequence[Alignment],
    *,
    actor: User,
    versions: Mapping[int, int],
) -> Step:
    """Confirm all of them in one step, or none."""
    with open_step(comparison, actor=actor) as step:
        rejected = [a for a in alignments if a.state == Alignment.State.REJECTED]
        if rejected:
            raise StaleVersion(rejected)
        step.change_all(
            alignments,
            versions=versions,
            action="confirm_alignment",
            state=Alignment.State.CONFIRMED.value,
        )
        _settle_coverage(step, alignments, Discrepancy.State.OPEN, Discrepancy.State.CONFIRMED)
    return step


def accept_one_sided(alignment: Alignment, *, actor: User, version: int) -> Step:
    """The claim is made in one report only: the confirmation of a one-sided alignment."""
    if alignment.band != Alignment.Band.ONE_SIDED:
        message = "not one-sided"
        raise NotAllowed(message)
    return confirm_alignment(alignment, actor=actor, version=version)


def reopen_alignment(alignment: Alignment, *, actor: User, version: int) -> Step:
    """Back to proposed."""
    with open_step(alignment.comparison, actor=actor) as step:
        if alignment.state != Alignment.State.CONFIRMED:
            raise StaleVersion([alignment])
        step.change(
            alignment,
            version=version,
            action="reopen_alignment",
            state=Alignment.State.SUGGESTED.value,
        )
        _settle_coverage(step, [alignment], Discrepancy.State.CONFIRMED, Discrepancy.State.OPEN)
    return step


def _settle_coverage(
    step: Step,
    alignments: Sequence[Alignment],
    state: Discrepancy.State,
    wanted: Discrepancy.State,
) -> None:
    """Accepting "only in this report" answers the flag that says the same; reopening asks it again."""
    alone = {a.pk for a in alignments if a.band == Alignment.Band.ONE_SIDED}
    if not alone:
        return
    flags = [
        flag
        for flag in step.flags
        if flag.alignment_id in alone and flag.kind == COVERAGE and flag.state == state
    ]
    step.change_all(flags, action="settle_coverage", state=wanted.value)


def reject_alignment(alignment: Alignment, *, actor: User, version: int) -> Step:
    """The claims do not belong together: each stands alone again, and the link is remembered."""
    return reject_alignments(
        alignment.comparison, [alignment], actor=actor, versions={alignment.pk: version}
    )


def reject_alignments(
    comparison: Comparison,
    alignments: Sequence[Alignment],
    *,
    actor: User,
    versions: Mapping[int, int],
) -> Step:
    """Reject all of them in one step, or none."""
    with open_step(comparison, actor=actor) as step:
        if any(a.band == Alignment.Band.ONE_SIDED for a in alignments):
            message = "a one-sided claim is linked, not rejected"
            raise NotAllowed(message)
        if rejected := [a for a in alignments if a.state == Alignment.State.REJECTED]:
            raise StaleVersion(rejected)
        dissolve(step, alignments, versions=versions)
    return step


def link_claims(
    comparison: Comparison,
    *,
    actor: User,
    left: Sequence[Claim],
    right: Sequence[Claim],
    seen: Mapping[int, int],
    places: Sequence[Alignment] | None = None,
) -> Step:
    """A link made by a person, confirmed at once; claims that it takes leave their old places.

    ``seen`` has the version of each alignment that the claims were in when shown; ``places``
    are the alignments that they are in, where these are at hand.
    """
    with open_step(comparison, actor=actor) as step:
        if not left or not right:
            message = "a link needs claims of both reports"
            raise NotAllowed(message)
        members = [(claim, Side.LEFT) for claim in left] + [(claim, Side.RIGHT) for claim in right]
        for claim, side in members:
            _require_side(comparison, claim, side)
        bring_back(step, [claim for claim, _side in members])
        release_claims(step, {claim.pk for claim, _side in members}, seen=seen, places=places)
        listed = [list_member(claim, side) for claim, side in members]
        step.make_alignments([(listed, BY_HAND)], action="link_claims")
    return step


def _require_side(comparison: Comparison, claim: Claim, side: Side) -> None:
    article = comparison.left_id if side == Side.LEFT else comparison.right_id
    if claim.article_id != article:
        message = "a claim of another report"
        raise NotAllowed(message)
    if not claim.is_current:
        raise StaleVersion([claim])


def add_to_group(
    alignment: Alignment,
    *,
    actor: User,
    version: int,
    claims: Sequence[Claim],
    seen: Mapping[int, int],
) -> Step:
    """Claims join a link, which is a person's own from then on; its flags stay with it."""
    comparison = alignment.comparison
    with open_step(comparison, actor=actor) as step:
        _require_link(alignment)
        inside = {member.claim_id for member in alignment.listed_members}
        joining = [claim for claim in claims if claim.pk not in inside]
        if not joining:
            message = "no claim to add"
            raise NotAllowed(message)
        sides = {
            claim.pk: Side.LEFT if claim.article_id == comparison.left_id else Side.RIGHT
            for claim in joining
        }
        for claim in joining:
            _require_side(comparison, claim, sides[claim.pk])
        bring_back(step, joining)
        release_claims(step, set(sides), seen=seen)
        members = [list_member(m.claim, m.side) for m in alignment.listed_members]
        members += [list_member(claim, sides[claim.pk]) for claim in joining]
        step.change(alignment, version=version, action="add_to_group", members=members, **BY_HAND)
    return step


def take_from_group(
    alignment: Alignment, *, actor: User, version: int, claims: Sequence[Claim]
) -> Step:
    """Claims leave a link and stand alone; the rest is a person's own link from then on."""
    with open_step(alignment.comparison, actor=actor) as step:
        _require_link(alignment)
        leaving = {claim.pk for claim in claims}
        places = alignment.listed_members
        left_over = [m for m in places if m.claim_id not in leaving]
        if len(left_over) == len(places) or {m.side for m in left_over} != set(Side.values):
            message = "a group keeps a claim of each report"
            raise NotAllowed(message)
        members = [list_member(m.claim, m.side) for m in left_over]
        leavers = [(m.claim, m.side, alignment) for m in places if m.claim_id in leaving]
        step.change(
            alignment, version=version, action="take_from_group", members=members, **BY_HAND
        )
        stand_alone(step, leavers)
        close_flags(step, [alignment], of_claims=leaving)
    return step


def _require_link(alignment: Alignment) -> None:
    if alignment.state == Alignment.State.REJECTED:
        raise StaleVersion([alignment])
    if alignment.band == Alignment.Band.ONE_SIDED:
        message = "a one-sided claim is linked, not grouped"
        raise NotAllowed(message)
