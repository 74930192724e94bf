"""The background worker: django-tasks-db's, which also looks after the jobs of dead ones."""

from __future__ import annotations

import logging
import threading
from contextlib import closing
from typing import Any

from django.db import DatabaseError, connection
from django_tasks_db.management.commands.db_worker import Command as DatabaseWorker

from claims.jobs import sign_of_life, sweep_stale_jobs

logger = logging.getLogger(__name__)
TICK_SECONDS = 5.0
TICKS_PER_SWEEP = 3


class Command(DatabaseWorker):
    help = "Runs background jobs, and queues the jobs of killed workers again."

    def handle(self, **options: Any) -> None:
        ended = threading.Event()
        keeper = threading.Thread(target=_keep_house, args=(ended,), daemon=True)
        keeper.start()
        try:
            super().handle(**options)
        finally:
            ended.set()
            keeper.join(timeout=TICK_SECONDS)


def _keep_house(ended: threading.Event) -> None:
    """Sign of life for /readyz every few seconds, and a sweep now and then."""
    tick = 0
    while True:
        sign_of_life().touch()
        if tick % TICKS_PER_SWEEP == 0:
            with closing(connection):
                try:
                    sweep_stale_jobs()
                except DatabaseError:
                    logger.warning("The sweep for stale jobs failed", exc_info=True)
        tick += 1
        if ended.wait(TICK_SECONDS):
            return
