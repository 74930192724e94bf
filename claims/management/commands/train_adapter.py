"""manage.py train_adapter: adapts an encoder to German and Luxembourgish; needs no database."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.adapters.folder import AdapterError
from claims.adapters.making import Request, make_adapter, read_data
from claims.adapters.pairs import PairsError
from claims.adapters.training import Options, TrainingError
from claims.encoders import EncoderError
from claims.management.adapter_text import describe, write_data, write_report
from claims.management.progress import progress


class Command(BaseCommand):
    """Trains a low-rank adapter on parallel sentences and measures it on held-out ones."""

    help = (
        "Train a low-rank adapter (LoRA) of an encoder on parallel sentences, and measure"
        " retrieval on held-out pairs before and after. The folder is an encoder of its own:"
        " `embed_claims --encoder DIR`, `evaluate --compare bundled,DIR`."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        add = parser.add_argument
        add(
            "--pairs",
            type=Path,
            required=True,
            metavar="FILE.tsv",
            help="German TAB Luxembourgish a line, UTF-8",
        )
        add("--output", type=Path, required=True, metavar="DIR", help="folder of the adapter")
        add(
            "--held-out",
            default="0.1",
            metavar="SHARE|FILE.tsv",
            help="pairs to measure on: a share of the pairs, or a file (default 0.1)",
        )
        add("--base", metavar="ENCODER", help="what to adapt (default: VISAVIS_ENCODER)")
        add("--epochs", type=int, default=3, help="times that every pair is seen (default 3)")
        add("--batch-size", type=int, default=32, help="pairs in a step (default 32)")
        add("--rank", type=int, default=16, help="rank of the adapter (default 16)")
        add("--learning-rate", type=float, default=3e-4, help="its peak (default 0.0003)")
        add("--seed", type=int, default=13, help="same seed, same result (default 13)")
        add("--plain", action="store_true", help="train on the sentences unmasked and unglossed")
        add("--resume", action="store_true", help="go on where a killed run stopped")
        add("--json", action="store_true", help="print the figures as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        request = _request(options)
        try:
            data = read_data(request)
            self.stderr.write(write_data(data), style_func=str)
            with progress("Training", stream=self.stderr, unit="steps") as on_step:
                adapter = make_adapter(request, data, on_step=on_step)
        except (PairsError, TrainingError, AdapterError, EncoderError) as error:
            raise CommandError(str(error)) from error
        except KeyboardInterrupt:
            message = "Stopped. Repeat the command with --resume to go on from the last checkpoint."
            raise CommandError(message, returncode=130) from None
        if options["json"]:
            self.stdout.write(json.dumps(describe(adapter), ensure_ascii=False))
        else:
            self.stdout.write("\n".join(write_report(adapter)))


def _request(options: dict[str, Any]) -> Request:
    """The request; ``CommandError`` names an option out of range."""
    limits = {"epochs": 1, "batch_size": 2, "rank": 1, "seed": 0}
    for name, least in limits.items():
        if options[name] < least:
            message = f"--{name.replace('_', '-')} must be {least} or more."
            raise CommandError(message)
    if not 0 < options["learning_rate"] < 1:
        message = "--learning-rate must be above 0 and below 1."
        raise CommandError(message)
    share, held_out = _held_out(options["held_out"])
    return Request(
        pairs=options["pairs"],
        output=options["output"].expanduser().resolve(),
        held_out_share=share,
        held_out=held_out,
        base=options["base"],
        plain=options["plain"],
        resume=options["resume"],
        training=Options(
            epochs=options["epochs"],
            batch_size=options["batch_size"],
            rank=options["rank"],
            learning_rate=options["learning_rate"],
            seed=options["seed"],
        ),
    )


def _held_out(value: str) -> tuple[float, Path | None]:
    try:
        share = float(value)
    except ValueError:
        return 0.0, Path(value)
    if not 0 < share < 1:
        message = "--held-out must be a share above 0 and below 1, or a file."
        raise CommandError(message)
    return share, None
