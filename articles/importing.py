"""From drafts to stored articles: validation, saving, and batches that keep what is good."""

from __future__ import annotations

import re

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from articles.cleaning import clean_text, hash_bytes, hash_text
from articles.drafts import Draft, DuplicateArticle, ImportProblem
from articles.identification import require_language, require_supported
from articles.metadata import Publication, find_date_line, is_web_address
from articles.models import Article, Outlet
from articles.sizes import require_size

__all__ = ["Draft", "DuplicateArticle", "ImportProblem", "create_article", "validate_draft"]

TITLE_LENGTH = 500  # of Article.title
_WORD = re.compile(r"[^\W\d_]{2,}")
# "Putin kommt an." is a sentence, "toi-allgemeines" or a line of dashes is none.
_SENTENCE_WORDS = 3


def create_article(draft: Draft, *, force_language: str | None = None) -> Article:
    """Validate and save ``draft``; ImportProblem says what keeps it out and what to do.

    ``force_language`` is taken without question. A title that the text does not begin
    with becomes its first line, since all offsets refer to ``Article.body``.
    """
    try:
        return _create(draft, force_language)
    except ImportProblem as problem:
        raise problem.at(draft.source_file, draft.line) from problem.__cause__


def build_body(draft: Draft) -> str:
    """The text of ``draft`` as it is stored: cleaned, with its title on top."""
    body = clean_text(draft.text)
    title = clean_text(draft.title)
    if body and title and not _begins_with(body, title):
        return clean_text(f"{title}\n\n{body}")
    return body


def validate_draft(draft: Draft, *, force_language: str | None = None) -> Article:
    """The article that ``draft`` would become, not saved; ImportProblem when it cannot."""
    original = draft.text.encode(errors="replace")
    require_size(len(original))
    body = build_body(draft)
    _require_sentence(body)
    body_hash = hash_text(body)
    # Before the language: importing again adds nothing, however sure its language was.
    if stored := Article.objects.filter(body_hash=body_hash).first():
        raise DuplicateArticle(stored)
    if force_language is not None:
        language = require_supported(force_language)
    else:
        language = require_language(body, claimed=draft.language)
    published = _publication(draft, body)
    return Article(
        language=language,
        title=_title(draft, body),
        body=body,
        body_hash=body_hash,
        original_hash=draft.original_hash or hash_bytes(original),
        published_on=published.date if published else None,
        published_precision=published.precision if published else Article.Precision.DAY,
        url=_require_address(draft.url),
        source_file=_one_line(draft.source_file)[-255:],
    )


def _create(draft: Draft, force_language: str | None) -> Article:
    article = validate_draft(draft, force_language=force_language)
    try:
        with transaction.atomic():
            if outlet := _one_line(draft.outlet)[:200]:
                article.outlet, _created = Outlet.objects.get_or_create(name=outlet)
            article.save()
    except IntegrityError:
        # Another process stored the same text between the look and the save.
        if stored := Article.objects.filter(body_hash=article.body_hash).first():
            raise DuplicateArticle(stored) from None
        raise
    return article


def _require_sentence(body: str) -> None:
    if not body:
        raise ImportProblem(_("There is no text in it."), _("Give a text to import."), code="empty")
    if all(len(_WORD.findall(line)) < _SENTENCE_WORDS for line in body.split("\n")):
        raise ImportProblem(
            _("There is no sentence in it."),
            _("Give the report's running text."),
            code="no_sentence",
        )


def _require_address(url: str) -> str:
    if url and not is_web_address(url):
        raise ImportProblem(
            _("“{url}” is not a web address.").format(url=url[:80]),
            _("Give an address that begins with http:// or https://, or none."),
            code="bad_url",
        )
    return url


def _one_line(value: str) -> str:
    return " ".join(clean_text(value).split())


def _publication(draft: Draft, body: str) -> Publication | None:
    if draft.published_on is not None:
        return Publication(date=draft.published_on, precision=draft.published_precision)
    dated = find_date_line(body)
    return dated[0] if dated else None


def _title(draft: Draft, body: str) -> str:
    title = clean_text(draft.title)
    if not title:
        dated = find_date_line(body)
        title = (dated[1] if dated else body).split("\n", 1)[0]
    return _one_line(title)[:TITLE_LENGTH]


def _begins_with(body: str, title: str) -> bool:
    wanted = " ".join(title.casefold().split())
    start = " ".join(body[: 2 * len(title) + 100].casefold().split())
    return start.startswith(wanted)
