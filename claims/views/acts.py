"""The one address of the board's form: its buttons say what to do, and with what."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from claims.history import Step
from claims.models import Claim, Discrepancy
from claims.views.answers import answer
from claims.views.comparison_detail import get_comparison
from claims.views.decisions import decide_alignment, decide_discrepancy
from claims.views.editing import link_claims, set_claim_kind
from claims.views.form_values import BadForm
from claims.views.http import REVIEW, ReviewRequest, permission_required
from claims.views.notes import write_notes

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
        return link_claims(request, get_comparison(pk), left=left, right=right, seen=seen)
    if verb == "notes":
        return write_notes(request, pk)
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
        return decide_alignment(request, pk, target, verdict=verdict, version=version)
    if kind == "claim":
        return set_claim_kind(request, pk, target, kind=verdict, version=version)
    note = request.POST.get("note", "") if reason == Discrepancy.Reason.OTHER else ""
    return decide_discrepancy(
        request, pk, target, verdict=verdict, version=version, reason=reason, note=note
    )
