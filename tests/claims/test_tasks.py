"""Background jobs: progress, failures in words, one job each, rescue of killed workers."""

from __future__ import annotations

import datetime as dt
import os
import signal
import sqlite3
import subprocess
import sys
import time
from io import StringIO

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import OperationalError
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from articles.drafts import Draft
from articles.importing import create_article
from claims import jobs, review
from claims.encoders import EncoderError
from claims.jobs import is_ready, start_job, stop_job, sweep_stale_jobs
from claims.models import Alignment, Comparison, Decision
from claims.progress import read_progress
from claims.stages.embeddings import StoreError
from claims.tasks import JobStoppedError, ProgressRecorder, describe_error, process_comparison_task
from tests.claims.intake_texts import GERMAN, LUXEMBOURGISH, make_user

pytestmark = pytest.mark.django_db
State = Comparison.State
LONG_AGO = dt.timedelta(minutes=5)
IMMEDIATE = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture
def comparison() -> Comparison:
    left, right = (create_article(Draft(text=text)) for text in (GERMAN, LUXEMBOURGISH))
    return Comparison.objects.create(left=left, right=right)


@pytest.fixture
def immediate(settings):
    settings.TASKS = IMMEDIATE


def set_fields(comparison: Comparison, **fields) -> None:
    Comparison.objects.filter(pk=comparison.pk).update(**fields)
    comparison.refresh_from_db()


# --- one job per comparison -------------------------------------------------------


def test_a_second_start_changes_nothing(comparison):
    assert start_job(comparison) is True
    assert comparison.state == State.PROCESSING
    assert start_job(comparison, step="detect") is False
    assert DBTaskResult.objects.count() == 1


def test_a_stopped_job_that_still_runs_keeps_a_new_one_waiting(comparison):
    start_job(comparison)
    DBTaskResult.objects.get().claim("worker-1")
    assert stop_job(comparison) is True
    assert start_job(comparison) is False
    DBTaskResult.objects.get().set_successful({})
    assert start_job(comparison) is True


def test_stopping_what_does_not_run_changes_nothing(comparison):
    assert stop_job(comparison) is False
    assert (comparison.state, comparison.error) == (State.NEW, "")


def test_an_unknown_step_is_refused(comparison):
    with pytest.raises(ValueError, match="'publish' is no step of the flow; use one of all, embed"):
        start_job(comparison, step="publish")
    assert DBTaskResult.objects.count() == 0


# --- progress ---------------------------------------------------------------------


def test_progress_is_written_by_stage_and_not_for_every_claim(
    comparison, django_assert_num_queries
):
    set_fields(comparison, state=State.PROCESSING)
    record = ProgressRecorder(comparison.pk)
    with django_assert_num_queries(2):
        record("embed", 0, 1000)
        for done in range(1, 1000):
            record("embed", done, 1000)
        record("embed", 1000, 1000)
    comparison.refresh_from_db()
    assert (comparison.stage, comparison.progress_done) == ("embed", 1000)
    assert comparison.heartbeat_at > timezone.now() - dt.timedelta(seconds=30)


def test_a_stopped_job_ends_at_its_next_step(comparison):
    set_fields(comparison, state=State.PROCESSING)
    record = ProgressRecorder(comparison.pk)
    record("embed", 0, 10)
    stop_job(comparison)
    with pytest.raises(JobStoppedError):
        record("align", 0, 1)
    comparison.refresh_from_db()
    assert comparison.stage == "embed"


@pytest.mark.parametrize(
    ("stage", "done", "total", "percent", "states"),
    [
        pytest.param("load", 0, 0, 0, "now later later later", id="loading"),
        pytest.param("split", 0, 1, 8, "now later later later", id="splitting"),
        pytest.param("embed", 0, 0, 10, "done now later later", id="encoding starts"),
        pytest.param("embed", 18, 36, 45, "done now later later", id="half encoded"),
        pytest.param("align", 0, 1, 80, "done done now later", id="aligning"),
        pytest.param("detect", 0, 1, 92, "done done done now", id="looking for flags"),
        pytest.param("translate", 1, 2, 0, "later later later later", id="unknown stage"),
    ],
)
def test_progress_names_the_step_and_the_share(comparison, stage, done, total, percent, states):
    start_job(comparison)
    DBTaskResult.objects.get().claim("worker-1")
    set_fields(comparison, stage=stage, progress_done=done, progress_total=total)
    progress = read_progress(comparison)
    assert progress.percent == percent
    assert [step.state for step in progress.steps] == states.split()


