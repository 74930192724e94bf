"""The example that comes with Visavis: two real reports on one event."""

from __future__ import annotations

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.drafts import ImportProblem
from claims.examples import load_examples
from claims.jobs import is_ready
from claims.management.summary import summarise
from claims.models import Comparison


class Command(BaseCommand):
    help = "Stores the example reports and their comparison, once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--process", action="store_true", help="run the flow unless it has run, and summarise"
        )
        parser.add_argument(
            "--address", action="store_true", help="print only where the review page is"
        )
        parser.add_argument("--base-url", default="", help="where the server answers")

    def handle(self, *, process: bool, address: bool, base_url: str, **options: Any) -> None:
        comparisons = _load_comparisons()
        if address:
            for comparison in comparisons:
                self.stdout.write(f"  review      {base_url}{comparison.get_absolute_url()}")
        elif process:
            for comparison in comparisons:
                self._process(comparison)
                self.stdout.write("\n".join(summarise(comparison)))
        else:
            ids = ", ".join(str(comparison.pk) for comparison in comparisons)
            self.stdout.write(f"{len(comparisons)} example comparisons stored: {ids}")

    def _process(self, comparison: Comparison) -> None:
        if is_ready(comparison):
            return
        call_command("process_comparisons", comparison.pk, stdout=self.stderr)
        comparison.refresh_from_db()
        if not is_ready(comparison):
            why = comparison.error or "see above"
            raise CommandError(f"Comparison {comparison.pk} was not processed: {why}")


def _load_comparisons() -> list[Comparison]:
    try:
        comparisons = load_examples()
    except ImportProblem as problem:
        raise CommandError(str(problem)) from problem
    if not comparisons:
        raise CommandError("seeds/ holds no reports: restore the folder with git.")
    return comparisons
