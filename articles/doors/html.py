"""The door for web pages: the article without menus, banners and comments."""

from __future__ import annotations

import html
import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from articles.cleaning import hash_bytes
from articles.decoding import decode_text
from articles.drafts import Draft, ImportProblem
from articles.metadata import is_web_address, parse_publication

_DECLARED_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]+?(?:charset|encoding)\s*=\s*["']?([\w-]+)""", re.IGNORECASE
)
_HEADLINE = re.compile(r"<h1\b[^>]{0,500}>(.{0,2000}?)</h1>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def read(data: bytes, name: str) -> Iterator[Draft | ImportProblem]:
    """The article of a saved page, with the title, date, outlet and address the page gives."""
    # Loads in half a second: paid by the first page, not by every process.
    from trafilatura import bare_extraction

    # It logs every oddity of a page; what matters is that nothing is found.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    source = _decode_page(data)
    try:
        page: Any = bare_extraction(
            source,
            favor_precision=True,
            include_comments=False,
            with_metadata=True,
            # Only dates that the page declares; a wider search finds copyright years.
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception:  # noqa: BLE001 - a broken page fails anywhere in the library
        page = None
    if page is None or not (page.text or "").strip():
        raise ImportProblem(
            _("No article text was found in the page."),
            _("Save the report's text as .txt."),
            code="no_text_in_page",
        )
    yield Draft(
        # One line per paragraph: a blank line between them keeps headings apart.
        text=re.sub(r"\n+", "\n\n", page.text),
        title=_headline_on_top(source, page.text) or page.title or "",
        outlet=page.sitename or "",
        url=page.url if is_web_address(page.url or "") else "",
        source_file=name,
        original_hash=hash_bytes(data),
        **_publication(page.date),
    )


def read_page_named_text(data: bytes, name: str) -> Iterator[Draft | ImportProblem]:
    """A web page that was saved under the name of a plain text: read as a page, and noted."""
    note = _("Its name says .txt, but it is a web page; it was read as one.")
    for draft in read(data, name):
        yield replace(draft, notes=(*draft.notes, note)) if isinstance(draft, Draft) else draft


def _decode_page(data: bytes) -> str:
    declared = _DECLARED_CHARSET.search(data[:2048])
    try:
        return decode_text(data).text
    except ImportProblem:
        if declared is None:
            raise
        try:
            return data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
        raise


def _headline_on_top(source: str, text: str) -> str:
    """The page's visible headline if the text begins with it; others are search engines' titles."""
    first_line = text.split("\n", 1)[0].strip()
    headlines = (
        " ".join(html.unescape(_TAG.sub("", found)).split()) for found in _HEADLINE.findall(source)
    )
    return first_line if " ".join(first_line.split()) in headlines else ""


def _publication(date: str | None) -> dict[str, Any]:
    try:
        published = parse_publication(date or "")
    except ValueError:
        return {}
    return {"published_on": published.date, "published_precision": published.precision}
