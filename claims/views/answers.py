"""Answers to a post: the changed row, the whole board, or both versions of a lost race."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_htmx.http import reswap, retarget, trigger_client_event

from claims.board import CONTEXT, Board, Opened, RowFilter, RowView, find_changes
from claims.board.changes import Changes
from claims.decisions.history import NotAllowed, StaleVersion, Step
from claims.decisions.log import SILENT
from claims.decisions.notes import NOTE_ACTIONS
from claims.decisions.snapshots import Row, find_row, name_type
from claims.decisions.undo import History
from claims.models import Claim, Comparison, Decision, Discrepancy
from claims.views.comparison_detail import build_notes, build_page, get_comparison
from claims.views.form_values import BadForm
from claims.views.http import ReviewRequest, wants_fragment
from claims.wording.steps import report_step

Drafts = Mapping[str, str]
NO_DRAFTS: Drafts = MappingProxyType({})
_ANOTHER_NOTE = gettext_lazy(
    "Someone wrote another note meanwhile: it stands here, and yours is in its field. "
    "Nothing of yours was stored."
)


@dataclass(frozen=True, kw_only=True)
class Notice:
    """What a row says above itself: a lost race with both versions, or what a form lacks."""

    row_key: str
    flag_id: int | None
    wanted: str = ""
    current: str = ""
    by: str = ""
    problem: str = ""
    stale: tuple[str, ...] = ()
    typed: tuple[str, ...] = ()


def answer(
    request: ReviewRequest,
    comparison: Comparison,
    act: Callable[[], Step],
    *,
    target: Row,
    wanted: str,
    history: History | None = None,
    drafts: Drafts = NO_DRAFTS,
) -> HttpResponse:
    """Act, then show the result: 200 or 302, 409 when the page was out of date, 422 when unclear.

    ``history`` is what could be undone before; a new step needs none, it is the last one.
    ``drafts`` are notes as typed, by their fields: what is refused stands in its field again.
    """
    try:
        step = act()
    except StaleVersion as error:
        problem = str(_ANOTHER_NOTE) if drafts else ""
        if history and error.rows:  # undoing speaks of the row that is in its way
            target = error.rows[0]
        return _refuse(request, target, status=409, wanted=wanted, problem=problem, drafts=drafts)
    except BadForm as error:
        return _refuse(request, target, status=422, problem=str(error), drafts=drafts)
    except NotAllowed as error:
        raise PermissionDenied from error
    history = (history or History()).follow(step)
    message = report_step(history.heads.get(step.batch))
    if not wants_fragment(request):
        messages.success(request, message)
        row = _find_row(build_page(request, comparison)["board"], target, step=step)
        anchor = _name_anchor(request, row) if row else ""
        return HttpResponseRedirect(_page_address(request, comparison) + anchor)
    context = build_page(
        request, comparison, message=message, history=history, flags=_list_flags(step)
    )
    context["note_changed"] = _changes_comparison_note(step)
    if drafts and isinstance(target, Comparison):
        return _answer_around(request, context)
    row = _find_row(context["board"], target, step=step)
    # Whoever undoes looks at what came back, and whoever writes a note is not done with the row.
    return _show_step(request, context, step, row, stays=bool(step.undoes or drafts))


def _changes_comparison_note(step: Step) -> bool:
    return any(d.target_type == "comparison" and d.action in NOTE_ACTIONS for d in step.decisions)


def _list_flags(step: Step) -> list[Discrepancy] | None:
    """The flags that the step has read, as it left them."""
    if step.known_flags is None:
        return None
    return [flag for flag in step.known_flags if flag.state != Discrepancy.State.CLOSED]


def _show_step(
    request: ReviewRequest,
    context: dict[str, Any],
    step: Step,
    row: RowView | None,
    *,
    stays: bool,
) -> HttpResponse:
    """The rows that the step changed and what changed around them, or the whole board."""
    board = context["board"]
    if context["in_context"]:
        if row and all(row is _look_up(board, *place) for place in step.touched):
            return _go_to(_answer_row(request, context, row), row, stays=stays)
    elif changes := _find_changes(context, step):
        response = render(request, "claims/_changes.html", context | {"changes": changes})
        return _go_to(reswap(response, "none"), row, stays=stays)
    response = _go_to(render(request, context["board_template"], context), row, stays=stays)
    return retarget(reswap(response, "outerHTML"), f"#{context['board_id']}")


def _find_changes(context: dict[str, Any], step: Step) -> Changes | None:
    """The rows that a step changed; boxes to select with are drawn again as a whole."""
    if context["selecting"]:
        return None
    return find_changes(context["board"], context["rows"], step.decisions)


def _go_to(response: HttpResponse, row: RowView | None, *, stays: bool) -> HttpResponse:
    """Name the row that the step was about: keys go on from there, or stay."""
    if row:
        go = {"row": row.key, "stay": stays}
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


def _answer_around(
    request: ReviewRequest, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """What stands around the rows alone: they are as they were."""
    return reswap(render(request, "claims/_around.html", context, status=status), "none")


def answer_gone(
    request: ReviewRequest, comparison: Comparison, *, typed: Sequence[str] = ()
) -> HttpResponse:
    """409 with the page as it is now, and what was ``typed``: the row was replaced by a new run."""
    message = _("This row was replaced when the reports were compared again. Here is the page now.")
    context = build_page(request, comparison, message=message)
    if typed:
        context["notice"] = Notice(row_key="", flag_id=None, problem=message, typed=tuple(typed))
    if not wants_fragment(request):
        return render(request, "claims/comparison_detail.html", context, status=409)
    response = render(request, context["board_template"], context, status=409)
    return retarget(reswap(response, "outerHTML"), f"#{context['board_id']}")


def _refuse(
    request: ReviewRequest,
    target: Row,
    *,
    status: int,
    wanted: str = "",
    problem: str = "",
    drafts: Drafts = NO_DRAFTS,
) -> HttpResponse:
    """Nothing was changed: the row as it is now, with what was wanted beside it."""
    is_whole = isinstance(target, Comparison)
    comparison = get_comparison(target.pk if is_whole else _comparison_id(request))
    context = build_page(request, comparison, message=problem)
    row = _find_row(context["board"], target)
    current, by = read_current(target) if status == 409 else ("", "")
    notice = Notice(
        row_key=row.key if row else "",
        flag_id=target.pk if isinstance(target, Discrepancy) else None,
        wanted=wanted,
        current=current,
        by=by,
        problem=problem,
        typed=tuple(text for text in drafts.values() if text) if row is None else (),
    )
    context |= {"notice": notice, **_keep_typed(request, context, row, notice, drafts)}
    if drafts and is_whole:
        context |= {"notice": None, "note_problem": problem, "note_changed": True}
    if not wants_fragment(request):
        return render(request, "claims/comparison_detail.html", context, status=status)
    if drafts and is_whole:
        return _answer_around(request, context, status=status)
    if row and (status == 422 or drafts) and not is_whole:
        return _answer_row(request, context, row, status=status)
    response = render(request, context["board_template"], context, status=status)
    return retarget(reswap(response, "outerHTML"), f"#{context['board_id']}")


def _keep_typed(
    request: ReviewRequest,
    context: dict[str, Any],
    row: RowView | None,
    notice: Notice,
    drafts: Drafts,
) -> dict[str, Any]:
    """The panel that the form stood in, open again with all that was typed in it."""
    if drafts:
        opened = Opened(note=(row.id or 0) if row else 0)
        return {"opened": opened, **build_notes(context["board"], opened, drafts)}
    if notice.flag_id and notice.problem:
        typed = request.POST.get("note", "")
        return {"opened": Opened(dismiss=notice.flag_id), "typed_note": typed}
    return {}


def _comparison_id(request: ReviewRequest) -> int:
    match = request.resolver_match
    return int(match.kwargs["pk"]) if match else 0


def read_current(target: Row) -> tuple[str, str]:
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
        .exclude(action__in=SILENT)
        .select_related("actor")
        .first()
    )
    by = (last.actor.get_full_name() or last.actor.get_username()) if last else _("a new run")
    return current, by


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
