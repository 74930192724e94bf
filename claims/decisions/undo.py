"""Undo and redo, across pages and sessions: read from the log, and appended to it."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Count, F, Min, ProtectedError, Q

from claims.decisions.history import StaleVersion, Step, compare_and_set
from claims.decisions.log import FOLLOWING, LEADING, find_head, forward
from claims.decisions.notes import NOTE_ACTIONS
from claims.decisions.snapshots import (
    CHANGEABLE,
    TABLES,
    Row,
    Snapshot,
    read_alignments,
    recreate_rows,
)
from claims.models import Alignment, AlignmentMember, Comparison, Decision
from claims.positions import renumber_claims


@dataclass(frozen=True, kw_only=True)
class Head:
    """The decision that says what a step was, and how many like it the step made."""

    decision: Decision
    count: int = 1


@dataclass(frozen=True, kw_only=True)
class History:
    """The batches that a person can undo and redo in a comparison, next one last."""

    undo: tuple[uuid.UUID, ...] = ()
    redo: tuple[uuid.UUID, ...] = ()
    heads: dict[uuid.UUID, Head] = field(default_factory=dict)

    @property
    def next_undo(self) -> Head | None:
        """What the next step to undo was."""
        return self.heads.get(self.undo[-1]) if self.undo else None

    @property
    def next_redo(self) -> Head | None:
        """What the next step to redo was."""
        return self.heads.get(self.redo[-1]) if self.redo else None

    def follow(self, step: Step) -> History:
        """The history once this step was taken."""
        undo, redo = _advance(list(self.undo), list(self.redo), step.batch, step.undoes)
        return History(undo=tuple(undo), redo=tuple(redo), heads=self.heads | _head_of(step))


def _head_of(step: Step) -> dict[uuid.UUID, Head]:
    decision = find_head(step.decisions)
    if decision is None:
        return {}
    count = sum(d.action == decision.action for d in step.decisions)
    return {step.batch: Head(decision=decision, count=count)}


def read_history(comparison: Comparison, *, actor: AbstractBaseUser) -> History:
    """What ``actor`` can undo and redo, in two queries however long the log is.

    Undoing appends a batch that names the batch it undoes; redoing undoes that one.
    A new step of work ends what could be redone.
    """
    undo: list[uuid.UUID] = []
    redo: list[uuid.UUID] = []
    leading, following = Q(action__in=LEADING), Q(action__in=FOLLOWING)
    batches = list(
        Decision.objects.filter(comparison=comparison, actor_id=actor.pk)
        .order_by()
        .values_list("batch", "undoes")
        .annotate(
            first=Min("pk"),
            leader=Min("pk", filter=leading),
            leaders=Count("pk", filter=leading),
            plain=Min("pk", filter=~following),
            plains=Count("pk", filter=~following),
        )
        .order_by("first")
    )
    heads = {}
    for batch, undoes, first, leader, leaders, plain, plains in batches:
        _advance(undo, redo, batch, undoes)
        heads[batch] = (leader, leaders) if leader else (plain or first, plains or 1)
    ends = [*undo[-2:], *redo[-2:]]
    found = Decision.objects.in_bulk([heads[batch][0] for batch in ends]) if ends else {}
    return History(
        undo=tuple(undo),
        redo=tuple(redo),
        heads={b: Head(decision=found[heads[b][0]], count=heads[b][1]) for b in ends},
    )


def _advance(
    undo: list[uuid.UUID], redo: list[uuid.UUID], batch: uuid.UUID, undoes: uuid.UUID | None
) -> tuple[list[uuid.UUID], list[uuid.UUID]]:
    if undoes is None:
        undo.append(batch)
        redo.clear()
    elif undo and undo[-1] == undoes:
        undo.pop()
        redo.append(batch)
    elif redo and redo[-1] == undoes:
        redo.pop()
        undo.append(batch)
    return undo, redo


def revert_batch(step: Step, batch: uuid.UUID) -> None:
    """Set back every change of ``batch``, last one first; all of it or StaleVersion.

    Neighbouring changes of one type are set back together.
    """
    decisions = Decision.objects.filter(comparison=step.comparison, batch=batch).order_by("-pk")
    for (target_type, kind), group in _group_changes(decisions):
        _REVERTERS[kind](step, target_type, group)
    pieces = [d.before or d.after for d in decisions if "is_current" in _list_changes(d)]
    renumber_claims(said["article"] for said in pieces)


def _group_changes(
    decisions: Iterable[Decision],
) -> Iterator[tuple[tuple[str, str], list[Decision]]]:
    """Runs of changes that can be set back at once: of one kind, and no row twice."""
    key, group = ("", ""), list[Decision]()
    for decision in decisions:
        name = _name_change(decision)
        if name != key or any(decision.target_id == other.target_id for other in group):
            if group:
                yield key, group
            key, group = name, []
        group.append(decision)
    if group:
        yield key, group


def _name_change(decision: Decision) -> tuple[str, str]:
    if decision.action in NOTE_ACTIONS:
        return decision.target_type, "said"
    made = "made" if not decision.before else "taken" if not decision.after else "changed"
    return decision.target_type, made


def _revert_said(step: Step, target_type: str, decisions: Sequence[Decision]) -> None:
    """It changes no row: taking it back says so in the log, where it is read from."""
    rows = _find_rows(target_type, [decision.target_id for decision in decisions])
    for decision in decisions:
        if decision.target_id not in rows:
            raise StaleVersion
        _record(step, rows[decision.target_id], decision, note=decision.note)


def _revert_made(step: Step, target_type: str, decisions: Sequence[Decision]) -> None:
    rows = _find_unchanged(target_type, decisions)
    for row, decision in zip(rows, decisions, strict=True):
        _record(step, row, decision)
    try:
        TABLES[target_type].filter(pk__in=[row.pk for row in rows]).delete()
    except ProtectedError as error:  # something else was made of a claim since
        raise StaleVersion(rows) from error


def _revert_taken(step: Step, target_type: str, decisions: Sequence[Decision]) -> None:
    snapshots = {decision.target_id: decision.before for decision in decisions}
    if TABLES[target_type].filter(pk__in=snapshots).exists():
        raise StaleVersion
    rows: list[Any] = recreate_rows(step.comparison, target_type, snapshots)
    for row, decision in zip(rows, decisions, strict=True):
        _record(step, row, decision)
    if target_type == "alignment":
        _require_free_claims(rows)


def _revert_changed(step: Step, target_type: str, decisions: Sequence[Decision]) -> None:
    rows = _find_unchanged(target_type, decisions)
    returning = []
    wanted = [_list_changes(decision) for decision in decisions]
    for row, decision, fields in zip(rows, decisions, wanted, strict=True):
        if fields.get("state", "") and decision.after["state"] == Alignment.State.REJECTED:
            returning.append(row)
    for fields, same in _group_equal(wanted, rows):
        compare_and_set(same, **fields)
    if returning and target_type == "alignment":
        _require_free_claims(returning)
    for row, decision in zip(rows, decisions, strict=True):
        _record(step, row, decision)


_REVERTERS = {
    "said": _revert_said,
    "made": _revert_made,
    "taken": _revert_taken,
    "changed": _revert_changed,
}


def _record(step: Step, row: Row, decision: Decision, *, note: str = "") -> None:
    action = decision.action
    step.record(
        row,
        action=forward(action) if action.startswith("undo_") else f"undo_{action}",
        before=decision.after,
        after=decision.before,
        reason=decision.reason,
        note=note,
    )


def _list_changes(decision: Decision) -> Snapshot:
    """The fields that the decision changed, with what they were before it."""
    before, after = decision.before, decision.after
    return {
        name: before[name]
        for name in CHANGEABLE[decision.target_type]
        if name in before and before[name] != after.get(name)
    }


def _group_equal(wanted: Sequence[Snapshot], rows: Sequence[Row]) -> list[tuple[Snapshot, Any]]:
    """Rows by what they get, so that equal changes are one statement."""
    groups: list[tuple[Snapshot, list[Row]]] = []
    for fields, row in zip(wanted, rows, strict=True):
        same = next((known for given, known in groups if given == fields), None)
        if same is None:
            groups.append((fields, [row]))
        else:
            same.append(row)
    return groups


def _find_unchanged(target_type: str, decisions: Sequence[Decision]) -> list[Row]:
    """The rows of decisions as they are now: where these changed them, as these left them."""
    found = _find_rows(target_type, [decision.target_id for decision in decisions])
    if len(found) != len(decisions):
        raise StaleVersion
    rows = [found[decision.target_id] for decision in decisions]
    for row, decision in zip(rows, decisions, strict=True):
        after = decision.after
        names = {*_list_changes(decision)} if decision.before else _IDENTITY
        if any(_read(row, name) != _plain(after[name]) for name in names - _FLUID if name in after):
            raise StaleVersion([row])
    return rows


_IDENTITY = {"state", "members", "kind", "is_current"}
# What a new run may change in a row that is still the same.
_FLUID = {"runner_ups", "confidence"}


def _find_rows(target_type: str, ids: Sequence[int]) -> dict[int, Any]:
    if target_type != "alignment":
        return dict(TABLES[target_type].in_bulk(ids))
    members = AlignmentMember.objects.filter(alignment__in=ids)
    return {row.pk: row for row in read_alignments(members)}


def _read(row: Row, name: str) -> Any:
    if name == "members" and isinstance(row, Alignment):
        return sorted(member.claim_id for member in row.listed_members)
    return getattr(row, name)


def _plain(value: Any) -> Any:
    """A snapshot's members as their claims alone: texts around them may have moved."""
    is_members = isinstance(value, list) and value and "claim" in value[0]
    return sorted(member["claim"] for member in value) if is_members else value


def _require_free_claims(rows: Sequence[Any]) -> None:
    """A claim is in one alignment that is not rejected: rows come back only if that holds."""
    standing = [row for row in rows if row.state != Alignment.State.REJECTED]
    taken = AlignmentMember.objects.filter(
        claim__memberships__alignment__in=standing,
        alignment__comparison=F("claim__memberships__alignment__comparison"),
    ).exclude(alignment__in=standing)
    if taken.exclude(alignment__state=Alignment.State.REJECTED).exists():
        raise StaleVersion(standing)
