"""A session that ends in the middle of a review: nothing typed is lost, nothing sends itself."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from claims.decisions.notes import read_notes
from claims.models import Comparison
from claims.views import kept_forms
from tests.claims.views.pages import PAYLOAD
from tests.factories import make_comparison, make_reviewer

pytestmark = pytest.mark.django_db
PASSWORD = "langes-wort"
TYPED = "Zeile eins\nZeile „zwei“ <b>"


@pytest.fixture
def comparison() -> Comparison:
    return make_comparison(title="Ankunft")


@pytest.fixture
def address(comparison: Comparison) -> str:
    return f"/comparisons/{comparison.pk}/conclusion/"


@pytest.fixture
def stranger(db: None) -> Client:
    make_reviewer(username="eva", password=PASSWORD)
    return Client()


def send(client: Client, address: str, text: str = TYPED, **options: Any) -> Any:
    page = "http://testserver/comparisons/1/report/"
    return client.post(address, {"text": text, "version": 0}, headers={"Referer": page}, **options)


def read_hidden(html: str, name: str) -> str:
    found = re.findall(rf'<input type="hidden" name="{name}" value="([^"]*)">', html)
    assert len(found) == 1
    return unescape(found[0])


def log_in(client: Client, kept: str, password: str = PASSWORD) -> Any:
    return client.post("/login/", {"username": "eva", "password": password, "kept": kept})


def test_what_was_sent_waits_in_the_login_page_and_is_sent_by_hand(stranger, comparison, address):
    response = send(stranger, f"{address}?a=1")
    html = response.content.decode()
    assert response.status_code == 401
    assert "no-store" in response["Cache-Control"]
    assert "what you sent is kept" in html
    assert "Zeile" not in html
    assert read_hidden(html, "next") == "/comparisons/1/report/"

    again = log_in(stranger, read_hidden(html, "kept"), password="falsch")
    assert again.status_code == 200
    page = log_in(stranger, read_hidden(again.content.decode(), "kept"))
    html = page.content.decode()
    assert page.status_code == 200
    assert "Zeile eins\nZeile „zwei“ &lt;b&gt;" in html
    assert f'<form class="actions" method="post" action="{address}?a=1">' in html
    assert 'href="/comparisons/1/report/"' in html
    assert "csrfmiddlewaretoken" in html
    assert read_notes(comparison).conclusion is None

    fields = {name: read_hidden(html, name) for name in ("text", "version")}
    assert stranger.post(address, fields).status_code == 302
    conclusion = read_notes(comparison).conclusion
    assert conclusion is not None
    assert conclusion.text == TYPED


def seal(path: str) -> str:
    kept = {"path": path, "page": "/", "fields": [["text", TYPED]], "files": []}
    return signing.dumps(kept, salt=kept_forms._SALT, compress=True)


REFUSED = [
    pytest.param("", id="none"),
    pytest.param("nonsense", id="no token"),
    pytest.param(signing.dumps({"path": "/"}, salt="another"), id="signed for something else"),
    pytest.param(seal("https://evil.example/"), id="another host"),
    pytest.param(
        seal("//evil.example/comparisons/1/conclusion/"), id="another host without scheme"
    ),
    pytest.param(seal("/\\evil.example/"), id="a backslash"),
    pytest.param(seal("javascript:alert(1)"), id="a script"),
    pytest.param(seal("/nirgendwo/"), id="no page"),
    pytest.param(seal("/logout/"), id="logging out"),
    pytest.param(seal("/language/"), id="choosing a language"),
    pytest.param(seal("/admin/auth/user/add/"), id="admin"),
]


@pytest.mark.parametrize("token", REFUSED)
def test_a_form_for_elsewhere_is_not_offered(stranger, token):
    response = log_in(stranger, token)
    assert (response.status_code, response["Location"]) == (302, "/")


def test_an_old_form_is_not_offered(stranger, address, monkeypatch):
    token = read_hidden(send(stranger, address).content.decode(), "kept")
    monkeypatch.setattr(kept_forms, "MAX_AGE", -1)
    assert log_in(stranger, token).status_code == 302


def test_a_form_too_large_to_keep_says_where_its_text_still_is(stranger, address, monkeypatch):
    monkeypatch.setattr(kept_forms, "MAX_KEPT", 1000)
    response = send(stranger, address, "x" * 2000)
    html = response.content.decode()
    assert response.status_code == 401
    assert 'name="kept"' not in html
    assert "too large to be kept: after logging in, go back in the browser" in html


def test_a_megabyte_is_kept(stranger, address):
    token = read_hidden(send(stranger, address, "y" * 1_000_000).content.decode(), "kept")
    assert "y" * 1_000_000 in log_in(stranger, token).content.decode()


def test_notes_are_shown_as_what_was_typed(stranger, comparison):
    fields = {"act": "notes", f"note-comparison-{comparison.pk}": TYPED, "version-comparison-1": 0}
    response = stranger.post(f"/comparisons/{comparison.pk}/act/", fields)
    html = log_in(stranger, read_hidden(response.content.decode(), "kept")).content.decode()
    assert "<h2>Note</h2>\n<p><bdi>Zeile eins\nZeile" in html


def test_scripts_in_what_was_typed_are_text(stranger, address):
    token = read_hidden(send(stranger, address, PAYLOAD).content.decode(), "kept")
    html = log_in(stranger, token).content.decode()
    assert "<script>alert" not in html
    assert "<img src=x" not in html


def test_a_file_is_named_and_has_to_be_chosen_again(stranger):
    upload = SimpleUploadedFile("bericht.txt", b"Ein Satz.")
    response = stranger.post("/comparisons/new/", {"left-file": upload, "right-text": "Ee Saz."})
    html = log_in(stranger, read_hidden(response.content.decode(), "kept")).content.decode()
    assert "choose it again on the page (bericht.txt)" in html
    assert "<h2>Second report</h2>\n<p><bdi>Ee Saz.</bdi></p>" in html


def test_logged_in_in_another_tab_the_form_is_offered_without_a_password(stranger, address):
    token = read_hidden(send(stranger, address).content.decode(), "kept")
    stranger.force_login(User.objects.get(username="eva"))
    response = log_in(stranger, token, password="")
    assert response.status_code == 200
    assert "Send again" in response.content.decode()


def test_a_page_that_is_only_read_is_found_again_after_the_login(stranger, comparison):
    page = f"/comparisons/{comparison.pk}/?show=flagged"
    response = stranger.get(page)
    assert response["Location"] == f"/login/?next=/comparisons/{comparison.pk}/%3Fshow%3Dflagged"
    fragment = stranger.get(
        page, headers={"HX-Request": "true", "HX-Current-URL": f"http://testserver{page}"}
    )
    assert fragment["HX-Redirect"] == response["Location"]


def test_htmx_gets_a_notice_and_leaves_the_page_as_it_is(stranger, comparison, address):
    response = stranger.post(address, {"text": TYPED}, headers={"HX-Request": "true"})
    html = response.content.decode()
    assert response.status_code == 401
    assert (response["HX-Retarget"], response["HX-Reswap"]) == ("#logged-out", "outerHTML")
    assert html.startswith('<div class="logged-out problem" id="logged-out" role="alert">')
    assert 'href="/login/?next=/login/done/" target="_blank" rel="noopener"' in html
    assert read_notes(comparison).conclusion is None


def test_the_second_tab_says_to_go_back_to_the_first(stranger):
    data = {"username": "eva", "password": PASSWORD, "next": "/login/done/"}
    assert stranger.post("/login/", data)["Location"] == "/login/done/"
    assert "go back to the one you came from" in stranger.get("/login/done/").content.decode()


# --- forms with an outdated token -----------------------------------------------------------

HERE = {"Origin": "http://testserver"}


@pytest.fixture
def strict(db: None) -> Client:
    make_reviewer(username="eva", password=PASSWORD)
    return Client(enforce_csrf_checks=True)


def test_an_outdated_form_of_this_site_is_offered_again(strict, address, comparison):
    strict.force_login(make_reviewer())
    response = strict.post(address, {"text": TYPED, "version": 0}, headers=HERE)
    html = response.content.decode()
    assert response.status_code == 403
    assert read_hidden(html, "text") == TYPED
    assert read_notes(comparison).conclusion is None
    token = re.findall(r'csrfmiddlewaretoken" value="([^"]+)"', html)[-1]
    fields = {"text": TYPED, "version": 0, "csrfmiddlewaretoken": token}
    assert strict.post(address, fields, headers=HERE).status_code == 302


def test_an_outdated_form_without_a_session_leads_through_the_login(strict, address):
    response = strict.post(address, {"text": TYPED}, headers=HERE)
    assert response.status_code == 403
    kept = read_hidden(response.content.decode(), "kept")
    # The login form's own token may be out of date too.
    again = log_in_from_here(strict, kept)
    assert again.status_code == 403
    assert read_hidden(again.content.decode(), "kept") == kept
    token = re.findall(r'csrfmiddlewaretoken" value="([^"]+)"', again.content.decode())[-1]
    html = log_in_from_here(strict, kept, csrfmiddlewaretoken=token).content.decode()
    assert read_hidden(html, "text") == TYPED


def log_in_from_here(client: Client, kept: str, **fields: str) -> Any:
    data = {"username": "eva", "password": PASSWORD, "kept": kept, **fields}
    return client.post("/login/", data, headers=HERE)


FOREIGN = [
    pytest.param({"Origin": "https://evil.example"}, id="another origin"),
    pytest.param({"Origin": "null"}, id="a hidden origin"),
    pytest.param({"Referer": "https://evil.example/x"}, id="another page"),
    pytest.param({}, id="neither"),
]


@pytest.mark.parametrize("headers", FOREIGN)
def test_a_form_of_another_site_is_refused_plainly(strict, address, headers):
    strict.force_login(make_reviewer())
    response = strict.post(address, {"text": TYPED}, headers=headers)
    html = response.content.decode()
    assert response.status_code == 403
    assert "did not come from a page of this site" in html
    assert "Zeile" not in html


def test_htmx_without_any_cookie_gets_the_notice_too(strict, address):
    headers = HERE | {"HX-Request": "true"}
    response = strict.post(address, {"text": TYPED}, headers=headers)
    assert response.status_code == 401
    assert response["HX-Retarget"] == "#logged-out"
