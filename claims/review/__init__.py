"""What a person does with links, flags and claims.

Each action checks the permission, compares the version that the person saw, changes
the rows and appends decisions, in one transaction. A step can be undone as a whole.
"""

from __future__ import annotations

from claims.review.claims import set_claim_kind
from claims.review.comparison import mark_done, redo_last, reopen_comparison, undo_last
from claims.review.flags import confirm_discrepancy, dismiss_discrepancy, reopen_discrepancy
from claims.review.links import (
    accept_one_sided,
    confirm_alignment,
    link_claims,
    reject_alignment,
    reopen_alignment,
)
from claims.review.steps import MAX_NOTE, begin_step

__all__ = [
    "MAX_NOTE",
    "accept_one_sided",
    "begin_step",
    "confirm_alignment",
    "confirm_discrepancy",
    "dismiss_discrepancy",
    "link_claims",
    "mark_done",
    "redo_last",
    "reject_alignment",
    "reopen_alignment",
    "reopen_comparison",
    "reopen_discrepancy",
    "set_claim_kind",
    "undo_last",
]
