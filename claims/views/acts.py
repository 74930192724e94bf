"""The one address of the board's form: its buttons say what to do, and with what."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from claims.decisions.history import Step
from claims.models import Claim, Discrepancy
from claims.views.answers import answer
from claims.views.bulk import act_on_selection
from claims.views.comparison_detail import get_comparison
from claims.views.decisions import decide_alignment, decide_discrepancy
from claims.views.editing import (
    link_claims,
    merge_claims,
    set_claim_kind,
    split_claim,
    take_from_group,
)
from claims.views.form_values import BadForm
from claims.views.http import REVIEW, ReviewRequest, permission_required
from claims.views.notes import write_notes

# Does what a button says with the row of this id, the version that it was made for, and a
# word more: a reason, a place in the text, another claim.
Verb = Callable[[ReviewRequest, int, int, str, str], HttpResponse]


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
    words += [""] * (4 - len(words))
    if verb == "link" and words[1]:
        left, right, seen = (part.split("+") for part in words[:3])
        return link_claims(request, pk, left=left, right=right, seen=seen)
    if verb == "bulk":
        return act_on_selection(request, pk, words[0], words[1])
    if verb == "notes":
        return write_notes(request, pk)
    if verb not in VERBS or not words[0].isdecimal() or len(words[0]) > 18:
        return _refuse(request, pk)
    return VERBS[verb](request, pk, int(words[0]), words[1], words[2])


def _refuse(request: ReviewRequest, pk: int) -> HttpResponse:
    comparison = get_comparison(pk)

    def refuse() -> Step:
        raise BadForm(_("The form does not say what to do."))

    return answer(request, comparison, refuse, target=comparison, wanted="")


def _decide_link(verdict: str) -> Verb:
    def act(request: ReviewRequest, pk: int, target: int, version: str, _: str) -> HttpResponse:
        return decide_alignment(request, pk, target, verdict=verdict, version=version)

    return act


def _decide_flag(verdict: str) -> Verb:
    def act(request: ReviewRequest, pk: int, target: int, version: str, why: str) -> HttpResponse:
        note = request.POST.get("note", "") if why == Discrepancy.Reason.OTHER else ""
        return decide_discrepancy(
            request, pk, target, verdict=verdict, version=version, reason=why, note=note
        )

    return act


def _set_kind(kind: Claim.Kind) -> Verb:
    def act(request: ReviewRequest, pk: int, target: int, version: str, _: str) -> HttpResponse:
        return set_claim_kind(request, pk, target, kind=kind.value, version=version)

    return act


def _split(request: ReviewRequest, pk: int, target: int, version: str, at: str) -> HttpResponse:
    return split_claim(request, pk, target, version=version, offset=at)


def _merge(
    request: ReviewRequest, pk: int, target: int, version: str, following: str
) -> HttpResponse:
    return merge_claims(request, pk, target, version=version, following=following)


def _take_out(
    request: ReviewRequest, pk: int, target: int, version: str, claims: str
) -> HttpResponse:
    return take_from_group(request, pk, target, version=version, claims=claims.split("+"))


# What the buttons of the board send: "confirm-flag 12 3" is a verb, an id and a version.
VERBS: dict[str, Verb] = {
    "accept": _decide_link("confirm"),
    "reject": _decide_link("reject"),
    "reopen": _decide_link("reopen"),
    "confirm-flag": _decide_flag("confirm"),
    "dismiss-flag": _decide_flag("dismiss"),
    "reopen-flag": _decide_flag("reopen"),
    "set-aside": _set_kind(Claim.Kind.BOILERPLATE),
    "bring-back": _set_kind(Claim.Kind.STATEMENT),
    "split": _split,
    "merge": _merge,
    "take-out": _take_out,
}
