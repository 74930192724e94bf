"""Posts of the review page: each calls one function of ``claims.review`` and shows the result."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from claims import review
from claims.history import Step
from claims.models import Alignment, Claim, Discrepancy
from claims.views.answers import BadForm, answer, answer_gone
from claims.views.comparison_detail import get_comparison
from claims.views.http import REVIEW, ReviewRequest, permission_required
from claims.wording import name_action

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
    comparison = get_comparison(pk)
    alignment = Alignment.objects.filter(pk=alignment_pk).first()
    if alignment is None:
        return answer_gone(request, comparison)
    if alignment.comparison_id != comparison.pk:
        raise Http404
    alignment.comparison = comparison
    verdict = request.POST.get("verdict", "")

    def act() -> Step:
        if verdict not in ALIGNMENT_VERDICTS:
            raise BadForm(_("Say whether to accept or to reject the link."))
        decide = ALIGNMENT_VERDICTS[verdict]
        return decide(alignment, actor=request.user, version=_read_version(request))

    wanted = name_action(f"{verdict}_alignment", {"band": alignment.band})
    return answer(request, comparison, act, target=alignment, wanted=wanted)


@require_POST
@permission_required(REVIEW)
def discrepancy_decide(request: ReviewRequest, pk: int, discrepancy_pk: int) -> HttpResponse:
    comparison = get_comparison(pk)
    discrepancy = Discrepancy.objects.filter(pk=discrepancy_pk).first()
    if discrepancy is None:
        return answer_gone(request, comparison)
    if discrepancy.comparison_id != comparison.pk:
        raise Http404
    discrepancy.comparison = comparison
    verdict = request.POST.get("verdict", "")

    def act() -> Step:
        if verdict not in DISCREPANCY_VERDICTS:
            raise BadForm(_("Say whether to confirm or to dismiss the flag."))
        decide = DISCREPANCY_VERDICTS[verdict]
        extra = _read_reason(request) if verdict == "dismiss" else {}
        return decide(discrepancy, actor=request.user, version=_read_version(request), **extra)

    wanted = name_action(f"{verdict}_discrepancy", {"number": discrepancy.number})
    return answer(request, comparison, act, target=discrepancy, wanted=wanted)


@require_POST
@permission_required(REVIEW)
def claims_link(request: ReviewRequest, pk: int) -> HttpResponse:
    comparison = get_comparison(pk)
    ids = {side: _read_ids(request.POST.getlist(side)) for side in ("left", "right")}
    found = Claim.objects.in_bulk([*ids["left"], *ids["right"]])

    def act() -> Step:
        if not ids["left"] or not ids["right"] or len(found) != sum(map(len, ids.values())):
            raise BadForm(_("A link needs a claim of each report."))
        return review.link_claims(
            comparison,
            actor=request.user,
            left=[found[claim] for claim in ids["left"]],
            right=[found[claim] for claim in ids["right"]],
            seen=_read_seen(request.POST.getlist("seen")),
        )

    target = next(iter(found.values()), comparison)
    return answer(request, comparison, act, target=target, wanted=name_action("link_claims", {}))


@require_POST
@permission_required(REVIEW)
def claim_set_kind(request: ReviewRequest, pk: int, claim_pk: int) -> HttpResponse:
    comparison = get_comparison(pk)
    articles = (comparison.left_id, comparison.right_id)
    claim = Claim.objects.filter(pk=claim_pk).first()
    if claim is None or not claim.is_current:
        return answer_gone(request, comparison)
    if claim.article_id not in articles:
        raise Http404
    kind = request.POST.get("kind", "")

    def act() -> Step:
        if kind not in Claim.Kind.values:
            raise BadForm(_("Say what kind of claim it is."))
        return review.set_claim_kind(
            comparison,
            claim=claim,
            actor=request.user,
            version=_read_version(request),
            kind=kind,
        )

    wanted = name_action("set_claim_kind", {})
    return answer(request, comparison, act, target=claim, wanted=wanted)


@require_POST
@permission_required(REVIEW)
def decision_undo(request: ReviewRequest, pk: int) -> HttpResponse:
    return _travel(request, pk, review.undo_last, _("There is nothing to undo."))


@require_POST
@permission_required(REVIEW)
def decision_redo(request: ReviewRequest, pk: int) -> HttpResponse:
    return _travel(request, pk, review.redo_last, _("There is nothing to redo."))


def _travel(
    request: ReviewRequest, pk: int, go: Callable[..., Step | None], nothing: str
) -> HttpResponse:
    comparison = get_comparison(pk)

    def act() -> Step:
        step = go(comparison, actor=request.user)
        if step is None:
            raise BadForm(nothing)
        return step

    return answer(request, comparison, act, target=comparison, wanted=_("undo"))


@require_POST
@permission_required(REVIEW)
def comparison_decide(request: ReviewRequest, pk: int) -> HttpResponse:
    comparison = get_comparison(pk)
    verdict = request.POST.get("verdict", "")

    def act() -> Step:
        if verdict not in COMPARISON_VERDICTS:
            raise BadForm(_("Say whether the review is done."))
        decide = COMPARISON_VERDICTS[verdict]
        return decide(comparison, actor=request.user, version=_read_version(request))

    wanted = name_action("mark_done" if verdict == "done" else "reopen_comparison", {})
    return answer(request, comparison, act, target=comparison, wanted=wanted)


# --- reading forms --------------------------------------------------------------------


def _read_version(request: ReviewRequest) -> int:
    version = request.POST.get("version", "")
    if not version.isdecimal() or len(version) > 9:
        raise BadForm(_("The form does not say which version it was made for."))
    return int(version)


def _read_reason(request: ReviewRequest) -> dict[str, str]:
    reason, note = request.POST.get("reason", ""), request.POST.get("note", "")
    if reason not in Discrepancy.Reason.values:
        raise BadForm(_("Choose why the flag is dismissed."))
    if reason == Discrepancy.Reason.OTHER and not note.strip():
        raise BadForm(_("Write the other reason as a note."))
    if len(note) > review.MAX_NOTE:
        raise BadForm(_("The note is too long: at most 10,000 characters."))
    return {"reason": reason, "note": note}


def _read_ids(values: list[str]) -> list[int]:
    return [int(value) for value in values if value.isdecimal() and len(value) < 19]


def _read_seen(values: list[str]) -> dict[int, int]:
    """Versions of the alignments that the form was made for, from "id:version"."""
    pairs = (value.partition(":") for value in values)
    return {int(pk): int(v) for pk, _colon, v in pairs if pk.isdecimal() and v.isdecimal()}
