"""A real Chromium over a live server, with an eye on the console and the network."""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import connection
from django.urls import reverse
from playwright.sync_api import Browser, Page

from claims.models import Comparison
from tests.browser.chromium import CHROMIUM, log_in, run_chromium
from tests.browser.example import make_example
from tests.claims.vectors import make_encoder, store_vectors
from tests.factories import make_reviewer

# Playwright's sync API runs an event loop in this thread; Django would refuse the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder is a browser test."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db(transaction=True))


def restore_roles() -> None:
    """Make the groups of the data migration again, which the last test's flush took away.

    Serialized rollback cannot do it: beside Playwright's event loop the connection is
    another object than the one that holds the serialized contents.
    """
    migration = importlib.import_module("claims.migrations.0002_roles")
    migration.add_roles(apps, SimpleNamespace(connection=connection))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.fail(f"The browser tests need Chromium at {CHROMIUM}: apt-get install chromium")
    with run_chromium() as browser:
        yield browser


class Watch:
    """What the pages said on the console and whom they asked."""

    def __init__(self, host: str) -> None:
        self.host = host
        self.console: list[str] = []
        self.strangers: list[str] = []

    def follow(self, page: Page) -> None:
        page.on("console", lambda message: self._hear(message))
        page.on("pageerror", lambda error: self.console.append(f"error: {error}"))
        page.on("request", lambda request: self._see(request.url))

    def _hear(self, message: Any) -> None:
        # Chromium logs every 409 and 422 itself; the pages show them to the person.
        if message.type in {"error", "warning"} and "status of 4" not in message.text:
            self.console.append(f"{message.type}: {message.text}")

    def _see(self, url: str) -> None:
        if urlsplit(url).netloc != self.host and not url.startswith("data:"):
            self.strangers.append(url)


@pytest.fixture
def reviewer(transactional_db: None) -> User:
    restore_roles()
    return make_reviewer(username="anna", first_name="Anna", last_name="Weber")


@pytest.fixture
def comparison(reviewer: User) -> Comparison:
    return make_example(assigned_to=reviewer)


@pytest.fixture
def similarity(comparison: Comparison) -> str:
    """The address of the heat map; each claim is its own direction, L2 is near D1 and D2."""
    counts = [article.claims.count() for article in (comparison.left, comparison.right)]
    width = sum(counts)
    left = [[float(i == j) for j in range(width)] for i in range(counts[0])]
    right = [[float(counts[0] + i == j) for j in range(width)] for i in range(counts[1])]
    right[1] = [0.6, 0.8, *([0.0] * (width - 2))]
    store_vectors(comparison, make_encoder(dimension=width), left, right)
    return reverse("comparison_similarity", args=(comparison.pk,))


@pytest.fixture
def watch(live_server: Any) -> Iterator[Watch]:
    """At the end: nothing on the console, no request to anyone else."""
    watched = Watch(urlsplit(live_server.url).netloc)
    yield watched
    assert watched.console == []
    assert watched.strangers == []


@pytest.fixture
def open_page(chromium: Browser, live_server: Any, reviewer: User, watch: Watch) -> Iterator[Any]:
    """Opens an address as the reviewer (or as nobody), with or without script."""
    contexts = []

    def open_page(
        path: str, *, script: bool = True, user: User | None = reviewer, **options: Any
    ) -> Page:
        options.setdefault("viewport", {"width": 1440, "height": 1000})
        context = chromium.new_context(
            java_script_enabled=script, reduced_motion="reduce", **options
        )
        contexts.append(context)
        if user:
            log_in(context, user, live_server.url)
        page = context.new_page()
        watch.follow(page)
        page.goto(live_server.url + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
