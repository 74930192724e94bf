"""manage.py process_comparisons: all stages in order."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.encoders import Encoder, EncoderError
from claims.management.comparisons import (
    add_comparison_arguments,
    chosen_comparisons,
    count_comparisons,
    run_over,
)
from claims.models import Comparison
from claims.pipeline import process_comparison
from claims.stages.embeddings import active_encoder

_WAITING = (Comparison.State.PROCESSING, Comparison.State.FAILED)


class Command(BaseCommand):
    """Splits, embeds, aligns and checks comparisons."""

    help = "Split, embed, align and check comparisons; runs again without doubling anything."

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_comparison_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        comparisons = chosen_comparisons(options["ids"], every=options["all"])
        try:
            encoder = active_encoder()[0] if comparisons else None
        except EncoderError as error:
            raise CommandError(str(error)) from error
        rows = run_over(self, comparisons, lambda comparison: _process(comparison, encoder))
        if options["json"]:
            self.stdout.write(json.dumps(rows))
            return
        claims = sum(row[side]["claims"] for row in rows for side in ("left", "right"))
        self.stdout.write(
            f"{count_comparisons(len(rows))}: {claims} claims, headings and lines set aside,"
            f" {sum(row['embedded']['encoded'] for row in rows)} encoded,"
            f" {sum(row['aligned']['linked'] for row in rows)} links,"
            f" {sum(row['detected']['created'] for row in rows)} new flags"
        )


def _process(comparison: Comparison, encoder: Encoder | None) -> dict[str, Any]:
    result = asdict(process_comparison(comparison, encoder=encoder))
    waiting = Comparison.objects.filter(pk=comparison.pk, state__in=_WAITING)
    waiting.update(state=Comparison.State.NEW, error="")
    return result
