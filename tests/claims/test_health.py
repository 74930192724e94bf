"""The probes: no login, database, migrations, queue and worker."""

from __future__ import annotations

import datetime as dt
import os
import time

import pytest
from django.db import DatabaseError
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from claims.jobs import sign_of_life, start_job
from tests.factories import make_comparison

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def data_folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def let_worker_live(*, seconds_ago: float = 0) -> None:
    sign_of_life().touch()
    then = time.time() - seconds_ago
    os.utime(sign_of_life(), (then, then))


def let_a_job_wait(*, seconds: float) -> None:
    start_job(make_comparison())
    DBTaskResult.objects.update(enqueued_at=timezone.now() - dt.timedelta(seconds=seconds))


def test_healthz_needs_neither_login_nor_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})


def test_readyz_says_what_it_looked_at(client):
    let_worker_live()
    response = client.get("/readyz")
    body = response.json()
    assert response.status_code == 200
    assert body["worker"].pop("seconds_since_heartbeat") < 5
    assert body == {
        "status": "ok",
        "database": "ok",
        "migrations": 0,
        "queue": {"waiting": 0, "running": 0, "oldest_seconds": None},
        "worker": {},
    }


@pytest.mark.parametrize(
    ("waiting", "worker_seen", "status"),
    [
        pytest.param(300, None, "degraded", id="jobs wait, no worker ever"),
        pytest.param(300, 300, "degraded", id="jobs wait, worker silent"),
        pytest.param(300, 2, "ok", id="jobs wait, worker busy"),
        pytest.param(5, None, "ok", id="a job just came in"),
        pytest.param(None, None, "ok", id="nothing to do, no worker"),
    ],
)
def test_readyz_tells_when_jobs_wait_and_nobody_takes_them(client, waiting, worker_seen, status):
    if waiting is not None:
        let_a_job_wait(seconds=waiting)
    if worker_seen is not None:
        let_worker_live(seconds_ago=worker_seen)
    response = client.get("/readyz")
    assert (response.status_code, response.json()["status"]) == (200, status)


def test_readyz_fails_while_migrations_wait(client, monkeypatch):
    plan = "claims.views.health.MigrationExecutor.migration_plan"
    monkeypatch.setattr(plan, lambda *args: [("x", False)])
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json() == {"status": "unavailable", "database": "ok", "migrations": 1}


def test_readyz_fails_without_a_database(client, monkeypatch):
    def refuse(*args):
        raise DatabaseError("no such host, password secret")

    monkeypatch.setattr("claims.views.health.MigrationExecutor", refuse)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json() == {"status": "unavailable", "database": "not reachable"}


def test_probes_are_answered_over_plain_http_behind_tls(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/login/").status_code == 301
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 200


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_probes_are_for_looking_only(client, address):
    assert client.post(address).status_code == 405
    assert "no-store" in client.get(address)["Cache-Control"]
