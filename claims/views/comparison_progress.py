"""Following a job, starting it again, stopping it."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from claims.jobs import is_ready, start_job, stop_job
from claims.models import Comparison
from claims.progress import read_progress
from claims.tasks import ALIGN, ALL
from claims.views.http import READ, REVIEW, ReviewRequest, permission_required, wants_fragment


@never_cache
@require_safe
@permission_required(READ)
def comparison_progress(request: ReviewRequest, pk: int) -> HttpResponse:
    """The job's progress; goes on to the review page when the comparison is ready."""
    comparison = get_object_or_404(Comparison.objects.select_related("left", "right"), pk=pk)
    if is_ready(comparison):
        url = comparison.get_absolute_url()
        if wants_fragment(request):
            return HttpResponseClientRedirect(url)
        return HttpResponseRedirect(url)
    is_running = comparison.state == Comparison.State.PROCESSING
    context = {
        "comparison": comparison,
        "is_running": is_running,
        "progress": read_progress(comparison) if is_running else None,
        "may_review": request.user.has_perm(REVIEW),
    }
    template = "_progress.html" if wants_fragment(request) else "comparison_progress.html"
    return render(request, f"claims/{template}", context)


@require_POST
@permission_required(REVIEW)
def comparison_start(request: ReviewRequest, pk: int) -> HttpResponse:
    """Run the whole flow, or align the rest again; nothing happens while a job is under way."""
    comparison = get_object_or_404(Comparison, pk=pk)
    start_job(comparison, step=ALIGN if request.POST.get("step") == ALIGN else ALL)
    return HttpResponseRedirect(reverse("comparison_progress", args=(pk,)))


@require_POST
@permission_required(REVIEW)
def comparison_stop(request: ReviewRequest, pk: int) -> HttpResponse:
    """End the job at its next step."""
    comparison = get_object_or_404(Comparison, pk=pk)
    stop_job(comparison)
    return HttpResponseRedirect(reverse("comparison_progress", args=(pk,)))
