"""Where claims stand: taking them out of alignments, and leaving them alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from claims.decisions.history import Step
from claims.decisions.snapshots import list_member, read_places
from claims.fingerprints import claims_of
from claims.models import Alignment, Claim, Discrepancy

# A claim that leaves an alignment: its side, and the alignment that it leaves, if any.
Leaver = tuple[Claim, str, Alignment | None]
_STANDING = (Discrepancy.State.OPEN, Discrepancy.State.CONFIRMED)


def release_claims(
    step: Step,
    claims: set[int],
    *,
    seen: Mapping[int, int] | None = None,
    places: Sequence[Alignment] | None = None,
) -> None:
    """Take claims out of every alignment they are in; claims left over stand alone.

    ``seen`` has the version of each alignment that the claims were in when shown; ``places``
    are the alignments that they are in, where these are at hand.
    """
    if places is None:
        places = read_places(step.comparison.pk, claims)
    versions = None if seen is None else {place.pk: seen.get(place.pk, 0) for place in places}
    dissolve(step, places, versions=versions, keep_free=claims)


def bring_back(step: Step, claims: Iterable[Claim]) -> None:
    """Claims that were set aside are statements again: who links one says so."""
    aside = [claim for claim in claims if claim.kind == Claim.Kind.BOILERPLATE]
    kind = Claim.Kind.STATEMENT.value
    step.change_all(aside, action="bring_back", kind=kind, is_pinned=True)


def dissolve(
    step: Step,
    alignments: Sequence[Alignment],
    *,
    versions: Mapping[int, int] | None = None,
    keep_free: set[int] | None = None,
) -> None:
    """Reject alignments; their claims become one-sided rows, except those to be ``keep_free``."""
    state = Alignment.State.REJECTED
    step.change_all(alignments, versions=versions, action="reject_alignment", state=state)
    stand_alone(
        step,
        [
            (member.claim, member.side, alignment)
            for alignment in alignments
            for member in alignment.listed_members
            if member.claim_id not in (keep_free or ())
        ],
    )
    close_flags(step, alignments)


def close_flags(
    step: Step,
    alignments: Sequence[Alignment],
    *,
    of_claims: set[int] | None = None,
    kind: str = "",
) -> None:
    """A flag on a link stands and falls with the link; a dismissal stays as it is.

    With ``of_claims``, only flags with evidence in these claims; with ``kind``, only those.
    """
    if not alignments:
        return
    standing = [
        flag
        for flag in _read_flags(step, alignments)
        if flag.kind == (kind or flag.kind)
        and (of_claims is None or of_claims & claims_of(flag.evidence))
    ]
    for state in _STANDING:
        step.change_all(
            [flag for flag in standing if flag.state == state],
            action="close_discrepancy",
            state=Discrepancy.State.CLOSED,
            closed_from=state.value,
        )


def _read_flags(step: Step, alignments: Sequence[Alignment]) -> list[Discrepancy]:
    """The flags of these alignments; those of the step's own comparison are read once."""
    if any(alignment.comparison_id != step.comparison.pk for alignment in alignments):
        return list(Discrepancy.objects.filter(alignment__in=alignments, state__in=_STANDING))
    ids = {alignment.pk for alignment in alignments}
    return [flag for flag in step.flags if flag.alignment_id in ids]


def stand_alone(step: Step, leavers: Sequence[Leaver]) -> None:
    """One-sided rows, not yet decided: nobody said yet that the claims have no counterpart."""
    groups = [
        (
            [list_member(claim, side)],
            {
                "band": Alignment.Band.ONE_SIDED.value,
                "encoder_id": source.encoder_id if source else None,
                "runner_ups": [c for c in source.runner_ups if claim.pk in c[side]]
                if source
                else [],
            },
        )
        for claim, side, source in leavers
    ]
    step.make_alignments(groups, action="leave_alone")
