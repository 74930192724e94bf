"""Word glosses on the review page: where they were asked for, in the other language, marked so."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from claims.keys import KEY_GROUPS
from tests.factories import (
    make_alignment,
    make_article,
    make_claims,
    make_comparison,
    make_discrepancy,
    make_user,
)

pytestmark = pytest.mark.django_db

GERMAN = "Herr Koch sagte am Dienstag zu."
LUXEMBOURGISH = "Den Här Koch huet e Mëttwoch d'Invitatioun ugeholl."
RUBY = '<ruby>{}<rp> (</rp><rt lang="{}">{}</rt><rp>)</rp></ruby>'


@pytest.fixture
def comparison():
    comparison = make_comparison(left_texts=(GERMAN,), right_texts=(LUXEMBOURGISH,))
    link = make_alignment(comparison=comparison, left=[0], right=[0])
    make_discrepancy(alignment=link, left=["Dienstag"], right=["Mëttwoch"])
    return comparison


@pytest.fixture
def reader_client():
    client = Client()
    client.force_login(make_user(role="reader"))
    return client


def ids(comparison):
    return comparison.left.claims.get().pk, comparison.right.claims.get().pk


def page_of(client, comparison, opened, **query):
    query |= {"open": opened}
    return client.get(comparison.get_absolute_url(), query).content.decode()


def paragraph(html: str, claim: int) -> str:
    found = re.search(rf'<p[^>]* id="c{claim}">.*?</p>', html)
    assert found
    return found[0]


def test_luxembourgish_gets_german_glosses_beside_its_marks(page_client, comparison):
    left, right = ids(comparison)
    html = page_of(page_client, comparison, f"gloss-{right}")
    flag = comparison.discrepancies.get().pk
    assert paragraph(html, right) == (
        f'<p class="glossed" id="c{right}"><a href="#c{right}">L1</a><bdi lang="lb">Den '
        + RUBY.format("Här", "de", "Herr")
        + " Koch "
        + RUBY.format("huet", "de", "haben")
        + ' e <mark class="critical">'
        + RUBY.format("Mëttwoch", "de", "Mittwoch")
        + f'</mark><a class="no" href="#flag-{flag}" lang="en" aria-label="flag 1">1</a>'
        + " d&#x27;"
        + RUBY.format("Invitatioun", "de", "Einladung/Einladungsschreiben")
        + " "
        + RUBY.format("ugeholl", "de", "annehmen")
        + ".</bdi></p>"
    )
    assert "<ruby>" not in paragraph(html, left)
    assert html.count("Word glosses, not a translation.") == 1


def test_german_gets_luxembourgish_glosses(page_client, comparison):
    left, _right = ids(comparison)
    html = page_of(page_client, comparison, f"gloss-{left}")
    assert re.findall(r'<ruby>(.*?)<rp> .*?<rt lang="lb">(.*?)</rt>', html) == [
        ("Herr", "Här"),
        ("sagte", "zousoen"),
        ("am", "un"),
        ("Dienstag", "Dënschdeg"),
    ]


def test_a_page_without_the_wish_has_none(page_client, comparison):
    for html in (
        page_client.get(comparison.get_absolute_url()).content.decode(),
        page_of(page_client, comparison, "gloss-999999"),
        page_of(page_client, comparison, "gloss-"),
    ):
        assert "<ruby>" not in html
        assert "not a translation" not in html


def test_a_claim_of_another_comparison_opens_nothing(page_client, comparison):
    other = make_comparison(left_texts=("Der Minister kam.",), right_texts=("De Minister koum.",))
    html = page_of(page_client, comparison, f"gloss-{ids(other)[0]}")
    assert "<ruby>" not in html


def test_reports_in_one_language_have_no_glosses(page_client, comparison):
    texts = ("Der Herr sagte zu.",)
    comparison.right = make_article(language="de", texts=texts)
    comparison.save()
    make_claims(article=comparison.right, texts=texts)
    link = make_alignment(comparison=comparison, right=[0])
    assert "Word glosses for" not in page_of(page_client, comparison, f"more-{link.pk}")
    claim = comparison.right.claims.get().pk
    assert "<ruby>" not in page_of(page_client, comparison, f"gloss-{claim}")


def test_the_menu_of_the_row_offers_them_to_readers_too(reader_client, page_client, comparison):
    left, right = ids(comparison)
    row = comparison.alignments.get().pk
    for client in (reader_client, page_client):
        html = page_of(client, comparison, f"more-{row}")
        assert re.findall(r'href="(\?open=gloss-\d+)#row-\d+">([^<]+)', html) == [
            (f"?open=gloss-{left}", "Word glosses for D1"),
            (f"?open=gloss-{right}", "Word glosses for L1"),
        ]
    assert "Set D1 aside" not in page_of(reader_client, comparison, f"more-{row}")


def test_in_context_the_dock_shows_them(htmx_client, comparison):
    _left, right = ids(comparison)
    html = page_of(htmx_client, comparison, f"gloss-{right}", view="context")
    assert html.startswith('<div class="dock"')
    assert RUBY.format("ugeholl", "de", "annehmen") in html
    assert html.count("Word glosses, not a translation.") == 1


def test_scripts_in_a_text_stay_text(page_client):
    comparison = make_comparison(right_texts=("D'Invitatioun <script>alert(1)</script> ugeholl",))
    make_alignment(comparison=comparison, right=[0])
    html = page_of(page_client, comparison, f"gloss-{ids(comparison)[1]}")
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_the_help_names_the_key():
    keys = {key.action: key.keys for _title, group in KEY_GROUPS for key in group}
    assert keys["gloss"] == ("g",)
