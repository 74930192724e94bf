"""The job of a comparison: its progress, and starting and stopping it."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from claims.models import Comparison
from tests.claims.intake_texts import fill_form, make_user, store_pair, text_of

pytestmark = pytest.mark.django_db
URL = "/comparisons/new/"
HTMX = {"HX-Request": "true"}


def make_comparison(**fields) -> Comparison:
    left, right = store_pair()
    comparison = Comparison.objects.create(left=left, right=right)
    Comparison.objects.filter(pk=comparison.pk).update(**fields)
    comparison.refresh_from_db()
    return comparison


def progress_url(comparison: Comparison) -> str:
    return reverse("comparison_progress", args=(comparison.pk,))


def test_a_queued_job_says_that_it_waits_and_that_no_worker_is_there(
    page_client, settings, tmp_path
):
    settings.DATA_DIR = tmp_path
    page_client.post(URL, fill_form())
    response = page_client.get(progress_url(Comparison.objects.get()))
    shown = text_of(response)
    assert "Waiting for the worker" in shown
    assert "No worker has shown up." in shown
    assert "You can leave this page" in shown
    assert '<meta http-equiv="refresh" content="2">' in response.content.decode()


def test_a_running_job_shows_stage_counts_and_percent(page_client):
    page_client.post(URL, fill_form())
    DBTaskResult.objects.get().claim("worker-1")
    comparison = Comparison.objects.get()
    Comparison.objects.update(stage="embed", progress_done=3, progress_total=6)
    response = page_client.get(progress_url(comparison), headers=HTMX)
    shown = text_of(response)
    assert "Claims split Encoding 3 of 6 Links Flags 45 %" in shown
    assert 'hx-trigger="every 1s"' in response.content.decode()
    assert "<html" not in response.content.decode()


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"state": "new", "stage": "done"}, id="just processed"),
        pytest.param({"state": "in_review"}, id="in review"),
        pytest.param({"state": "done"}, id="done"),
    ],
)
def test_a_finished_job_leads_to_the_review_page(page_client, fields):
    comparison = make_comparison(**fields)
    address = f"/comparisons/{comparison.pk}/"
    assert page_client.get(progress_url(comparison)).url == address
    fragment = page_client.get(progress_url(comparison), headers=HTMX)
    assert fragment["HX-Redirect"] == address


def test_a_failed_job_says_why_and_can_be_started_again(page_client):
    comparison = make_comparison(state="failed", error="The encoder X is not there. Set another.")
    response = page_client.get(progress_url(comparison))
    assert "The encoder X is not there. Set another." in text_of(response)
    assert "hx-trigger" not in response.content.decode()
    response = page_client.post(reverse("comparison_start", args=(comparison.pk,)))
    assert response.url == progress_url(comparison)
    comparison.refresh_from_db()
    assert (comparison.state, comparison.error) == ("processing", "")
    assert DBTaskResult.objects.count() == 1


@pytest.mark.parametrize("state", ["new", "processing", "failed"])
def test_the_review_page_of_what_is_not_ready_leads_to_its_progress(page_client, state):
    comparison = make_comparison(state=state)
    response = page_client.get(comparison.get_absolute_url())
    assert (response.status_code, response.url) == (302, progress_url(comparison))


def test_a_comparison_that_never_ran_can_be_started(page_client):
    comparison = make_comparison()
    assert "Not started yet" in text_of(page_client.get(progress_url(comparison)))


def test_starting_twice_enqueues_once(page_client):
    comparison = make_comparison(state="failed")
    for _time in range(2):
        page_client.post(reverse("comparison_start", args=(comparison.pk,)))
    assert DBTaskResult.objects.count() == 1


def test_stopping_takes_the_job_out_of_the_queue(page_client):
    page_client.post(URL, fill_form())
    comparison = Comparison.objects.get()
    page_client.post(reverse("comparison_stop", args=(comparison.pk,)))
    comparison.refresh_from_db()
    assert comparison.state == "failed"
    assert comparison.error == "Stopped by a person. Start it again at any time."
    assert DBTaskResult.objects.count() == 0


@pytest.mark.parametrize("name", ["comparison_start", "comparison_stop"])
def test_a_reader_sees_progress_but_neither_starts_nor_stops(client, name):
    comparison = make_comparison(state="failed", error="Why.")
    client.force_login(make_user(group="reader"))
    html = client.get(progress_url(comparison)).content.decode()
    assert "Why." in html
    assert "<button type=" not in html.split('id="job"')[1]
    assert client.post(reverse(name, args=(comparison.pk,))).status_code == 403
    assert client.get(reverse(name, args=(comparison.pk,))).status_code == 405
