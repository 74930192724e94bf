"""Probes for whoever watches the server: no login, nothing secret."""

from __future__ import annotations

from typing import Any

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from claims.jobs import seconds_since_sign_of_life

# Work that waits longer than this while no worker shows up needs a person.
PATIENCE_SECONDS = 60


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """The process answers."""
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """Pages can be served (else 503); "degraded" when jobs wait and no worker takes them."""
    try:
        waiting_migrations = _count_waiting_migrations()
        if waiting_migrations:
            body = {"status": "unavailable", "database": "ok", "migrations": waiting_migrations}
            return JsonResponse(body, status=503)
        queue = _read_queue()
    except DatabaseError:
        return JsonResponse({"status": "unavailable", "database": "not reachable"}, status=503)
    seen = seconds_since_sign_of_life()
    worker = {"seconds_since_heartbeat": None if seen is None else round(seen, 1)}
    stuck = (queue["oldest_seconds"] or 0) > PATIENCE_SECONDS
    is_alone = seen is None or seen > PATIENCE_SECONDS
    body = {
        "status": "degraded" if stuck and is_alone else "ok",
        "database": "ok",
        "migrations": 0,
        "queue": queue,
        "worker": worker,
    }
    return JsonResponse(body)


def _count_waiting_migrations() -> int:
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _read_queue() -> dict[str, Any]:
    ready = DBTaskResult.objects.ready()
    oldest = ready.order_by("enqueued_at").values_list("enqueued_at", flat=True).first()
    age = None if oldest is None else round((timezone.now() - oldest).total_seconds(), 1)
    running = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING).count()
    return {"waiting": ready.count(), "running": running, "oldest_seconds": age}
