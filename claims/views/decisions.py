"""Posts that decide a link, a flag or the comparison, and that undo and redo."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from claims import review
from claims.decisions.history import Step
from claims.decisions.undo import read_history
from claims.models import Discrepancy
from claims.views.answers import answer, answer_gone
from claims.views.comparison_detail import get_comparison
from claims.views.finding import COMPARISON, find_alignment
from claims.views.form_values import BadForm, read_reason, read_version
from claims.views.http import REVIEW, ReviewRequest, permission_required
from claims.wording.steps import name_action

ALIGNMENT_VERDICTS: dict[str, Callable[..., Step]] = {
    "confirm": review.confirm_alignment,
    "reject": review.reject_alignment,
    "reopen": review.reopen_alignment,
}
DISCREPANCY_VERDICTS: dict[str, Callable[..., Step]] = {
    "confirm": review.confirm_discrepancy,
    "dismiss": review.dismiss_discrepancy,
    "reopen": review.reopen_discrepancy,
}
COMPARISON_VERDICTS: dict[str, Callable[..., Step]] = {
    "done": review.mark_done,
    "reopen": review.reopen_comparison,
}


@require_POST
@permission_required(REVIEW)
def alignment_decide(request: ReviewRequest, pk: int, alignment_pk: int) -> HttpResponse:
    form = request.POST
    return decide_alignment(
        request,
        pk,
        alignment_pk,
        verdict=form.get("verdict", ""),
        version=form.get("version", ""),
    )


@require_POST
@permission_required(REVIEW)
def discrepancy_decide(request: ReviewRequest, pk: int, discrepancy_pk: int) -> HttpResponse:
    form = {name: request.POST.get(name, "") for name in ("verdict", "version", "reason", "note")}
    return decide_discrepancy(request, pk, discrepancy_pk, **form)


def decide_alignment(
    request: ReviewRequest, pk: int, alignment_pk: int, *, verdict: str, version: str
) -> HttpResponse:
    alignment = find_alignment(alignment_pk)
    if alignment is None:
        return answer_gone(request, get_comparison(pk))
    if alignment.comparison_id != pk:
        raise Http404

    def act() -> Step:
        if verdict not in ALIGNMENT_VERDICTS:
            raise BadForm(_("Say whether to accept or to reject the link."))
        decide = ALIGNMENT_VERDICTS[verdict]
        return decide(alignment, actor=request.user, version=read_version(version))

    wanted = name_action(f"{verdict}_alignment", {"band": alignment.band})
    return answer(request, alignment.comparison, act, target=alignment, wanted=wanted)


def decide_discrepancy(
    request: ReviewRequest,
    pk: int,
    discrepancy_pk: int,
    *,
    verdict: str,
    version: str,
    reason: str,
    note: str,
) -> HttpResponse:
    discrepancy = Discrepancy.objects.select_related(*COMPARISON).filter(pk=discrepancy_pk).first()
    if discrepancy is None:
        return answer_gone(request, get_comparison(pk))
    if discrepancy.comparison_id != pk:
        raise Http404

    def act() -> Step:
        if verdict not in DISCREPANCY_VERDICTS:
            raise BadForm(_("Say whether to confirm or to dismiss the flag."))
        decide = DISCREPANCY_VERDICTS[verdict]
        extra = read_reason(reason, note) if verdict == "dismiss" else {}
        return decide(discrepancy, actor=request.user, version=read_version(version), **extra)

    wanted = name_action(f"{verdict}_discrepancy", {"number": discrepancy.number})
    return answer(request, discrepancy.comparison, act, target=discrepancy, wanted=wanted)


@require_POST
@permission_required(REVIEW)
def decision_undo(request: ReviewRequest, pk: int) -> HttpResponse:
    return _travel(request, pk, "undo", _("There is nothing to undo."))


@require_POST
@permission_required(REVIEW)
def decision_redo(request: ReviewRequest, pk: int) -> HttpResponse:
    return _travel(request, pk, "redo", _("There is nothing to redo."))


def _travel(request: ReviewRequest, pk: int, towards: str, nothing: str) -> HttpResponse:
    comparison = get_comparison(pk)
    history = read_history(comparison, actor=request.user, towards=towards)
    go = review.undo_last if towards == "undo" else review.redo_last

    def act() -> Step:
        step = go(comparison, actor=request.user, history=history)
        if step is None:
            raise BadForm(nothing)
        return step

    return answer(request, comparison, act, target=comparison, wanted=_("undo"), history=history)


@require_POST
@permission_required(REVIEW)
def comparison_decide(request: ReviewRequest, pk: int) -> HttpResponse:
    comparison = get_comparison(pk)
    verdict = request.POST.get("verdict", "")

    def act() -> Step:
        if verdict not in COMPARISON_VERDICTS:
            raise BadForm(_("Say whether the review is done."))
        decide = COMPARISON_VERDICTS[verdict]
        return decide(
            comparison, actor=request.user, version=read_version(request.POST.get("version", ""))
        )

    wanted = name_action("mark_done" if verdict == "done" else "reopen_comparison", {})
    return answer(request, comparison, act, target=comparison, wanted=wanted)
