"""The review page: both reports side by side, every link and flag in its row."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from claims.board import Board, RowFilter, list_chips, list_orders, read_board
from claims.jobs import is_ready
from claims.keys import KEY_GROUPS
from claims.models import Comparison, Decision, Discrepancy
from claims.undo import NO_HISTORY, read_history
from claims.views.http import READ, REVIEW, ReviewRequest, permission_required, wants_fragment
from claims.wording import name_action


@require_GET
@permission_required(READ)
def comparison_detail(request: ReviewRequest, pk: int) -> HttpResponse:
    comparison = get_comparison(pk)
    if not is_ready(comparison) and not comparison.alignments.exists():
        return redirect("comparison_progress", pk)
    context = build_page(request, comparison)
    template = "_board.html" if wants_fragment(request) else "comparison_detail.html"
    return render(request, f"claims/{template}", context)


def get_comparison(pk: int) -> Comparison:
    """The comparison with its articles, or 404."""
    related = Comparison.objects.select_related("left__outlet", "right__outlet", "assigned_to")
    return get_object_or_404(related, pk=pk)


def build_page(
    request: ReviewRequest, comparison: Comparison, *, message: str = ""
) -> dict[str, Any]:
    """Everything that the page, and each of its fragments, prints."""
    row_filter = RowFilter.from_query(request.GET)
    board = read_board(comparison, order=row_filter.order)
    may_review = request.user.has_perm(REVIEW)
    history = read_history(comparison, actor=request.user) if may_review else NO_HISTORY
    return {
        "comparison": comparison,
        "board": board,
        "rows": [row for row in board.rows if row_filter.matches(row)],
        "row_filter": row_filter,
        "query": row_filter.query,
        "chips": list_chips(board, row_filter),
        "orders": list_orders(board, row_filter),
        "may_review": may_review,
        "next_open": _find_next_open(board, row_filter),
        "undo_label": _label_decision(history.next_undo),
        "redo_label": _label_decision(history.next_redo),
        "reasons": _list_reasons(),
        "key_groups": KEY_GROUPS,
        "message": message,
        "notice": None,
        "is_fragment": wants_fragment(request),
    }


def _find_next_open(board: Board, row_filter: RowFilter) -> str:
    rows = (row for row in board.rows if row_filter.matches(row) and row.is_open)
    return next((row.key for row in rows), "")


def _label_decision(decision: Decision | None) -> str:
    return name_action(decision.action, decision.after or decision.before) if decision else ""


def _list_reasons() -> list[tuple[int, str, str]]:
    """Reasons with the digit that picks them; "other" needs a note and has a field of its own."""
    reasons = [r for r in Discrepancy.Reason if r != Discrepancy.Reason.OTHER]
    return [(digit, r.value, str(r.label)) for digit, r in enumerate(reasons, start=1)]
