"""manage.py selftest_detectors: change linked claims on purpose and see what is found."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
from django.core.management.base import BaseCommand, CommandError

from claims.encoders import EncoderError, get_encoder
from claims.engine.cases import CaseError
from claims.engine.selftest import SelfTest, Trial, run_self_test
from claims.engine.types import AlignedPair
from claims.evaluation.pairs import pairs_of_cases, pairs_of_comparison
from claims.management.comparisons import chosen_comparisons


class Command(BaseCommand):
    """Tests the detectors on the user's own reports."""

    help = (
        "Change linked claims (weekday, month, time, number, percentage, money, name, negation,"
        " hedge) on either side and print what the detectors find, and what without any change."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        source = parser.add_mutually_exclusive_group()
        source.add_argument(
            "--comparison", type=int, metavar="ID", help="one comparison (default: all)"
        )
        source.add_argument("--cases", metavar="FILE", help="evaluation cases as JSON lines")
        parser.add_argument("--seed", type=int, default=0, help="of what is changed into what")
        parser.add_argument("--misses", action="store_true", help="list what was not found")
        parser.add_argument(
            "--with-encoder", action="store_true", help="also how far each change moves the vector"
        )
        parser.add_argument("--json", action="store_true", help="print the result as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        pairs = _read_pairs(options)
        if not pairs:
            message = (
                "There is no linked pair to change. Align a comparison first, or give --cases."
            )
            raise CommandError(message)
        result = run_self_test(pairs, seed=options["seed"])
        moved = _cosines(result.trials) if options["with_encoder"] else {}
        if options["json"]:
            data = _as_dict(result, moved, with_misses=options["misses"])
            self.stdout.write(json.dumps(data, ensure_ascii=False))
            return
        self.stdout.write("\n".join(_as_text(result, moved, with_misses=options["misses"])))


def _read_pairs(options: dict[str, Any]) -> list[AlignedPair]:
    if options["cases"]:
        try:
            with Path(options["cases"]).open(encoding="utf-8") as lines:
                return list(pairs_of_cases(lines))
        except (OSError, UnicodeDecodeError, CaseError) as error:
            message = f"{options['cases']} cannot be read: {error}"
            raise CommandError(message) from error
    ids = [options["comparison"]] if options["comparison"] is not None else []
    return [pair for row in chosen_comparisons(ids) for pair in pairs_of_comparison(row)]


def _cosines(trials: tuple[Trial, ...]) -> dict[str, float]:
    """Median cosine between a claim and its changed text, by kind of change."""
    try:
        encoder = get_encoder()
        before = encoder.encode([trial.before for trial in trials])
        after = encoder.encode([trial.change.text for trial in trials])
    except EncoderError as error:
        raise CommandError(str(error)) from error
    cosines = np.sum(before * after, axis=1)
    by_kind: dict[str, list[float]] = {}
    for trial, cosine in zip(trials, cosines, strict=True):
        by_kind.setdefault(trial.change.kind, []).append(float(cosine))
    return {kind: round(median(values), 4) for kind, values in by_kind.items()}


def _as_dict(result: SelfTest, moved: dict[str, float], *, with_misses: bool) -> dict[str, Any]:
    data: dict[str, Any] = {
        "pairs": result.pairs,
        "recall": [
            {
                "kind": row.kind,
                "side": row.side,
                "language": row.language,
                "tried": row.tried,
                "found": row.found,
                "major": row.grave,
                "recall": row.share,
                "cosine": moved.get(row.kind),
            }
            for row in result.recalls()
        ],
        "untouched": {
            slug: {"all": count, "major": result.untouched[slug]}
            for slug, count in result.untouched_all.items()
        },
    }
    if with_misses:
        data["misses"] = [
            {
                "kind": trial.change.kind,
                "side": trial.change.side,
                "was": trial.change.was,
                "now": trial.change.now,
                "text": trial.change.text,
            }
            for trial in result.trials
            if trial.found is None
        ]
    return data


def _as_text(result: SelfTest, moved: dict[str, float], *, with_misses: bool) -> Iterator[str]:
    yield f"{result.pairs} linked pairs, {len(result.trials)} changes, one at a time"
    yield ""
    yield f"{'changed':<11} {'side':<10} {'tried':>5} {'found':>5} {'major':>5} {'recall':>6}" + (
        f" {'cosine':>7}" if moved else ""
    )
    for row in result.recalls():
        share = "–" if row.share is None else f"{row.share:.2f}"
        side = f"{row.side} {row.language}".strip()
        line = f"{row.kind:<11} {side:<10} {row.tried:>5} {row.found:>5} {row.grave:>5} {share:>6}"
        yield f"{line} {moved.get(row.kind, 1.0):>7.4f}" if moved and row.tried else line
    yield ""
    yield "Flags on the same pairs without any change"
    yield f"{'detector':<12} {'all':>4} {'major':>5} {'major per 100':>13}"
    for slug, count in result.untouched_all.items():
        if count:
            major = result.untouched[slug]
            yield f"{slug:<12} {count:>4} {major:>5} {100 * major / result.pairs:>13.1f}"
    if with_misses:
        yield ""
        yield "Not found"
        for trial in result.trials:
            if trial.found is None:
                change = trial.change
                yield f"{change.kind} {change.side}: {change.was} → {change.now}: {change.text}"
