"""The review page: rows, filters, panels, and what each role sees."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.claims.views.pages import PAYLOAD, page_of, row_ids
from tests.factories import (
    make_alignment,
    make_comparison,
    make_discrepancy,
    make_user,
)

pytestmark = pytest.mark.django_db


def test_the_page_shows_both_reports_with_their_languages(page_client, comparison, flag, alone):
    response = page_client.get(page_of(comparison))
    html = response.content.decode()
    assert response.status_code == 200
    assert html.startswith("<!DOCTYPE html>")
    assert '<bdi lang="de">Schoigu war da.</bdi>' in html
    assert '<bdi lang="lb">Satellitte gi gebaut.</bdi>' in html
    assert "German: <b>Tuesday</b>. Luxembourgish: <b>Wednesday</b>." in html
    assert re.search(r'<mark class="critical">Dienstag</mark><a class="no" href="#flag-', html)
    assert re.search(r'<mark class="critical">Mëttwoch</mark><a class="no" href="#flag-', html)
    assert "Only in German" in html
    assert "Bring D3 back" in html


def test_rows_stand_in_the_reading_order_of_either_report(page_client, comparison, link, alone):
    right = comparison.alignments.get(members__side="right", band="one_sided")
    aside = f"claim-{comparison.left.claims.last().pk}"
    by_left = row_ids(page_client.get(page_of(comparison)).content.decode())
    by_right = row_ids(page_client.get(page_of(comparison, "?order=right")).content.decode())
    assert by_left == [f"row-{link.pk}", f"row-{right.pk}", f"row-{alone.pk}", aside]
    assert by_right == [f"row-{link.pk}", f"row-{alone.pk}", aside, f"row-{right.pk}"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("?show=flagged", ["link"], id="flagged"),
        pytest.param("?show=undecided", ["link", "right", "alone"], id="undecided"),
        pytest.param("?show=one_sided", ["right", "alone"], id="one-sided"),
        pytest.param("?show=left_only", ["alone"], id="left only"),
        pytest.param("?show=right_only", ["right"], id="right only"),
        pytest.param("?show=aside", ["aside"], id="set aside"),
        pytest.param("?severity=critical", ["link"], id="severity"),
        pytest.param("?severity=minor", [], id="severity without flags"),
        pytest.param("?kind=date", ["link"], id="kind"),
        pytest.param("?kind=number", [], id="kind without flags"),
        pytest.param("?q=schoigu", ["alone"], id="text"),
        pytest.param("?confidence=high", ["link"], id="confidence"),
        pytest.param("?confidence=low", [], id="confidence without links"),
        pytest.param("?confidence=high&kind=date", ["link"], id="confidence and kind"),
        pytest.param(
            "?show=nonsense&severity=nonsense", ["link", "right", "alone", "aside"], id="?"
        ),
    ],
)
def test_filters_live_in_the_address(page_client, comparison, flag, link, alone, query, expected):
    names = {
        "link": f"row-{link.pk}",
        "alone": f"row-{alone.pk}",
        "right": f"row-{comparison.alignments.get(members__side='right', band='one_sided').pk}",
        "aside": f"claim-{comparison.left.claims.last().pk}",
    }
    html = page_client.get(page_of(comparison, query)).content.decode()
    assert row_ids(html) == [names[name] for name in expected]


def test_htmx_gets_the_board_alone(htmx_client, comparison, link):
    response = htmx_client.get(page_of(comparison))
    html = response.content.decode()
    assert "<html" not in html
    assert html.lstrip().startswith('<section class="board" id="board"')
    assert "HX-Request" in response["Vary"]
    boosted = htmx_client.get(page_of(comparison), headers={"HX-Boosted": "true"})
    assert "<html" in boosted.content.decode()


@pytest.mark.parametrize("row_count", [1, 50])
def test_the_number_of_queries_does_not_grow_with_the_rows(
    page_client, django_assert_num_queries, row_count
):
    comparison = make_comparison(
        left_texts=[f"Am Dienstag kamen {n} Leute." for n in range(row_count)],
        right_texts=[f"E Mëttwoch koumen {n} Leit." for n in range(row_count)],
    )
    for n in range(row_count):
        row = make_alignment(comparison=comparison, left=[n], right=[n])
        make_discrepancy(alignment=row, left=["Dienstag"], right=["Mëttwoch"])
    page_client.get(page_of(comparison))
    with django_assert_num_queries(8):
        page_client.get(page_of(comparison))


def test_a_reader_reads_and_finds_no_button_to_decide(comparison, flag):
    client = Client()
    client.force_login(make_user(role="reader"))
    html = client.get(page_of(comparison)).content.decode()
    assert "Tuesday" in html
    assert html.count('method="post"') == 2  # logging out, the language
    assert "Reader" in html


@pytest.mark.parametrize("role", ["", "stranger"])
def test_without_the_right_to_read_there_is_no_page(comparison, role):
    client = Client()
    if role:
        client.force_login(make_user())
        assert client.get(page_of(comparison)).status_code == 403
    else:
        response = client.get(page_of(comparison))
        assert response["Location"] == f"/login/?next={page_of(comparison)}"


def test_an_unknown_comparison_is_not_found(page_client, db):
    assert page_client.get("/comparisons/999999/").status_code == 404


def test_scripts_in_titles_claims_outlets_and_notes_are_text(page_client, reviewer):
    comparison = make_comparison(
        title=PAYLOAD, left_texts=(f"Dienstag {PAYLOAD}",), right_texts=(f"Mëttwoch {PAYLOAD}",)
    )
    row = make_alignment(comparison=comparison, left=[0], right=[0])
    make_discrepancy(
        alignment=row,
        left=["Dienstag <scr"],
        right=[f"Mëttwoch {PAYLOAD}"],
        left_value=PAYLOAD,
        right_value=PAYLOAD,
        kind="name",
    )
    make_discrepancy(
        alignment=row,
        left=["enstag <script>"],
        right=["Mëtt"],
        state="dismissed",
        reason="other",
        note=PAYLOAD,
        kind=PAYLOAD[:8],
        why="x",
    )
    for path in (page_of(comparison), page_of(comparison, f"?q={PAYLOAD}&kind={PAYLOAD}"), "/"):
        html = page_client.get(path).content.decode()
        assert "<script>alert" not in html
        assert "<img src=x" not in html
    assert "&lt;script&gt;alert(1)" in html


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("why-{flag}", "no flag of this detector is decided yet", id="why"),
        pytest.param("dismiss-{flag}", "Dismiss because", id="dismiss"),
        pytest.param("near-{alone}", "similarity 0.38", id="nearest"),
        pytest.param("more-{link}", "Set D1 aside", id="more"),
    ],
)
def test_a_panel_is_opened_by_address_and_alone_for_the_script(
    page_client, htmx_client, comparison, flag, link, alone, name, expected
):
    query = "?open=" + name.format(flag=flag.pk, alone=alone.pk, link=link.pk)
    board = re.split(
        "<dialog|<template", page_client.get(page_of(comparison, query)).content.decode()
    )
    assert expected in board[0]
    closed = page_client.get(page_of(comparison)).content.decode()
    assert expected not in re.split("<dialog|<template", closed)[0]
    fragment = htmx_client.get(page_of(comparison, query)).content.decode()
    assert expected in fragment
    assert len(row_ids(fragment)) == 1


@pytest.mark.parametrize("name", ["why-999999", "dance-1", "why-", "more-99999999999999999999"])
def test_an_unknown_panel_opens_nothing(page_client, comparison, flag, name):
    assert page_client.get(page_of(comparison, f"?open={name}")).status_code == 200


def test_a_large_comparison_stays_light(page_client):
    """200 + 200 claims and 150 flags in less than 300 kB; the benchmark measures the time."""
    from benchmarks.review_page import build

    response = page_client.get(page_of(build(200, 150)))
    assert len(response.content) < 300_000
