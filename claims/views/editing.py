"""Posts that change links and claims themselves: link, set aside, bring back."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from claims import review
from claims.history import Step
from claims.models import Claim, Comparison
from claims.step_wording import name_action
from claims.views.answers import answer, answer_gone
from claims.views.comparison_detail import get_comparison
from claims.views.form_values import BadForm, read_ids, read_seen, read_version
from claims.views.http import REVIEW, ReviewRequest, permission_required


@require_POST
@permission_required(REVIEW)
def claims_link(request: ReviewRequest, pk: int) -> HttpResponse:
    form = {name: request.POST.getlist(name) for name in ("left", "right", "seen")}
    return link_claims(request, get_comparison(pk), **form)


@require_POST
@permission_required(REVIEW)
def claim_set_kind(request: ReviewRequest, pk: int, claim_pk: int) -> HttpResponse:
    form = {name: request.POST.get(name, "") for name in ("kind", "version")}
    return set_claim_kind(request, pk, claim_pk, **form)


def link_claims(
    request: ReviewRequest,
    comparison: Comparison,
    *,
    left: list[str],
    right: list[str],
    seen: list[str],
) -> HttpResponse:
    ids = [read_ids(left), read_ids(right)]
    found = Claim.objects.in_bulk([pk for side in ids for pk in side])

    def act() -> Step:
        if not all(ids) or len(found) != sum(map(len, ids)):
            raise BadForm(_("A link needs a claim of each report."))
        return review.link_claims(
            comparison,
            actor=request.user,
            left=[found[claim] for claim in ids[0]],
            right=[found[claim] for claim in ids[1]],
            seen=read_seen(seen),
        )

    target = next(iter(found.values()), comparison)
    return answer(request, comparison, act, target=target, wanted=name_action("link_claims", {}))


def set_claim_kind(
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
            comparison, claim=claim, actor=request.user, version=read_version(version), kind=kind
        )

    wanted = name_action("set_claim_kind", {})
    return answer(request, comparison, act, target=claim, wanted=wanted)
