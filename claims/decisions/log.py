"""The log of decisions: what each step was, and who decided what last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from claims.decisions.notes import NOTE_ACTIONS
from claims.models import Comparison, Decision

# A step that cannot be undone or done again any more is skipped: said, and nothing changed.
SKIPPED = "skip_step"
# What changes no row, and so says nothing about how one stands.
SILENT = (*NOTE_ACTIONS, SKIPPED)

# A step may reject links on its way to what it is; some decisions only follow from others.
_LEADING = (
    "link_claims",
    "set_claim_kind",
    "split_claim",
    "merge_claims",
    "add_to_group",
    "take_from_group",
)
_FOLLOWING = (
    "leave_alone",
    "close_discrepancy",
    "settle_coverage",
    "make_claim",
    "replace_claims",
    "unite_alignments",
    "carry_over",
    "bring_back",
    "resume_review",
)
LEADING = (*_LEADING, *(f"undo_{action}" for action in _LEADING))
FOLLOWING = (*_FOLLOWING, *(f"undo_{action}" for action in _FOLLOWING))


def forward(action: str) -> str:
    """The action that was taken, undone or redone."""
    return action.removeprefix("undo_")


def find_head(decisions: Iterable[Decision]) -> Decision | None:
    """The decision that says what a step was; the others follow from it."""
    return min(decisions, key=lambda decision: _rank(decision.action), default=None)


def _rank(action: str) -> int:
    return 0 if action in LEADING else 2 if action in FOLLOWING else 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The last decision on a row: who, when, and what was done."""

    by: str
    at: datetime
    action: str


def read_verdicts(comparison: Comparison) -> Mapping[tuple[str, int], Verdict]:
    """By type and id of the row, its last decision; one query."""
    rows = (
        comparison.decisions.exclude(action__in=SILENT)
        .order_by("pk")
        .values_list(
            "target_type",
            "target_id",
            "action",
            "created_at",
            "actor__first_name",
            "actor__last_name",
            "actor__username",
        )
        .iterator()
    )
    return {
        (kind, pk): Verdict(by=f"{first} {last}".strip() or name, at=at, action=action)
        for kind, pk, action, at, first, last, name in rows
    }


def read_finishers(comparisons: Iterable[Comparison]) -> Mapping[int, Verdict]:
    """Who finished each of the comparisons that are done, and when; one query, or none."""
    done = [each.pk for each in comparisons if each.state == Comparison.State.DONE]
    if not done:
        return {}
    rows = (
        Decision.objects.filter(comparison__in=done, target_type="comparison")
        .exclude(action__in=SILENT)
        .select_related("actor")
        .order_by("pk")
    )
    return {
        row.comparison_id: Verdict(
            by=row.actor.get_full_name() or row.actor.get_username(),
            at=row.created_at,
            action=row.action,
        )
        for row in rows
    }
