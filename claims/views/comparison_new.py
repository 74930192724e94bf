"""Starting a comparison: two texts in, claims shown, a job enqueued, its progress followed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.forms import BoundField
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRedirect

from articles.cleaning import clean_text
from articles.drafts import Draft, ImportProblem
from articles.models import Article
from articles.sizes import format_size
from claims.engine.types import ClaimKind, Sentence
from claims.forms import ACCEPTED_FILES, ReportForm, show_publication
from claims.intake import (
    PairProblem,
    Report,
    check_pair,
    create_comparison,
    open_origin,
    read_report,
    read_stored,
    read_upload,
    seal_origin,
)
from claims.jobs import start_job
from claims.views.http import ReviewRequest, permission_required, wants_fragment
from claims.wording.discrepancies import language_name

SIDES = ("left", "right")
# What the bundled encoder does on one slow core; the page promises no more.
CLAIMS_PER_SECOND = 25
PICK_LIMIT = 200
SHOWN_CLAIMS = 3
MAX_SHOWN = 500  # of a text as long as a book


@dataclass(kw_only=True)
class Entry:
    """One side of the page: the form as typed, what was read from it, what stands in the way."""

    side: str
    form: ReportForm
    stored: Article | None = None
    report: Report | None = None
    problems: list[str] = field(default_factory=list)
    asks_language: bool = False

    def __post_init__(self) -> None:
        self.lines: list[tuple[str, Sentence]] = []

    def show(self, report: Report) -> None:
        """Take ``report`` as what this side holds."""
        self.report = report
        self.lines = list(report.numbered())

    @property
    def waiting(self) -> list[BoundField]:
        """The fields of a text that was typed before a stored article took its place."""
        return [self.form[name] for name in ("text", "title", "outlet", "date", "origin")]

    @property
    def language_name(self) -> str:
        return language_name(self.report.article.language) if self.report else ""

    @property
    def found_date(self) -> str:
        """A date that the text itself gave."""
        return show_publication(self.report.article) if self.report else ""

    @property
    def first_claims(self) -> list[tuple[str, Sentence]]:
        return self.lines[:SHOWN_CLAIMS]

    @property
    def further_claims(self) -> list[tuple[str, Sentence]]:
        return self.lines[SHOWN_CLAIMS:MAX_SHOWN]

    @property
    def line_count(self) -> int:
        return min(len(self.lines), MAX_SHOWN)

    @property
    def asides(self) -> list[str]:
        """What is not compared, counted: "1 headline", "2 lines set aside"."""
        counts = self.report.kind_counts if self.report else {}
        return [
            wording(count) for kind, wording in _ASIDES.items() if (count := counts.get(kind, 0))
        ]


_ASIDES: dict[ClaimKind, Callable[[int], str]] = {
    ClaimKind.HEADLINE: lambda n: ngettext("%d headline", "%d headlines", n) % n,
    ClaimKind.SUBHEADING: lambda n: ngettext("%d heading", "%d headings", n) % n,
    ClaimKind.BOILERPLATE: lambda n: ngettext("%d line set aside", "%d lines set aside", n) % n,
}


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("claims.add_comparison")
def comparison_new(request: ReviewRequest) -> HttpResponse:
    if request.method != "POST":
        return _show(request, _read_query(request.GET), pair_problem=None)
    wish = request.POST.get("do", "")
    data = _choose_sources(request.POST, wish)
    entries = [_read_entry(side, data, request.FILES) for side in SIDES]
    wants_comparison = wish == "compare"
    if not _is_choosing(wish):
        _check_presence(entries, is_strict=wants_comparison)
    first, second = (entry.report for entry in entries)
    pair_problem: PairProblem | None = None
    if first and second:
        try:
            if wants_comparison and not any(entry.problems for entry in entries):
                comparison = create_comparison(first, second, actor=request.user)
                start_job(comparison)
                return _redirect(request, reverse("comparison_progress", args=(comparison.pk,)))
            check_pair(first, second)
        except PairProblem as problem:
            pair_problem = problem
    return _show(request, entries, pair_problem=pair_problem)


def _show(
    request: ReviewRequest, entries: list[Entry], *, pair_problem: PairProblem | None
) -> HttpResponse:
    reports = [entry.report for entry in entries if entry.report]
    claim_count = sum(report.claim_count for report in reports)
    wants_pick = "pick" in request.GET or request.POST.get("do") == "pick"
    words = clean_text(request.POST.get("q", "") or request.GET.get("q", ""))
    context = {
        "entries": entries,
        "pair_problem": pair_problem,
        "claim_count": claim_count if len(reports) == len(SIDES) else None,
        "seconds": claim_count // CLAIMS_PER_SECOND,
        "accepted_files": ACCEPTED_FILES,
        "size_limit": format_size(settings.MAX_ARTICLE_BYTES),
        "pick": _list_stored(words) if wants_pick else None,
        "pick_query": words,
    }
    failed = pair_problem is not None or any(entry.problems for entry in entries)
    template = "_comparison_form.html" if wants_fragment(request) else "comparison_new.html"
    return render(request, f"claims/{template}", context, status=422 if failed else 200)


def _choose_sources(posted: QueryDict, wish: str) -> QueryDict:
    """The form after a stored article was chosen, or given up for a text; the texts stay in it."""
    data = posted.copy()
    for side in SIDES:
        if wish == "use" and (picked := posted.get(f"{side}-pick", "")):
            data[f"{side}-article"] = str(picked)
        if wish == f"text-{side}":
            data[f"{side}-article"] = ""
    return data


def _is_choosing(wish: str) -> bool:
    """Whether the person is on the way to choosing the reports: nothing is missing yet."""
    return wish in {"pick", "use", *(f"text-{side}" for side in SIDES)}


def _redirect(request: ReviewRequest, url: str) -> HttpResponse:
    return HttpResponseClientRedirect(url) if wants_fragment(request) else HttpResponseRedirect(url)


# --- reading ----------------------------------------------------------------------


def _read_query(query: QueryDict) -> list[Entry]:
    """Empty sides, or the stored articles that the address names."""
    entries = []
    for side in SIDES:
        wanted = query.get(side, "")
        stored = Article.objects.filter(pk=wanted).first() if wanted.isdecimal() else None
        initial = {"article": stored.pk} if stored else {}
        entry = Entry(side=side, form=ReportForm(prefix=side, initial=initial), stored=stored)
        if stored:
            entry.show(read_stored(stored))
        elif wanted:
            entry.problems.append(_("There is no stored article {id}.").format(id=wanted))
        entries.append(entry)
    return entries


def _read_entry(side: str, data: QueryDict, files: MultiValueDict[str, UploadedFile[Any]]) -> Entry:
    data = data.copy()
    problems = []
    if upload := files.get(f"{side}-file"):
        # From here on the file's text is in the form, so that no error can lose it.
        try:
            _fill_in(data, side, read_upload(upload))
        except ImportProblem as problem:
            problems.append(str(problem))
    form = ReportForm(data, prefix=side)
    is_valid = form.is_valid()
    entry = Entry(side=side, form=form, problems=problems)
    if not is_valid:
        entry.problems += [str(error) for errors in form.errors.values() for error in errors]
    elif stored := form.cleaned_data["article"]:
        entry.stored = stored
        entry.show(read_stored(stored))
    elif not problems and form.cleaned_data["text"].strip():
        _read_text(entry, form.cleaned_data)
    return entry


def _read_text(entry: Entry, cleaned: dict[str, Any]) -> None:
    published = cleaned["date"]
    dated = (
        {"published_on": published.date, "published_precision": published.precision}
        if published
        else {}
    )
    draft = Draft(
        text=cleaned["text"],
        title=cleaned["title"],
        outlet=cleaned["outlet"],
        language=cleaned["language"] or None,
        **dated,
        **open_origin(cleaned["origin"], text=cleaned["text"]),
    )
    force = cleaned["language"] if cleaned["is_sure"] and cleaned["language"] else None
    try:
        entry.show(read_report(draft, force_language=force))
    except ImportProblem as problem:
        entry.problems.append(f"{problem.what} {problem.todo}")
        entry.asks_language = problem.code == "language_questioned"


def _fill_in(data: QueryDict, side: str, draft: Draft) -> None:
    """Put an uploaded report into the form's fields; what a person typed beside it stays."""
    article = Article(
        published_on=draft.published_on, published_precision=draft.published_precision
    )
    data[f"{side}-text"] = draft.text
    data[f"{side}-origin"] = seal_origin(draft)
    data[f"{side}-article"] = ""
    found = {"title": draft.title, "outlet": draft.outlet, "date": show_publication(article)}
    found["language"] = draft.language if draft.language in settings.REPORT_LANGUAGES else ""
    for name, value in found.items():
        if value and not data.get(f"{side}-{name}"):
            data[f"{side}-{name}"] = value


def _check_presence(entries: list[Entry], *, is_strict: bool) -> None:
    """A missing report stands in the way of comparing, not of looking at the other one."""
    for entry in entries:
        is_empty = entry.report is None and not entry.problems
        if is_empty and (is_strict or not any(e.report or e.problems for e in entries)):
            entry.problems.append(_("There is no text yet. Paste the report, or upload a file."))


def _list_stored(words: str) -> list[Article]:
    """The newest stored articles whose headline holds the words looked for."""
    articles = Article.objects.select_related("outlet").defer("body")
    for word in words.split():
        articles = articles.filter(title__icontains=word)
    return list(articles.order_by("language", "-created_at")[:PICK_LIMIT])
