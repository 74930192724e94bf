"""Answers to a post: the changed row, the whole board, or both versions of a lost race."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django_htmx.http import reswap, retarget, trigger_client_event

from claims.board import CONTEXT, Board, Opened, RowFilter, RowView, find_changes
from claims.history import NotAllowed, StaleVersion, Step
from claims.models import Claim, Comparison, Decision, Discrepancy
from claims.snapshots import Row, find_row, name_type
from claims.step_wording import report_step
from claims.undo import History
from claims.views.comparison_detail import build_page, get_comparison
from claims.views.form_values import BadForm
from claims.views.http import ReviewRequest, wants_fragment


@dataclass(frozen=True, kw_only=True)
class Notice:
    """What a row says above itself: a lost race with both versions, or what a form lacks."""

    row_key: str
    flag_id: int | None
    wanted: str = ""
    current: str = ""
    by: str = ""
    problem: str = ""


def answer(
    request: ReviewRequest,
    comparison: Comparison,
    act: Callable[[], Step],
    *,
    target: Row,
    wanted: str,
    history: History | None = None,
) -> HttpResponse:
    """Act, then show the result: 200 or 302, 409 when the page was out of date, 422 when unclear.

    ``history`` is what could be undone before; a new step needs none, it is the last one.
    """
    try:
        step = act()
    except StaleVersion:
        return _refuse(request, target, status=409, wanted=wanted)
    except BadForm as error:
        return _refuse(request, target, status=422, problem=str(error))
    except NotAllowed as error:
        raise PermissionDenied from error
    history = (history or History()).follow(step)
    message = report_step(history.heads.get(step.batch))
    if not wants_fragment(request):
        messages.success(request, message)
        row = _find_row(build_page(request, comparison)["board"], target, step=step)
        anchor = _name_anchor(request, row) if row else ""
        return HttpResponseRedirect(_page_address(request, comparison) + anchor)
    context = build_page(request, comparison, message=message, history=history)
    return _show_step(request, context, step, _find_row(context["board"], target, step=step))


def _show_step(
    request: ReviewRequest, context: dict[str, Any], step: Step, row: RowView | None
) -> HttpResponse:
    """The rows that the step changed and what changed around them, or the whole board."""
    board = context["board"]
    if context["in_context"]:
        if row and all(row is _look_up(board, *place) for place in step.touched):
            return _answer_row(request, context, row)
    elif changes := find_changes(board, context["rows"], step.decisions):
        response = render(request, "claims/_changes.html", context | {"changes": changes})
        return _go_to(reswap(response, "none"), row, step)
    response = _go_to(render(request, context["board_template"], context), row, step)
    return retarget(reswap(response, "outerHTML"), f"#{context['board_id']}")


def _go_to(response: HttpResponse, row: RowView | None, step: Step) -> HttpResponse:
    """Name the row that the step was about: keys go on from there, or stay after an undo."""
    if row:
        go = {"row": row.key, "stay": step.undoes is not None}
        trigger_client_event(response, "visavis:go", go, after="swap")
    return response


def _name_anchor(request: ReviewRequest, row: RowView) -> str:
    """Where the row is on the page: in context, at its first claim."""
    is_context = RowFilter.from_query(request.GET).view == CONTEXT
    return f"#c{row.claims[0].id}" if is_context else f"#{row.key}"


def _answer_row(
    request: ReviewRequest, context: dict[str, Any], row: RowView, *, status: int = 200
) -> HttpResponse:
    """The row and what changed around it; one form serves all rows, so the answer names its row."""
    context |= {"rows": [row], "marked": row}
    response = render(request, "claims/_decision.html", context, status=status)
    place = "dock" if context["in_context"] else row.key
    return retarget(reswap(response, "outerHTML"), f"#{place}")


def answer_gone(request: ReviewRequest, comparison: Comparison) -> HttpResponse:
    """409 with the page as it is now: the row was replaced by a new run."""
    message = _("This row was replaced when the reports were compared again. Here is the page now.")
    context = build_page(request, comparison, message=message)
    if not wants_fragment(request):
        return render(request, "claims/comparison_detail.html", context, status=409)
    response = render(request, context["board_template"], context, status=409)
    return retarget(reswap(response, "outerHTML"), f"#{context['board_id']}")


def _refuse(
    request: ReviewRequest, target: Row, *, status: int, wanted: str = "", problem: str = ""
) -> HttpResponse:
    """Nothing was changed: the row as it is now, with what was wanted beside it."""
    comparison = get_comparison(
        target.pk if isinstance(target, Comparison) else _comparison_id(request)
    )
    context = build_page(request, comparison, message=problem)
    row = _find_row(context["board"], target)
    notice = Notice(
        row_key=row.key if row else "",
        flag_id=target.pk if isinstance(target, Discrepancy) else None,
        wanted=wanted,
        problem=problem,
        **(_read_current(target) if status == 409 else {}),
    )
    context["notice"] = notice
    if notice.flag_id and notice.problem:
        context["opened"] = Opened(dismiss=notice.flag_id)
    if not wants_fragment(request):
        return render(request, "claims/comparison_detail.html", context, status=status)
    if row and status == 422 and not isinstance(target, Comparison):
        return _answer_row(request, context, row, status=status)
    response = render(request, context["board_template"], context, status=status)
    return retarget(reswap(response, "outerHTML"), f"#{context['board_id']}")


def _comparison_id(request: ReviewRequest) -> int:
    match = request.resolver_match
    return int(match.kwargs["pk"]) if match else 0


def _read_current(target: Row) -> dict[str, str]:
    """What stands there now, and who decided it."""
    now = find_row(name_type(target), target.pk)
    if isinstance(now, Claim):
        current = now.get_kind_display()
    else:
        current = now.get_state_display()
    if isinstance(now, Discrepancy) and now.reason:
        current = f"{current}: {now.get_reason_display()}"
    last = (
        Decision.objects.filter(target_type=name_type(now), target_id=now.pk)
        .select_related("actor")
        .first()
    )
    by = (last.actor.get_full_name() or last.actor.get_username()) if last else _("a new run")
    return {"current": current, "by": by}


def _find_row(board: Board, target: Row, *, step: Step | None = None) -> RowView | None:
    """The row that the target is in now, or else the first row that the step touched."""
    places = [(name_type(target), target.pk), *(step.touched if step else ())]
    return next((row for place in places if (row := _look_up(board, *place))), None)


def _look_up(board: Board, kind: str, pk: int) -> RowView | None:
    if kind not in _FINDERS:
        return None
    return board.find_row(**{_FINDERS[kind]: pk})


_FINDERS = {"alignment": "alignment", "discrepancy": "flag", "claim": "claim"}


def _page_address(request: ReviewRequest, comparison: Comparison) -> str:
    query = request.META.get("QUERY_STRING", "")
    return comparison.get_absolute_url() + (f"?{query}" if query else "")
