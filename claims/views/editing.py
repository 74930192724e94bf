"""Posts that change links and claims themselves: link, regroup, split, merge, set aside."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from claims import review
from claims.decisions.history import StaleVersion, Step
from claims.models import Claim, Comparison
from claims.views.answers import answer, answer_gone
from claims.views.comparison_detail import get_comparison
from claims.views.finding import find_alignment, find_claims, find_placed_claims
from claims.views.form_values import BadForm, read_ids, read_seen, read_version
from claims.views.http import REVIEW, ReviewRequest, permission_required
from claims.wording.steps import name_action


@require_POST
@permission_required(REVIEW)
def claims_link(request: ReviewRequest, pk: int) -> HttpResponse:
    form = {name: request.POST.getlist(name) for name in ("left", "right", "seen")}
    return link_claims(request, pk, **form)


@require_POST
@permission_required(REVIEW)
def claim_set_kind(request: ReviewRequest, pk: int, claim_pk: int) -> HttpResponse:
    form = {name: request.POST.get(name, "") for name in ("kind", "version")}
    return set_claim_kind(request, pk, claim_pk, **form)


def link_claims(
    request: ReviewRequest, pk: int, *, left: list[str], right: list[str], seen: list[str]
) -> HttpResponse:
    ids = [read_ids(left), read_ids(right)]
    found = find_placed_claims(pk, [claim for side in ids for claim in side])
    comparison, claims = found.comparison, found.claims

    def act() -> Step:
        if not all(ids) or len(claims) != sum(map(len, ids)):
            raise BadForm(_("A link needs a claim of each report."))
        return review.link_claims(
            comparison,
            actor=request.user,
            left=[claims[claim] for claim in ids[0]],
            right=[claims[claim] for claim in ids[1]],
            seen=read_seen(seen),
            places=found.places,
        )

    target = next(iter(claims.values()), comparison)
    return answer(request, comparison, act, target=target, wanted=name_action("link_claims", {}))


def set_claim_kind(
    request: ReviewRequest, pk: int, claim_pk: int, *, kind: str, version: str
) -> HttpResponse:
    # One that comes back stands nowhere.
    find = find_placed_claims if kind == Claim.Kind.BOILERPLATE else find_claims
    found = find(pk, [claim_pk])
    comparison, claim = found.comparison, found.claims.get(claim_pk)
    if claim is None or not claim.is_current:
        return answer_gone(request, comparison)
    _require_own(comparison, claim)

    def act() -> Step:
        if kind not in Claim.Kind.values:
            raise BadForm(_("Say what kind of claim it is."))
        return review.set_claim_kind(
            comparison,
            claim=claim,
            actor=request.user,
            version=read_version(version),
            kind=kind,
            places=found.places,
        )

    wanted = name_action("set_claim_kind", {})
    return answer(request, comparison, act, target=claim, wanted=wanted)


def split_claim(
    request: ReviewRequest, pk: int, claim_pk: int, *, version: str, offset: str
) -> HttpResponse:
    """Two claims of one; the second begins at ``offset``."""
    comparison, claim = get_comparison(pk), _find_claim(claim_pk)
    if claim is None:
        return answer_gone(request, comparison)
    _require_own(comparison, claim)

    def act() -> Step:
        if not offset.isdecimal() or int(offset[:9]) not in review.list_word_starts(claim.text):
            raise BadForm(_("Choose the word that the second claim begins with."))
        return review.split_claim(
            comparison,
            claim=claim,
            actor=request.user,
            version=read_version(version),
            offset=int(offset),
        )

    wanted = name_action("split_claim", {})
    return answer(request, comparison, act, target=claim, wanted=wanted)


def merge_claims(
    request: ReviewRequest, pk: int, claim_pk: int, *, version: str, following: str
) -> HttpResponse:
    """A claim and the next one become one; ``following`` is the next one's id and version."""
    comparison, claim = get_comparison(pk), _find_claim(claim_pk)
    if claim is None:
        return answer_gone(request, comparison)
    _require_own(comparison, claim)

    def act() -> Step:
        seen = read_seen([following])
        found = review.find_next(claim)
        if found is None or not seen:
            raise BadForm(_("There is no claim that it can be merged with."))
        if found.pk not in seen:
            raise StaleVersion([claim])
        if Claim.Kind.BOILERPLATE in {claim.kind, found.kind}:
            raise BadForm(_("A line that is set aside is not merged. Bring it back first."))
        versions = {claim.pk: read_version(version), **seen}
        return review.merge_claims(
            comparison, claims=[claim, found], actor=request.user, versions=versions
        )

    wanted = name_action("merge_claims", {})
    return answer(request, comparison, act, target=claim, wanted=wanted)


def take_from_group(
    request: ReviewRequest, pk: int, alignment_pk: int, *, version: str, claims: list[str]
) -> HttpResponse:
    """Claims leave a link and stand alone."""
    alignment = find_alignment(alignment_pk)
    if alignment is None:
        return answer_gone(request, get_comparison(pk))
    if alignment.comparison_id != pk:
        raise Http404
    leaving = {int(claim) for claim in claims if claim.isdecimal()}

    def act() -> Step:
        members = [m for m in alignment.listed_members if m.claim_id in leaving]
        left_over = {m.side for m in alignment.listed_members if m.claim_id not in leaving}
        if not members or len(left_over) < 2:
            raise BadForm(_("A link keeps a claim of each report. Reject it instead."))
        return review.take_from_group(
            alignment,
            actor=request.user,
            version=read_version(version),
            claims=[member.claim for member in members],
        )

    wanted = name_action("take_from_group", {})
    return answer(request, alignment.comparison, act, target=alignment, wanted=wanted)


def _find_claim(pk: int) -> Claim | None:
    claim = Claim.objects.select_related("article").filter(pk=pk).first()
    return claim if claim and claim.is_current else None


def _require_own(comparison: Comparison, claim: Claim) -> None:
    if claim.article_id not in (comparison.left_id, comparison.right_id):
        raise Http404