@pytest.mark.parametrize(
    ("elapsed", "done", "words"),
    [
        pytest.param(1, 18, "", id="too early to tell"),
        pytest.param(5, 18, "a few seconds left", id="soon"),
        pytest.param(40, 18, "about 50 seconds left", id="seconds"),
        pytest.param(600, 18, "about 12 minutes left", id="minutes"),
    ],
)
def test_time_left_follows_from_what_is_done(comparison, elapsed, done, words):
    start_job(comparison)
    started = timezone.now() - dt.timedelta(seconds=elapsed)
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING, started_at=started)
    set_fields(comparison, stage="embed", progress_done=done, progress_total=36)
    assert read_progress(comparison).time_left == words


# --- failures ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "words"),
    [
        pytest.param(
            EncoderError("There is no model in /nowhere."),
            "There is no model in /nowhere.",
            id="encoder",
        ),
        pytest.param(StoreError("Run embed_claims."), "Run embed_claims.", id="vectors"),
        pytest.param(
            ImproperlyConfigured("VISAVIS_ENCODER is bad."),
            "VISAVIS_ENCODER is bad.",
            id="settings",
        ),
        pytest.param(
            MemoryError(),
            "The worker ran out of memory. Give it more, or compare shorter reports.",
            id="memory",
        ),
        pytest.param(
            OperationalError("database is locked"),
            "The database could not be used (database is locked). Start again in a moment.",
            id="database",
        ),
        pytest.param(
            KeyError("claim"),
            "Visavis stopped with KeyError: 'claim'. Nothing was lost: start again. If it stops "
            "again, the worker's log says where.",
            id="fault",
        ),
    ],
)
def test_a_failure_says_what_happened_and_what_to_do(error, words):
    assert describe_error(error) == words


def test_an_encoder_that_cannot_be_loaded_fails_the_comparison_in_words(
    comparison, immediate, settings, tmp_path
):
    settings.ENCODER = str(tmp_path)
    start_job(comparison)
    assert comparison.state == State.FAILED
    assert str(tmp_path) in comparison.error
    assert "Traceback" not in comparison.error


def test_a_comparison_that_went_away_is_skipped():
    assert process_comparison_task.call(4711, "all", "new") == {"skipped": "gone or stopped"}


# --- the whole flow ---------------------------------------------------------------


@pytest.mark.model
def test_the_job_runs_the_flow_and_keeps_what_people_decided(
    comparison, immediate, settings, tiny_encoder_path
):
    settings.ENCODER = str(tiny_encoder_path)
    start_job(comparison)
    assert (comparison.state, comparison.stage, comparison.error) == (State.NEW, "done", "")
    assert is_ready(comparison)
    sides = set(comparison.alignments.values_list("members__side", flat=True))
    assert sides == {"left", "right"}
    alignment = comparison.alignments.order_by("pk").first()
    review.confirm_alignment(alignment, actor=make_user(), version=alignment.version)
    for step in ("all", "embed", "align", "detect"):
        comparison.refresh_from_db()
        assert start_job(comparison, step=step) is True
        assert comparison.state == State.IN_REVIEW
        alignment.refresh_from_db()
        assert alignment.state == Alignment.State.CONFIRMED
    assert Decision.objects.count() == 1


# --- rescue -----------------------------------------------------------------------


def let_worker_die(comparison: Comparison, *, attempts: int = 1) -> DBTaskResult:
    """A job whose worker was killed some minutes ago, as the tables show it."""
    start_job(comparison)
    row = DBTaskResult.objects.get()
    for number in range(attempts):
        row.claim(f"worker-{number}")
    then = timezone.now() - LONG_AGO
    DBTaskResult.objects.update(started_at=then)
    set_fields(comparison, heartbeat_at=then)
    return row


def test_the_job_of_a_killed_worker_is_queued_again_once(comparison):
    row = let_worker_die(comparison)
    assert sweep_stale_jobs() == jobs.Sweep(restarted=1)
    row.refresh_from_db()
    assert (row.status, row.started_at) == (TaskResultStatus.READY, None)
    assert sweep_stale_jobs() == jobs.Sweep()
    assert DBTaskResult.objects.count() == 1


def test_a_slow_job_whose_heart_beats_is_left_alone(comparison):
    row = let_worker_die(comparison)
    set_fields(comparison, heartbeat_at=timezone.now())
    assert sweep_stale_jobs() == jobs.Sweep()
    row.refresh_from_db()
    assert row.status == TaskResultStatus.RUNNING


def test_a_job_that_kills_three_workers_is_given_up_in_words(comparison):
    row = let_worker_die(comparison, attempts=3)
    assert sweep_stale_jobs() == jobs.Sweep(given_up=1)
    row.refresh_from_db()
    comparison.refresh_from_db()
    assert row.status == TaskResultStatus.FAILED
    assert comparison.state == State.FAILED
    assert "The worker was killed 3 times while it worked on this" in comparison.error
    assert start_job(comparison) is True


