"""The whole comparison: done or not, and the steps to undo and redo."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction

from claims.history import Step
from claims.models import Comparison
from claims.review.steps import begin_step
from claims.undo import read_history, revert_batch


@transaction.atomic
def mark_done(comparison: Comparison, *, actor: User, version: int) -> Step:
    """The review is finished."""
    step = begin_step(comparison, actor=actor, reopen=False)
    step.change(comparison, version=version, action="mark_done", state=Comparison.State.DONE)
    return step


@transaction.atomic
def reopen_comparison(comparison: Comparison, *, actor: User, version: int) -> Step:
    """Back into review."""
    step = begin_step(comparison, actor=actor, reopen=False)
    step.change(
        comparison, version=version, action="reopen_comparison", state=Comparison.State.IN_REVIEW
    )
    return step


@transaction.atomic
def undo_last(comparison: Comparison, *, actor: User) -> Step | None:
    """Undo the actor's last step that still stands; None when there is none."""
    history = read_history(comparison, actor=actor)
    return _revert(comparison, actor=actor, batches=history.undo)


@transaction.atomic
def redo_last(comparison: Comparison, *, actor: User) -> Step | None:
    """Do again what the actor undid last; None when there is nothing to redo."""
    history = read_history(comparison, actor=actor)
    return _revert(comparison, actor=actor, batches=history.redo)


def _revert(comparison: Comparison, *, actor: User, batches: Sequence[UUID]) -> Step | None:
    if not batches:
        return None
    step = begin_step(comparison, actor=actor, reopen=False)
    step.undoes = batches[-1]
    revert_batch(step, batches[-1])
    return step
