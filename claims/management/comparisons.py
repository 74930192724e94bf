"""What the commands over comparisons share: which ones, and how they report."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable, Iterable
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.models import Comparison


def add_comparison_arguments(parser: ArgumentParser) -> None:
    """IDs or all, and ``--json``."""
    parser.add_argument("ids", nargs="*", type=int, metavar="ID", help="comparisons (default: all)")
    parser.add_argument(
        "--all", action="store_true", help="all comparisons (the default without IDs)"
    )
    parser.add_argument("--json", action="store_true", help="print the result as JSON")


def chosen_comparisons(ids: Iterable[int], *, every: bool = False) -> list[Comparison]:
    """The comparisons with these ids, in order; all without ids. Unknown ids stop."""
    wanted = list(ids)
    if wanted and every:
        message = "Give either IDs or --all."
        raise CommandError(message)
    rows = Comparison.objects.select_related("left", "right").order_by("pk")
    if not wanted:
        return list(rows)
    found = list(rows.filter(pk__in=wanted))
    if unknown := sorted(set(wanted) - {row.pk for row in found}):
        message = f"No comparison has the ID {', '.join(map(str, unknown))}."
        raise CommandError(message)
    return found


def run_over(
    command: BaseCommand,
    comparisons: list[Comparison],
    stage: Callable[[Comparison], dict[str, Any]],
) -> list[dict[str, Any]]:
    """Runs a stage on each comparison; a failure is reported and the others run on.

    ``CommandError`` at the end when any failed.
    """
    results, failed = [], []
    for number, comparison in enumerate(comparisons, start=1):
        if command.stderr.isatty():
            command.stderr.write(f"{number}/{len(comparisons)} {comparison}")
        try:
            results.append({"comparison": comparison.pk, **stage(comparison)})
        except Exception as error:  # noqa: BLE001 (named below, and the exit code tells)
            failed.append(comparison.pk)
            command.stderr.write(f"Comparison {comparison.pk}: {type(error).__name__}: {error}")
    if failed:
        message = f"{len(failed)} of {len(comparisons)} comparisons failed: {', '.join(map(str, failed))}."
        raise CommandError(message)
    return results


def count_comparisons(number: int) -> str:
    """ "1 comparison" or "3 comparisons"."""
    return f"{number} comparison{'' if number == 1 else 's'}"
