"""Undo and redo, across pages and sessions: read from the log, and appended to it."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Min

from claims.history import (
    CHANGEABLE,
    Row,
    Snapshot,
    StaleVersion,
    Step,
    compare_and_set,
    create_alignment,
    find_row,
)
from claims.models import Alignment, AlignmentMember, Comparison, Decision, Side

WRITE_CONCLUSION = "write_conclusion"
# A link or a claim set aside may reject links on its way; closing and leaving alone only follow.
_RANKS = {
    "link_claims": 0,
    "set_claim_kind": 0,
    "leave_alone": 2,
    "close_discrepancy": 2,
    "settle_coverage": 2,
}


@dataclass(frozen=True, kw_only=True)
class History:
    """The batches that a person can undo and redo in a comparison, next one last."""

    undo: tuple[uuid.UUID, ...]
    redo: tuple[uuid.UUID, ...]
    # The decisions that say what the next step to undo, and to redo, was.
    next_undo: Decision | None = None
    next_redo: Decision | None = None


NO_HISTORY = History(undo=(), redo=())


def read_history(comparison: Comparison, *, actor: AbstractBaseUser) -> History:
    """What ``actor`` can undo and redo, in two queries however long the log is.

    Undoing appends a batch that names the batch it undoes; redoing undoes that one.
    A new step of work ends what could be redone.
    """
    undo: list[uuid.UUID] = []
    redo: list[uuid.UUID] = []
    batches = (
        Decision.objects.filter(comparison=comparison, actor_id=actor.pk)
        .order_by()
        .values_list("batch", "undoes")
        .annotate(first=Min("pk"))
        .order_by("first")
    )
    for batch, undoes, _first in batches:
        if undoes is None:
            undo.append(batch)
            redo.clear()
        elif undo and undo[-1] == undoes:
            undo.pop()
            redo.append(batch)
        elif redo and redo[-1] == undoes:
            redo.pop()
            undo.append(batch)
    ends = [*undo[-1:], *redo[-1:]]
    heads = list(Decision.objects.filter(batch__in=ends).order_by("pk")) if ends else []
    next_undo, next_redo = (
        find_head([d for d in heads if d.batch in stack[-1:]]) for stack in (undo, redo)
    )
    return History(undo=tuple(undo), redo=tuple(redo), next_undo=next_undo, next_redo=next_redo)


def find_head(decisions: Iterable[Decision]) -> Decision | None:
    """The decision that says what a step was; the others follow from it."""
    return min(decisions, key=lambda d: _RANKS.get(_forward(d.action), 1), default=None)


def _forward(action: str) -> str:
    return action.removeprefix("undo_")


def revert_batch(step: Step, batch: uuid.UUID) -> None:
    """Set back every change of ``batch``, last one first; all of it or StaleVersion."""
    decisions = Decision.objects.filter(comparison=step.comparison, batch=batch).order_by("-pk")
    for decision in decisions:
        _revert(step, decision)


def _revert(step: Step, decision: Decision) -> None:
    row: Row
    if _forward(decision.action) == WRITE_CONCLUSION:
        # It changes no row: taking it back says so in the log, where it is read from.
        row = step.comparison
    elif not decision.after:
        row = _recreate_alignment(step.comparison, decision)
    else:
        try:
            row = find_row(decision.target_type, decision.target_id)
        except ObjectDoesNotExist:
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
        note=decision.note if row is step.comparison else "",
    )
    if not decision.before:
        row.delete()


def _inverse_action(action: str) -> str:
    return _forward(action) if action.startswith("undo_") else f"undo_{action}"


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
