"""Starting, stopping and rescuing background jobs: at most one per comparison."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from claims.models import Comparison
from claims.tasks import ALL, DONE, STEPS, process_comparison_task

logger = logging.getLogger(__name__)

State = Comparison.State
STALE_AFTER = timedelta(seconds=30)  # six heartbeats
MAX_ATTEMPTS = 3
_KEPT = {State.IN_REVIEW, State.DONE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sweep:
    """How many jobs of dead workers wait for a new worker now, and how many were given up."""

    restarted: int = 0
    given_up: int = 0


def start_job(comparison: Comparison, *, step: str = ALL) -> bool:
    """Enqueue ``step`` for a worker; False when a job of this comparison is under way."""
    if step not in STEPS:
        message = f"{step!r} is no step of the flow; use one of {', '.join(STEPS)}."
        raise ValueError(message)
    with transaction.atomic():
        row = Comparison.objects.select_for_update().get(pk=comparison.pk)
        if row.state == State.PROCESSING or _running_tasks(comparison.pk).exists():
            return False
        _mark_queued(comparison.pk)
        after = row.state if row.state in _KEPT else State.NEW
        process_comparison_task.enqueue(comparison.pk, step, str(after))
    comparison.refresh_from_db()
    return True


def stop_job(comparison: Comparison) -> bool:
    """End the job of this comparison at its next step; False when none is under way."""
    with transaction.atomic():
        stopped = _give_up(comparison.pk, _("Stopped by a person. Start it again at any time."))
        _tasks_of(comparison.pk).filter(status=TaskResultStatus.READY).delete()
    comparison.refresh_from_db()
    return bool(stopped)


def find_task(comparison: Comparison) -> Any | None:
    """The newest queued or running task of a comparison."""
    live = (TaskResultStatus.READY, TaskResultStatus.RUNNING)
    return _tasks_of(comparison.pk).filter(status__in=live).order_by("-enqueued_at").first()


def is_ready(comparison: Comparison) -> bool:
    """Whether there is something to review: the flow has run, whoever started it."""
    if comparison.state in _KEPT:
        return True
    is_done = comparison.stage == DONE or comparison.alignments.exists()
    return comparison.state == State.NEW and is_done


def sign_of_life() -> Path:
    """The file that the worker of this machine touches every few seconds."""
    return Path(settings.DATA_DIR) / "worker-heartbeat"


def seconds_since_sign_of_life() -> float | None:
    """How long ago a worker of this machine was alive; None when none has ever been."""
    try:
        return max(0.0, time.time() - sign_of_life().stat().st_mtime)
    except FileNotFoundError:
        return None


def sweep_stale_jobs(*, now: datetime | None = None) -> Sweep:
    """Queue the jobs of killed workers again; after three tries the comparison fails instead.

    A worker that dies leaves its task RUNNING for ever; one that lives moves
    ``heartbeat_at`` every few seconds.
    """
    limit = (now or timezone.now()) - STALE_AFTER
    outcomes = [*_sweep_running_tasks(limit), *_sweep_lost_comparisons(limit)]
    return Sweep(restarted=outcomes.count(True), given_up=outcomes.count(False))


def _sweep_running_tasks(limit: datetime) -> Iterator[bool]:
    """For each task whose worker is dead: True when it was queued again."""
    for row in DBTaskResult.objects.running().filter(task_path=process_comparison_task.module_path):
        comparison = Comparison.objects.filter(pk=row.args_kwargs["args"][0]).first()
        heartbeats = (row.started_at, comparison.heartbeat_at if comparison else None)
        if any(at is not None and at > limit for at in heartbeats):
            continue
        # Compare-and-set on started_at: another sweep may have been quicker.
        same = DBTaskResult.objects.running().filter(pk=row.pk, started_at=row.started_at)
        wanted = comparison is not None and comparison.state == State.PROCESSING
        if wanted and len(row.worker_ids) < MAX_ATTEMPTS:
            if same.update(status=TaskResultStatus.READY, started_at=None):
                logger.warning("The worker of comparison %s died: queued again", comparison)
                yield True
        elif same.update(status=TaskResultStatus.FAILED, finished_at=timezone.now()):
            if comparison is not None:
                _give_up(comparison.pk, _died_too_often(len(row.worker_ids)))
            yield False


def _sweep_lost_comparisons(limit: datetime) -> Iterator[bool]:
    """Comparisons that wait for a task that is no longer there, for example a pruned one."""
    for comparison in Comparison.objects.filter(state=State.PROCESSING, heartbeat_at__lt=limit):
        with transaction.atomic():
            if find_task(comparison) is None:
                _mark_queued(comparison.pk)
                process_comparison_task.enqueue(comparison.pk, ALL, str(State.NEW))
                yield True


def _died_too_often(times: int) -> str:
    return _(
        "The worker was killed {times} times while it worked on this, often because memory ran "
        "out. Give it more memory or compare shorter reports, then start again."
    ).format(times=times)


def _mark_queued(comparison_id: int) -> None:
    now = timezone.now()
    Comparison.objects.filter(pk=comparison_id).update(
        state=State.PROCESSING,
        stage="",
        progress_done=0,
        progress_total=0,
        error="",
        heartbeat_at=now,
        updated_at=now,
    )


def _give_up(comparison_id: int, error: str) -> int:
    return Comparison.objects.filter(pk=comparison_id, state=State.PROCESSING).update(
        state=State.FAILED, error=error, updated_at=timezone.now()
    )


def _tasks_of(comparison_id: int) -> Any:
    return DBTaskResult.objects.filter(
        task_path=process_comparison_task.module_path, args_kwargs__args__0=comparison_id
    )


def _running_tasks(comparison_id: int) -> Any:
    return _tasks_of(comparison_id).filter(status=TaskResultStatus.RUNNING)
