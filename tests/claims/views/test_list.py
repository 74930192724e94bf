"""The list of comparisons: search, filters, pages, and who sees it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import localdate

from claims.models import Comparison
from claims.review import mark_done, reopen_comparison
from claims.wording.values import show_day
from tests.factories import (
    make_alignment,
    make_comparison,
    make_discrepancy,
    make_outlet,
    make_user,
)

pytestmark = pytest.mark.django_db


def titles(response: Any) -> list[str]:
    return re.findall(r'<td><a href="[^"]+"><bdi>([^<]*)</bdi>', response.content.decode())


@pytest.fixture
def three(reviewer):
    tram = make_comparison(
        title="Tram",
        state="new",
        left_fields={"outlet": make_outlet(name="Musterblatt"), "published_on": "2026-03-02"},
    )
    wage = make_comparison(title="Mindestlohn", state="in_review", assigned_to=reviewer)
    row = make_alignment(comparison=wage, left=[0], right=[0], state="confirmed")
    make_discrepancy(alignment=row, left=["Dienstag"], right=["Mëttwoch"])
    make_discrepancy(
        alignment=row, severity="minor", kind="number", state="dismissed", reason="same_meaning"
    )
    storm = make_comparison(
        title="Unwetter", state="done", left_texts=("Ein Sturm zog über die Mosel.",)
    )
    return tram, wage, storm


def test_the_list_shows_what_is_open(page_client, three):
    html = page_client.get("/").content.decode()
    assert titles(page_client.get("/")) == ["Unwetter", "Mindestlohn", "Tram"]
    assert "1 critical" in html
    assert "minor</li>" not in html
    assert "2 of 3 decided" in html
    assert "Musterblatt</bdi> · 2 March 2026" in html
    assert "Outlet not given</bdi> · no date given" in html
    assert "3 comparisons" in html


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("?state=new", ["Tram"], id="state"),
        pytest.param("?state=mine", ["Mindestlohn"], id="mine"),
        pytest.param("?state=nonsense", ["Unwetter", "Mindestlohn", "Tram"], id="unknown state"),
        pytest.param("?q=mosel", ["Unwetter"], id="text of a report"),
        pytest.param("?q=musterbl", ["Tram"], id="outlet's name"),
        pytest.param("?q=lohn", ["Mindestlohn"], id="title"),
        pytest.param("?q=zzz", [], id="nothing"),
        pytest.param("?sort=title", ["Mindestlohn", "Tram", "Unwetter"], id="by title"),
        pytest.param("?sort=flags", ["Mindestlohn", "Unwetter", "Tram"], id="by flags"),
        pytest.param("?page=99", ["Unwetter", "Mindestlohn", "Tram"], id="page too far"),
        pytest.param("?outlet=abc&page=x&sort=x", ["Unwetter", "Mindestlohn", "Tram"], id="bad"),
    ],
)
def test_search_filters_and_sorting_live_in_the_address(page_client, three, query, expected):
    assert titles(page_client.get(f"/{query}")) == expected


def test_an_outlet_is_chosen(page_client, three):
    tram = three[0]
    html = page_client.get(f"/?outlet={tram.left.outlet_id}").content.decode()
    assert f'<option value="{tram.left.outlet_id}" selected>Musterblatt</option>' in html
    assert re.search(r'class="chip" href="[^"]*" aria-current="true">All <b>1</b>', html)


def test_chips_count_within_the_search(page_client, three):
    html = page_client.get("/?q=mosel").content.decode()
    counts = dict(re.findall(r'<a class="chip"[^>]*>([A-Z][a-z ]+) <b>(\d+)</b>', html))
    assert (counts["All"], counts["Done"], counts["New"]) == ("1", "1", "0")


def test_long_lists_have_pages(page_client):
    for n in range(27):
        make_comparison(title=f"Nr. {n:02}")
    assert len(titles(page_client.get("/"))) == 25
    assert titles(page_client.get("/?page=2")) == ["Nr. 01", "Nr. 00"]
    assert "Page 2 of 2" in page_client.get("/?page=2").content.decode()


def test_an_empty_list_leads_to_a_first_comparison(page_client):
    html = page_client.get("/").content.decode()
    assert "No comparison yet" in html
    assert 'href="/comparisons/new/"' in html
    reader = Client()
    reader.force_login(make_user(role="reader"))
    html = reader.get("/").content.decode()
    assert "No comparison yet" in html
    assert 'href="/comparisons/new/"' not in html


@pytest.mark.parametrize("count", [1, 20])
def test_the_number_of_queries_does_not_grow_with_the_list(
    page_client, django_assert_num_queries, count
):
    for n in range(count):
        comparison = make_comparison(left_fields={"outlet": make_outlet(name=f"Blatt {n}")})
        row = make_alignment(comparison=comparison, left=[0], right=[0])
        make_discrepancy(alignment=row, left=["Dienstag"], right=["Mëttwoch"])
    with django_assert_num_queries(10):
        page_client.get("/")


def test_strangers_log_in_first_and_people_without_a_role_see_nothing():
    make_comparison(title="Geheim")
    assert Client().get("/")["Location"] == "/login/?next=/"
    client = Client()
    client.force_login(make_user())
    response = client.get("/")
    assert response.status_code == 403
    assert "Geheim" not in response.content.decode()
    assert client.post("/").status_code in {403, 405}


def test_the_bar_names_the_person_and_the_role(page_client):
    html = page_client.get("/").content.decode()
    assert "Anna Weber · Reviewer" in html
    assert 'action="/logout/"' in html
    assert 'href="/admin/"' not in html
    staff = Client()
    staff.force_login(make_user(role="curator", is_staff=True))
    assert 'href="/admin/"' in staff.get("/").content.decode()


def test_logging_in_leads_to_the_list_and_logging_out_back(db):
    user = make_user(role="reviewer", username="eva", password="langes-wort")
    client = Client()
    page = client.get("/login/").content.decode()
    assert 'autocomplete="current-password"' in page
    response = client.post("/login/", {"username": user.username, "password": "langes-wort"})
    assert response["Location"] == "/"
    assert client.post("/logout/")["Location"] == "/login/"


def test_five_failed_logins_lock_the_door(db):
    make_user(role="reviewer", username="eva", password="langes-wort")
    client = Client()
    statuses = [
        client.post("/login/", {"username": "eva", "password": "falsch"}).status_code
        for _ in range(5)
    ]
    assert statuses == [200, 200, 200, 200, 429]
    last = client.post("/login/", {"username": "eva", "password": "langes-wort"})
    assert last.status_code == 429
    assert "Too many tries" in last.content.decode()


def test_an_unknown_address_has_a_page_of_its_own(page_client):
    response = page_client.get("/nirgendwo/")
    assert response.status_code == 404
    assert "There is nothing at this address." in response.content.decode()


def test_states_are_all_listed_as_chips(page_client, three):
    html = page_client.get("/").content.decode()
    labels = re.findall(r'<a class="chip"[^>]*>([A-Z][a-z ]+) <b>', html)
    assert labels == ["All", "New", "Processing", "In review", "Done", "Mine"]
    Comparison.objects.filter(title="Tram").update(state="failed")
    assert "Failed <b>1</b>" in page_client.get("/").content.decode()


def test_a_finished_comparison_says_who_finished_it_and_when(page_client, reviewer, three):
    wage = three[1]
    pages = ("/", wage.get_absolute_url(), f"{wage.get_absolute_url()}report/")
    finished = (
        f"<bdi>{reviewer.get_full_name() or reviewer.username}, {show_day(localdate())}</bdi>"
    )
    assert not any(finished in page_client.get(page).content.decode() for page in pages)
    mark_done(wage, actor=reviewer, version=wage.version)
    assert all(finished in page_client.get(page).content.decode() for page in pages)
    wage.refresh_from_db()
    reopen_comparison(wage, actor=reviewer, version=wage.version)
    assert not any(finished in page_client.get(page).content.decode() for page in pages)
