"""manage.py split_claims: stage 1 alone."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand

from claims.management.comparisons import (
    add_comparison_arguments,
    chosen_comparisons,
    count_comparisons,
    run_over,
)
from claims.models import Comparison
from claims.pipeline import split_comparison


class Command(BaseCommand):
    """Splits the articles of comparisons into claims."""

    help = "Split the articles of comparisons into claims again; what people decided stays."

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_comparison_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        rows = run_over(self, chosen_comparisons(options["ids"], every=options["all"]), _split)
        if options["json"]:
            self.stdout.write(json.dumps(rows))
            return
        sides = [side for row in rows for side in (row["left"], row["right"])]
        self.stdout.write(
            f"{count_comparisons(len(rows))}: {sum(s['claims'] for s in sides)} claims, headings and"
            f" lines set aside,"
            f" {sum(s['created'] for s in sides)} new, {sum(s['kept'] for s in sides)} kept,"
            f" {sum(s['removed'] for s in sides)} removed"
        )


def _split(comparison: Comparison) -> dict[str, Any]:
    left, right = split_comparison(comparison)
    return {"left": asdict(left), "right": asdict(right)}
