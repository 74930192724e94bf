"""The background job over ``claims.pipeline``: what a worker runs, and what it reports.

Web processes import this module only to enqueue: the encoder is loaded inside the task.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from contextlib import closing
from types import TracebackType
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from claims.models import Comparison

logger = logging.getLogger(__name__)

ALL, EMBED, ALIGN, DETECT = "all", "embed", "align", "detect"
STEPS = (ALL, EMBED, ALIGN, DETECT)
DONE = "done"  # the stage of a comparison whose links and flags are there
HEARTBEAT_SECONDS = 5.0
WRITE_SECONDS = 0.5  # progress is written this often at most

OnProgress = Callable[[str, int, int], None]


class JobStoppedError(Exception):
    """A person stopped the job, or it was given to another worker."""


@task()
def process_comparison_task(comparison_id: int, step: str, after: str) -> dict[str, Any]:
    """Run ``step`` of the flow on a comparison; its state is ``after`` when that went well.

    Runs again without harm: every stage is idempotent over its rows.
    """
    comparison = (
        Comparison.objects.filter(pk=comparison_id, state=Comparison.State.PROCESSING)
        .select_related("left", "right")
        .first()
    )
    if comparison is None:
        return {"skipped": "gone or stopped"}
    recorder = ProgressRecorder(comparison.pk)
    try:
        with Heartbeat(comparison.pk):
            _run_step(comparison, step=step, on_progress=recorder)
    except JobStoppedError:
        return {"skipped": "stopped"}
    except Exception as error:
        logger.exception("Comparison %s failed in stage %r", comparison.pk, recorder.stage)
        _finish(comparison.pk, state=Comparison.State.FAILED, error=describe_error(error))
        raise
    _finish(comparison.pk, state=after, stage="" if step == EMBED else DONE)
    return {"comparison": comparison.pk, "step": step}


def _run_step(comparison: Comparison, *, step: str, on_progress: OnProgress) -> None:
    # Imported here: the web process that enqueues needs neither scipy nor the engine.
    from claims import pipeline
    from claims.stages.embeddings import have_vectors

    if step == ALL:
        on_progress("load", 0, 0)
        pipeline.process_comparison(comparison, encoder=_load_encoder(), on_progress=on_progress)
    elif step == EMBED:
        _embed(comparison, on_progress)
    elif step == ALIGN:
        # Pieces that a person made of claims have no vector yet.
        if not have_vectors([comparison.left, comparison.right]):
            _embed(comparison, on_progress)
        on_progress("align", 0, 1)
        pipeline.align_comparison(comparison)
        on_progress("detect", 0, 1)
        pipeline.detect_discrepancies(comparison)
    elif step == DETECT:
        on_progress("detect", 0, 1)
        pipeline.detect_discrepancies(comparison)
    else:
        message = f"{step!r} is no step of the flow; use one of {', '.join(STEPS)}."
        raise ValueError(message)


def _embed(comparison: Comparison, on_progress: OnProgress) -> None:
    from claims import pipeline

    on_progress("load", 0, 0)
    pipeline.embed_comparison(
        comparison,
        encoder=_load_encoder(),
        on_progress=lambda done, total: on_progress("embed", done, total),
    )


def _load_encoder() -> Any:
    from claims.stages.embeddings import active_encoder

    encoder, _row = active_encoder()
    return encoder


def _finish(comparison_id: int, **fields: str) -> None:
    now = timezone.now()
    Comparison.objects.filter(pk=comparison_id, state=Comparison.State.PROCESSING).update(
        heartbeat_at=now, updated_at=now, **{"error": "", **fields}
    )


def describe_error(error: Exception) -> str:
    """What happened and what to do, for the person who waits for the comparison."""
    from claims.encoders import EncoderError
    from claims.stages.embeddings import StoreError

    if isinstance(error, EncoderError | StoreError | ImproperlyConfigured):
        return str(error)
    if isinstance(error, MemoryError):
        return _("The worker ran out of memory. Give it more, or compare shorter reports.")
    if isinstance(error, DatabaseError):
        return _("The database could not be used ({error}). Start again in a moment.").format(
            error=_first_line(error)
        )
    return _(
        "Visavis stopped with {name}: {error}. Nothing was lost: start again. If it stops "
        "again, the worker's log says where."
    ).format(name=type(error).__name__, error=_first_line(error).rstrip("."))


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [_("no details")])[0][:300]


class ProgressRecorder:
    """Writes stage and counts to the comparison; raises ``JobStoppedError`` once it was stopped."""

    def __init__(self, comparison_id: int) -> None:
        self.comparison_id = comparison_id
        self.stage = ""
        self._written_at = 0.0

    def __call__(self, stage: str, done: int, total: int) -> None:
        now = time.monotonic()
        if stage == self.stage and done < total and now - self._written_at < WRITE_SECONDS:
            return
        self.stage, self._written_at = stage, now
        written = Comparison.objects.filter(
            pk=self.comparison_id, state=Comparison.State.PROCESSING
        ).update(
            stage=stage[:20],
            progress_done=done,
            progress_total=total,
            heartbeat_at=timezone.now(),
        )
        if not written:
            raise JobStoppedError


class Heartbeat:
    """Keeps ``heartbeat_at`` fresh while the worker lives, also through a long download."""

    def __init__(self, comparison_id: int) -> None:
        self.comparison_id = comparison_id
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Heartbeat:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._ended.set()
        self._thread.join(timeout=HEARTBEAT_SECONDS)

    def _run(self) -> None:
        while not self._ended.wait(HEARTBEAT_SECONDS):
            with closing(connection):
                try:
                    Comparison.objects.filter(pk=self.comparison_id).update(
                        heartbeat_at=timezone.now()
                    )
                except DatabaseError:
                    logger.warning("No heartbeat for comparison %s", self.comparison_id)
