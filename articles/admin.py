"""Outlets and articles in the admin."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models import Count, QuerySet
from django.db.models.functions import Length
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.metadata import format_publication
from articles.models import Article, Outlet

# An address typed without a scheme is a secure one.
_HTTPS: dict[type[models.Field[Any, Any]], dict[str, str]] = {
    models.URLField: {"assume_scheme": "https"}
}


@admin.register(Outlet)
class OutletAdmin(admin.ModelAdmin):
    formfield_overrides = _HTTPS
    list_display = ("name", "url", "article_count")
    search_fields = ("name", "url")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Outlet]:
        outlets: QuerySet[Outlet] = super().get_queryset(request)
        return outlets.annotate(articles_stored=Count("articles"))

    @admin.display(description=_("articles"), ordering="articles_stored")
    def article_count(self, outlet: Outlet) -> SafeString:
        address = reverse("admin:articles_article_changelist")
        count = getattr(outlet, "articles_stored", 0)
        return format_html('<a href="{}?outlet__id__exact={}">{}</a>', address, outlet.pk, count)


@admin.register(Article)
class ArticleAdmin(admin.ModelAdmin):
    """Articles come in through the doors and their text stays: all offsets refer to it."""

    formfield_overrides = _HTTPS
    list_display = ("__str__", "language", "outlet", "published", "characters", "created_at")
    list_filter = ("language", "outlet", "published_on", "created_at")
    list_select_related = ("outlet",)
    search_fields = ("title", "body", "outlet__name", "url", "source_file", "=body_hash")
    date_hierarchy = "published_on"
    autocomplete_fields = ("outlet",)
    readonly_fields = (
        "body",
        "comparisons",
        "source_file",
        "body_hash",
        "original_hash",
        "created_at",
    )
    fieldsets = (
        (None, {"fields": ("title", "language", "outlet", "url")}),
        (_("Date"), {"fields": ("published_on", "published_precision")}),
        (_("Text"), {"fields": ("body", "comparisons")}),
        (
            _("Origin"),
            {"fields": ("source_file", "body_hash", "original_hash", "created_at")},
        ),
    )

    def has_add_permission(self, _request: HttpRequest) -> bool:
        # A text that no door has cleaned would have no hash and unstable offsets.
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        articles: QuerySet[Article] = super().get_queryset(request)
        return articles.annotate(body_length=Length("body"))

    @admin.display(description=_("published"), ordering="published_on")
    def published(self, article: Article) -> str:
        return format_publication(article.published_on, article.published_precision) or "–"

    @admin.display(description=_("characters"), ordering="body_length")
    def characters(self, article: Article) -> int:
        return int(getattr(article, "body_length", len(article.body)))

    @admin.display(description=_("comparisons"))
    def comparisons(self, article: Article) -> SafeString | str:
        """Links to what this article is compared in, as far as the project has such pages."""
        found = [
            comparison
            for side in ("comparisons_left", "comparisons_right")
            if (related := getattr(article, side, None)) is not None
            for comparison in related.all()
        ]
        try:
            links = [(reverse("comparison_detail", args=(item.pk,)), str(item)) for item in found]
        except NoReverseMatch:
            return ", ".join(str(item) for item in found) or "–"
        return format_html_join(", ", '<a href="{}">{}</a>', links) or "–"
