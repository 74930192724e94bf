"""What a step does and did, for buttons and the status line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from claims.decisions.undo import Head

ACTIONS = {
    "confirm_alignment": _("accepting a link"),
    "confirm_one_sided": _("accepting a one-sided claim"),
    "reopen_alignment": _("reopening a link"),
    "reject_alignment": _("rejecting a link"),
    "link_claims": _("linking claims"),
    "add_to_group": _("adding to a group"),
    "take_from_group": _("taking out of a group"),
    "confirm_discrepancy": _("confirming flag %(number)s"),
    "dismiss_discrepancy": _("dismissing flag %(number)s"),
    "reopen_discrepancy": _("reopening flag %(number)s"),
    "set_claim_kind": _("setting a claim aside or back"),
    "split_claim": _("splitting a claim"),
    "merge_claims": _("merging claims"),
    "mark_done": _("marking as done"),
    "reopen_comparison": _("reopening the comparison"),
    "write_conclusion": _("writing the conclusion"),
    "write_note": _("writing a note"),
}
# The same for many rows at once.
BULK_ACTIONS = {
    "confirm_alignment": ngettext_lazy(
        "accepting %(count)s link", "accepting %(count)s links", "count"
    ),
    "confirm_one_sided": ngettext_lazy(
        "accepting %(count)s one-sided claim", "accepting %(count)s one-sided claims", "count"
    ),
    "reject_alignment": ngettext_lazy(
        "rejecting %(count)s link", "rejecting %(count)s links", "count"
    ),
    "confirm_discrepancy": ngettext_lazy(
        "confirming %(count)s flag", "confirming %(count)s flags", "count"
    ),
    "dismiss_discrepancy": ngettext_lazy(
        "dismissing %(count)s flag", "dismissing %(count)s flags", "count"
    ),
    "set_claim_kind": ngettext_lazy(
        "setting %(count)s claim aside or back", "setting %(count)s claims aside or back", "count"
    ),
}
# What the status line says after a step.
DONE = {
    "confirm_alignment": _("Link accepted."),
    "confirm_one_sided": _("Claim accepted as made in one report only."),
    "reopen_alignment": _("Link reopened."),
    "reject_alignment": _("Link rejected: its claims stand alone."),
    "link_claims": _("Claims linked."),
    "add_to_group": _("Claims added to the group."),
    "take_from_group": _("Claims taken out of the group."),
    "confirm_discrepancy": _("Flag %(number)s confirmed."),
    "dismiss_discrepancy": _("Flag %(number)s dismissed."),
    "reopen_discrepancy": _("Flag %(number)s reopened."),
    "set_claim_kind": _("Claim set aside or brought back."),
    "split_claim": _("Claim split."),
    "merge_claims": _("Claims merged."),
    "mark_done": _("Review marked as done."),
    "reopen_comparison": _("Comparison reopened."),
    "write_conclusion": _("Conclusion written."),
    "write_note": _("Note stored."),
}
BULK_DONE = {
    "confirm_alignment": ngettext_lazy(
        "%(count)s link accepted.", "%(count)s links accepted.", "count"
    ),
    "confirm_one_sided": ngettext_lazy(
        "%(count)s claim accepted as made in one report only.",
        "%(count)s claims accepted as made in one report only.",
        "count",
    ),
    "reject_alignment": ngettext_lazy(
        "%(count)s link rejected.", "%(count)s links rejected.", "count"
    ),
    "confirm_discrepancy": ngettext_lazy(
        "%(count)s flag confirmed.", "%(count)s flags confirmed.", "count"
    ),
    "dismiss_discrepancy": ngettext_lazy(
        "%(count)s flag dismissed.", "%(count)s flags dismissed.", "count"
    ),
    "set_claim_kind": ngettext_lazy(
        "%(count)s claim set aside or brought back.",
        "%(count)s claims set aside or brought back.",
        "count",
    ),
}


def name_action(action: str, snapshot: Mapping[str, Any], *, count: int = 1) -> str:
    """What a step does, for a button; undoing a step is named like the step."""
    return _fill(BULK_ACTIONS, ACTIONS, action.removeprefix("undo_"), snapshot, count)


def report_action(action: str, snapshot: Mapping[str, Any], *, count: int = 1) -> str:
    """What a step did, for the status line."""
    if action.startswith("undo_"):
        name = name_action(action, snapshot, count=count)
        return gettext("Undone: %(action)s.") % {"action": name}
    return _fill(BULK_DONE, DONE, action, snapshot, count)


def name_step(head: Head | None) -> str:
    """What a step did, for the button that undoes or redoes it; "" without a step."""
    return name_action(*_read_head(head), count=head.count) if head else ""


def report_step(head: Head | None) -> str:
    """What a step did, for the status line."""
    return report_action(*_read_head(head), count=head.count) if head else ""


def _read_head(head: Head) -> tuple[str, Mapping[str, Any]]:
    decision = head.decision
    return decision.action, decision.after or decision.before


def _fill(
    many: Mapping[str, Any],
    one: Mapping[str, Any],
    action: str,
    snapshot: Mapping[str, Any],
    count: int,
) -> str:
    if action == "confirm_alignment" and snapshot.get("band") == "one_sided":
        action = "confirm_one_sided"
    label = many.get(action) if count > 1 else None
    label = label or one.get(action) or action.replace("_", " ")
    return str(label % {"number": snapshot.get("number", ""), "count": count})
