"""The log of what people did: snapshots, steps, and what can be undone.

A decision stores what stood there before and after with its content, so that it can
be read, and undone, when the rows around it have changed.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils import timezone

from claims.models import Alignment, AlignmentMember, Claim, Comparison, Decision, Discrepancy, Side

Snapshot = dict[str, Any]
Row = Alignment | Claim | Comparison | Discrepancy

# What a step may change, per type of row; the rest of a snapshot is there to be read.
CHANGEABLE: dict[str, tuple[str, ...]] = {
    "alignment": ("state",),
    "claim": ("kind", "is_pinned"),
    "comparison": ("state",),
    "discrepancy": ("state", "reason", "note", "alignment_id"),
}
_WITH_UPDATED_AT = {"alignment", "comparison", "discrepancy"}


class StaleVersion(Exception):
    """Someone else, or a new run, changed the row since it was shown."""


class NotAllowed(Exception):
    """The actor may not do this, or this row does not take it."""


@dataclass(kw_only=True)
class Step:
    """What one press of a key does: its changes are recorded, and undone, together."""

    comparison: Comparison
    actor: AbstractBaseUser
    batch: uuid.UUID = field(default_factory=uuid.uuid4)
    undoes: uuid.UUID | None = None
    touched: list[tuple[str, int]] = field(default_factory=list)

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
        target = type(row)._meta.model_name or ""
        self.touched.append((target, row.pk))
        Decision.objects.create(
            comparison=self.comparison,
            actor_id=self.actor.pk,
            action=action,
            target_type=target,
            target_id=row.pk,
            before=before,
            after=after,
            reason=reason,
            note=note,
            batch=self.batch,
            undoes=self.undoes,
        )

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
    model = type(row)
    extra = {"updated_at": timezone.now()} if model._meta.model_name in _WITH_UPDATED_AT else {}
    changed = model._default_manager.filter(pk=row.pk, version=version).update(
        version=version + 1, **extra, **fields
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
                for member in row.members.select_related("claim")
            ],
        }
    if isinstance(row, Discrepancy):
        return {
            "state": row.state,
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


# --- undo and redo ------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class History:
    """The batches that a person can undo and redo in a comparison, next one last."""

    undo: tuple[uuid.UUID, ...]
    redo: tuple[uuid.UUID, ...]
    # First decision of each batch, which says what the batch was.
    heads: dict[uuid.UUID, Decision]


def read_history(comparison: Comparison, *, actor: AbstractBaseUser) -> History:
    """What ``actor`` can undo and redo, in one query.

    Undoing appends a batch that names the batch it undoes; redoing undoes that one.
    A new step of work ends what could be redone.
    """
    undo: list[uuid.UUID] = []
    redo: list[uuid.UUID] = []
    heads: dict[uuid.UUID, Decision] = {}
    rows = Decision.objects.filter(comparison=comparison, actor_id=actor.pk).order_by("pk")
    for decision in rows.defer("before", "note"):
        if decision.batch in heads:
            continue
        heads[decision.batch] = decision
        if decision.undoes is None:
            undo.append(decision.batch)
            redo.clear()
        elif undo and undo[-1] == decision.undoes:
            undo.pop()
            redo.append(decision.batch)
        elif redo and redo[-1] == decision.undoes:
            redo.pop()
            undo.append(decision.batch)
    return History(undo=tuple(undo), redo=tuple(redo), heads=heads)


def revert_batch(step: Step, batch: uuid.UUID) -> None:
    """Set back every change of ``batch``, last one first; all of it or StaleVersion."""
    decisions = Decision.objects.filter(comparison=step.comparison, batch=batch).order_by("-pk")
    for decision in decisions:
        _revert(step, decision)


def _revert(step: Step, decision: Decision) -> None:
    model = _MODELS[decision.target_type]
    if not decision.after:
        row = _recreate_alignment(step.comparison, decision)
    else:
        try:
            row = model._default_manager.get(pk=decision.target_id)
        except model.DoesNotExist:
            raise StaleVersion from None
        _require_unchanged(row, decision)
        if decision.before:
            wanted = {name: decision.before[name] for name in CHANGEABLE[decision.target_type]}
            _require_free_claims(row, wanted)
            compare_and_set(row, version=row.version, **wanted)
    step.record(
        row,
        action=_inverse_action(decision.action),
        before=decision.after,
        after=decision.before,
        reason=decision.reason,
    )
    if not decision.before:
        row.delete()


def _inverse_action(action: str) -> str:
    return action.removeprefix("undo_") if action.startswith("undo_") else f"undo_{action}"


def _require_unchanged(row: Row, decision: Decision) -> None:
    for name in CHANGEABLE[decision.target_type]:
        if getattr(row, name) != decision.after[name]:
            raise StaleVersion


def _require_free_claims(row: Row, wanted: Snapshot) -> None:
    """A claim is in one alignment that is not rejected: a row comes back only if that holds."""
    if not isinstance(row, Alignment) or wanted["state"] == Alignment.State.REJECTED:
        return
    taken = AlignmentMember.objects.filter(
        claim__memberships__alignment=row, alignment__comparison_id=row.comparison_id
    ).exclude(alignment=row)
    if taken.exclude(alignment__state=Alignment.State.REJECTED).exists():
        raise StaleVersion


def _recreate_alignment(comparison: Comparison, decision: Decision) -> Alignment:
    snapshot = decision.before
    alignment = create_alignment(
        comparison,
        left=[m["claim"] for m in snapshot["members"] if m["side"] == Side.LEFT],
        right=[m["claim"] for m in snapshot["members"] if m["side"] == Side.RIGHT],
        pk=decision.target_id,
        **{
            name: snapshot[name]
            for name in (
                "state",
                "band",
                "made_by",
                "confidence",
                "parts",
                "runner_ups",
                "encoder_id",
            )
        },
    )
    _require_free_claims(alignment, {"state": alignment.state})
    return alignment


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


_MODELS: dict[str, type[Row]] = {
    "alignment": Alignment,
    "claim": Claim,
    "comparison": Comparison,
    "discrepancy": Discrepancy,
}
