"""A comparison from a file that another installation exported."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.imports.comparison import ImportRefused, import_comparison


class Command(BaseCommand):
    help = "Stores the comparison of an exported JSON file: reports, claims, links and flags."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the .json file of an export")

    def handle(self, *, file: Path, **options: Any) -> None:
        try:
            data = file.read_bytes()
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
        try:
            comparison = import_comparison(data)
        except ImportRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"Comparison {comparison.pk} stored: {comparison}")
