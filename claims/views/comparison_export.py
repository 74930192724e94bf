"""Exports of one comparison, or of what a filter shows of it, as files."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils import translation
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from claims.board import RowFilter
from claims.exports import FORMATS, read_document
from claims.views.comparison_detail import get_comparison
from claims.views.http import READ, ReviewRequest, permission_required


@require_safe
@permission_required(READ)
def comparison_export(request: ReviewRequest, pk: int, name: str) -> HttpResponse:
    """The file of one format; the query is the page's filter."""
    if name not in FORMATS:
        raise Http404
    chosen = FORMATS[name]
    # Words of an export are the same for everybody: they are read by programs, too.
    with translation.override("en"):
        document = read_document(
            get_comparison(pk),
            row_filter=RowFilter.from_query(request.GET),
            address=request.build_absolute_uri,
        )
        content = chosen.write(document)
    # Latin letters, digits and hyphens only: nothing of a title can end the header's value.
    stem = slugify(document.title)[:60] or "comparison"
    return HttpResponse(
        content,
        content_type=chosen.content_type,
        headers={
            "Content-Disposition": f'attachment; filename="{stem}-{pk}.{chosen.suffix}"',
            "X-Content-Type-Options": "nosniff",
        },
    )
