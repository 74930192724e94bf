"""What must hold of links once a step was set back, whatever others did in between."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from claims.decisions.history import StaleVersion
from claims.models import Alignment, AlignmentMember, Claim


def require_sound_places(*, returning: set[int], retired: set[int]) -> None:
    """Each claim of the alignments that come back is in this one place, retired ones in none.

    A claim is in one alignment that is not rejected, and in none once it was replaced or set
    aside; else StaleVersion.
    """
    if not returning and not retired:
        return
    standing = AlignmentMember.objects.exclude(alignment__state=Alignment.State.REJECTED)
    elsewhere = standing.filter(
        claim=OuterRef("claim"), alignment__comparison=OuterRef("alignment__comparison")
    ).exclude(alignment=OuterRef("alignment"))
    wrong = standing.filter(Q(alignment__in=returning) | Q(claim__in=retired)).filter(
        Q(claim__is_current=False) | Q(claim__kind=Claim.Kind.BOILERPLATE) | Exists(elsewhere),
    )
    if found := wrong.select_related("alignment").first():
        raise StaleVersion([found.alignment])
