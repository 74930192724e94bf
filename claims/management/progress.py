"""Progress of long commands on stderr, with rate and time left."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import TextIOBase

# On what is not a terminal (a log, a pipe) a line this often is enough.
SECONDS_BETWEEN_LINES = 5.0

OnProgress = Callable[[int, int], None]


@contextmanager
def progress(label: str, *, stream: TextIOBase, unit: str) -> Iterator[OnProgress]:
    """A callback ``(done, total)`` that draws a bar on a terminal and writes lines elsewhere."""
    if not stream.isatty():
        yield LineProgress(label, stream=stream, unit=unit)
        return
    # Drawn on the process's own stderr: Django's wrapper would end every write with a line end.
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task(label, total=None, rate="")
        started = time.monotonic()

        def show(done: int, total: int) -> None:
            pace = _pace(done, time.monotonic() - started, unit)
            bar.update(task, completed=done, total=total, rate=pace)

        yield show


class LineProgress:
    """Writes a line at the start, after the first step, now and then, and at the end."""

    def __init__(self, label: str, *, stream: TextIOBase, unit: str) -> None:
        self._label = label
        self._stream = stream
        self._unit = unit
        self._started = time.monotonic()
        self._written_at = self._started
        self._last_done = 0

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if done == 0:
            self._started = now
        is_first_step = self._last_done == 0
        self._last_done = done
        is_due = now - self._written_at >= SECONDS_BETWEEN_LINES
        if not (total and (is_first_step or is_due or done >= total)):
            return
        self._written_at = now
        line = f"{self._label}: {done}/{total}"
        if done:
            seconds = max(now - self._started, 1e-9)
            left = _duration((total - done) * seconds / done)
            line += f", {_pace(done, seconds, self._unit)}, {left} left"
        self._stream.write(f"{line}\n")
        self._stream.flush()


def _pace(done: int, seconds: float, unit: str) -> str:
    """Units a second, or the seconds of one where it takes longer."""
    rate = done / max(seconds, 1e-9)
    return f"{rate:.0f} {unit}/s" if rate >= 1 or not done else f"{1 / rate:.1f} s each"


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
