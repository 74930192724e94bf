"""Rescue the jobs of killed workers."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from claims.jobs import sweep_stale_jobs


class Command(BaseCommand):
    help = "Queues the jobs of killed workers again. A worker does the same by itself."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print JSON")

    def handle(self, *, json: bool, **options: Any) -> None:
        sweep = sweep_stale_jobs()
        self.stdout.write(
            _as_json(restarted=sweep.restarted, given_up=sweep.given_up)
            if json
            else f"{sweep.restarted} jobs queued again, {sweep.given_up} given up"
        )


def _as_json(**counts: int) -> str:
    return json.dumps(counts)
