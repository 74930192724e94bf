"""The heads of the two reports."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.models import Article
from claims.board.types import SourceView
from claims.wording.discrepancies import language_name
from claims.wording.values import show_day

_FORMATS = {
    Article.Precision.MONTH.value: "YEAR_MONTH_FORMAT",
    Article.Precision.YEAR.value: "Y",
}


def view_source(article: Article, *, side: str, claim_count: int = 0) -> SourceView:
    """One report's head; what is unknown is said as it is."""
    return SourceView(
        side=side,
        article_id=article.pk,
        language=article.language,
        language_label=language_name(article.language),
        outlet=article.outlet.name if article.outlet else _("Outlet not given"),
        date=show_published(article),
        # Only addresses of the web become links, whatever an import brought in.
        url=article.url if article.url.startswith(("https://", "http://")) else "",
        claim_count=claim_count,
    )


def show_published(article: Article) -> str:
    """When the article was published, as precisely as it is known."""
    if article.published_on is None:
        return _("no date given")
    if article.published_precision == Article.Precision.DAY:
        return show_day(article.published_on)
    return date_format(article.published_on, _FORMATS[article.published_precision])
