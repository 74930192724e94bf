"""Many files at once: what is good is kept, what is not is reported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from django.utils.translation import gettext as _

from articles.cleaning import clean_text
from articles.doors import DOORS, list_formats, read_drafts, require_file_size
from articles.drafts import Draft, DuplicateArticle, ImportProblem
from articles.importing import create_article, validate_draft
from articles.metadata import Publication
from articles.models import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the person who imports says about all texts; it goes before what files say.

    ``force_language`` takes ``language`` even where a text reads like another.
    """

    language: str | None = None
    force_language: bool = False
    outlet: str = ""
    published: Publication | None = None
    url: str = ""

    def apply(self, draft: Draft) -> Draft:
        """``draft`` with what is given filled in."""
        if self.published is not None:
            draft = replace(
                draft,
                published_on=self.published.date,
                published_precision=self.published.precision,
            )
        return replace(
            draft,
            language=self.language or draft.language,
            outlet=self.outlet or draft.outlet,
            url=self.url or draft.url,
        )


@dataclass(slots=True, kw_only=True)
class ImportReport:
    """What became of a batch: ``created`` are unsaved articles after a dry run.

    ``skipped`` were stored before; ``notes`` are remarks that need no action.
    """

    created: list[Article] = field(default_factory=list)
    skipped: list[DuplicateArticle] = field(default_factory=list)
    problems: list[ImportProblem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def import_paths(
    paths: Iterable[Path], *, given: Given | None = None, dry_run: bool = False
) -> ImportReport:
    """Import files and folders; a bad text never keeps a good one out.

    Importing the same again adds nothing. Each article is saved on its own, so an
    interrupted import is completed by running it again.
    """
    given = given or Given()
    report = ImportReport()
    seen: dict[str, str] = {}
    for path in _files(paths, report):
        for item in _read(path):
            if isinstance(item, ImportProblem):
                report.problems.append(item)
                continue
            try:
                article = _take(given.apply(item), given, seen, dry_run=dry_run)
            except DuplicateArticle as duplicate:
                report.skipped.append(duplicate)
                continue
            except ImportProblem as problem:
                report.problems.append(problem)
                continue
            report.created.append(article)
            report.notes.extend(f"{item.place}: {note}" for note in item.notes)
    return report


def _take(draft: Draft, given: Given, seen: dict[str, str], *, dry_run: bool) -> Article:
    forced = given.language if given.force_language else None
    if not dry_run:
        return create_article(draft, force_language=forced)
    try:
        article = validate_draft(draft, force_language=forced)
        if twin := seen.get(article.body_hash):
            raise DuplicateArticle(article, stands_in=twin)
    except ImportProblem as problem:
        raise problem.at(draft.source_file, draft.line) from None
    seen[article.body_hash] = draft.place
    return article


def _files(paths: Iterable[Path], report: ImportReport) -> Iterator[Path]:
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        found = [file for file in sorted(path.rglob("*")) if _is_visible_file(file, path)]
        readable = [file for file in found if file.suffix.lower() in DOORS]
        report.notes.extend(
            _("{file}: left out, it is none of {formats}.").format(
                file=clean_text(str(file)), formats=list_formats()
            )
            for file in found
            if file not in readable
        )
        if not readable:
            report.problems.append(_empty_folder(path))
        yield from readable


def _is_visible_file(file: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
    return file.is_file() and not hidden


def _empty_folder(path: Path) -> ImportProblem:
    return ImportProblem(
        _("There is no file to import in this folder."),
        _("Give a folder with {formats} files.").format(formats=list_formats()),
        code="empty_folder",
        file=clean_text(str(path)),
    )


def _read(path: Path) -> Sequence[Draft | ImportProblem] | Iterator[Draft | ImportProblem]:
    # A name in another encoding holds lone surrogates, which nothing can print or store.
    name = clean_text(str(path))
    try:
        require_file_size(path.stat().st_size, suffix=path.suffix.lower())
        data = path.read_bytes()
    except ImportProblem as problem:
        return [problem.at(name)]
    except FileNotFoundError:
        what, todo = _("There is no such file."), _("Check the path.")
    except OSError as error:
        what = _("It cannot be read: {reason}.").format(reason=error.strerror)
        todo = _("Check the permissions of the file.")
    else:
        return read_drafts(data, name=name)
    return [ImportProblem(what, todo, code="unreadable", file=name)]
