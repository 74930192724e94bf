"""What a person can undo and redo, across pages and sessions: read from the log."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Count, Min, Q

from claims.decisions.history import Step
from claims.decisions.log import FOLLOWING, LEADING, SKIPPED, find_head
from claims.models import Comparison, Decision


@dataclass(frozen=True, kw_only=True)
class Head:
    """The decision that says what a step was, and how many like it the step made."""

    decision: Decision
    count: int = 1


@dataclass(frozen=True, kw_only=True)
class History:
    """The batches that a person can undo and redo in a comparison, next one last.

    ``ahead`` has all decisions, last first, of the batch that is to be taken back now.
    """

    undo: tuple[uuid.UUID, ...] = ()
    redo: tuple[uuid.UUID, ...] = ()
    heads: dict[uuid.UUID, Head] = field(default_factory=dict)
    ahead: Mapping[uuid.UUID, Sequence[Decision]] = field(default_factory=dict)

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


def read_history(comparison: Comparison, *, actor: AbstractBaseUser, towards: str = "") -> History:
    """What ``actor`` can undo and redo, in two queries however long the log is.

    Undoing appends a batch that names the batch it undoes; redoing undoes that one.
    A new step of work ends what could be redone. ``towards`` "undo" or "redo" is where to
    go: what is taken back by it comes along.
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
            skipped=Count("pk", filter=Q(action=SKIPPED)),
        )
        .order_by("first")
    )
    heads = {}
    for batch, undoes, first, leader, leaders, plain, plains, skipped in batches:
        if skipped:
            _drop(undo, redo, undoes)
            continue
        _advance(undo, redo, batch, undoes)
        heads[batch] = (leader, leaders) if leader else (plain or first, plains or 1)
    ends = [*undo[-2:], *redo[-2:]]
    going = {"undo": undo[-1:], "redo": redo[-1:]}.get(towards, [])
    wanted = Q(pk__in=[heads[batch][0] for batch in ends]) | Q(batch__in=going)
    found = {d.pk: d for d in Decision.objects.filter(wanted).order_by("-pk")} if ends else {}
    ahead: dict[uuid.UUID, list[Decision]] = defaultdict(list)
    for decision in found.values():
        if decision.batch in going:
            ahead[decision.batch].append(decision)
    return History(
        undo=tuple(undo),
        redo=tuple(redo),
        heads={b: Head(decision=found[heads[b][0]], count=heads[b][1]) for b in ends},
        ahead=dict(ahead),
    )


def _drop(undo: list[uuid.UUID], redo: list[uuid.UUID], skipped: uuid.UUID | None) -> None:
    for batches in (undo, redo):
        if batches and batches[-1] == skipped:
            batches.pop()


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
