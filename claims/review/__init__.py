"""What a person does with links, flags and claims.

Each action checks the permission, compares the version that the person saw, changes
the rows and appends decisions, in one transaction. A step can be undone as a whole.
"""

from __future__ import annotations

from claims.review.claims import set_claim_kind, set_claim_kinds
from claims.review.comparison import mark_done, redo_last, reopen_comparison, undo_last
from claims.review.flags import (
    confirm_discrepancies,
    confirm_discrepancy,
    dismiss_discrepancies,
    dismiss_discrepancy,
    reopen_discrepancy,
)
from claims.review.links import (
    accept_one_sided,
    add_to_group,
    confirm_alignment,
    confirm_alignments,
    link_claims,
    reject_alignment,
    reject_alignments,
    reopen_alignment,
    take_from_group,
)
from claims.review.notes import NoteChange, write_conclusion, write_notes
from claims.review.pieces import find_next, list_word_starts, merge_claims, split_claim
from claims.review.steps import open_step

__all__ = [
    "NoteChange",
    "accept_one_sided",
    "add_to_group",
    "confirm_alignment",
    "confirm_alignments",
    "confirm_discrepancies",
    "confirm_discrepancy",
    "dismiss_discrepancies",
    "dismiss_discrepancy",
    "find_next",
    "link_claims",
    "list_word_starts",
    "mark_done",
    "merge_claims",
    "open_step",
    "redo_last",
    "reject_alignment",
    "reject_alignments",
    "reopen_alignment",
    "reopen_comparison",
    "reopen_discrepancy",
    "set_claim_kind",
    "set_claim_kinds",
    "split_claim",
    "take_from_group",
    "undo_last",
    "write_conclusion",
    "write_notes",
]
