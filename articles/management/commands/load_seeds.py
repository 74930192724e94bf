"""Load the reports that come with the project."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.drafts import ImportProblem
from articles.models import Article
from articles.seeds import load_seed_articles


class Command(BaseCommand):
    help = "Imports the reports in seeds/ as articles; what is stored already is not added again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print the pairs as JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        before = Article.objects.count()
        try:
            pairs = load_seed_articles()
        except ImportProblem as problem:
            raise CommandError(str(problem)) from problem
        created = Article.objects.count() - before
        if options["json"]:
            data = [
                {
                    "slug": pair.slug,
                    "title": pair.title,
                    "left": pair.left.pk,
                    "right": pair.right.pk,
                }
                for pair in pairs
            ]
            self.stdout.write(json.dumps({"created": created, "pairs": data}, ensure_ascii=False))
            return
        listed = "; ".join(
            f"{pair.title}: articles {pair.left.pk} ({pair.left.language}) "
            f"and {pair.right.pk} ({pair.right.language})"
            for pair in pairs
        )
        self.stdout.write(
            f"{created} created, {2 * len(pairs) - created} already stored. {listed}."
        )
