"""The door for JSON lines: each bad line is named, the good ones are kept."""

from __future__ import annotations

import datetime as dt

import pytest

from articles.cleaning import hash_bytes
from articles.doors import read_drafts
from articles.drafts import Draft, ImportProblem
from tests.articles.files import SHORT_GERMAN, SHORT_LUXEMBOURGISH, make_jsonl, read_one

TODO = "Write one JSON object a line, in UTF-8."


def test_all_fields_are_read():
    line = make_jsonl(
        {
            "title": "Titel",
            "text": SHORT_GERMAN,
            "language": "DE",
            "outlet": "Musterblatt",
            "published_on": "2023-09",
            "url": " https://example.de/1 ",
        }
    )
    assert list(read_drafts(line, name="a.jsonl")) == [
        Draft(
            title="Titel",
            text=SHORT_GERMAN,
            language="de",
            outlet="Musterblatt",
            published_on=dt.date(2023, 9, 1),
            published_precision="month",
            url="https://example.de/1",
            source_file="a.jsonl",
            line=1,
            original_hash=hash_bytes(line.rstrip(b"\n")),
        )
    ]


def test_body_is_another_name_of_text_and_empty_fields_are_none():
    draft = read_one(
        make_jsonl({"body": SHORT_GERMAN, "language": None, "outlet": "", "published_on": None}),
        "a.jsonl",
    )
    assert (draft.text, draft.language, draft.published_on) == (SHORT_GERMAN, None, None)


DATES = [
    pytest.param("2023", dt.date(2023, 1, 1), "year", id="year"),
    pytest.param(2023, dt.date(2023, 1, 1), "year", id="year as a number"),
    pytest.param("2023-09", dt.date(2023, 9, 1), "month", id="month"),
    pytest.param("2023-9-4", dt.date(2023, 9, 4), "day", id="without zeros"),
    pytest.param("2023-09-14", dt.date(2023, 9, 14), "day", id="day"),
    pytest.param("2023-09-14T08:12:00+02:00", dt.date(2023, 9, 14), "day", id="with a time"),
]


@pytest.mark.parametrize(("value", "date", "precision"), DATES)
def test_dates_keep_their_precision(value, date, precision):
    draft = read_one(make_jsonl({"text": SHORT_GERMAN, "published_on": value}), "a.jsonl")
    assert (draft.published_on, draft.published_precision) == (date, precision)


BAD_LINES = [
    pytest.param(
        "{",
        f"It is not JSON: Expecting property name enclosed in double quotes. {TODO}",
        id="cut off",
    ),
    pytest.param("[" * 100_000, f"It is not JSON: cannot be read. {TODO}", id="nested too deep"),
    pytest.param(
        '{"text": ' + "9" * 5000 + "}", f"It is not JSON: cannot be read. {TODO}", id="huge number"
    ),
    pytest.param('["a"]', f"It is JSON, but not an object. {TODO}", id="list"),
    pytest.param(b'{"text": "M\xebtz"}', f"It is not UTF-8. {TODO}", id="Latin-1"),
    pytest.param({}, "It has no text. Give the report's text in the field “text”.", id="no text"),
    pytest.param(
        {"text": " \n"},
        "It has no text. Give the report's text in the field “text”.",
        id="blank text",
    ),
    pytest.param(
        {"text": "a", "body": "b"},
        "It has both “text” and “body”. Give one of them.",
        id="two texts",
    ),
    pytest.param(
        {"text": ["a"]},
        "Its field “text” is not a text. Write the value in quotation marks.",
        id="text is a list",
    ),
    pytest.param(
        {"text": "a", "published_on": True},
        "Its field “published_on” is not a text. Write the value in quotation marks.",
        id="date is a truth value",
    ),
    pytest.param(
        {"text": "a", "published_on": "14.9.2023"},
        "Its field “published_on” is “14.9.2023”, which is no date. "
        "Write it as YYYY, YYYY-MM or YYYY-MM-DD.",
        id="date in words of a person",
    ),
    pytest.param(
        {"text": "a", "published_on": "2023-02-30"},
        "Its field “published_on” is “2023-02-30”, which is no date. "
        "Write it as YYYY, YYYY-MM or YYYY-MM-DD.",
        id="day that does not exist",
    ),
    pytest.param(
        {"text": "a", "published_on": "0000"},
        "Its field “published_on” is “0000”, which is no date. "
        "Write it as YYYY, YYYY-MM or YYYY-MM-DD.",
        id="year zero",
    ),
]


@pytest.mark.parametrize(("line", "message"), BAD_LINES)
def test_a_bad_line_is_named_and_reading_goes_on(line, message):
    data = make_jsonl({"text": SHORT_GERMAN}, "", line, {"text": SHORT_LUXEMBOURGISH})
    first, problem, last = read_drafts(data, name="a.jsonl")
    assert isinstance(first, Draft)
    assert isinstance(problem, ImportProblem)
    assert isinstance(last, Draft)
    assert str(problem) == f"a.jsonl, line 3: {message}"
    assert (first.text, first.line) == (SHORT_GERMAN, 1)
    assert (last.text, last.line) == (SHORT_LUXEMBOURGISH, 4)


def test_unknown_fields_are_reported():
    draft = read_one(make_jsonl({"text": SHORT_GERMAN, "author": "Kim", "Tags": []}), "a.jsonl")
    assert draft.notes == ("Unknown fields were left out: Tags, author.",)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_marks_at_the_start_are_understood(encoding):
    data = make_jsonl({"text": SHORT_LUXEMBOURGISH}).decode().encode(encoding)
    draft = read_one(data, "a.jsonl")
    assert draft.text == SHORT_LUXEMBOURGISH


def test_a_line_separator_inside_a_text_ends_no_line():
    draft = read_one(make_jsonl({"text": "a\u2028b\u0085c"}), "a.jsonl")
    assert draft.text == "a\u2028b\u0085c"
