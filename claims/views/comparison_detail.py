"""The review page: both reports side by side, every link and flag in its row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from claims.board import (
    CONTEXT,
    Board,
    Opened,
    RowFilter,
    RowView,
    Selection,
    draw_minimap,
    explain_flag,
    gloss_claim,
    has_glosses,
    label_dismissal,
    lay_out,
    list_bulk_acts,
    list_chips,
    list_fields,
    list_orders,
    list_ribbons,
    list_views,
    read_board,
    select_all,
    view_note,
)
from claims.decisions.log import read_finishers
from claims.decisions.undo import History, read_history
from claims.exports import FORMATS
from claims.jobs import is_ready
from claims.keys import KEY_GROUPS
from claims.models import Comparison, Discrepancy
from claims.views.http import READ, REVIEW, ReviewRequest, permission_required, wants_fragment
from claims.wording.steps import name_step
from claims.wording.verdicts import word_verdict

# What the page says of a comparison itself, read with it.
RELATED = ("left__outlet", "right__outlet", "assigned_to")


@require_GET
@permission_required(READ)
def comparison_detail(request: ReviewRequest, pk: int) -> HttpResponse:
    comparison = get_comparison(pk)
    if not is_ready(comparison) and not comparison.alignments.exists():
        return redirect("comparison_progress", pk)
    context = build_page(request, comparison)
    if not wants_fragment(request):
        return render(request, "claims/comparison_detail.html", context)
    if row := context["marked"]:
        # The row alone, with what was opened in it.
        template = "_dock.html" if context["in_context"] else "_rows.html"
        return render(request, f"claims/{template}", context | {"rows": [row]})
    return render(request, context["board_template"], context)


def get_comparison(pk: int) -> Comparison:
    """The comparison with its articles, or 404."""
    return get_object_or_404(Comparison.objects.select_related(*RELATED), pk=pk)


def find_finish(comparison: Comparison) -> str:
    """Who finished the comparison, and when; "" while it is not done or where the log is silent."""
    verdict = read_finishers([comparison]).get(comparison.pk)
    return word_verdict(verdict) if verdict else ""


def build_page(
    request: ReviewRequest,
    comparison: Comparison,
    *,
    message: str = "",
    history: History | None = None,
    selection: Selection | None = None,
    flags: Sequence[Discrepancy] | None = None,
) -> dict[str, Any]:
    """Everything that the page, and each of its fragments, prints."""
    row_filter = RowFilter.from_query(request.GET)
    opened = Opened.from_query(request.GET)
    board = read_board(comparison, order=row_filter.order, flags=flags)
    if opened.gloss:
        board = gloss_claim(board, opened.gloss)
    may_review = request.user.has_perm(REVIEW)
    if history is None:
        history = read_history(comparison, actor=request.user) if may_review else History()
    rows = [row for row in board.rows if row_filter.matches(row)]
    in_context = row_filter.view == CONTEXT
    return (_build_context(board, rows) if in_context else {}) | {
        **_build_comparison(comparison),
        "board": board,
        "rows": rows,
        "in_context": in_context,
        "board_template": f"claims/{'_context' if in_context else '_board'}.html",
        "board_id": "context" if in_context else "board",
        **_build_opened(board, opened),
        **_build_filters(board, row_filter),
        **_build_menus(),
        "may_review": may_review,
        "next_open": _find_next_open(board, row_filter),
        "undo_label": name_step(history.next_undo),
        "redo_label": name_step(history.next_redo),
        "message": message,
        "notice": None,
        **(_build_selection(rows, row_filter, selection) if may_review else {"selecting": False}),
        "is_fragment": wants_fragment(request),
    }


def _build_comparison(comparison: Comparison) -> dict[str, Any]:
    """The comparison, and by whom and when it was finished."""
    return {"comparison": comparison, "finished": find_finish(comparison)}


def _build_opened(board: Board, opened: Opened) -> dict[str, Any]:
    """The marked row and the panel that is open in it."""
    flag = opened.find_flag(board)
    return {
        "marked": opened.find_row(board),
        "opened": opened,
        "has_glosses": has_glosses(board),
        "why": explain_flag(flag, board.comparison) if flag else None,
        **build_notes(board, opened, {}),
    }


def _build_menus() -> dict[str, Any]:
    """What does not depend on the comparison: reasons, formats and keys."""
    return {
        "reasons": _list_reasons(),
        "typed_note": "",
        "no_flag": {"id": 0, "version": 0},  # of the menu that the script fills in
        "formats": [(name, chosen.label) for name, chosen in FORMATS.items()],
        "key_groups": KEY_GROUPS,
    }


def _build_filters(board: Board, row_filter: RowFilter) -> dict[str, Any]:
    """What the toolbar and the links within rows need of the filter and its address."""
    query = row_filter.query
    return {
        "row_filter": row_filter,
        "query": query,
        "query_select": replace(row_filter, select="" if row_filter.select else "1").query or "?",
        "query_open": f"{query or '?'}{'&' if query else ''}open=",
        "views": list_views(board, row_filter),
        "chips": list_chips(board, row_filter),
        "orders": list_orders(board, row_filter),
    }


def _build_selection(
    rows: list[RowView], row_filter: RowFilter, given: Selection | None
) -> dict[str, Any]:
    """Boxes to select with and the bar for what is selected, in the select mode."""
    if not row_filter.select or row_filter.view == CONTEXT:
        return {"selecting": False}
    everything = row_filter.select == "all" and given is None
    selection = select_all(rows, row_filter) if everything else given or Selection()
    return {
        "selecting": True,
        "selection": selection,
        "bulk_acts": list_bulk_acts(selection),
        "dismissal": label_dismissal(selection),
        "query_all": row_filter.query.replace("select=1", "select=all"),
    }


def build_notes(board: Board, opened: Opened, drafts: Mapping[str, str]) -> dict[str, Any]:
    """Notes to write: fields hold what stands, or what was typed and could not be stored."""
    row = board.find_row(alignment=opened.note) if opened.note else None
    place = ("comparison", board.comparison.pk)
    typed = drafts.get(f"comparison-{board.comparison.pk}")
    return {
        "note_fields": list_fields(row, drafts) if row else [],
        "comparison_note": view_note(board.notes.on_comparison, place, typed=typed),
        "note_problem": "",
        "note_changed": False,
    }


def _build_context(board: Board, rows: list[RowView]) -> dict[str, Any]:
    """Both reports as written, and the ribbons of the rows that the filter shows."""
    comparison = board.comparison
    return {
        "context_left": lay_out(board, comparison.left, "left"),
        "context_right": lay_out(board, comparison.right, "right"),
        "ribbons": list_ribbons(rows),
        "minimap": draw_minimap(board, rows),
    }


def _find_next_open(board: Board, row_filter: RowFilter) -> str:
    rows = (row for row in board.rows if row_filter.matches(row) and row.is_open)
    return next((row.key for row in rows), "")


def _list_reasons() -> list[tuple[int, str, str]]:
    """Reasons with the digit that picks them; "other" needs a note and has a field of its own."""
    reasons = [r for r in Discrepancy.Reason if r != Discrepancy.Reason.OTHER]
    return [(digit, r.value, str(r.label)) for digit, r in enumerate(reasons, start=1)]
