"""Every address that takes a post: who may, which way, which comparison, which version."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, reverse

from articles.models import Article
from claims import urls
from claims.models import Alignment, Comparison, Decision, Discrepancy
from tests.factories import (
    make_alignment,
    make_comparison,
    make_discrepancy,
    make_reviewer,
    make_user,
)

pytestmark = pytest.mark.django_db
MISSING = 4_000_000_000


class World:
    """A comparison with a link and a flag, and another one with the same."""

    def __init__(self) -> None:
        self.own = self._make()
        self.other = self._make()

    def _make(self) -> Mapping[str, Any]:
        comparison = make_comparison()
        link = make_alignment(comparison=comparison, left=[0], right=[0])
        return {
            "pk": comparison.pk,
            "link": link.pk,
            "flag": make_discrepancy(alignment=link, left=["Dienstag"], right=["Mëttwoch"]).pk,
            "claim": comparison.left.claims.get().pk,
            "right": comparison.right.claims.get().pk,
        }

    def state(self) -> list[Any]:
        """What a refused post must leave as it is."""
        return [
            list(table.objects.order_by("pk").values_list("pk", "state", "version"))
            for table in (Alignment, Comparison, Discrepancy)
        ] + [Decision.objects.count(), Article.objects.count()]


@pytest.fixture
def world() -> World:
    return World()


# By name of the address: its arguments, and forms that it takes. Words in braces are ids.
ROW = {
    "alignment_decide": ("link", {"verdict": "confirm", "version": "1"}),
    "discrepancy_decide": ("flag", {"verdict": "confirm", "version": "1"}),
    "claim_set_kind": ("claim", {"kind": "boilerplate", "version": "1"}),
}
ACTS = {
    "accept": "accept {link} 1",
    "reject": "reject {link} 1",
    "confirm-flag": "confirm-flag {flag} 1",
    "dismiss-flag": "dismiss-flag {flag} 1 same_meaning",
    "set-aside": "set-aside {claim} 1",
    "link": "link {claim} {right} {link}:1",
}
WHOLE: dict[str, dict[str, str]] = {
    "comparison_act": {"act": "accept {link} 1"},
    "comparison_decide": {"verdict": "done", "version": "1"},
    "claims_link": {"left": "{claim}", "right": "{right}", "seen": "{link}:1"},
    "conclusion_write": {"text": "Schluss.", "version": "0"},
    "decision_undo": {},
    "decision_redo": {},
    "comparison_start": {},
    "comparison_stop": {},
}
PLAIN: dict[str, dict[str, str]] = {
    "example_load": {},
    "comparison_new": {"left-text": "Ein Satz."},
}
NAMES = [*ROW, *WHOLE, *PLAIN]


def find(name: str, ids: Mapping[str, Any], *, row: Any = None) -> str:
    if name in PLAIN:
        return reverse(name)
    more = [row or ids[ROW[name][0]]] if name in ROW else []
    return reverse(name, args=[ids["pk"], *more])


def fill(form: Mapping[str, str], ids: Mapping[str, Any]) -> dict[str, str]:
    return {name: value.format(**ids) for name, value in form.items()}


def form_of(name: str) -> dict[str, str]:
    return ROW[name][1] if name in ROW else {**WHOLE, **PLAIN}[name]


def client_of(role: str, **headers: str) -> Client:
    client = Client(headers=headers)
    if role:
        client.force_login(make_reviewer() if role == "reviewer" else make_user(role=role))
    return client


def test_no_other_address_takes_a_post(world):
    client = client_of("reviewer")
    patterns = [p for p in urls.urlpatterns if isinstance(p, URLPattern) and p.name not in NAMES]
    values = {"pk": world.own["pk"], "name": "json", "version": "x"}
    for pattern in patterns:
        args = {name: values[name] for name in pattern.pattern.converters}
        assert client.post(reverse(str(pattern.name), kwargs=args)).status_code == 405, pattern


PERSONS = [
    pytest.param("", 401, id="logged out"),
    pytest.param("reader", 403, id="reader"),
    pytest.param("guest", 403, id="no role"),
]


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}], ids=["page", "htmx"])
@pytest.mark.parametrize(("role", "status"), PERSONS)
@pytest.mark.parametrize("name", NAMES)
def test_only_reviewers_post(world, name, role, status, headers):
    client = Client(headers=headers)
    if role:
        client.force_login(make_user(role="" if role == "guest" else role))
    before = world.state()
    response = client.post(find(name, world.own), fill(form_of(name), world.own))
    assert response.status_code == status
    assert world.state() == before


@pytest.mark.parametrize("name", NAMES)
def test_a_post_without_its_token_is_refused(world, name):
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_reviewer())
    before = world.state()
    response = client.post(find(name, world.own), fill(form_of(name), world.own))
    assert response.status_code == 403
    assert world.state() == before


@pytest.mark.parametrize("name", NAMES)
def test_a_get_changes_nothing(world, name):
    before = world.state()
    status = {"comparison_new": 200, "comparison_act": 302}.get(name, 405)
    assert client_of("reviewer").get(find(name, world.own)).status_code == status
    assert world.state() == before


@pytest.mark.parametrize("name", [*ROW, *WHOLE])
def test_a_comparison_that_is_not_there_is_not_found(world, name):
    ids = {**world.own, "pk": MISSING}
    before = world.state()
    response = client_of("reviewer").post(find(name, ids), fill(form_of(name), ids))
    assert response.status_code == 404
    assert world.state() == before


FOREIGN = [
    *(pytest.param(name, None, 404, id=name) for name in ROW),
    *(
        pytest.param("comparison_act", {"act": act}, 404, id=f"act {verb}")
        for verb, act in ACTS.items()
        if verb != "link"
    ),
    pytest.param("comparison_act", {"act": ACTS["link"]}, 403, id="act link"),
    pytest.param("claims_link", WHOLE["claims_link"], 403, id="claims_link"),
]


@pytest.mark.parametrize(("name", "form", "status"), FOREIGN)
def test_rows_of_another_comparison_are_refused(world, name, form, status):
    client, before = client_of("reviewer"), world.state()
    row = world.other[ROW[name][0]] if name in ROW else None
    response = client.post(find(name, world.own, row=row), fill(form or form_of(name), world.other))
    assert response.status_code == status
    assert world.state() == before


@pytest.mark.parametrize("name", ROW)
def test_a_row_that_is_gone_is_said(world, name):
    client, before = client_of("reviewer"), world.state()
    response = client.post(find(name, world.own, row=MISSING), form_of(name))
    assert response.status_code == 409
    assert "This row was replaced" in response.content.decode()
    assert world.state() == before


VERSIONS = [
    pytest.param(None, 422, id="missing"),
    pytest.param("", 422, id="empty"),
    pytest.param("x", 422, id="no number"),
    pytest.param("-1", 422, id="negative"),
    pytest.param("1.0", 422, id="fraction"),
    pytest.param("٣", 409, id="other digits"),
    pytest.param("9" * 30, 422, id="too large"),
    pytest.param("99", 409, id="another"),
]


@pytest.mark.parametrize(("version", "status"), VERSIONS)
@pytest.mark.parametrize("name", [*ROW, "comparison_decide", "conclusion_write"])
def test_the_version_that_was_seen_must_be_right(world, name, version, status):
    form = {**fill(form_of(name), world.own), "version": version}
    if version is None:
        del form["version"]
    before = world.state()
    for headers in ({}, {"HX-Request": "true"}):
        client = client_of("reviewer", **headers)
        response = client.post(find(name, world.own), form)
        assert response.status_code == status
        words = "which version" if status == 422 else "meanwhile"
        assert words in response.content.decode()
    assert world.state() == before


ACT_FORMS = [
    pytest.param("", 422, id="nothing"),
    pytest.param("praise {link} 1", 422, id="unknown verb"),
    pytest.param("accept", 422, id="no row"),
    pytest.param("accept x 1", 422, id="no id"),
    pytest.param("accept " + "9" * 30 + " 1", 422, id="huge id"),
    pytest.param("accept {link}", 422, id="no version"),
    pytest.param("accept {link} x", 422, id="garbled version"),
    pytest.param("accept {link} 7", 409, id="stale link"),
    pytest.param("confirm-flag {flag} 7", 409, id="stale flag"),
    pytest.param("dismiss-flag {flag} 1", 422, id="no reason"),
    pytest.param("dismiss-flag {flag} 1 praise", 422, id="unknown reason"),
    pytest.param("dismiss-flag {flag} 1 other", 422, id="no note"),
    pytest.param("set-aside {claim} 7", 409, id="stale claim"),
    pytest.param("accept 4000000000 1", 409, id="gone link"),
    pytest.param("link {claim}", 422, id="half a link"),
    pytest.param("link {claim} x ", 422, id="link with nothing"),
    pytest.param("link {claim} {right} {link}:7", 409, id="stale place"),
    pytest.param("link {claim} {right} ", 409, id="place not seen"),
    pytest.param("notes {link}", 422, id="no note fields"),
]


@pytest.mark.parametrize(("act", "status"), ACT_FORMS)
def test_the_board_s_form_is_read_strictly(world, act, status):
    before = world.state()
    for headers in ({}, {"HX-Request": "true"}):
        client = client_of("reviewer", **headers)
        form = {"act": act.format(**world.own)}
        assert client.post(find("comparison_act", world.own), form).status_code == status
    assert world.state() == before


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_the_board_s_form_does_what_it_says(world, act):
    form = {"act": act.format(**world.own)}
    assert client_of("reviewer").post(find("comparison_act", world.own), form).status_code == 302
    assert Decision.objects.exists()
