"""The whole comparison: done or not, and the steps to undo and redo."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.contrib.auth.models import User

from claims.decisions.history import StaleVersion, Step
from claims.decisions.log import SKIPPED
from claims.decisions.reverting import revert_changes
from claims.decisions.snapshots import take_snapshot
from claims.decisions.undo import History, read_history
from claims.models import Comparison
from claims.review.steps import open_step


def mark_done(comparison: Comparison, *, actor: User, version: int) -> Step:
    """The review is finished."""
    return _set_state(comparison, Comparison.State.DONE, "mark_done", actor=actor, version=version)


def reopen_comparison(comparison: Comparison, *, actor: User, version: int) -> Step:
    """Back into review."""
    state, action = Comparison.State.IN_REVIEW, "reopen_comparison"
    return _set_state(comparison, state, action, actor=actor, version=version)


def _set_state(
    comparison: Comparison, state: Comparison.State, action: str, *, actor: User, version: int
) -> Step:
    with open_step(comparison, actor=actor, reopen=False) as step:
        if comparison.state == state:
            raise StaleVersion([comparison])
        step.change(comparison, version=version, action=action, state=state.value)
    return step


def undo_last(
    comparison: Comparison, *, actor: User, history: History | None = None
) -> Step | None:
    """Undo the actor's last step that still stands; None when there is none.

    ``history`` was read ``towards`` it.
    """
    history = history or read_history(comparison, actor=actor, towards="undo")
    return _travel(comparison, actor=actor, batches=history.undo, history=history)


def redo_last(
    comparison: Comparison, *, actor: User, history: History | None = None
) -> Step | None:
    """Do again what the actor undid last; None when there is nothing to redo.

    ``history`` was read ``towards`` it.
    """
    history = history or read_history(comparison, actor=actor, towards="redo")
    return _travel(comparison, actor=actor, batches=history.redo, history=history)


def _travel(
    comparison: Comparison, *, actor: User, batches: Sequence[UUID], history: History
) -> Step | None:
    if not batches:
        return None
    try:
        with open_step(comparison, actor=actor, reopen=False) as step:
            step.undoes = batches[-1]
            revert_changes(step, history.ahead[batches[-1]])
    except StaleVersion:
        # Someone else's work stands on this step: the next press goes on to the one before it.
        with open_step(comparison, actor=actor, reopen=False) as skipped:
            skipped.undoes = batches[-1]
            said = take_snapshot(comparison)
            skipped.record(comparison, action=SKIPPED, before=said, after=said)
        raise
    return step
