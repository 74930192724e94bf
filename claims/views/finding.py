"""Rows that a post is about, each with all that the answer says of it."""

from __future__ import annotations

from claims.decisions.snapshots import read_alignments
from claims.models import Alignment, AlignmentMember
from claims.views.comparison_detail import RELATED

COMPARISON = ("comparison", *(f"comparison__{name}" for name in RELATED))


def find_alignment(pk: int) -> Alignment | None:
    """The alignment with its members, its claims and its comparison, in one query."""
    related = (f"alignment__{name}" for name in COMPARISON)
    found = read_alignments(AlignmentMember.objects.filter(alignment=pk), *related)
    return found[0] if found else None
