"""Who decided what last, read from the log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from claims.models import Comparison


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The last decision on a row: who, when, and what was done."""

    by: str
    at: datetime
    action: str


def read_verdicts(comparison: Comparison) -> Mapping[tuple[str, int], Verdict]:
    """By type and id of the row, its last decision; one query."""
    rows = (
        comparison.decisions.order_by("pk")
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
