"""What rows say, as JSON: a decision stores it before and after, with the texts it speaks of.

A decision can so be read, and undone, when the rows around it have changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Manager, QuerySet

from claims.models import Alignment, AlignmentMember, Claim, Comparison, Discrepancy

Snapshot = dict[str, Any]
Row = Alignment | Claim | Comparison | Discrepancy

# What a step may change, per type of row; the rest of a snapshot is there to be read.
CHANGEABLE: dict[str, tuple[str, ...]] = {
    "alignment": ("state", "made_by", "band", "confidence", "runner_ups", "members"),
    "claim": ("kind", "is_pinned", "is_current"),
    "comparison": ("state",),
    "discrepancy": (
        "state",
        "closed_from",
        "reason",
        "note",
        "alignment_id",
        "evidence",
        "fingerprint",
    ),
}
_ALIGNMENT = (
    "comparison_id",
    "state",
    "band",
    "made_by",
    "confidence",
    "parts",
    "runner_ups",
    "encoder_id",
)
_CLAIM = ("kind", "is_pinned", "is_current", "position", "paragraph")
_DISCREPANCY = (
    *CHANGEABLE["discrepancy"],
    "number",
    "detector",
    "kind",
    "severity",
    "left_value",
    "right_value",
)
TABLES: dict[str, Manager[Any]] = {
    "alignment": Alignment.objects,
    "claim": Claim.objects,
    "comparison": Comparison.objects,
    "discrepancy": Discrepancy.objects,
}


def name_type(row: Row) -> str:
    """The type of a decision's target."""
    return type(row).__name__.lower()


def find_row(target_type: str, pk: int) -> Row:
    """The row that a decision is about, as it is now."""
    row: Row = TABLES[target_type].get(pk=pk)
    return row


def take_snapshot(row: Row) -> Snapshot:
    """What the row says now, with the texts it speaks of, as JSON."""
    if isinstance(row, Alignment):
        members = [list_member(member.claim, member.side) for member in row.listed_members]
        return {**_pick(row, _ALIGNMENT), "members": members}
    if isinstance(row, Discrepancy):
        return _pick(row, _DISCREPANCY)
    if isinstance(row, Claim):
        return {**_pick(row, _CLAIM), **_quote(row)}
    return {"state": row.state}


def read_alignments(members: QuerySet[AlignmentMember], *related: str) -> list[Alignment]:
    """The alignments of these members, each with all its members and claims, in one query."""
    wanted = AlignmentMember.objects.filter(alignment__in=members.values("alignment"))
    found: dict[int, Alignment] = {}
    places: dict[int, list[AlignmentMember]] = {}
    for member in wanted.select_related("alignment", "claim", *related).order_by(
        "alignment", "side", "claim__position", "claim__start"
    ):
        found.setdefault(member.alignment_id, member.alignment)
        places.setdefault(member.alignment_id, []).append(member)
    for pk, alignment in found.items():
        alignment.listed_members = places[pk]
    return list(found.values())


def read_places(comparison: int, claims: Iterable[int], *related: str) -> list[Alignment]:
    """The alignments in which these claims stand in a comparison, in one query."""
    members = AlignmentMember.objects.filter(claim__in=claims, alignment__comparison=comparison)
    return read_alignments(members.exclude(alignment__state=Alignment.State.REJECTED), *related)


def list_member(claim: Claim, side: str) -> Snapshot:
    """A claim's place in an alignment, as a snapshot says it."""
    return {"side": str(side), "claim": claim.pk, **_quote(claim)}


def write_members(alignment: Alignment, members: Iterable[Snapshot]) -> None:
    """Make these, and no others, the members of a stored alignment."""
    alignment.members.all().delete()
    AlignmentMember.objects.bulk_create(
        AlignmentMember(alignment=alignment, claim_id=member["claim"], side=member["side"])
        for member in members
    )
    alignment.__dict__.pop("listed_members", None)


def create_alignments(
    comparison: Comparison, groups: Iterable[tuple[Iterable[Snapshot], Snapshot]]
) -> list[Alignment]:
    """Alignments of these members with these fields, in two statements however many."""
    wanted = [(list(members), fields) for members, fields in groups]
    made = [Alignment(**({"comparison_id": comparison.pk} | fields)) for _members, fields in wanted]
    Alignment.objects.bulk_create(made)
    AlignmentMember.objects.bulk_create(
        AlignmentMember(alignment=alignment, claim_id=member["claim"], side=member["side"])
        for alignment, (members, _fields) in zip(made, wanted, strict=True)
        for member in members
    )
    return made


def recreate_rows(comparison: Comparison, target_type: str, rows: dict[int, Snapshot]) -> list[Any]:
    """Rows that were taken away, with the ids they had and what their snapshots say."""
    if target_type == "alignment":
        return create_alignments(
            comparison,
            (
                (
                    snapshot["members"],
                    {"pk": pk} | {n: snapshot[n] for n in _ALIGNMENT if n in snapshot},
                )
                for pk, snapshot in rows.items()
            ),
        )
    return Claim.objects.bulk_create(
        Claim(
            pk=pk,
            article_id=snapshot["article"],
            **{name: snapshot[name] for name in (*_CLAIM, "start", "end", "text")},
        )
        for pk, snapshot in rows.items()
    )


def _pick(row: Row, names: Iterable[str]) -> Snapshot:
    return {name: getattr(row, name) for name in names}


def _quote(claim: Claim) -> Snapshot:
    return {
        "article": claim.article_id,
        "start": claim.start,
        "end": claim.end,
        "text": claim.text,
    }
