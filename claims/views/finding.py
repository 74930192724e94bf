"""Rows that a post is about, each with all that the answer says of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claims.decisions.snapshots import read_alignments, read_places
from claims.models import Alignment, AlignmentMember, Claim, Comparison
from claims.views.comparison_detail import RELATED, get_comparison

COMPARISON = ("comparison", *(f"comparison__{name}" for name in RELATED))
_OF_ALIGNMENT = tuple(f"alignment__{name}" for name in COMPARISON)


@dataclass(frozen=True, kw_only=True)
class Found:
    """A comparison and claims of a post by id; ``places`` are where they stand, None if not read."""

    comparison: Comparison
    claims: Mapping[int, Claim]
    places: Sequence[Alignment] | None = None


def find_alignment(pk: int) -> Alignment | None:
    """The alignment with its members, its claims and its comparison, in one query."""
    found = read_alignments(AlignmentMember.objects.filter(alignment=pk), *_OF_ALIGNMENT)
    return found[0] if found else None


def find_claims(pk: int, ids: Sequence[int]) -> Found:
    """The comparison, or 404, and those of the claims that there are."""
    found = Claim.objects.in_bulk(ids)
    claims = {claim: found[claim] for claim in ids if claim in found}
    return Found(comparison=get_comparison(pk), claims=claims)


def find_placed_claims(pk: int, ids: Sequence[int]) -> Found:
    """The same with their alignments, in one query where each claim stands in one."""
    places = read_places(pk, ids, *_OF_ALIGNMENT)
    members = {m.claim_id: m.claim for place in places for m in place.listed_members}
    if not ids or not members.keys() >= set(ids):
        return find_claims(pk, ids)
    claims = {claim: members[claim] for claim in ids}
    return Found(comparison=places[0].comparison, claims=claims, places=places)
