"""Sentences about discrepancies and steps, and the names of kinds and languages."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone, translation

from claims.models import Discrepancy
from claims.wording.discrepancies import (
    KIND_TITLES,
    LEADS,
    LEADS_BY_REASON,
    REASONS,
    describe,
    kind_title,
    language_name,
    name_reason,
    word_difference,
)
from claims.wording.steps import ACTIONS, DONE, name_action, report_action
from claims.wording.values import show_moment, show_value

SENTENCES = [
    pytest.param(
        {"kind": "date", "left_value": "tuesday", "right_value": "wednesday"},
        "German: Tuesday. Luxembourgish: Wednesday.",
        id="weekday",
    ),
    pytest.param(
        {"kind": "date", "left_value": "2023-09-12", "right_value": "2023-09-13"},
        "German: 12 September 2023. Luxembourgish: 13 September 2023.",
        id="date",
    ),
    pytest.param(
        {"kind": "date", "left_value": "--09-12", "right_value": "2023-09"},
        "German: 12 September. Luxembourgish: September 2023.",
        id="parts of dates",
    ),
    pytest.param(
        {"kind": "date", "left_value": "friday", "right_value": ""},
        "German: Friday. Luxembourgish: no date given.",
        id="date on one side",
    ),
    pytest.param(
        {"kind": "number", "left_value": "18", "right_value": "80"},
        "German: 18. Luxembourgish: 80.",
        id="number",
    ),
    pytest.param(
        {"kind": "number", "left_value": "12.5 km", "right_value": "125000 km"},
        "German: 12.5\N{NO-BREAK SPACE}km. Luxembourgish: 125,000\N{NO-BREAK SPACE}km.",
        id="number with unit",
    ),
    pytest.param(
        {"kind": "number", "left_value": ">=100", "right_value": "100..120"},
        "German: at least 100. Luxembourgish: 100 to 120.",
        id="bounds and ranges",
    ),
    pytest.param(
        {"kind": "unit", "reason": "converted", "left_value": "27 m", "right_value": "30 yd"},
        "The same amount in different units. German: 27\N{NO-BREAK SPACE}m. "
        "Luxembourgish: 30\N{NO-BREAK SPACE}yards.",
        id="unit",
    ),
    pytest.param(
        {"kind": "time", "left_value": "14:30", "right_value": "15:30"},
        "German: 14:30. Luxembourgish: 15:30.",
        id="time",
    ),
    pytest.param(
        {"kind": "negation", "left_value": "negation", "right_value": ""},
        "One report negates what the other states. German: negated. Luxembourgish: stated.",
        id="negation",
    ),
    pytest.param(
        {"kind": "certainty", "left_value": "", "right_value": "unconfirmed"},
        "The reports are not equally certain. German: stated as a fact. "
        "Luxembourgish: unconfirmed.",
        id="certainty",
    ),
    pytest.param(
        {
            "kind": "name",
            "reason": "spelling",
            "left_value": "kcna",
            "right_value": "knca",
            "left_texts": ["KCNA"],
            "right_texts": ["KNCA"],
        },
        "The same name, spelled differently. German: KCNA. Luxembourgish: KNCA.",
        id="names are quoted as they were published",
    ),
    pytest.param(
        {
            "kind": "attribution",
            "left_value": "kcna",
            "right_value": "",
            "left_texts": ["KCNA", "sagte"],
        },
        "The reports name different sources. German: KCNA … sagte. Luxembourgish: no source given.",
        id="attribution",
    ),
    pytest.param(
        {"kind": "coverage", "right_texts": ["Satellitte"]},
        "German: not said. Luxembourgish: said here.",
        id="coverage right",
    ),
    pytest.param(
        {"kind": "coverage", "left_value": "x"},
        "German: said here. Luxembourgish: not said.",
        id="coverage left",
    ),
    pytest.param(
        {
            "kind": "number",
            "left_value": "12",
            "right_value": "12",
            "left_texts": ["zwölf"],
            "right_texts": ["eng Dosen"],
        },
        "German: zwölf. Luxembourgish: eng Dosen.",
        id="equal values fall back to the words",
    ),
    pytest.param(
        {"kind": "weather", "left_value": "7", "right_value": ""},
        "German: 7. Luxembourgish: not said.",
        id="unknown kind",
    ),
]


@pytest.mark.parametrize(("finding", "sentence"), SENTENCES)
def test_one_sentence_names_both_values(finding, sentence):
    assert describe(left_language="de", right_language="lb", **finding) == sentence


def test_only_words_of_the_reports_count_as_quoted():
    wording = word_difference(
        kind="attribution",
        left_language="de",
        right_language="lb",
        right_value="kim",
        right_texts=["Kim"],
    )
    assert (wording.left, wording.left_is_quoted) == ("no source given", False)
    assert (wording.right, wording.right_is_quoted) == ("Kim", True)


def test_why_a_detector_fired_is_worded():
    assert name_reason("absent") == "given on one side only"
    assert name_reason("brand_new") == "brand new"


def test_the_reader_s_language_shapes_the_values():
    with translation.override("de"):
        sentence = describe(
            kind="number",
            left_language="de",
            right_language="lb",
            left_value="1234567.5",
            right_value="2",
        )
    assert "1.234.567,5" in sentence


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        pytest.param("date", "2023-13-45", id="no such date"),
        pytest.param("date", "soon", id="not a date"),
        pytest.param("number", "many", id="not a number"),
        pytest.param("name", "kcna", id="name"),
        pytest.param("number", "", id="empty"),
    ],
)
def test_a_value_of_no_known_form_is_left_alone(kind, value):
    assert show_value(kind, value) == value


def test_nobody_is_told_to_be_wrong():
    words = [KIND_TITLES, LEADS, LEADS_BY_REASON, REASONS, ACTIONS, DONE]
    texts = [str(text) for table in words for text in table.values()]
    texts += [str(param.values[1]) for param in SENTENCES]
    assert [
        text for text in texts if re.search(r"\b(error|wrong|missing)\b", text, re.IGNORECASE)
    ] == []


def test_a_difference_of_weekdays_is_called_so():
    assert kind_title("date", "tuesday", "wednesday") == "Weekday"
    assert kind_title("date", "tuesday", "") == "Weekday"
    assert kind_title("date", "2023-09-12", "wednesday") == "Date"
    assert kind_title("date") == "Date"
    assert kind_title("new_kind") == "New kind"


def test_languages_have_names_and_unknown_ones_their_code():
    assert [language_name(code) for code in ("de", "lb", "xx")] == [
        "German",
        "Luxembourgish",
        "xx",
    ]


def test_steps_are_named_for_buttons_and_for_the_status_line():
    flag = {"number": 5}
    assert name_action("confirm_discrepancy", flag) == "confirming flag 5"
    assert name_action("undo_confirm_discrepancy", flag) == "confirming flag 5"
    assert report_action("confirm_discrepancy", flag) == "Flag 5 confirmed."
    assert report_action("undo_confirm_discrepancy", flag) == "Undone: confirming flag 5."
    alone = {"band": "one_sided"}
    assert name_action("confirm_alignment", alone) == "accepting a one-sided claim"


def test_moments_of_today_and_yesterday_are_named():
    now = timezone.localtime()
    assert show_moment(now) == f"Today, {now:%H:%M}"
    yesterday = now - timedelta(days=1)
    assert show_moment(yesterday) == f"Yesterday, {yesterday:%H:%M}"
    assert re.fullmatch(r"\d{1,2} [A-Z][a-z]+ \d{4}", show_moment(now - timedelta(days=40)))


def test_every_reason_of_dismissal_is_worded_without_blame():
    labels = [str(label) for label in Discrepancy.Reason.labels]
    assert "same meaning" in labels
    assert len(labels) == 7
