"""The example that comes with Visavis: two real reports on one event."""

from __future__ import annotations

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.models import Article
from articles.seeds import load_seed_articles
from claims.management.summary import summarise
from claims.models import Comparison

_PROCESSED = (Comparison.State.IN_REVIEW, Comparison.State.DONE)


class Command(BaseCommand):
    help = "Stores the two example reports and their comparison, once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--process", action="store_true", help="run the flow unless it has run, and summarise"
        )
        parser.add_argument(
            "--address", action="store_true", help="print only where the review page is"
        )
        parser.add_argument("--base-url", default="", help="where the server answers")

    def handle(self, *, process: bool, address: bool, base_url: str, **options: Any) -> None:
        comparison, created = _load_comparison()
        if address:
            self.stdout.write(f"  review      {base_url}{comparison.get_absolute_url()}")
            return
        if process and comparison.state not in _PROCESSED:
            call_command("process_comparisons", comparison.pk, stdout=self.stderr)
            comparison.refresh_from_db()
            if comparison.state not in _PROCESSED:
                raise CommandError(
                    f"Comparison {comparison.pk} was not processed: {comparison.error or 'see above'}"
                )
        if process:
            self.stdout.write("\n".join(summarise(comparison)))
        else:
            done = "created" if created else "there already"
            self.stdout.write(f"Example comparison {comparison.pk} {done}")


def _load_comparison() -> tuple[Comparison, bool]:
    articles: list[Article] = list(load_seed_articles())
    by_language = {article.language: article for article in articles}
    if {"de", "lb"} - set(by_language):
        raise CommandError("seeds/ holds no German and Luxembourgish report: restore it with git.")
    return Comparison.objects.get_or_create(left=by_language["de"], right=by_language["lb"])
