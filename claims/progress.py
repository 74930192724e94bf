"""How far a comparison's job is, as a page shows it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_tasks import TaskResultStatus

from claims.jobs import find_task, seconds_since_sign_of_life
from claims.models import Comparison

# Share of the work done before each stage and after the last: encoding is most of it.
_STAGES = ("load", "split", "embed", "align", "detect")
_STARTS = {"load": 0.0, "split": 0.08, "embed": 0.1, "align": 0.8, "detect": 0.92}
_ENDS = dict(zip(_STAGES, (*(_STARTS[stage] for stage in _STAGES[1:]), 1.0), strict=True))
_MIN_SHARE, _MIN_SECONDS = 0.12, 3.0  # an estimate from less would jump about
WORKER_SILENCE_SECONDS = 20.0


@dataclass(frozen=True, kw_only=True)
class Step:
    """One of the steps that the page names; ``state`` is done, now or later."""

    label: str
    state: str


@dataclass(frozen=True, kw_only=True)
class Progress:
    """What the progress page shows while the job waits or runs."""

    percent: int
    steps: tuple[Step, ...]
    time_left: str
    is_queued: bool
    is_worker_silent: bool


def read_progress(comparison: Comparison) -> Progress:
    """The progress of the job that is under way for ``comparison``."""
    task = find_task(comparison)
    is_queued = task is None or task.status == TaskResultStatus.READY
    share = 0.0 if is_queued else _share(comparison)
    elapsed = 0.0
    if task is not None and task.started_at is not None:
        elapsed = (timezone.now() - task.started_at).total_seconds()
    seen = seconds_since_sign_of_life()
    return Progress(
        percent=round(100 * share),
        steps=_list_steps(comparison, is_queued=is_queued),
        time_left=_word_time_left(share, elapsed),
        is_queued=is_queued,
        is_worker_silent=is_queued and (seen is None or seen > WORKER_SILENCE_SECONDS),
    )


def _share(comparison: Comparison) -> float:
    start = _STARTS.get(comparison.stage, 0.0)
    if not comparison.progress_total:
        return start
    within = min(1.0, comparison.progress_done / comparison.progress_total)
    return start + within * (_ENDS.get(comparison.stage, start) - start)


def _list_steps(comparison: Comparison, *, is_queued: bool) -> tuple[Step, ...]:
    done, total = comparison.progress_done, comparison.progress_total
    encoding = _("Encoding")
    if comparison.stage == "embed" and total:
        encoding = _("Encoding {done} of {total}").format(done=done, total=total)
    splitting = _("Loading the encoder") if comparison.stage == "load" else _("Claims split")
    named = (
        (("load", "split"), splitting),
        (("embed",), encoding),
        (("align",), _("Links")),
        (("detect",), _("Flags")),
    )
    current = _STAGES.index(comparison.stage) if comparison.stage in _STAGES else -1
    steps = []
    for stages, label in named:
        places = [_STAGES.index(stage) for stage in stages]
        state = "later"
        if not is_queued and current > places[-1]:
            state = "done"
        elif not is_queued and current in places:
            state = "now"
        steps.append(Step(label=str(label), state=state))
    return tuple(steps)


def _word_time_left(share: float, elapsed: float) -> str:
    if share < _MIN_SHARE or elapsed < _MIN_SECONDS:
        return ""
    seconds = elapsed * (1 - share) / share
    if seconds < 10:
        return _("a few seconds left")
    if seconds < 90:
        return _("about {count} seconds left").format(count=5 * round(seconds / 5))
    minutes = round(seconds / 60)
    return ngettext("about %d minute left", "about %d minutes left", minutes) % minutes
