"""The review page as plain values: rows, their order, filters and progress."""

from __future__ import annotations

from claims.board.changes import find_changes
from claims.board.context import lay_out, list_ribbons
from claims.board.filters import CONTEXT, Chip, RowFilter, list_chips, list_orders, list_views
from claims.board.glosses import gloss_claim, has_glosses
from claims.board.minimap import draw_minimap
from claims.board.note_views import NoteView, list_fields, view_note
from claims.board.opened import Opened
from claims.board.order import sort_rows
from claims.board.reader import read_board
from claims.board.selection import (
    Selection,
    label_dismissal,
    list_bulk_acts,
    name_claim,
    name_row,
    select_all,
)
from claims.board.texts import ClaimView, FlagView, Mark
from claims.board.types import Board, CandidateView, Progress, RowView, SourceView
from claims.board.why import WhyView, explain_flag

__all__ = [
    "CONTEXT",
    "Board",
    "CandidateView",
    "Chip",
    "ClaimView",
    "FlagView",
    "Mark",
    "NoteView",
    "Opened",
    "Progress",
    "RowFilter",
    "RowView",
    "Selection",
    "SourceView",
    "WhyView",
    "draw_minimap",
    "explain_flag",
    "find_changes",
    "gloss_claim",
    "has_glosses",
    "label_dismissal",
    "lay_out",
    "list_bulk_acts",
    "list_chips",
    "list_fields",
    "list_orders",
    "list_ribbons",
    "list_views",
    "name_claim",
    "name_row",
    "read_board",
    "select_all",
    "sort_rows",
    "view_note",
]
