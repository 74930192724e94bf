"""Claims, links, flags and decisions in the admin: to look at, with links to the review page."""

from __future__ import annotations

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from claims.admin.shared import ShownOnly, link_to_review
from claims.evaluation.precision import detector_precision
from claims.models import Alignment, AlignmentMember, Claim, Decision, Discrepancy


@admin.register(Claim)
class ClaimAdmin(ShownOnly, admin.ModelAdmin):
    list_display = ("excerpt", "article", "position", "kind", "is_pinned", "is_current")
    list_filter = ("kind", "is_current", "is_pinned", "article__language")
    list_select_related = ("article",)
    search_fields = ("text", "article__title")

    @admin.display(description=_("claim"), ordering="text")
    def excerpt(self, claim: Claim) -> str:
        return Truncator(claim.text).chars(100)


class MemberInline(ShownOnly, admin.TabularInline):
    model = AlignmentMember
    fields = ("side", "claim")

    def get_queryset(self, request: HttpRequest) -> QuerySet[AlignmentMember]:
        members: QuerySet[AlignmentMember] = super().get_queryset(request)
        return members.select_related("claim")


@admin.register(Alignment)
class AlignmentAdmin(ShownOnly, admin.ModelAdmin):
    list_display = ("__str__", "comparison", "claims_said", "state", "made_by", "score", "review")
    list_filter = ("state", "band", "made_by", "encoder", "comparison__state")
    list_select_related = ("comparison__left", "comparison__right", "encoder")
    search_fields = ("=id", "comparison__title", "claims__text")
    inlines = (MemberInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Alignment]:
        rows: QuerySet[Alignment] = super().get_queryset(request)
        return rows.prefetch_related("members__claim")

    @admin.display(description=_("claims"))
    def claims_said(self, alignment: Alignment) -> str:
        sides = [
            [m.claim.text for m in alignment.members.all() if m.side == side]
            for side in ("left", "right")
        ]
        return " ⇄ ".join(Truncator(" ".join(texts)).chars(60) or "–" for texts in sides)

    @admin.display(description=_("confidence"), ordering="confidence")
    def score(self, alignment: Alignment) -> str:
        return f"{alignment.confidence:.2f}"

    @admin.display(description=_("review page"))
    def review(self, alignment: Alignment) -> SafeString:
        return link_to_review(alignment.comparison, _t("Review"), f"row-{alignment.pk}")


@admin.register(Discrepancy)
class DiscrepancyAdmin(ShownOnly, admin.ModelAdmin):
    list_display = (
        "__str__",
        "severity",
        "detector",
        "state",
        "reason",
        "score",
        "comparison",
        "review",
    )
    list_filter = ("state", "severity", "kind", "detector", "reason")
    list_select_related = ("comparison__left", "comparison__right")
    search_fields = ("left_value", "right_value", "note", "comparison__title")

    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(self.precision)
        own = path("precision/", page, name="claims_discrepancy_precision")
        return [own, *super().get_urls()]

    def precision(self, request: HttpRequest) -> TemplateResponse:
        """What people made of each detector's flags."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": _t("Precision by detector"),
            "opts": self.opts,
            "rows": detector_precision(),
        }
        return TemplateResponse(request, "admin/claims/discrepancy/precision.html", context)

    @admin.display(description=_("confidence"), ordering="confidence")
    def score(self, flag: Discrepancy) -> str:
        return f"{flag.confidence:.2f}"

    @admin.display(description=_("review page"))
    def review(self, flag: Discrepancy) -> SafeString:
        return link_to_review(flag.comparison, _t("Review"), f"flag-{flag.pk}")


@admin.register(Decision)
class DecisionAdmin(ShownOnly, admin.ModelAdmin):
    list_display = (
        "created_at",
        "actor",
        "action",
        "target_type",
        "target_id",
        "reason",
        "comparison",
        "review",
    )
    list_filter = ("action", "target_type", "reason", "actor", "created_at")
    list_select_related = ("actor", "comparison__left", "comparison__right")
    search_fields = ("note", "=target_id", "=batch", "actor__username", "comparison__title")
    date_hierarchy = "created_at"

    @admin.display(description=_("review page"))
    def review(self, decision: Decision) -> SafeString:
        return link_to_review(decision.comparison, _t("Review"))
