"""Flags: confirm, dismiss with a reason, reopen."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from claims.history import NotAllowed, Step
from claims.models import Discrepancy
from claims.review.steps import MAX_NOTE, begin_step


def confirm_discrepancy(discrepancy: Discrepancy, *, actor: User, version: int) -> Step:
    """The reports do differ here."""
    state = Discrepancy.State.CONFIRMED
    return _settle(discrepancy, "confirm_discrepancy", actor=actor, version=version, state=state)


def dismiss_discrepancy(
    discrepancy: Discrepancy, *, actor: User, version: int, reason: str, note: str = ""
) -> Step:
    """The flag does not hold, for a reason; "other" says it in a note."""
    if reason not in Discrepancy.Reason.values:
        message = "dismissing needs a reason"
        raise NotAllowed(message)
    if reason == Discrepancy.Reason.OTHER and not note.strip():
        message = "another reason needs a note"
        raise NotAllowed(message)
    return _settle(
        discrepancy,
        "dismiss_discrepancy",
        actor=actor,
        version=version,
        state=Discrepancy.State.DISMISSED,
        reason=reason,
        note=note.strip()[:MAX_NOTE],
    )


def reopen_discrepancy(discrepancy: Discrepancy, *, actor: User, version: int) -> Step:
    """Back to open."""
    state = Discrepancy.State.OPEN
    return _settle(discrepancy, "reopen_discrepancy", actor=actor, version=version, state=state)


@transaction.atomic
def _settle(
    discrepancy: Discrepancy,
    action: str,
    *,
    actor: User,
    version: int,
    state: str,
    reason: str = "",
    note: str = "",
) -> Step:
    step = begin_step(discrepancy.comparison, actor=actor)
    fields = {"state": state, "reason": reason, "note": note}
    step.change(discrepancy, version=version, action=action, **fields)
    return step
