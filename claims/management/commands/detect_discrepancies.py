"""manage.py detect_discrepancies: stage 4 alone."""

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
from claims.pipeline import detect_discrepancies


class Command(BaseCommand):
    """Runs all detectors on comparisons again."""

    help = "Run all detectors again; flags that stay keep their decision."

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_comparison_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        rows = run_over(
            self,
            chosen_comparisons(options["ids"], every=options["all"]),
            lambda comparison: asdict(detect_discrepancies(comparison)),
        )
        if options["json"]:
            self.stdout.write(json.dumps(rows))
            return
        total = {key: sum(r[key] for r in rows) for key in ("created", "kept", "closed")}
        self.stdout.write(
            f"{count_comparisons(len(rows))}: {total['created']} new flags, {total['kept']} found again,"
            f" {total['closed']} no longer found"
        )
