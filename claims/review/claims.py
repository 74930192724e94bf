"""Claims: set aside, or brought back."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from claims.history import NotAllowed, Step
from claims.models import Claim, Comparison, Side
from claims.review.places import release_claims, stand_alone
from claims.review.steps import begin_step


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
        release_claims(step, {claim.pk})
    elif was_aside:
        side = Side.LEFT if claim.article_id == comparison.left_id else Side.RIGHT
        stand_alone(step, None, claim=claim.pk, side=side)
    return step
