"""Claims: set aside, or brought back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.contrib.auth.models import User

from claims.decisions.history import NotAllowed, Step
from claims.models import Alignment, Claim, Comparison, Side
from claims.review.places import release_claims, stand_alone
from claims.review.steps import open_step


def set_claim_kind(
    comparison: Comparison,
    *,
    claim: Claim,
    actor: User,
    version: int,
    kind: str,
    places: Sequence[Alignment] | None = None,
) -> Step:
    """Set a claim aside, or bring it back; it leaves its link, and comes back standing alone."""
    seen = {claim.pk: version}
    return set_claim_kinds(
        comparison, [claim], actor=actor, versions=seen, kind=kind, places=places
    )


def set_claim_kinds(
    comparison: Comparison,
    claims: Sequence[Claim],
    *,
    actor: User,
    versions: Mapping[int, int],
    kind: str,
    places: Sequence[Alignment] | None = None,
) -> Step:
    """Set all of them aside in one step, or bring them back, or none.

    ``places`` are the alignments that they are in, where these are at hand.
    """
    if kind not in Claim.Kind.values:
        message = "no such kind"
        raise NotAllowed(message)
    if any(c.article_id not in {comparison.left_id, comparison.right_id} for c in claims):
        message = "a claim of another comparison"
        raise NotAllowed(message)
    returning = [claim for claim in claims if claim.kind == Claim.Kind.BOILERPLATE]
    with open_step(comparison, actor=actor) as step:
        step.change_all(
            claims, versions=versions, action="set_claim_kind", kind=kind, is_pinned=True
        )
        if kind == Claim.Kind.BOILERPLATE:
            release_claims(step, {claim.pk for claim in claims}, places=places)
        else:
            stand_alone(step, [(claim, _name_side(comparison, claim), None) for claim in returning])
    return step


def _name_side(comparison: Comparison, claim: Claim) -> Side:
    return Side.LEFT if claim.article_id == comparison.left_id else Side.RIGHT
