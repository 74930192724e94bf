"""Posts of the review page: each calls one function of ``claims.review`` and shows the result."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from claims import review
from claims.history import Step
from claims.models import Alignment, AlignmentMember, Claim, Comparison, Discrepancy
from claims.views.answers import BadForm, answer, answer_gone
from claims.views.comparison_detail import RELATED, get_comparison
from claims.views.http import REVIEW, ReviewRequest, permission_required
from claims.wording import name_action

COMPARISON = ("comparison", *(f"comparison__{name}" for name in RELATED))
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


# What the buttons of the board send: "confirm-flag 12 3" is a verb, an id and a version.
ACTS: dict[str, tuple[str, str]] = {
    "accept": ("alignment", "confirm"),
    "reject": ("alignment", "reject"),
    "reopen": ("alignment", "reopen"),
    "confirm-flag": ("discrepancy", "confirm"),
    "dismiss-flag": ("discrepancy", "dismiss"),
    "reopen-flag": ("discrepancy", "reopen"),
    "set-aside": ("claim", Claim.Kind.BOILERPLATE.value),
    "bring-back": ("claim", Claim.Kind.STATEMENT.value),
}


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(REVIEW)
def comparison_act(request: ReviewRequest, pk: int) -> HttpResponse:
    """The one address of the board's form: its buttons say what to do, and with what."""
    if request.method != "POST":
        # A link of the page that a refused form was answered with: back to the page itself.
        query = request.META.get("QUERY_STRING", "")
        page = reverse("comparison_detail", args=(pk,))
        return HttpResponseRedirect(f"{page}?{query}" if query else page)
    verb, *words = request.POST.get("act", "").split(" ")
    if verb == "link" and len(words) >= 2:
        left, right, seen = (part.split("+") for part in (*words[:2], "".join(words[2:3])))
        return _link(request, get_comparison(pk), left=left, right=right, seen=seen)
    if verb not in ACTS or not words or not words[0].isdecimal() or len(words[0]) > 18:
        comparison = get_comparison(pk)

        def refuse() -> Step:
            raise BadForm(_("The form does not say what to do."))

        return answer(request, comparison, refuse, target=comparison, wanted="")
    kind, verdict = ACTS[verb]
    version = words[1] if len(words) > 1 else ""
    reason = words[2] if len(words) > 2 else ""
    target = int(words[0])
    if kind == "alignment":
        return _decide_alignment(request, pk, target, verdict=verdict, version=version)
    if kind == "claim":
        return _set_kind(request, pk, target, kind=verdict, version=version)
    note = request.POST.get("note", "") if reason == Discrepancy.Reason.OTHER else ""
    return _decide_discrepancy(
        request, pk, target, verdict=verdict, version=version, reason=reason, note=note
    )


@require_POST
@permission_required(REVIEW)
def alignment_decide(request: ReviewRequest, pk: int, alignment_pk: int) -> HttpResponse:
    form = request.POST
    return _decide_alignment(
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
    return _decide_discrepancy(request, pk, discrepancy_pk, **form)


@require_POST
@permission_required(REVIEW)
def claims_link(request: ReviewRequest, pk: int) -> HttpResponse:
    form = {name: request.POST.getlist(name) for name in ("left", "right", "seen")}
    return _link(request, get_comparison(pk), **form)


@require_POST
@permission_required(REVIEW)
def claim_set_kind(request: ReviewRequest, pk: int, claim_pk: int) -> HttpResponse:
    form = {name: request.POST.get(name, "") for name in ("kind", "version")}
    return _set_kind(request, pk, claim_pk, **form)


def _decide_alignment(
    request: ReviewRequest, pk: int, alignment_pk: int, *, verdict: str, version: str
) -> HttpResponse:
    alignment = _find_alignment(alignment_pk)
    if alignment is None:
        return answer_gone(request, get_comparison(pk))
    if alignment.comparison_id != pk:
        raise Http404

    def act() -> Step:
        if verdict not in ALIGNMENT_VERDICTS:
            raise BadForm(_("Say whether to accept or to reject the link."))
        decide = ALIGNMENT_VERDICTS[verdict]
        return decide(alignment, actor=request.user, version=_read_version(version))

    wanted = name_action(f"{verdict}_alignment", {"band": alignment.band})
    return answer(request, alignment.comparison, act, target=alignment, wanted=wanted)


def _find_alignment(pk: int) -> Alignment | None:
    """The alignment with its members, its claims and its comparison, in one query."""
    related = ("claim", "alignment", *(f"alignment__{name}" for name in COMPARISON))
    members = list(AlignmentMember.objects.filter(alignment=pk).select_related(*related))
    if not members:
        return None
    alignment = members[0].alignment
    alignment.listed_members = members
    return alignment


def _decide_discrepancy(
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
        extra = _require_reason(reason, note) if verdict == "dismiss" else {}
        return decide(discrepancy, actor=request.user, version=_read_version(version), **extra)

    wanted = name_action(f"{verdict}_discrepancy", {"number": discrepancy.number})
    return answer(request, discrepancy.comparison, act, target=discrepancy, wanted=wanted)


def _link(
    request: ReviewRequest,
    comparison: Comparison,
    *,
    left: list[str],
    right: list[str],
    seen: list[str],
) -> HttpResponse:
    ids = [_read_ids(left), _read_ids(right)]
    found = Claim.objects.in_bulk([pk for side in ids for pk in side])

    def act() -> Step:
        if not all(ids) or len(found) != sum(map(len, ids)):
            raise BadForm(_("A link needs a claim of each report."))
        return review.link_claims(
            comparison,
            actor=request.user,
            left=[found[claim] for claim in ids[0]],
            right=[found[claim] for claim in ids[1]],
            seen=_read_seen(seen),
        )

    target = next(iter(found.values()), comparison)
    return answer(request, comparison, act, target=target, wanted=name_action("link_claims", {}))


def _set_kind(
    request: ReviewRequest, pk: int, claim_pk: int, *, kind: str, version: str
) -> HttpResponse:
    comparison = get_comparison(pk)
    claim = Claim.objects.filter(pk=claim_pk).first()
    if claim is None or not claim.is_current:
        return answer_gone(request, comparison)
    if claim.article_id not in (comparison.left_id, comparison.right_id):
        raise Http404

    def act() -> Step:
        if kind not in Claim.Kind.values:
            raise BadForm(_("Say what kind of claim it is."))
        return review.set_claim_kind(
            comparison, claim=claim, actor=request.user, version=_read_version(version), kind=kind
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
        return decide(
            comparison, actor=request.user, version=_read_version(request.POST.get("version", ""))
        )

    wanted = name_action("mark_done" if verdict == "done" else "reopen_comparison", {})
    return answer(request, comparison, act, target=comparison, wanted=wanted)


# --- reading forms --------------------------------------------------------------------


def _read_version(version: str) -> int:
    if not version.isdecimal() or len(version) > 9:
        raise BadForm(_("The form does not say which version it was made for."))
    return int(version)


def _require_reason(reason: str, note: str) -> dict[str, str]:
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
