"""A step of a person: permission, one transaction, and the comparison is in review from here on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles.cleaning import clean_text
from claims.decisions.history import NotAllowed, Step
from claims.decisions.notes import MAX_NOTE
from claims.models import Comparison

UPDATED_EVERY = timedelta(seconds=30)


@contextmanager
def open_step(comparison: Comparison, *, actor: User, reopen: bool = True) -> Iterator[Step]:
    """A step of ``actor`` in one transaction; its decisions are appended when it ends."""
    if not actor.has_perm("claims.review_comparison"):
        message = "claims.review_comparison"
        raise NotAllowed(message)
    with transaction.atomic():
        _touch(comparison)
        step = Step(comparison=comparison, actor=actor)
        yield step
        if reopen and comparison.state == Comparison.State.DONE:
            _reopen(step)
        step.close()


def _reopen(step: Step) -> None:
    """Work on a finished comparison opens it again; undoing the work finishes it again."""
    step.comparison.refresh_from_db(fields=("state", "version"))
    if step.comparison.state == Comparison.State.DONE:
        state = Comparison.State.IN_REVIEW.value
        version = step.comparison.version
        step.change(step.comparison, version=version, action="resume_review", state=state)


def _touch(comparison: Comparison) -> None:
    now = timezone.now()
    fields: dict[str, object] = {}
    # Lists show the minute of the last change: a finer one would cost every decision a write.
    if now - comparison.updated_at >= UPDATED_EVERY:
        fields["updated_at"] = now
    if comparison.state == Comparison.State.NEW:
        fields |= {"state": Comparison.State.IN_REVIEW, "updated_at": now}
    if fields:
        Comparison.objects.filter(pk=comparison.pk).update(**fields)
        for name, value in fields.items():
            setattr(comparison, name, value)


def clean_note(text: str) -> str:
    """What a person typed as it is stored; one that is too long is refused, never cut."""
    text = clean_text(text)
    if len(text) > MAX_NOTE:
        message = "too long"
        raise NotAllowed(message)
    return text
