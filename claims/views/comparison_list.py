"""The list of comparisons: search, filters, open flags, progress."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from articles.cleaning import clean_text
from articles.drafts import ImportProblem
from articles.models import Outlet
from claims.board import Chip, SourceView
from claims.board.sources import view_source
from claims.board.texts import SEVERITIES
from claims.decisions.log import read_finishers
from claims.examples import load_examples
from claims.jobs import is_ready, start_job
from claims.models import Alignment, Comparison, Discrepancy
from claims.views.http import READ, REVIEW, ReviewRequest, permission_required
from claims.wording.discrepancies import COVERAGE
from claims.wording.values import show_moment
from claims.wording.verdicts import word_verdict

PAGE_SIZE = 25
SORTS: Mapping[str, tuple[str, ...]] = {
    "changed": ("-updated_at", "-pk"),
    "title": ("title", "left__title", "pk"),
    "flags": ("-open_flags", "-updated_at", "-pk"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SeverityCount:
    """Open flags of one severity."""

    severity: str
    label: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonView:
    """A comparison as the list shows it."""

    comparison: Comparison
    title: str
    sources: tuple[SourceView, SourceView]
    open_flags: tuple[SeverityCount, ...]
    done: int
    total: int
    changed: str
    finished: str


@require_GET
@permission_required(READ)
def comparison_list(request: ReviewRequest) -> HttpResponse:
    query = {name: clean_text(request.GET.get(name, ""))[:200] for name in ("q", "outlet", "state")}
    query["sort"] = request.GET.get("sort", "") if request.GET.get("sort", "") in SORTS else ""
    found = _search(query["q"], query["outlet"])
    chips = _list_chips(request, found, query)
    rows = _filter_state(request, found, query["state"])
    rows = _sort(rows, query["sort"] or "changed")
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "comparisons": _view_comparisons(list(page.object_list)),
        "query": query,
        "sort": query["sort"] or "changed",
        "chips": chips,
        "outlets": list(Outlet.objects.values_list("pk", "name")),
        "is_empty": not chips[0].count and not query["q"] and not query["outlet"],
        "page_query": _encode(query, page=""),
        "sort_query": _encode(query, sort=""),
    }
    return render(request, "claims/comparison_list.html", context)


@require_POST
@permission_required(REVIEW)
def example_load(request: ReviewRequest) -> HttpResponse:
    """Store the example, start its job, and go where it can be followed or reviewed."""
    try:
        comparisons = load_examples()
    except ImportProblem as problem:
        messages.error(request, str(problem))
        return redirect("comparison_list")
    if not comparisons:
        messages.error(request, _("No example came with this installation."))
        return redirect("comparison_list")
    example = comparisons[0]
    if is_ready(example):
        return redirect(example)
    start_job(example)
    return redirect("comparison_progress", example.pk)


def _search(text: str, outlet: str) -> QuerySet[Comparison]:
    rows = Comparison.objects.all()
    if text:
        wanted = Q(title__icontains=text)
        for side in ("left", "right"):
            wanted |= Q(**{f"{side}__title__icontains": text})
            wanted |= Q(**{f"{side}__body__icontains": text})
            wanted |= Q(**{f"{side}__outlet__name__icontains": text})
        rows = rows.filter(wanted)
    if outlet.isdecimal() and len(outlet) < 19:
        rows = rows.filter(Q(left__outlet_id=int(outlet)) | Q(right__outlet_id=int(outlet)))
    return rows


def _filter_state(
    request: ReviewRequest, rows: QuerySet[Comparison], state: str
) -> QuerySet[Comparison]:
    if state == "mine":
        return rows.filter(assigned_to=request.user)
    return rows.filter(state=state) if state in Comparison.State.values else rows


def _sort(rows: QuerySet[Comparison], sort: str) -> QuerySet[Comparison]:
    if sort == "flags":
        flags = Discrepancy.objects.filter(
            comparison=OuterRef("pk"), state=Discrepancy.State.OPEN
        ).order_by()
        counted = flags.values("comparison").annotate(count=Count("pk")).values("count")
        rows = rows.annotate(open_flags=Coalesce(Subquery(counted), 0))
    related = ("left__outlet", "right__outlet", "assigned_to")
    return rows.select_related(*related).order_by(*SORTS[sort])


def _list_chips(
    request: ReviewRequest, rows: QuerySet[Comparison], query: Mapping[str, str]
) -> list[Chip]:
    counts = dict(rows.order_by().values_list("state").annotate(count=Count("pk")))
    mine = rows.filter(assigned_to=request.user).count()
    wanted = [("", _("All"), sum(counts.values()))]
    wanted += [
        (state.value, capfirst(str(state.label)), counts.get(state.value, 0))
        for state in Comparison.State
        if state != Comparison.State.FAILED or counts.get(state.value)
    ]
    wanted.append(("mine", _("Mine"), mine))
    return [
        Chip(
            label=label,
            count=count,
            href=_encode(query, state=state),
            is_current=query["state"] == state,
        )
        for state, label, count in wanted
    ]


def _encode(query: Mapping[str, str], **changes: str) -> str:
    pairs = [(name, value) for name, value in {**query, **changes}.items() if value]
    return f"?{urlencode(pairs)}"


def _view_comparisons(comparisons: list[Comparison]) -> list[ComparisonView]:
    flags = _count_flags(comparisons)
    links = _count_alignments(comparisons)
    finishers = read_finishers(comparisons)
    return [
        ComparisonView(
            comparison=comparison,
            title=comparison.title or comparison.left.title or comparison.right.title,
            sources=(
                view_source(comparison.left, side="left"),
                view_source(comparison.right, side="right"),
            ),
            open_flags=tuple(
                SeverityCount(
                    severity=severity,
                    label=str(Discrepancy.Severity(severity).label),
                    count=flags[comparison.pk][severity, True],
                )
                for severity in SEVERITIES
                if flags[comparison.pk][severity, True]
            ),
            done=links[comparison.pk][True]
            + sum(n for (_severity, is_open), n in flags[comparison.pk].items() if not is_open),
            total=sum(links[comparison.pk].values()) + sum(flags[comparison.pk].values()),
            changed=show_moment(comparison.updated_at),
            finished=word_verdict(finishers[comparison.pk]) if comparison.pk in finishers else "",
        )
        for comparison in comparisons
    ]


def _count_flags(comparisons: Iterable[Comparison]) -> Mapping[int, dict[tuple[str, bool], int]]:
    """Flags by severity and whether they are open; one-sided claims count as alignments."""
    counts: dict[int, dict[tuple[str, bool], int]] = defaultdict(lambda: defaultdict(int))
    rows = (
        Discrepancy.objects.filter(comparison__in=comparisons)
        .exclude(Q(state=Discrepancy.State.CLOSED) | Q(kind=COVERAGE))
        .order_by()
        .values_list("comparison_id", "severity", "state")
        .annotate(count=Count("pk"))
    )
    for comparison, severity, state, count in rows:
        counts[comparison][severity, state == Discrepancy.State.OPEN] += count
    return counts


def _count_alignments(comparisons: Iterable[Comparison]) -> Mapping[int, dict[bool, int]]:
    """Links and one-sided claims, by whether they are decided."""
    counts: dict[int, dict[bool, int]] = defaultdict(lambda: defaultdict(int))
    rows = (
        Alignment.objects.filter(comparison__in=comparisons)
        .exclude(state=Alignment.State.REJECTED)
        .order_by()
        .values_list("comparison_id", "state")
        .annotate(count=Count("pk"))
    )
    for comparison, state, count in rows:
        counts[comparison][state == Alignment.State.CONFIRMED] += count
    return counts
