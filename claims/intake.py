"""Two reports on their way to becoming a comparison: read, questioned, shown, stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from django.conf import settings
from django.contrib.auth.models import User
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from articles.cleaning import clean_text, hash_text
from articles.doors import MAX_FILE_BYTES, read_drafts
from articles.drafts import Draft, DuplicateArticle, ImportProblem
from articles.importing import create_article, validate_draft
from articles.models import Article
from articles.sizes import format_size
from claims.engine.segmentation import split_claims
from claims.engine.types import CLAIM_KINDS, ClaimKind, Sentence
from claims.models import Comparison
from claims.wording.discrepancies import language_name

_SALT = "claims.intake.origin"


class PairProblem(Exception):  # noqa: N818 - reported to a person, like ImportProblem
    """Two reports that cannot be compared; ``comparison`` when they are already."""

    def __init__(self, message: str, *, comparison: Comparison | None = None) -> None:
        super().__init__(message)
        self.comparison = comparison


@dataclass(frozen=True, kw_only=True)
class Report:
    """One side before it is stored: ``article`` has no pk unless its text is stored already."""

    article: Article
    draft: Draft | None = None
    force_language: str | None = None
    sentences: tuple[Sentence, ...] = ()

    @property
    def texts(self) -> frozenset[str]:
        """The text as stored, and as given before a headline was put on top."""
        given = [clean_text(self.draft.text)] if self.draft else []
        return frozenset((self.article.body, *given))

    @property
    def claim_count(self) -> int:
        """Claims that are compared; headings and what is set aside are not."""
        return sum(sentence.kind in CLAIM_KINDS for sentence in self.sentences)

    @property
    def kind_counts(self) -> Mapping[ClaimKind, int]:
        """How many headlines, headings and lines set aside there are."""
        return Counter(s.kind for s in self.sentences if s.kind not in CLAIM_KINDS)

    def numbered(self) -> Iterator[tuple[str, Sentence]]:
        """Each sentence with the id that the review page gives it."""
        initial = self.article.language[:1].upper()
        for number, sentence in enumerate(self.sentences, start=1):
            yield f"{initial}{number}", sentence


def read_upload(upload: UploadedFile[Any]) -> Draft:
    """The one report in an uploaded file; ImportProblem when there is none, or several."""
    name = upload.name or _("the file")
    if (upload.size or 0) > MAX_FILE_BYTES:
        raise ImportProblem(
            _("The file has {size}; files up to {limit} are read.").format(
                size=format_size(upload.size or 0), limit=format_size(MAX_FILE_BYTES)
            ),
            _("Split it, or give the report's text alone."),
            code="too_large",
            file=name,
        )
    found = list(read_drafts(upload.read(), name=name))
    for problem in found:
        if isinstance(problem, ImportProblem):
            raise problem
    if len(found) != 1:
        raise ImportProblem(
            _("The file holds {count} reports; here it is one on each side.").format(
                count=len(found)
            ),
            _("Import it with manage.py import_articles, then pick the stored articles."),
            code="several",
            file=name,
        )
    return cast("Draft", found[0])


def seal_origin(draft: Draft) -> str:
    """Where a text comes from, signed, for the time that it waits in a form."""
    origin = {
        "text": hash_text(clean_text(draft.text)),
        "file": draft.source_file,
        "hash": draft.original_hash,
        "url": draft.url,
    }
    return signing.dumps(origin, salt=_SALT, compress=True)


def open_origin(token: str, *, text: str) -> dict[str, Any]:
    """Draft fields from ``seal_origin``; none when the text was changed since, or the token."""
    try:
        origin = signing.loads(token, salt=_SALT)
    except signing.BadSignature:
        return {}
    if origin["text"] != hash_text(clean_text(text)):
        return {}
    return {"source_file": origin["file"], "original_hash": origin["hash"], "url": origin["url"]}


def read_report(draft: Draft, *, force_language: str | None = None) -> Report:
    """The draft as it would be stored, with its claims; ImportProblem when it cannot be."""
    try:
        article = validate_draft(draft, force_language=force_language)
    except DuplicateArticle as problem:
        return read_stored(problem.article)
    return Report(
        article=article, draft=draft, force_language=force_language, sentences=_split(article)
    )


def read_stored(article: Article) -> Report:
    """A stored article with its claims."""
    return Report(article=article, sentences=_split(article))


def check_pair(first: Report, second: Report) -> None:
    """PairProblem unless the two can become a new comparison."""
    left, right = first.article, second.article
    if first.texts & second.texts:
        raise PairProblem(
            _("Both sides hold the same text. Give two reports by different newsrooms.")
        )
    if left.language == right.language:
        raise PairProblem(
            _(
                "Both reports are in {language}. A comparison needs two languages: give the other "
                "report, or correct the language of one side."
            ).format(language=language_name(left.language))
        )
    if left.pk and right.pk and (known := find_comparison(left, right)):
        raise PairProblem(_("These two reports have been compared already."), comparison=known)


def find_comparison(one: Article, other: Article) -> Comparison | None:
    """The comparison of two stored articles, whichever side each is on."""
    return Comparison.objects.filter(Q(left=one, right=other) | Q(left=other, right=one)).first()


def create_comparison(first: Report, second: Report, *, actor: User) -> Comparison:
    """Store what is not stored yet and put it side by side; PairProblem as ``check_pair``."""
    check_pair(first, second)
    try:
        with transaction.atomic():
            articles = sorted((_store(first), _store(second)), key=_language_order)
            return Comparison.objects.create(left=articles[0], right=articles[1], created_by=actor)
    except IntegrityError:
        # Somebody else started the same comparison between the check and the save.
        check_pair(read_stored(_store(first)), read_stored(_store(second)))
        raise


def _store(report: Report) -> Article:
    if report.draft is None:
        return report.article
    try:
        return create_article(report.draft, force_language=report.force_language)
    except DuplicateArticle as problem:
        return problem.article


def _language_order(article: Article) -> int:
    """The left report is in the language that the settings name first."""
    return settings.REPORT_LANGUAGES.index(article.language)


def _split(article: Article) -> tuple[Sentence, ...]:
    return split_claims(article.body, article.language, title=article.title)
