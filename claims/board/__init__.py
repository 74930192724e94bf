"""The review page as plain values: rows, their order, filters and progress."""

from __future__ import annotations

from claims.board.filters import Chip, RowFilter, list_chips, list_orders
from claims.board.flags import WhyView, explain_flag
from claims.board.opened import Opened
from claims.board.order import sort_rows
from claims.board.reader import read_board
from claims.board.types import (
    Board,
    CandidateView,
    ClaimView,
    FlagView,
    Mark,
    Progress,
    RowView,
    SourceView,
)

__all__ = [
    "Board",
    "CandidateView",
    "Chip",
    "ClaimView",
    "FlagView",
    "Mark",
    "Opened",
    "Progress",
    "RowFilter",
    "RowView",
    "SourceView",
    "WhyView",
    "explain_flag",
    "list_chips",
    "list_orders",
    "read_board",
    "sort_rows",
]
