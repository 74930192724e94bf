"""The select mode: many rows decided in one step."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Comparison, Decision
from tests.factories import (
    make_alignment,
    make_comparison,
    make_discrepancy,
    make_reviewer,
    make_user,
)

pytestmark = pytest.mark.django_db

ROWS = 6


@pytest.fixture
def comparison():
    """Three links with a weekday flag (the first with a number flag too), three claims alone."""
    comparison = make_comparison(
        left_texts=[f"Am Dienstag kamen {n} Leute." for n in range(ROWS)],
        right_texts=[f"E Mëttwoch koumen {n} Leit." for n in range(3)],
    )
    for n in range(3):
        row = make_alignment(comparison=comparison, left=[n], right=[n])
        make_discrepancy(alignment=row, left=["Dienstag"], right=["Mëttwoch"])
        if not n:
            make_discrepancy(alignment=row, left=["0"], kind="number", severity="minor")
    for n in range(3, ROWS):
        make_alignment(comparison=comparison, left=[n])
    return comparison


def get(client, comparison: Comparison, query: str) -> str:
    return client.get(comparison.get_absolute_url() + query).content.decode()


def ticked(html: str, name: str = "row") -> list[str]:
    return re.findall(rf'name="{name}" value="([^"]+)"[^>]* checked', html)


def boxes(html: str, name: str = "row") -> list[str]:
    return re.findall(rf'name="{name}" value="([^"]+)"', html)


def press(client, comparison: Comparison, act: str, query: str = "?select=1", **fields):
    url = reverse("comparison_act", args=(comparison.pk,)) + query
    return client.post(url, {"act": f"bulk {act}", **fields})


def states(comparison: Comparison) -> list[str]:
    rows = comparison.alignments.order_by("pk").values_list("state", flat=True)
    flags = comparison.discrepancies.order_by("number").values_list("state", flat=True)
    return [*rows, *flags]


OPEN = ["suggested"] * 6 + ["open"] * 4


def test_the_select_mode_has_boxes_and_no_buttons_of_rows(page_client, comparison):
    html = get(page_client, comparison, "?select=1")
    links = list(comparison.alignments.filter(band="linked").order_by("pk"))
    flags = list(comparison.discrepancies.order_by("number"))
    assert boxes(html)[0] == f"l{links[0].pk}:1 f{flags[0].pk}:1 f{flags[1].pk}:1"
    assert len(boxes(html)) == ROWS
    assert len(boxes(html, "claim")) == ROWS + 3
    assert ticked(html) == []
    (board,) = re.findall(r'<form id="act".*?</form>', html, re.DOTALL)
    assert set(re.findall(r'name="act" value="([\w-]+)', board)) == {"bulk"}
    plain = get(page_client, comparison, "")
    assert boxes(plain) == []
    assert 'href="?select=1"' in plain


def test_all_that_the_filter_shows_is_selected_and_counted(page_client, comparison):
    html = get(page_client, comparison, "?select=all")
    assert len(ticked(html)) == ROWS
    for label in ("Accept 3 links", "Accept 3 one-sided", "Confirm 4 flags", "Dismiss 4 flags"):
        assert f">{label}" in html
    filtered = get(page_client, comparison, "?severity=minor&select=all")
    (box,) = ticked(filtered)
    number = comparison.discrepancies.get(kind="number")
    assert box.endswith(f" f{number.pk}:1")  # of the two flags of the row, the one that is meant
    assert ">Confirm 1 flag<" in filtered
    assert 'href="?severity=minor&amp;select=all"' in filtered


def test_a_filter_is_confirmed_in_one_step_and_undone(page_client, comparison):
    html = get(page_client, comparison, "?kind=date&select=all")
    response = press(page_client, comparison, "confirm-flags", row=ticked(html))
    assert response.status_code == 302
    assert states(comparison)[6:] == ["confirmed", "open", "confirmed", "confirmed"]
    assert Decision.objects.values("batch").distinct().count() == 1
    page = get(page_client, comparison, "?select=1")
    assert "3 flags confirmed." in page
    assert "Undo confirming 3 flags" in page
    page_client.post(reverse("decision_undo", args=(comparison.pk,)))
    assert states(comparison) == OPEN
    assert "Undone: confirming 3 flags." in get(page_client, comparison, "")
    page_client.post(reverse("decision_redo", args=(comparison.pk,)))
    assert states(comparison)[6:] == ["confirmed", "open", "confirmed", "confirmed"]


@pytest.mark.parametrize(
    ("act", "fields", "expected"),
    [
        pytest.param(
            "accept-links", {}, ["confirmed"] * 3 + ["suggested"] * 3 + ["open"] * 4, id="links"
        ),
        pytest.param(
            "accept-alone", {}, ["suggested"] * 3 + ["confirmed"] * 3 + ["open"] * 4, id="alone"
        ),
        pytest.param(
            "dismiss-flags same_meaning", {}, ["suggested"] * 6 + ["dismissed"] * 4, id="dismiss"
        ),
        pytest.param(
            "dismiss-flags other",
            {"note": "typo"},
            ["suggested"] * 6 + ["dismissed"] * 4,
            id="dismiss with a note",
        ),
        pytest.param(
            "reject-links",
            {},
            ["rejected"] * 3 + ["suggested"] * 9 + ["closed"] * 4,
            id="reject",
        ),
    ],
)
def test_everything_selected_is_one_step(
    page_client, htmx_client, comparison, act, fields, expected
):
    rows = ticked(get(page_client, comparison, "?select=all"))
    response = press(htmx_client, comparison, act, row=rows, **fields)
    assert response.status_code == 200
    assert (response["HX-Retarget"], ticked(response.content.decode())) == ("#board", [])
    assert states(comparison) == expected
    page_client.post(reverse("decision_undo", args=(comparison.pk,)))
    assert states(comparison) == OPEN
    reason, note = comparison.discrepancies.values_list("reason", "note").first()
    assert (reason, note) == ("", "")


def test_selected_claims_of_both_reports_are_linked(page_client, comparison):
    html = get(page_client, comparison, "?select=1")
    claims = boxes(html, "claim")
    german = [box for box in claims if re.search(r" o\d", box)][:2]
    press(page_client, comparison, "link-claims", claim=[*german, claims[1]])
    made = comparison.alignments.get(made_by="person")
    assert [m.side for m in made.members.all()] == ["left", "left", "right"]
    one_side = press(page_client, comparison, "link-claims", claim=german)
    assert one_side.status_code == 422
    assert "A link needs a claim of each report." in one_side.content.decode()


def test_selected_claims_join_the_selected_link(page_client, comparison):
    html = get(page_client, comparison, "?select=1")
    group = comparison.alignments.order_by("pk").first()
    claims = [box for box in boxes(html, "claim") if re.search(r" o\d", box)][:2]
    row = next(box for box in boxes(html) if box.startswith(f"l{group.pk}:"))
    response = press(page_client, comparison, "add-claims", row=[row], claim=claims)
    assert response.status_code == 302
    group.refresh_from_db()
    assert (group.members.count(), group.state, group.made_by) == (4, "confirmed", "person")
    assert group.discrepancies.filter(state="open").count() == 2
    both = press(page_client, comparison, "add-claims", row=boxes(html)[:2], claim=claims)
    assert both.status_code == 422


def test_claims_are_set_aside_and_brought_back(page_client, comparison):
    claims = boxes(get(page_client, comparison, "?select=1"), "claim")
    press(page_client, comparison, "set-aside", claim=claims[:3])
    aside = comparison.left.claims.filter(kind="boilerplate").count()
    aside += comparison.right.claims.filter(kind="boilerplate").count()
    assert aside == 3
    rows = ticked(get(page_client, comparison, "?show=aside&select=all"))
    assert len(rows) == 3
    press(page_client, comparison, "bring-back", row=rows)
    assert not comparison.left.claims.filter(kind="boilerplate").exists()
    for _step in range(2):
        page_client.post(reverse("decision_undo", args=(comparison.pk,)))
    assert states(comparison) == OPEN


def test_a_row_that_changed_meanwhile_refuses_all_and_is_named(
    page_client, htmx_client, comparison
):
    rows = ticked(get(page_client, comparison, "?select=all"))
    flag = comparison.discrepancies.order_by("number").last()
    ben = Client()
    ben.force_login(make_reviewer(username="ben", first_name="Ben", last_name="Thill"))
    ben.post(
        reverse("comparison_act", args=(comparison.pk,)),
        {"act": f"dismiss-flag {flag.pk} 1 wrong_link"},
    )
    before = states(comparison)
    for client in (page_client, htmx_client):
        response = press(client, comparison, "confirm-flags", row=rows)
        html = response.content.decode()
        assert response.status_code == 409
        assert f"<li><bdi>Flag {flag.number}: dismissed: wrong link (Ben Thill)</bdi></li>" in html
        assert len(ticked(html)) == ROWS  # what was selected is still selected
    assert states(comparison) == before
    link = comparison.alignments.order_by("pk").first()
    ben.post(reverse("comparison_act", args=(comparison.pk,)), {"act": f"accept {link.pk} 1"})
    html = press(page_client, comparison, "accept-links", row=rows).content.decode()
    assert "“Am Dienstag kamen 0 Leute.” – “E Mëttwoch koumen 0 Leit.”: confirmed (Ben" in html
    gone = comparison.alignments.order_by("pk").last()
    gone.delete()
    response = press(page_client, comparison, "accept-alone", row=rows)
    assert response.status_code == 409
    assert "a row that a new run or another person replaced" in response.content.decode()


@pytest.mark.parametrize(
    ("act", "fields", "message"),
    [
        pytest.param("confirm-flags", {}, "Nothing is selected", id="nothing"),
        pytest.param("praise", {}, "does not say what to do", id="unknown act"),
        pytest.param("", {}, "does not say what to do", id="no act"),
        pytest.param("confirm-flags", {"row": "f1:x l: q f"}, "Nothing is", id="nonsense"),
        pytest.param("dismiss-flags", {"row": "f1:1"}, "Choose why", id="no reason"),
        pytest.param("dismiss-flags other", {"row": "f1:1"}, "Write the other", id="no note"),
        pytest.param("link-claims", {}, "Nothing is selected", id="no claims"),
        pytest.param("add-claims", {}, "Select the row of the link", id="no link"),
    ],
)
def test_what_is_unclear_changes_nothing(
    page_client, htmx_client, comparison, act, fields, message
):
    for client in (page_client, htmx_client):
        response = press(client, comparison, act, **fields)
        assert response.status_code == 422
        assert message in response.content.decode()
    assert not Decision.objects.exists()


def test_without_script_a_selection_is_counted_before_it_is_decided(page_client, comparison):
    rows = boxes(get(page_client, comparison, "?select=1"))[1:4]
    response = press(page_client, comparison, "count", row=rows)
    html = response.content.decode()
    assert response.status_code == 200
    assert ticked(html) == rows
    assert ">Accept 2 links<" in html
    assert ">Accept 1 one-sided<" in html
    assert ">Confirm 2 flags<" in html
    assert not Decision.objects.exists()


def test_rows_of_another_comparison_are_not_decided(page_client, comparison):
    rows = ticked(get(page_client, comparison, "?select=all"))
    other = make_comparison()
    for act in ("accept-links", "confirm-flags", "reject-links"):
        assert press(page_client, other, act, row=rows).status_code == 409
    assert states(comparison) == OPEN


def test_a_reader_finds_no_boxes(comparison):
    client = Client()
    client.force_login(make_user(role="reader"))
    html = get(client, comparison, "?select=all")
    assert boxes(html) == []
    assert press(client, comparison, "accept-links").status_code == 403


@pytest.mark.parametrize("act", ["confirm-flags", "accept-links", "reject-links", "accept-alone"])
def test_statements_do_not_grow_with_the_rows(htmx_client, act, django_assert_max_num_queries):
    counts = []
    for size in (2, 20):
        comparison = make_comparison(
            left_texts=[f"Am Dienstag kamen {n} Leute." for n in range(2 * size)],
            right_texts=[f"E Mëttwoch koumen {n} Leit." for n in range(size)],
        )
        for n in range(size):
            row = make_alignment(comparison=comparison, left=[n], right=[n])
            make_discrepancy(alignment=row, left=["Dienstag"], right=["Mëttwoch"])
            alone = make_alignment(comparison=comparison, left=[n + size])
            make_discrepancy(alignment=alone, kind="coverage", detector="coverage")
        rows = ticked(get(htmx_client, comparison, "?select=all"))
        assert len(rows) == 2 * size
        for url in ("act", "undo", "redo"):
            with django_assert_max_num_queries(60) as queries:
                if url == "act":
                    response = press(htmx_client, comparison, act, row=rows)
                else:
                    response = htmx_client.post(reverse(f"decision_{url}", args=(comparison.pk,)))
            assert response.status_code == 200
            counts.append(len(queries))
    assert counts[:3] == counts[3:]
