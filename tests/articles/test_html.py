"""The door for web pages."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.articles.files import GERMAN_PARAGRAPHS, LUXEMBOURGISH_PARAGRAPHS, make_page, read_one


@pytest.mark.parametrize(
    "paragraphs",
    [
        pytest.param(GERMAN_PARAGRAPHS[3:-1], id="German"),
        pytest.param(LUXEMBOURGISH_PARAGRAPHS[1:], id="Luxembourgish"),
    ],
)
def test_a_page_gives_its_article_and_nothing_else(paragraphs):
    draft = read_one(make_page("Kim a Putin ze Wostotschny", paragraphs), "säit.html")
    assert draft.text.split("\n\n") == ["Kim a Putin ze Wostotschny", *paragraphs]
    assert draft.title == "Kim a Putin ze Wostotschny"
    assert draft.notes == ()


HEAD = (
    '<meta property="og:title" content="Kim &amp; Putin: wat gëtt gespillt?">'
    '<meta property="og:site_name" content="Beispill-Zeitung">'
    '<meta property="article:published_time" content="2023-09-14T08:12:00+02:00">'
    '<link rel="canonical" href="https://example.lu/a/1">'
)


def test_a_page_gives_its_date_outlet_and_address():
    draft = read_one(
        make_page("Titel", LUXEMBOURGISH_PARAGRAPHS[1:], head=HEAD, headline=False), "a.htm"
    )
    assert (
        draft.title,
        draft.outlet,
        draft.published_on,
        draft.published_precision,
        draft.url,
    ) == (
        "Kim & Putin: wat gëtt gespillt?",
        "Beispill-Zeitung",
        dt.date(2023, 9, 14),
        "day",
        "https://example.lu/a/1",
    )


def test_the_visible_headline_goes_before_the_search_engines_title():
    page = make_page("Kim a Putin ze Wostotschny", LUXEMBOURGISH_PARAGRAPHS[1:], head=HEAD)
    assert read_one(page, "a.html").title == "Kim a Putin ze Wostotschny"


def test_a_footer_year_is_no_publication_date():
    assert read_one(make_page("Titel", GERMAN_PARAGRAPHS[3:]), "a.html").published_on is None


def test_a_page_in_a_declared_charset_is_read_in_it():
    text = "Пример текста о погоде в Люксембурге. " * 20
    page = f'<html><head><meta charset="windows-1251"></head><body><article><p>{text}</p></article></body></html>'
    assert text.strip() in read_one(page.encode("cp1251"), "a.html").text


def test_a_page_named_txt_is_read_as_a_page_and_noted():
    draft = read_one(make_page("Kim a Putin", LUXEMBOURGISH_PARAGRAPHS[1:]), "a.txt")
    assert draft.text.split("\n\n") == ["Kim a Putin", *LUXEMBOURGISH_PARAGRAPHS[1:]]
    assert draft.notes == ("Its name says .txt, but it is a web page; it was read as one.",)


def test_script_in_a_page_is_no_text():
    page = make_page("Titel", ["<script>alert(1)</script>", *GERMAN_PARAGRAPHS[3:]])
    assert "alert" not in read_one(page, "a.html").text
