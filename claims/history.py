"""The log of what people did: snapshots, steps, and what can be undone.

A decision stores what stood there before and after with its content, so that it can
be read, and undone, when the rows around it have changed.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Manager
from django.utils import timezone

from claims.models import Alignment, AlignmentMember, Claim, Comparison, Decision, Discrepancy, Side

Snapshot = dict[str, Any]
Row = Alignment | Claim | Comparison | Discrepancy

# What a step may change, per type of row; the rest of a snapshot is there to be read.
CHANGEABLE: dict[str, tuple[str, ...]] = {
    "alignment": ("state",),
    "claim": ("kind", "is_pinned"),
    "comparison": ("state",),
    "discrepancy": ("state", "closed_from", "reason", "note", "alignment_id"),
}
_WITH_UPDATED_AT = {"alignment", "comparison", "discrepancy"}


class StaleVersion(Exception):  # noqa: N818 - a state of the world, not a fault
    """Someone else, or a new run, changed the row since it was shown."""


class NotAllowed(Exception):  # noqa: N818
    """The actor may not do this, or this row does not take it."""


@dataclass(kw_only=True)
class Step:
    """What one press of a key does: its changes are recorded, and undone, together."""

    comparison: Comparison
    actor: AbstractBaseUser
    batch: uuid.UUID = field(default_factory=uuid.uuid4)
    undoes: uuid.UUID | None = None
    decisions: list[Decision] = field(default_factory=list)

    @property
    def touched(self) -> list[tuple[str, int]]:
        """Type and id of each row that the step changed."""
        return [(decision.target_type, decision.target_id) for decision in self.decisions]

    def record(
        self,
        row: Row,
        *,
        action: str,
        before: Snapshot,
        after: Snapshot,
        reason: str = "",
        note: str = "",
    ) -> None:
        """Append one decision."""
        decision = Decision.objects.create(
            comparison=self.comparison,
            actor_id=self.actor.pk,
            action=action,
            target_type=name_type(row),
            target_id=row.pk,
            before=before,
            after=after,
            reason=reason,
            note=note,
            batch=self.batch,
            undoes=self.undoes,
        )
        self.decisions.append(decision)

    def change(
        self,
        row: Row,
        *,
        version: int,
        action: str,
        **fields: Any,
    ) -> None:
        """Set ``fields`` where the row still has ``version``, and record it."""
        before = take_snapshot(row)
        compare_and_set(row, version=version, **fields)
        after = before | {name: getattr(row, name) for name in fields}
        self.record(
            row,
            action=action,
            before=before,
            after=after,
            reason=fields.get("reason", ""),
            note=fields.get("note", ""),
        )


def compare_and_set(row: Row, *, version: int, **fields: Any) -> None:
    """Write ``fields`` if the row has ``version``, else raise StaleVersion; one statement."""
    extra = {"updated_at": timezone.now()} if name_type(row) in _WITH_UPDATED_AT else {}
    changed = (
        _TABLES[name_type(row)]
        .filter(pk=row.pk, version=version)
        .update(version=version + 1, **extra, **fields)
    )
    if row.version != version or not changed:
        raise StaleVersion
    for name, value in (extra | fields).items():
        setattr(row, name, value)
    row.version = version + 1


def take_snapshot(row: Row) -> Snapshot:
    """What the row says now, with the texts it speaks of, as JSON."""
    if isinstance(row, Alignment):
        return {
            "state": row.state,
            "band": row.band,
            "made_by": row.made_by,
            "confidence": row.confidence,
            "parts": row.parts,
            "runner_ups": row.runner_ups,
            "encoder_id": row.encoder_id,
            "members": [
                {"side": member.side, "claim": member.claim_id, **_quote(member.claim)}
                for member in row.listed_members
            ],
        }
    if isinstance(row, Discrepancy):
        return {
            "state": row.state,
            "closed_from": row.closed_from,
            "reason": row.reason,
            "note": row.note,
            "alignment_id": row.alignment_id,
            "number": row.number,
            "detector": row.detector,
            "kind": row.kind,
            "severity": row.severity,
            "left_value": row.left_value,
            "right_value": row.right_value,
            "evidence": row.evidence,
        }
    if isinstance(row, Claim):
        return {"kind": row.kind, "is_pinned": row.is_pinned, **_quote(row)}
    return {"state": row.state}


def _quote(claim: Claim) -> Snapshot:
    return {
        "article": claim.article_id,
        "start": claim.start,
        "end": claim.end,
        "text": claim.text,
    }


def create_alignment(
    comparison: Comparison, *, left: list[int], right: list[int], **fields: Any
) -> Alignment:
    """An alignment of the claims with these ids."""
    alignment = Alignment.objects.create(comparison=comparison, **fields)
    AlignmentMember.objects.bulk_create(
        AlignmentMember(alignment=alignment, claim_id=claim, side=side)
        for side, claims in ((Side.LEFT, left), (Side.RIGHT, right))
        for claim in claims
    )
    return alignment


_TABLES: dict[str, Manager[Any]] = {
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
    row: Row = _TABLES[target_type].get(pk=pk)
    return row