def test_a_stopped_job_of_a_killed_worker_does_not_run_again(comparison):
    row = let_worker_die(comparison)
    stop_job(comparison)
    assert sweep_stale_jobs() == jobs.Sweep(given_up=1)
    row.refresh_from_db()
    assert row.status == TaskResultStatus.FAILED
    comparison.refresh_from_db()
    assert comparison.error == "Stopped by a person. Start it again at any time."


def test_a_comparison_whose_task_is_gone_gets_a_new_one(comparison):
    let_worker_die(comparison)
    DBTaskResult.objects.all().delete()
    assert sweep_stale_jobs() == jobs.Sweep(restarted=1)
    assert DBTaskResult.objects.get().args_kwargs["args"] == [comparison.pk, "all", "new"]


def test_a_job_that_waits_for_a_worker_is_no_case_for_the_sweep(comparison):
    start_job(comparison)
    set_fields(comparison, heartbeat_at=timezone.now() - LONG_AGO)
    assert sweep_stale_jobs() == jobs.Sweep()


def test_sweep_jobs_says_what_it_did(comparison):
    let_worker_die(comparison)
    out = StringIO()
    call_command("sweep_jobs", stdout=out)
    assert out.getvalue() == "1 jobs queued again, 0 given up\n"
    out = StringIO()
    call_command("sweep_jobs", "--json", stdout=out)
    assert out.getvalue() == '{"restarted": 0, "given_up": 0}\n'


# --- a real worker, killed ---------------------------------------------------------


class Installation:
    """A data folder of its own, worked on by real processes."""

    def __init__(self, folder, encoder) -> None:
        self.database = folder / "visavis.sqlite3"
        self.env = {
            **os.environ,
            "VISAVIS_DATA_DIR": str(folder),
            "VISAVIS_ENCODER": str(encoder),
            "DATABASE_URL": "",
        }

    def manage(self, *args: str) -> None:
        command = [sys.executable, "manage.py", *args]
        subprocess.run(command, env=self.env, check=True, capture_output=True)

    def run_python(self, code: str) -> None:
        self.manage("shell", "--no-imports", "-c", code)

    def start_worker(self, *args: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "manage.py", "worker", "--no-startup-delay", "--interval", "0.1"]
        quiet = subprocess.DEVNULL
        return subprocess.Popen([*command, *args], env=self.env, stdout=quiet, stderr=quiet)

    def ask(self, query: str) -> tuple:
        with sqlite3.connect(self.database, timeout=20) as connection:
            return connection.execute(query).fetchone()

    def wait_until(self, query: str, wanted: tuple, seconds: float = 90) -> None:
        end = time.monotonic() + seconds
        while self.ask(query) != wanted:
            assert time.monotonic() < end, f"{query}: {self.ask(query)} instead of {wanted}"
            time.sleep(0.05)


@pytest.mark.model
def test_a_killed_worker_loses_nothing(tmp_path, tiny_encoder_path):
    """kill -9 in the middle; the next worker's sweep picks the job up and finishes it."""
    site = Installation(tmp_path, tiny_encoder_path)
    site.manage("migrate", "--verbosity", "0")
    site.run_python(
        "from articles.drafts import Draft\n"
        "from articles.importing import create_article\n"
        "from claims.jobs import start_job\n"
        "from claims.models import Comparison\n"
        "from tests.claims.intake_texts import GERMAN, LUXEMBOURGISH\n"
        "left, right = [create_article(Draft(text=t)) for t in (GERMAN, LUXEMBOURGISH)]\n"
        "start_job(Comparison.objects.create(left=left, right=right))\n"
    )
    worker = site.start_worker()
    try:
        site.wait_until("SELECT status FROM django_tasks_database_dbtaskresult", ("RUNNING",))
    finally:
        worker.send_signal(signal.SIGKILL)
        worker.wait()
    assert site.ask("SELECT state FROM claims_comparison") == ("processing",)
    with sqlite3.connect(site.database) as connection:
        connection.execute("UPDATE claims_comparison SET heartbeat_at = '2026-01-01 00:00:00'")
        connection.execute(
            "UPDATE django_tasks_database_dbtaskresult SET started_at = '2026-01-01 00:00:00'"
        )
    worker = site.start_worker()
    try:
        site.wait_until("SELECT state, stage FROM claims_comparison", ("new", "done"))
        site.wait_until("SELECT status FROM django_tasks_database_dbtaskresult", ("SUCCESSFUL",))
    finally:
        worker.terminate()
        worker.wait(timeout=30)
    assert (tmp_path / "worker-heartbeat").exists()
    doubled = "SELECT COUNT(*) - COUNT(DISTINCT encoder_id || content_hash) FROM claims_embedding"
    assert site.ask(doubled) == (0,)
    assert site.ask("PRAGMA integrity_check") == ("ok",)
