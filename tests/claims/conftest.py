"""Fixtures for the review pages."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories import make_reviewer


@pytest.fixture
def reviewer(db):
    return make_reviewer(username="anna", first_name="Anna", last_name="Weber")


@pytest.fixture
def page_client(reviewer):
    """A browser without script, of a reviewer."""
    client = Client()
    client.force_login(reviewer)
    return client


@pytest.fixture
def htmx_client(reviewer):
    """A browser where htmx sends the forms, of the same reviewer."""
    client = Client(headers={"HX-Request": "true"})
    client.force_login(reviewer)
    return client
