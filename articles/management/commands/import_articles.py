"""Import articles from files and folders."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.batches import Given, ImportReport, import_paths
from articles.metadata import Publication, is_web_address, parse_publication


def publication(value: str) -> Publication:
    """An argparse type for dates of the form 2023, 2023-09 or 2023-09-14."""
    try:
        return parse_publication(value)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def web_address(value: str) -> str:
    """An argparse type for http and https addresses."""
    if not is_web_address(value):
        message = f"{value!r} does not begin with http:// or https://"
        raise argparse.ArgumentTypeError(message)
    return value


class Command(BaseCommand):
    help = "Imports articles from .txt, .html, .docx, .pdf and .jsonl files; what is stored already is not added again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="file or folder")
        parser.add_argument("--language", choices=settings.REPORT_LANGUAGES)
        parser.add_argument(
            "--trust-language",
            action="store_true",
            help="take --language even where a text reads like another language",
        )
        parser.add_argument("--outlet", default="", metavar="NAME")
        parser.add_argument(
            "--published-on", type=publication, metavar="DATE", help="2023, 2023-09 or 2023-09-14"
        )
        parser.add_argument("--url", type=web_address, help="address of a single text")
        parser.add_argument("--dry-run", action="store_true", help="check only, store nothing")
        parser.add_argument("--json", action="store_true", help="print the outcome as JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        paths: list[Path] = options["paths"]
        if options["trust_language"] and not options["language"]:
            message = "--trust-language needs --language."
            raise CommandError(message, returncode=2)
        if options["url"] and (len(paths) > 1 or paths[0].is_dir()):
            message = "--url is the address of one text: import that file alone."
            raise CommandError(message, returncode=2)
        given = Given(
            language=options["language"],
            force_language=options["trust_language"],
            outlet=options["outlet"],
            published=options["published_on"],
            url=options["url"] or "",
        )
        report = import_paths(paths, given=given, dry_run=options["dry_run"])
        self._print(report, dry_run=options["dry_run"], as_json=options["json"])
        if report.problems:
            message = (
                f"{_count(len(report.problems), 'problem')}. What was good is kept; "
                "put the rest right and import again, nothing is added twice."
            )
            raise CommandError(message, returncode=1)

    def _print(self, report: ImportReport, *, dry_run: bool, as_json: bool) -> None:
        if as_json:
            outcome = {"dry_run": dry_run, **_as_data(report)}
            self.stdout.write(json.dumps(outcome, ensure_ascii=False))
        else:
            created = "would be created" if dry_run else "created"
            self.stdout.write(
                f"{_count(len(report.created), 'article')} {created}, "
                f"{len(report.skipped)} already stored, "
                f"{_count(len(report.problems), 'problem')}."
            )
        for line in (*report.notes, *report.skipped, *report.problems):
            self.stderr.write(str(line), style_func=str)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _as_data(report: ImportReport) -> dict[str, Any]:
    return {
        "created": [
            {
                "id": article.pk,
                "language": article.language,
                "title": article.title,
                "file": article.source_file,
            }
            for article in report.created
        ],
        "skipped": [
            {"file": item.file, "line": item.line, "article": item.article.pk}
            for item in report.skipped
        ],
        "problems": [
            {
                "file": item.file,
                "line": item.line,
                "code": item.code,
                "what": item.what,
                "todo": item.todo,
            }
            for item in report.problems
        ],
        "notes": report.notes,
    }
