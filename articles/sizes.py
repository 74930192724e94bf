"""How large a text may be, and how sizes are written in messages."""

from __future__ import annotations

from django.conf import settings
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from articles.drafts import ImportProblem


def format_size(size: int) -> str:
    """A size in bytes as a person reads it: "10.0 MB", "812 bytes"."""
    if size >= 1024 * 1024:
        return _("{number} MB").format(number=number_format(round(size / 1024 / 1024, 1), 1))
    if size >= 1024:
        return _("{number} kB").format(number=number_format(round(size / 1024, 1), 1))
    return _("{size} bytes").format(size=size)


def require_size(size: int) -> None:
    """ImportProblem when ``size`` bytes are more than one article may have."""
    limit = settings.MAX_ARTICLE_BYTES
    if size <= limit:
        return
    raise ImportProblem(
        _("The text has {size}; one article may have {limit}.").format(
            size=format_size(size), limit=format_size(limit)
        ),
        _("Import its articles one by one, or raise VISAVIS_MAX_ARTICLE_BYTES."),
        code="too_large",
    )
