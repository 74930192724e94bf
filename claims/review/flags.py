"""Flags: confirm, dismiss with a reason, reopen; one, or many in one step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.contrib.auth.models import User

from claims.decisions.history import NotAllowed, Step
from claims.models import Comparison, Discrepancy
from claims.review.steps import clean_note, open_step


def confirm_discrepancy(discrepancy: Discrepancy, *, actor: User, version: int) -> Step:
    """The reports do differ here."""
    seen = {discrepancy.pk: version}
    return confirm_discrepancies(discrepancy.comparison, [discrepancy], actor=actor, versions=seen)


def confirm_discrepancies(
    comparison: Comparison,
    flags: Sequence[Discrepancy],
    *,
    actor: User,
    versions: Mapping[int, int],
) -> Step:
    """Confirm all of them in one step, or none."""
    state = Discrepancy.State.CONFIRMED
    return _settle(
        comparison, flags, "confirm_discrepancy", actor=actor, versions=versions, state=state
    )


def dismiss_discrepancy(
    discrepancy: Discrepancy, *, actor: User, version: int, reason: str, note: str = ""
) -> Step:
    """The flag does not hold, for a reason; "other" says it in a note."""
    return dismiss_discrepancies(
        discrepancy.comparison,
        [discrepancy],
        actor=actor,
        versions={discrepancy.pk: version},
        reason=reason,
        note=note,
    )


def dismiss_discrepancies(
    comparison: Comparison,
    flags: Sequence[Discrepancy],
    *,
    actor: User,
    versions: Mapping[int, int],
    reason: str,
    note: str = "",
) -> Step:
    """Dismiss all of them for one reason in one step, or none."""
    if reason not in Discrepancy.Reason.values:
        message = "dismissing needs a reason"
        raise NotAllowed(message)
    note = clean_note(note)
    if reason == Discrepancy.Reason.OTHER and not note:
        message = "another reason needs a note"
        raise NotAllowed(message)
    return _settle(
        comparison,
        flags,
        "dismiss_discrepancy",
        actor=actor,
        versions=versions,
        state=Discrepancy.State.DISMISSED,
        reason=reason,
        note=note,
    )


def reopen_discrepancy(discrepancy: Discrepancy, *, actor: User, version: int) -> Step:
    """Back to open."""
    return _settle(
        discrepancy.comparison,
        [discrepancy],
        "reopen_discrepancy",
        actor=actor,
        versions={discrepancy.pk: version},
        state=Discrepancy.State.OPEN,
    )


def _settle(
    comparison: Comparison,
    flags: Sequence[Discrepancy],
    action: str,
    *,
    actor: User,
    versions: Mapping[int, int],
    state: Discrepancy.State,
    reason: str = "",
    note: str = "",
) -> Step:
    with open_step(comparison, actor=actor) as step:
        fields = {"state": state.value, "reason": reason, "note": note}
        step.change_all(flags, versions=versions, action=action, **fields)
    return step
