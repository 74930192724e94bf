"""manage.py list_detectors: what is looked for, as the table that the documents carry."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from claims.detector_table import list_detectors, markdown_table


class Command(BaseCommand):
    """Prints the registry of detectors."""

    help = "Print the detectors as a Markdown table, or as JSON."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print the result as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["json"]:
            rows = [row.as_dict() for row in list_detectors()]
            self.stdout.write(json.dumps(rows, ensure_ascii=False))
        else:
            self.stdout.write(markdown_table())
