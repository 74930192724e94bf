"""The language of the interface: chosen on every page, kept, and the page stays the same."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template
from django.test import Client
from django.utils import translation

from tests.factories import make_comparison

pytestmark = pytest.mark.django_db

NAMES = {"en": "English", "de": "Deutsch", "lb": "Lëtzebuergesch", "fr": "Français"}
PAGES = [
    pytest.param("/", 200, id="list"),
    pytest.param("/?state=new&q=Tram", 200, id="filtered list"),
    pytest.param("/comparisons/new/", 200, id="new comparison"),
    pytest.param("/comparisons/{pk}/?view=context&show=flagged", 200, id="review"),
    pytest.param("/comparisons/{pk}/report/", 200, id="report"),
    pytest.param("/comparisons/{pk}/progress/", 200, id="progress"),
    pytest.param("/no/such/page/?x=1", 404, id="not found"),
]


def next_of(html: str) -> str:
    form = html.split('action="/language/"')[1].split("</form>")[0]
    found = re.search(r'name="next" value="([^"]*)"', form)
    assert found
    return found[1].replace("&amp;", "&")


@pytest.mark.parametrize(("address", "status"), PAGES)
def test_every_page_offers_all_languages_and_comes_back_to_itself(page_client, address, status):
    state = "processing" if "progress" in address else "in_review"
    path = address.format(pk=make_comparison(state=state).pk)
    response = page_client.get(path)
    html = response.content.decode()
    assert response.status_code == status
    offered = re.findall(r'name="language" value="(\w+)" lang="\1"[^>]*>([^<]+)<', html)
    assert dict(offered) == NAMES
    assert next_of(html) == path
    answer = page_client.post("/language/", {"language": "lb", "next": next_of(html)})
    assert (answer.status_code, answer["Location"]) == (302, path)
    assert '<html lang="lb">' in page_client.get(path).content.decode()


def test_the_login_page_offers_them_and_keeps_where_to_go():
    client = Client()
    html = client.get("/login/?next=/comparisons/7/").content.decode()
    assert next_of(html) == "/login/?next=/comparisons/7/"
    client.post("/language/", {"language": "de", "next": next_of(html)})
    german = client.get("/login/?next=/comparisons/7/").content.decode()
    assert '<html lang="de">' in german
    assert '<input type="hidden" name="next" value="/comparisons/7/">' in german


def test_the_current_language_is_marked_and_named():
    html = Client(headers={"Accept-Language": "fr-LU,fr;q=0.9"}).get("/login/").content.decode()
    assert re.findall(r'lang="(\w+)" aria-current="true"', html) == ["fr"]
    assert re.search(r"<summary[^>]*><span[^>]*>[^<]+</span>Français</summary>", html)


def test_the_choice_is_kept_in_a_cookie_that_outlives_the_session(page_client):
    answer = page_client.post("/language/", {"language": "de", "next": "/"})
    cookie = answer.cookies[settings.LANGUAGE_COOKIE_NAME]
    assert (cookie.value, cookie["max-age"]) == ("de", 31_536_000)
    assert (cookie["samesite"], cookie["httponly"]) == ("Lax", True)
    page_client.logout()
    page_client.cookies[settings.LANGUAGE_COOKIE_NAME] = cookie.value
    assert '<html lang="de">' in page_client.get("/login/").content.decode()


def test_the_answer_to_a_form_leads_back_to_the_page_of_the_form(page_client):
    comparison = make_comparison()
    page = f"/comparisons/{comparison.pk}/report/"
    refused = page_client.post(
        f"/comparisons/{comparison.pk}/conclusion/",
        {"text": "x" * 10_001, "version": "0"},
        headers={"Referer": f"http://testserver{page}"},
    )
    assert refused.status_code == 422
    assert next_of(refused.content.decode()) == page


@pytest.mark.parametrize(
    ("posted", "location"),
    [
        pytest.param({"language": "de", "next": "https://elsewhere.example/"}, "/", id="elsewhere"),
        pytest.param({"language": "xx", "next": "/login/"}, "/login/", id="unknown language"),
        pytest.param({"next": "/login/"}, "/login/", id="no language"),
    ],
)
def test_odd_choices_change_nothing_harmful(posted, location):
    client = Client()
    answer = client.post("/language/", posted)
    assert (answer.status_code, answer["Location"]) == (302, location)
    assert client.get("/login/").status_code == 200


def test_a_form_of_another_site_cannot_switch():
    client = Client(enforce_csrf_checks=True)
    assert client.post("/language/", {"language": "de", "next": "/"}).status_code == 403


DEFAULTS = """
import re, django
django.setup()
from django.test import Client
for asked in ({}, {"Accept-Language": "it"}, {"Accept-Language": "en"}):
    page = Client(headers=asked).get("/login/", HTTP_HOST="localhost").content.decode()
    print(re.search("<h1>(.*?)</h1>", page)[1])
"""


def run_with_language(folder: Path, language: str, code: str) -> subprocess.CompletedProcess[str]:
    env = {"DJANGO_SETTINGS_MODULE": "config.settings", "VISAVIS_LANGUAGE": language}
    env["VISAVIS_DATA_DIR"] = str(folder)  # an installation without a database yet
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=settings.BASE_DIR,
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_setting_is_for_those_who_ask_for_no_language_that_is_there(tmp_path):
    assert run_with_language(tmp_path, "de", DEFAULTS).stdout.split("\n")[:3] == [
        "Anmelden",
        "Anmelden",
        "Log in",
    ]


def test_a_language_that_is_not_there_stops_the_start_with_the_name_of_the_setting(tmp_path):
    done = run_with_language(tmp_path, "nl", "import django; django.setup()")
    assert "VISAVIS_LANGUAGE='nl' is none of en, de, lb, fr." in done.stderr
    assert done.returncode == 1


@pytest.mark.parametrize("template", ["400.html", "500.html"])
def test_pages_of_failures_are_in_the_reader_s_language(template):
    with translation.override("de"):
        assert '<html lang="de">' in get_template(template).render()
