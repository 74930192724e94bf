"""Comparisons in the admin, with the actions that run stages of the flow again."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from claims.admin.shared import DeletedWithParts, link_to_review
from claims.jobs import start_job
from claims.models import Alignment, AlignmentMember, Comparison, Discrepancy
from claims.tasks import ALIGN, ALL, DETECT, EMBED


@admin.register(Comparison)
class ComparisonAdmin(DeletedWithParts, admin.ModelAdmin):
    parts = (Alignment, AlignmentMember, Discrepancy)
    list_display = (
        "__str__",
        "languages",
        "state",
        "stage",
        "open_flags",
        "assigned_to",
        "updated_at",
        "review",
    )
    list_filter = ("state", "left__language", "right__language", "assigned_to", "created_at")
    list_select_related = ("left", "right", "assigned_to")
    list_per_page = 50
    search_fields = ("title", "left__title", "right__title", "error")
    date_hierarchy = "created_at"
    raw_id_fields = ("left", "right", "assigned_to")
    actions = ("process_again", "embed_again", "align_again", "detect_again")
    readonly_fields = (
        "state",
        "created_by",
        "created_at",
        "updated_at",
        "stage",
        "progress_done",
        "progress_total",
        "heartbeat_at",
        "error",
        "review",
    )
    fieldsets = (
        (None, {"fields": ("title", "left", "right", "assigned_to", "review")}),
        (_("State"), {"fields": ("state", "created_by", "created_at", "updated_at")}),
        (
            _("Background job"),
            {"fields": ("stage", "progress_done", "progress_total", "heartbeat_at", "error")},
        ),
    )

    def get_readonly_fields(
        self, request: HttpRequest, obj: Comparison | None = None
    ) -> tuple[str, ...]:
        """Claims, links and decisions hang on the two articles: they are chosen once."""
        fixed = ("left", "right") if obj else ()
        return (*super().get_readonly_fields(request, obj), *fixed)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Comparison]:
        rows: QuerySet[Comparison] = super().get_queryset(request)
        is_open = Q(discrepancies__state=Discrepancy.State.OPEN)
        return rows.annotate(open_flag_count=Count("discrepancies", filter=is_open))

    def save_model(self, request: HttpRequest, obj: Comparison, form: Any, change: bool) -> None:  # noqa: FBT001 - Django's signature
        if not change:
            obj.created_by_id = request.user.pk
        super().save_model(request, obj, form, change)

    @admin.display(description=_("languages"))
    def languages(self, comparison: Comparison) -> str:
        return f"{comparison.left.language} / {comparison.right.language}"

    @admin.display(description=_("open flags"), ordering="open_flag_count")
    def open_flags(self, comparison: Comparison) -> int:
        return int(getattr(comparison, "open_flag_count", 0))

    @admin.display(description=_("review page"))
    def review(self, comparison: Comparison) -> SafeString | str:
        return link_to_review(comparison, _t("Review")) if comparison.pk else "–"

    @admin.action(description=_("Process again"), permissions=["change"])
    def process_again(self, request: HttpRequest, queryset: QuerySet[Comparison]) -> None:
        self._enqueue(request, queryset, ALL)

    @admin.action(description=_("Embed again: vectors that are missing"), permissions=["change"])
    def embed_again(self, request: HttpRequest, queryset: QuerySet[Comparison]) -> None:
        self._enqueue(request, queryset, EMBED)

    @admin.action(description=_("Align again"), permissions=["change"])
    def align_again(self, request: HttpRequest, queryset: QuerySet[Comparison]) -> None:
        self._enqueue(request, queryset, ALIGN)

    @admin.action(description=_("Look for discrepancies again"), permissions=["change"])
    def detect_again(self, request: HttpRequest, queryset: QuerySet[Comparison]) -> None:
        self._enqueue(request, queryset, DETECT)

    def _enqueue(self, request: HttpRequest, queryset: QuerySet[Comparison], step: str) -> None:
        results = [start_job(comparison, step=step) for comparison in queryset]
        queued, busy = results.count(True), results.count(False)
        if queued:
            text = ngettext("%d comparison queued.", "%d comparisons queued.", queued) % queued
            self.message_user(request, text, messages.SUCCESS)
        if busy:
            text = ngettext(
                "%d comparison has a job under way already and was left alone.",
                "%d comparisons have a job under way already and were left alone.",
                busy,
            )
            self.message_user(request, text % busy, messages.WARNING)
