"""manage.py export_gold: reviewed comparisons as evaluation cases."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.evaluation.gold import GoldCase, export_comparison
from claims.management.comparisons import chosen_comparisons
from claims.models import Comparison


class Command(BaseCommand):
    """Writes what people decided as cases for ``manage.py evaluate``."""

    help = (
        "Write reviewed comparisons as cases for evaluate: confirmed links, accepted one-sided"
        " claims and confirmed differences. Comparisons that are not fully reviewed are left out."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("ids", nargs="*", type=int, metavar="ID", help="default: all")
        parser.add_argument("--output", type=Path, metavar="FILE", help="default: standard output")
        parser.add_argument(
            "--partial",
            action="store_true",
            help="also comparisons under review, with the claims that are decided",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        cases = []
        for comparison in chosen_comparisons(options["ids"]):
            gold = export_comparison(comparison)
            if reason := _reason_to_skip(gold, partial=options["partial"]):
                self._note(f"Comparison {comparison.pk} is left out: {reason}.")
            else:
                cases.append(gold.case)
        if not cases:
            message = (
                "No comparison is fully reviewed. Decide all links, one-sided claims and flags,"
                " or use --partial."
                if Comparison.objects.exists()
                else "There is no comparison."
            )
            raise CommandError(message)
        self._write(cases, options["output"])
        links = sum(len(case["links"]) for case in cases)
        found = sum(len(case["discrepancies"]) for case in cases)
        self._note(f"{len(cases)} cases with {links} links and {found} differences")

    def _write(self, cases: list[dict[str, Any]], output: Path | None) -> None:
        text = "".join(json.dumps(case, ensure_ascii=False) + "\n" for case in cases)
        if output is None:
            self.stdout.write(text, ending="")
            return
        try:
            output.write_text(text, encoding="utf-8")
        except OSError as error:
            message = f"{output} cannot be written: {error.strerror}."
            raise CommandError(message) from error

    def _note(self, text: str) -> None:
        # The summary stays out of the cases on standard output.
        self.stderr.write(text, style_func=str)


def _reason_to_skip(gold: GoldCase, *, partial: bool) -> str:
    claims = [gold.case[side]["claims"] for side in ("left", "right")]
    if not all(claims):
        return "nothing is decided on one of its sides"
    if gold.undecided and not partial:
        return f"{gold.undecided} claims or their flags are not decided yet (see --partial)"
    return ""
