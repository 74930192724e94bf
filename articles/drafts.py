"""What a door hands over: a draft of an article, or the problem that stood in its way."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.conf.locale import LANG_INFO
from django.utils.translation import gettext as _

from articles.models import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An article as a door read it, before validation; ``text`` need not be cleaned yet.

    ``line`` is the line of a ``.jsonl`` file. ``notes`` are remarks for the person who
    imports: nothing went wrong, but something was noticed.
    """

    text: str
    title: str = ""
    language: str | None = None
    outlet: str = ""
    published_on: dt.date | None = None
    published_precision: str = Article.Precision.DAY
    url: str = ""
    source_file: str = ""
    original_hash: str = ""
    line: int | None = None
    notes: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """File and line as a person names them, empty for a pasted text."""
        return name_place(self.source_file, self.line)


class ImportProblem(Exception):  # noqa: N818 - a problem is reported, it does not always stop
    """Something that keeps a text out: where, what is wrong, what to do about it.

    ``code`` is a stable word for the kind of problem.
    """

    def __init__(
        self, what: str, todo: str, *, code: str, file: str = "", line: int | None = None
    ) -> None:
        super().__init__(what, todo)
        self.what = what
        self.todo = todo
        self.code = code
        self.file = file
        self.line = line

    def at(self, file: str, line: int | None = None) -> ImportProblem:
        """This problem with its place filled in where it was not known yet."""
        self.file = self.file or file
        self.line = self.line if self.line is not None else line
        return self

    @property
    def place(self) -> str:
        """File and line as a person names them, empty for a pasted text."""
        return name_place(self.file, self.line)

    def __str__(self) -> str:
        place = self.place
        return f"{place}: {self.what} {self.todo}" if place else f"{self.what} {self.todo}"


class DuplicateArticle(ImportProblem):
    """The same text is stored already, as ``article``; in a dry run it may stand in another file."""

    def __init__(self, article: Article, *, stands_in: str = "") -> None:
        if stands_in:
            what = _("The same text stands in {place}.").format(place=stands_in)
        else:
            what = _("This text is already stored as article {id}, “{title}”.").format(
                id=article.pk, title=article
            )
        super().__init__(what, _("Nothing was added; use that article."), code="duplicate")
        self.article = article


def name_place(file: str, line: int | None) -> str:
    """A file and a line of it as a person names them: "reports.jsonl, line 3"."""
    return file if line is None else _("{file}, line {line}").format(file=file, line=line)


def name_language(code: str) -> str:
    """The name of a language in the reader's language, or its code where it has none."""
    return _(str(LANG_INFO.get(code, {}).get("name", code)))
