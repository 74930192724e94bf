"""manage.py evaluate: the engine measured on cases with gold links; needs no database."""

from __future__ import annotations

import json
import time
from argparse import ArgumentParser
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.encoders import Encoder, EncoderError, get_encoder
from claims.engine.alignment import AlignmentInputError
from claims.engine.cases import Case, CaseError, read_cases
from claims.evaluation.ablation import ablate, as_json
from claims.evaluation.evaluate import Evaluation, evaluate_cases, load_packs, predictions
from claims.evaluation.summary import summarise, summarise_case
from claims.management.evaluation_text import (
    write_ablation,
    write_cases,
    write_comparison,
    write_summary,
)
from claims.management.progress import progress


class Command(BaseCommand):
    """Measures links, confidence, flags and time on cases."""

    help = "Measure links, confidence, flags and time on evaluation cases with gold links."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("cases", type=Path, metavar="CASES.jsonl", help="one case a line")
        parser.add_argument("--encoder", metavar="NAME", help="bundled, a model's name or a folder")
        parser.add_argument("--json", action="store_true", help="print the figures as JSON")
        parser.add_argument(
            "--predictions", type=Path, metavar="OUT.jsonl", help="write what was found"
        )
        parser.add_argument("--by-case", action="store_true", help="also a line for each case")
        parser.add_argument("--compare", metavar="ENCODER,ENCODER", help="a table of encoders")
        parser.add_argument(
            "--ablate", action="store_true", help="a table of alignment with parts switched off"
        )
        parser.add_argument("--limit", type=int, metavar="N", help="only the first N cases")

    def handle(self, *args: Any, **options: Any) -> None:
        names = _encoder_names(options)
        cases, seconds = _read(options["cases"], options["limit"])
        if options["ablate"]:
            self._ablate(cases, names, options)
            return
        try:
            encoders = [get_encoder(name) for name in names]
            evaluations = [self._run(cases, encoder, seconds) for encoder in encoders]
        except (EncoderError, AlignmentInputError) as error:
            raise CommandError(str(error)) from error
        if options["predictions"]:
            _write_predictions(options["predictions"], evaluations[0])
        for line in _report(evaluations, options):
            self.stdout.write(line)

    def _ablate(self, cases: list[Case], names: list[str | None], options: dict[str, Any]) -> None:
        """Prints what each part of alignment brings."""
        if options["compare"] or options["predictions"] or options["by_case"]:
            message = "--ablate prints a table of its own: leave out --compare, --predictions and --by-case."
            raise CommandError(message)
        try:
            encoder = get_encoder(names[0])
            with progress("Parts of alignment", stream=self.stderr, unit="cases") as show:
                rows = list(ablate(cases, encoder.encode, on_progress=show))
        except EncoderError as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            figures = {"encoder": encoder.name, "cases": len(cases), "ablation": as_json(rows)}
            self.stdout.write(json.dumps(figures, ensure_ascii=False, indent=1))
            return
        for line in write_ablation(rows):
            self.stdout.write(line)

    def _run(self, cases: list[Case], encoder: Encoder, seconds: float) -> Evaluation:
        with progress(f"Cases with {encoder.name}", stream=self.stderr, unit="cases") as show:
            return evaluate_cases(
                cases,
                encoder.encode,
                encoder=encoder.name,
                reading_seconds=seconds,
                on_progress=show,
            )


def _encoder_names(options: dict[str, Any]) -> list[str | None]:
    if not options["compare"]:
        return [options["encoder"]]
    if options["encoder"] or options["predictions"]:
        message = "--compare names the encoders and writes no predictions: leave out --encoder and --predictions."
        raise CommandError(message)
    names = [name.strip() for name in options["compare"].split(",") if name.strip()]
    if len(names) < 2 or len(set(names)) < len(names):
        message = "--compare needs at least two different encoders, separated by commas."
        raise CommandError(message)
    return list(names)


def _read(path: Path, limit: int | None) -> tuple[list[Case], float]:
    """The cases, and the seconds that their facts took."""
    if limit is not None and limit < 1:
        message = "--limit needs a number above 0."
        raise CommandError(message)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}."
        raise CommandError(message) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        message = f"{path}, line {line}: the file is not UTF-8 text."
        raise CommandError(message) from error
    load_packs()
    began = time.perf_counter()
    try:
        # Not splitlines: JSON strings may hold U+2028, which ends no line of the file.
        cases = list(islice(read_cases(text.split("\n")), limit))
    except CaseError as error:
        message = f"{path}: {error}"
        raise CommandError(message) from error
    seconds = time.perf_counter() - began
    if not cases:
        message = f"{path} holds no evaluation case: give a file with one JSON object a line."
        raise CommandError(message)
    return cases, seconds


def _write_predictions(path: Path, evaluation: Evaluation) -> None:
    lines = [json.dumps(predictions(r), ensure_ascii=False) + "\n" for r in evaluation.results]
    try:
        path.write_text("".join(lines), encoding="utf-8")
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror}."
        raise CommandError(message) from error


def _report(evaluations: list[Evaluation], options: dict[str, Any]) -> list[str]:
    summaries = []
    for evaluation in evaluations:
        rows = [summarise_case(r) for r in evaluation.results] if options["by_case"] else []
        summaries.append({**summarise(evaluation), **({"by_case": rows} if rows else {})})
    if options["json"]:
        shown = {"encoders": summaries} if options["compare"] else summaries[0]
        return [json.dumps(shown, ensure_ascii=False, indent=1)]
    if options["compare"]:
        return list(write_comparison(summaries))
    lines = list(write_summary(summaries[0]))
    if options["by_case"]:
        lines += ["", *write_cases(summaries[0]["by_case"])]
    return lines
