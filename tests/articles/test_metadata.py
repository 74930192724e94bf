"""Dates and addresses as files and people write them."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import translation

from articles.metadata import (
    Publication,
    find_date_line,
    format_publication,
    is_web_address,
    parse_publication,
)

SEPTEMBER = Publication(date=dt.date(2023, 9, 1), precision="month")

LINES = [
    pytest.param(
        "date 2023-09 Nordkorea a Russland", (SEPTEMBER, "Nordkorea a Russland"), id="seed"
    ),
    pytest.param("Date: 2023-09\nKim", (SEPTEMBER, "Kim"), id="with a colon on its own line"),
    pytest.param("DATUM=2023-09 Kim", (SEPTEMBER, "Kim"), id="German field name"),
    pytest.param(
        "date 2023-09-14 Kim",
        (Publication(date=dt.date(2023, 9, 14)), "Kim"),
        id="whole date",
    ),
    pytest.param(
        "date 2023 Kim",
        (Publication(date=dt.date(2023, 1, 1), precision="year"), "Kim"),
        id="year",
    ),
    pytest.param("Das Date 2023-09 war", None, id="not at the beginning"),
    pytest.param("dates 2023-09 Kim", None, id="another word"),
    pytest.param("date 2023-13 Kim", None, id="no such month"),
    pytest.param("date 2023-09-31 Kim", None, id="no such day"),
    pytest.param("date 20230 Kim", None, id="a longer number"),
    pytest.param("date 2023-09-14-15 Kim", None, id="more than a date"),
    pytest.param("2023-09 Kim", None, id="a number without a name"),
    pytest.param("", None, id="empty"),
]


@pytest.mark.parametrize(("body", "expected"), LINES)
def test_a_leading_date_line_is_found(body, expected):
    assert find_date_line(body) == expected


@pytest.mark.parametrize(
    "value", ["", "14.9.2023", "2023-00", "2023-9-31", "23-09", "2023-09-14 08:12", "Tuesday"]
)
def test_what_is_no_date_is_a_value_error(value):
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the caller's
        parse_publication(value)


SHOWN = [
    pytest.param("day", "en", "14 September 2023", id="English day"),
    pytest.param("day", "de", "14. September 2023", id="German day"),
    pytest.param("month", "de", "September 2023", id="German month"),
    pytest.param("month", "fr", "septembre 2023", id="French month"),
    pytest.param("year", "en", "2023", id="year"),
]


@pytest.mark.parametrize(("precision", "language", "shown"), SHOWN)
def test_a_date_is_shown_as_far_as_it_is_known(precision, language, shown):
    with translation.override(language):
        assert format_publication(dt.date(2023, 9, 14), precision) == shown


def test_no_date_shows_nothing():
    assert format_publication(None, "day") == ""


ADDRESSES = [
    pytest.param("https://example.lu/a?b=1#c", True, id="https"),
    pytest.param("http://example.de", True, id="http"),
    pytest.param("javascript:alert(1)", False, id="script"),
    pytest.param("ftp://example.lu/a", False, id="ftp"),
    pytest.param("example.lu", False, id="no scheme"),
    pytest.param("", False, id="empty"),
    pytest.param("https://example.lu/" + "a" * 1000, False, id="too long"),
]


@pytest.mark.parametrize(("value", "is_address"), ADDRESSES)
def test_web_addresses(value, is_address):
    assert is_web_address(value) is is_address
