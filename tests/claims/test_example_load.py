"""The example of the empty list: stored once, by who may review."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from articles.drafts import ImportProblem
from claims.models import Comparison
from claims.views import comparison_list
from tests.factories import make_alignment, make_user

pytestmark = pytest.mark.django_db
ADDRESS = "/example/"


def test_the_empty_list_s_button_stores_the_example_and_starts_its_job(page_client):
    html = page_client.get("/").content.decode()
    assert f'action="{reverse("example_load")}"' in html
    response = page_client.post(ADDRESS)
    example = Comparison.objects.get()
    assert response["Location"] == reverse("comparison_progress", args=(example.pk,))
    assert (example.left.language, example.right.language) == ("de", "lb")
    assert example.state == Comparison.State.PROCESSING
    assert DBTaskResult.objects.get().args_kwargs["args"][0] == example.pk


def test_pressing_it_twice_makes_one_comparison_and_one_job(page_client):
    for _press in range(2):
        page_client.post(ADDRESS)
    assert (Comparison.objects.count(), DBTaskResult.objects.count()) == (1, 1)


def test_an_example_that_is_ready_is_opened(page_client):
    page_client.post(ADDRESS)
    example = Comparison.objects.get()
    Comparison.objects.update(state="in_review")
    make_alignment(comparison=example)
    assert page_client.post(ADDRESS)["Location"] == example.get_absolute_url()


def test_a_damaged_seed_is_said_on_the_list(page_client, monkeypatch):
    problem = ImportProblem("There is no such file.", "Restore it.", code="unreadable")

    def load_examples():
        raise problem

    monkeypatch.setattr(comparison_list, "load_examples", load_examples)
    response = page_client.post(ADDRESS, follow=True)
    assert "There is no such file." in response.content.decode()


def test_it_is_a_post_of_someone_who_may_review(page_client):
    assert page_client.get(ADDRESS).status_code == 405
    reader = Client()
    reader.force_login(make_user(role="reader"))
    assert reader.post(ADDRESS).status_code == 403
    assert "/example/" not in reader.get("/").content.decode()
    assert not Comparison.objects.exists()
