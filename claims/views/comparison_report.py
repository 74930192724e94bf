"""The report: what was confirmed, quoted from both sides, to print and to hand on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from claims.board import FlagView, NoteView, RowView, view_note
from claims.board.texts import SEVERITIES
from claims.decisions.history import StaleVersion
from claims.decisions.log import Verdict
from claims.decisions.notes import MAX_NOTE
from claims.exports import FORMATS, Document, read_document
from claims.models import Comparison, Discrepancy, EncoderModel
from claims.review import write_conclusion
from claims.views.comparison_detail import find_finish, get_comparison
from claims.views.form_values import BadForm, read_version
from claims.views.http import READ, REVIEW, ReviewRequest, permission_required
from claims.wording.discrepancies import name_reason
from claims.wording.values import show_day
from claims.wording.verdicts import word_verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A confirmed flag with its row and who confirmed it."""

    flag: FlagView
    row: RowView
    reason: str
    address: str
    confirmed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlyHere:
    """An accepted claim of one report."""

    row: RowView
    language: str
    accepted: str


@require_safe
@permission_required(READ)
def comparison_report(request: ReviewRequest, pk: int) -> HttpResponse:
    """Confirmed flags, worst first, and accepted one-sided claims."""
    return _show(request, get_comparison(pk))


@require_POST
@permission_required(REVIEW)
def conclusion_write(request: ReviewRequest, pk: int) -> HttpResponse:
    """Store the conclusion; one that cannot be stored is shown again, with nothing of it lost."""
    comparison = get_comparison(pk)
    text, version = request.POST.get("text", ""), request.POST.get("version", "")
    if len(text) > MAX_NOTE:
        problem = _("The conclusion is too long: at most 10,000 characters.")
        return _show(request, comparison, status=422, problem=problem, typed=text)
    try:
        write_conclusion(comparison, actor=request.user, text=text, version=read_version(version))
    except BadForm as error:
        return _show(request, comparison, status=422, problem=str(error), typed=text)
    except StaleVersion:
        problem = _("Someone wrote another conclusion meanwhile: it stands above, yours below.")
        return _show(request, comparison, status=409, problem=problem, typed=text)
    return redirect("comparison_report", pk)


def _show(
    request: ReviewRequest,
    comparison: Comparison,
    *,
    status: int = 200,
    problem: str = "",
    typed: str | None = None,
) -> HttpResponse:
    document = read_document(comparison, address=request.build_absolute_uri)
    conclusion = document.board.notes.conclusion
    context = {
        "conclusion": conclusion,
        "comparison_notes": _list_comparison_notes(document),
        "written": show_day(timezone.localtime(conclusion.at).date()) if conclusion else "",
        "typed": (conclusion.text if conclusion else "") if typed is None else typed,
        "problem": problem,
        "finished": find_finish(comparison),
        "may_review": request.user.has_perm(REVIEW),
        "comparison": comparison,
        "board": document.board,
        "title": document.title,
        "findings": _list_findings(document),
        "only_here": _list_only_here(document),
        "formats": [(name, chosen.label) for name, chosen in FORMATS.items()],
        "encoders": _name_encoders(comparison),
        "address": document.address(comparison.get_absolute_url()),
        "today": show_day(timezone.localdate()),
        **_count(document),
    }
    return render(request, "claims/comparison_report.html", context, status=status)


def _list_comparison_notes(document: Document) -> list[NoteView]:
    """The note on the whole comparison, as a list of one or none."""
    note = document.board.notes.on_comparison
    return [view_note(note, ("comparison", document.comparison.pk))] if note else []


def _list_findings(document: Document) -> list[Finding]:
    found = [
        Finding(
            flag=flag,
            row=row,
            reason=name_reason(flag.why) if flag.why else "",
            address=document.link_flag(flag),
            confirmed=_word_verdict(document.decided(row, flag)),
        )
        for row in document.board.rows
        for flag in row.flags
        if flag.state == Discrepancy.State.CONFIRMED
    ]
    return sorted(found, key=lambda f: (SEVERITIES.index(f.flag.severity), f.flag.number))


def _list_only_here(document: Document) -> list[OnlyHere]:
    labels = {
        side.side: side.language_label for side in (document.board.left, document.board.right)
    }
    return [
        OnlyHere(
            row=row,
            language=labels[row.shape],
            accepted=_word_verdict(document.decided(row)),
        )
        for row in document.board.rows
        if row.shape in labels and row.is_decided and not row.is_quiet
    ]


def _word_verdict(verdict: Verdict | None) -> str:
    """Who and when; what the log does not say is not filled in."""
    if verdict is None:
        return _("not recorded here")
    return word_verdict(verdict)


def _count(document: Document) -> dict[str, Any]:
    rows = document.board.rows
    links = [row for row in rows if row.shape == "link"]
    flags = [flag for row in rows for flag in row.flags]
    states = Counter(flag.state for flag in flags)
    return {
        "link_count": len(links),
        "links_decided": sum(row.is_decided for row in links),
        "flag_count": len(flags),
        "confirmed_count": states[Discrepancy.State.CONFIRMED],
        "dismissed_count": states[Discrepancy.State.DISMISSED],
        "open_count": states[Discrepancy.State.OPEN],
        "alone_open": sum(row.shape in {"left", "right"} and not row.is_decided for row in rows),
        "detectors": sorted({(flag.detector, flag.detector_version) for flag in flags}),
    }


def _name_encoders(comparison: Comparison) -> list[str]:
    """The encoders that the links were made with, with their revision."""
    used = EncoderModel.objects.filter(
        pk__in=comparison.alignments.order_by().values("encoder").distinct()
    )
    return [f"{encoder.name} ({encoder.revision[:12]})" for encoder in used]
