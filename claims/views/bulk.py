"""Posts of the select mode: one step for many rows, or both versions of what was in the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django_htmx.http import reswap, retarget

from claims import review
from claims.board import Selection
from claims.decisions.history import NotAllowed, StaleVersion, Step
from claims.decisions.snapshots import Row, read_alignments
from claims.models import Alignment, AlignmentMember, Claim, Comparison, Discrepancy
from claims.views.answers import Notice, answer, read_current
from claims.views.comparison_detail import build_page, get_comparison
from claims.views.form_values import BadForm, read_reason
from claims.views.http import ReviewRequest, wants_fragment

# A refused selection names this many rows and counts the others.
NAMED = 10


def act_on_selection(request: ReviewRequest, pk: int, verb: str, reason: str) -> HttpResponse:
    """Do to everything that is selected what a button of the bar says."""
    comparison = get_comparison(pk)
    selection = Selection.read(request.POST.getlist("row"), request.POST.getlist("claim"))
    if verb == "count":
        return _show(request, comparison, selection, status=200)
    try:
        if verb not in _ACTS:
            raise BadForm(_("The form does not say what to do."))
        step = _ACTS[verb](_Selected(request, comparison, selection, reason))
    except BadForm as error:
        notice = Notice(row_key="", flag_id=None, problem=str(error))
        return _show(request, comparison, selection, status=422, notice=notice)
    except StaleVersion as error:
        notice = Notice(row_key="", flag_id=None, stale=tuple(_list_stale(error.rows)))
        return _show(request, comparison, selection, status=409, notice=notice)
    except NotAllowed as error:
        raise PermissionDenied from error
    return answer(request, comparison, lambda: step, target=comparison, wanted="")


class _Selected:
    """The selected rows as they are now, read when an action asks for them."""

    def __init__(
        self, request: ReviewRequest, comparison: Comparison, selection: Selection, reason: str
    ) -> None:
        self.request = request
        self.comparison = comparison
        self.selection = selection
        self.reason = reason

    @property
    def by(self) -> dict[str, Any]:
        return {"actor": self.request.user}

    def alignments(self, wanted: Sequence[int]) -> list[Alignment]:
        members = AlignmentMember.objects.filter(
            alignment__in=wanted, alignment__comparison=self.comparison
        )
        return _all_of(read_alignments(members), wanted)

    def flags(self) -> list[Discrepancy]:
        wanted = list(self.selection.flags)
        return _all_of(list(self.comparison.discrepancies.filter(pk__in=wanted)), wanted)

    def claims(self, wanted: Sequence[int]) -> list[Claim]:
        articles = (self.comparison.left_id, self.comparison.right_id)
        found = Claim.objects.filter(pk__in=wanted, article__in=articles, is_current=True)
        return _all_of(list(found.order_by("start")), wanted)


def _all_of(found: list[Any], wanted: Sequence[int]) -> list[Any]:
    if not wanted:
        raise BadForm(_("Nothing is selected that this could be done with."))
    if len(found) != len(wanted):
        raise StaleVersion(found[:0])
    return found


def _accept(versions: str) -> Callable[[_Selected], Step]:
    def act(selected: _Selected) -> Step:
        seen = getattr(selected.selection, versions)
        rows = selected.alignments(list(seen))
        return review.confirm_alignments(selected.comparison, rows, versions=seen, **selected.by)

    return act


def _reject(selected: _Selected) -> Step:
    seen = selected.selection.links
    rows = selected.alignments(list(seen))
    return review.reject_alignments(selected.comparison, rows, versions=seen, **selected.by)


def _confirm_flags(selected: _Selected) -> Step:
    seen = selected.selection.flags
    return review.confirm_discrepancies(
        selected.comparison, selected.flags(), versions=seen, **selected.by
    )


def _dismiss_flags(selected: _Selected) -> Step:
    note = selected.request.POST.get("note", "")
    is_other = selected.reason == Discrepancy.Reason.OTHER
    why = read_reason(selected.reason, note if is_other else "")
    seen = selected.selection.flags
    return review.dismiss_discrepancies(
        selected.comparison,
        selected.flags(),
        versions=seen,
        reason=why["reason"],
        note=why["note"],
        **selected.by,
    )


def _link(selected: _Selected) -> Step:
    claims = selected.claims(list(selected.selection.claims))
    left = [c for c in claims if c.article_id == selected.comparison.left_id]
    right = [c for c in claims if c.article_id == selected.comparison.right_id]
    if not left or not right:
        raise BadForm(_("A link needs a claim of each report."))
    return review.link_claims(
        selected.comparison, left=left, right=right, seen=selected.selection.seen, **selected.by
    )


def _add(selected: _Selected) -> Step:
    groups = selected.selection.groups
    if len(groups) != 1:
        raise BadForm(_("Select the row of the link that the claims join, and no other row."))
    (group,) = selected.alignments(list(groups))
    if group.band == Alignment.Band.ONE_SIDED:
        raise BadForm(_("Select the row of the link that the claims join, and no other row."))
    inside = {member.claim_id for member in group.listed_members}
    claims = selected.claims([pk for pk in selected.selection.claims if pk not in inside])
    return review.add_to_group(
        group,
        version=groups[group.pk],
        claims=claims,
        seen=selected.selection.seen,
        **selected.by,
    )


def _set_aside(selected: _Selected) -> Step:
    return _set_kinds(selected, Claim.Kind.BOILERPLATE, selected.selection.claims)


def _bring_back(selected: _Selected) -> Step:
    return _set_kinds(selected, Claim.Kind.STATEMENT, selected.selection.aside)


def _set_kinds(selected: _Selected, kind: Claim.Kind, seen: Any) -> Step:
    claims = selected.claims(list(seen))
    return review.set_claim_kinds(
        selected.comparison, claims, versions=seen, kind=kind.value, **selected.by
    )


_ACTS: dict[str, Callable[[_Selected], Step]] = {
    "accept-links": _accept("links"),
    "accept-alone": _accept("alone"),
    "reject-links": _reject,
    "confirm-flags": _confirm_flags,
    "dismiss-flags": _dismiss_flags,
    "link-claims": _link,
    "add-claims": _add,
    "set-aside": _set_aside,
    "bring-back": _bring_back,
}


def _show(
    request: ReviewRequest,
    comparison: Comparison,
    selection: Selection,
    *,
    status: int,
    notice: Notice | None = None,
) -> HttpResponse:
    """The page as it is now, with the selection as it was sent."""
    context = build_page(request, comparison, selection=selection)
    context |= {"notice": notice, "typed_note": request.POST.get("note", "")}
    if not wants_fragment(request):
        return render(request, "claims/comparison_detail.html", context, status=status)
    response = render(request, context["board_template"], context, status=status)
    return retarget(reswap(response, "outerHTML"), f"#{context['board_id']}")


def _list_stale(rows: Sequence[Row]) -> list[str]:
    """What was in the way, each with what stands there now and who decided it."""
    named = []
    for row in rows[:NAMED]:
        current, by = read_current(row)
        named.append(f"{_name_row(row)}: {current} ({by})")
    if len(rows) > NAMED:
        named.append(_("and %(count)s more") % {"count": len(rows) - NAMED})
    return named or [_("a row that a new run or another person replaced")]


def _name_row(row: Row) -> str:
    if isinstance(row, Discrepancy):
        return _("Flag %(number)s") % {"number": row.number}
    if isinstance(row, Alignment):
        return " – ".join(f"“{_shorten(member.claim.text)}”" for member in row.listed_members)
    return f"“{_shorten(str(row))}”"


def _shorten(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39].rstrip()}…"
