"""manage.py align_claims: stage 3 alone."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.management.comparisons import (
    add_comparison_arguments,
    chosen_comparisons,
    count_comparisons,
    run_over,
)
from claims.models import EncoderModel
from claims.pipeline import align_comparison


class Command(BaseCommand):
    """Aligns comparisons again with the active encoder."""

    help = (
        "Align comparisons again: decided links stay, the rest is searched with the active"
        " encoder's vectors. Run detect_discrepancies afterwards."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_comparison_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        row = EncoderModel.objects.filter(is_active=True).first()
        if row is None:
            message = "No encoder is active yet. Run `manage.py embed_claims` first."
            raise CommandError(message)
        rows = run_over(
            self,
            chosen_comparisons(options["ids"], every=options["all"]),
            lambda comparison: asdict(align_comparison(comparison, encoder_row=row)),
        )
        if options["json"]:
            self.stdout.write(json.dumps(rows))
            return
        total = {
            key: sum(r[key] for r in rows) for key in ("linked", "suggested", "one_sided", "kept")
        }
        self.stdout.write(
            f"{count_comparisons(len(rows))}: {total['linked']} links, {total['suggested']} possible links,"
            f" {total['one_sided']} claims in one report only, {total['kept']} decided before"
        )
