"""manage.py detector_precision: what people made of each detector's flags."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from claims.evaluation.precision import DetectorPrecision, detector_precision
from claims.management.comparisons import chosen_comparisons


class Command(BaseCommand):
    """Precision of the detectors as reviewers see it."""

    help = "Print per detector how many flags were confirmed and dismissed, and why."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--comparison", type=int, metavar="ID", help="one comparison only")
        parser.add_argument("--json", action="store_true", help="print the result as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        chosen = options["comparison"]
        comparison = chosen_comparisons([chosen])[0] if chosen is not None else None
        rows = detector_precision(comparison=comparison)
        if options["json"]:
            self.stdout.write(json.dumps([_as_dict(row) for row in rows]))
            return
        self.stdout.write(
            f"{'detector':<12} {'confirmed':>9} {'dismissed':>9} {'undecided':>9} {'precision':>9}"
            "  dismissed because"
        )
        for row in rows:
            self.stdout.write(_as_line(row).rstrip())


def _as_dict(row: DetectorPrecision) -> dict[str, Any]:
    return {
        "detector": row.detector,
        "confirmed": row.confirmed,
        "dismissed": row.dismissed,
        "undecided": row.undecided,
        "precision": row.share,
        "reasons": dict(row.reasons),
    }


def _as_line(row: DetectorPrecision) -> str:
    share = "–" if row.percent is None else f"{row.percent} %"
    why = ", ".join(f"{label} {count}" for label, count in row.labelled_reasons)
    return (
        f"{row.detector:<12} {row.confirmed:>9} {row.dismissed:>9} {row.undecided:>9} {share:>9}"
        f"  {why}"
    )
