"""Where each claim stands now: its alignment, read together with the claim in one query."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from django.db.models import Exists, OuterRef, Q

from claims.board.flags import Members
from claims.board.texts import ClaimView, Mark
from claims.models import Alignment, AlignmentMember, Claim, Comparison

_CLAIM = ("pk", "article_id", "text", "kind", "position", "paragraph", "start", "end", "version")
_ALIGNMENT = (
    "state",
    "band",
    "made_by",
    "confidence",
    "parts",
    "runner_ups",
    "version",
    "encoder_id",
    "relation__relation",
)
_PLACE = ("alignment_id", "side", *(f"alignment__{name}" for name in _ALIGNMENT))


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """A current claim as stored."""

    pk: int
    article_id: int
    text: str
    kind: str
    position: int
    paragraph: int
    start: int
    end: int
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An alignment as stored, without its members."""

    id: int
    state: str
    band: str
    made_by: str
    confidence: float
    parts: Mapping[str, float]
    runner_ups: Sequence[Mapping[str, Any]]
    version: int
    encoder_id: int | None
    relation__relation: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Current claims in reading order, and the alignments that stand, with their members."""

    claims: Sequence[ClaimRow]
    alignments: Mapping[int, Place]
    members: Mapping[int, Members]


def read_places(comparison: Comparison) -> Places:
    """All claims of both articles and where they stand, in one query.

    A claim that takes no part in this comparison has no row of its own in the join, or
    only rows of other comparisons; it is kept.
    """
    own = AlignmentMember.objects.filter(claim=OuterRef("pk"), alignment__comparison=comparison)
    rows = (
        Claim.objects.filter(article__in=(comparison.left_id, comparison.right_id), is_current=True)
        .filter(Q(memberships__alignment__comparison=comparison) | ~Exists(own))
        .order_by("position", "pk")
        .values_list(
            *_CLAIM, "memberships__alignment__comparison_id", *(f"memberships__{n}" for n in _PLACE)
        )
    )
    claims: dict[int, ClaimRow] = {}
    alignments: dict[int, Place] = {}
    members: dict[int, Members] = {}
    width = len(_CLAIM)
    for row in rows:
        claim = row[0]
        if claim not in claims:
            claims[claim] = ClaimRow(**dict(zip(_CLAIM, row, strict=False)))
        owner, alignment, side, *fields = row[width:]
        if owner != comparison.pk or fields[0] == Alignment.State.REJECTED:
            continue
        if alignment not in alignments:
            place = dict(zip(_ALIGNMENT, fields, strict=True))
            alignments[alignment] = Place(id=alignment, **place)
            members[alignment] = {"left": [], "right": []}
        members[alignment][side].append(claim)
    return Places(claims=list(claims.values()), alignments=alignments, members=members)


def view_claims(
    comparison: Comparison,
    claims: Sequence[ClaimRow],
    marks: Mapping[int, list[tuple[Mark, str]]],
) -> dict[int, ClaimView]:
    """Claims by id, the left report first, each with its short name and its marks."""
    views = {}
    for article, side, letter in _list_sides(comparison):
        own = [claim for claim in claims if claim.article_id == article.pk]
        for number, (claim, following) in enumerate(zip_longest(own, own[1:]), start=1):
            views[claim.pk] = ClaimView(
                id=claim.pk,
                label=f"{letter}{number}",
                next_label=f"{letter}{number + 1}" if _can_merge(claim, following) else "",
                next_seen=f"{following.pk}:{following.version}" if following else "",
                side=side,
                text=claim.text,
                language=article.language,
                kind=claim.kind,
                position=claim.position,
                version=claim.version,
                start=claim.start,
                end=claim.end,
                # Evidence of an older text of the claim is not marked in this one.
                marks=tuple(
                    mark
                    for mark, quoted in marks.get(claim.pk, ())
                    if claim.text[mark.start : mark.end] == quoted
                ),
            )
    return views


def _can_merge(claim: ClaimRow, following: ClaimRow | None) -> bool:
    return following is not None and Claim.Kind.BOILERPLATE not in {claim.kind, following.kind}


def _list_sides(comparison: Comparison) -> tuple[tuple[Any, str, str], ...]:
    left, right = comparison.left, comparison.right
    letters = [article.language[:1].upper() for article in (left, right)]
    if letters[0] == letters[1]:
        letters = ["A", "B"]
    return (left, "left", letters[0]), (right, "right", letters[1])
