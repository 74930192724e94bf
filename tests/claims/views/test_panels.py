"""The panels that explain a flag, a link and a claim that stands alone."""

from __future__ import annotations

import re
from datetime import date

import pytest

from claims.stages.detecting import detect_discrepancies
from claims.wording.score_parts import MAIN, PARTS, split_parts
from tests.factories import make_alignment, make_comparison, make_discrepancy

pytestmark = pytest.mark.django_db

PUBLISHED = {"published_on": date(2023, 9, 14), "published_precision": "day"}


def words(html: str) -> str:
    """What a person reads: no tags, no runs of white space."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def panel(client, comparison, opened: str, css: str) -> str:
    html = client.get(comparison.get_absolute_url(), {"open": opened}).content.decode()
    found = re.search(rf'<div class="{css}[^"]*opened">.*?<a class="[^"]*close', html, re.DOTALL)
    assert found
    return words(found[0])


@pytest.fixture
def comparison():
    return make_comparison(
        left_texts=("Kim kam am Dienstag an.", "Schoigu war da.", "Die Gespräche"),
        right_texts=("De Kim ass e Mëttwoch ukomm.", "Satellitte gi gebaut."),
        left_kinds={2: "subheading"},
        left_fields=PUBLISHED,
    )


# --- why ------------------------------------------------------------------------------


def test_why_says_what_was_looked_at_and_which_days_a_weekday_may_mean(page_client, comparison):
    link = make_alignment(comparison=comparison, left=[0], right=[0])
    flag = make_discrepancy(
        alignment=link, left=["Dienstag"], right=["Mëttwoch"], detector="weekday"
    )
    text = panel(page_client, comparison, f"why-{flag.pk}", "whybox")
    assert "Looked at All values of the linked claims; then, for a value" in text
    assert "Words Dienstag · Mëttwoch" in text
    assert (
        "Calendar German: Tuesday is 12 September 2023 or 19 September 2023; "
        "the report is of 14 September 2023." in text
    )
    assert "Luxembourgish: Wednesday is" not in text  # its day of publication is not known
    assert "Reason another value on each side" in text
    assert "no flag of this detector is decided yet" in text


def test_an_unknown_detector_is_explained_as_far_as_it_goes(page_client, comparison):
    link = make_alignment(comparison=comparison, left=[0], right=[0])
    flag = make_discrepancy(alignment=link, left=["Kim"], right=["Kim"], detector="of_tomorrow")
    text = panel(page_client, comparison, f"why-{flag.pk}", "whybox")
    assert "Looked at" not in text
    assert "of_tomorrow" in text


def test_a_weekday_that_the_report_places_shows_its_date_in_the_sentence(page_client):
    comparison = make_comparison(
        left_texts=("Kim kam am letzten Dienstag in Moskau an.",),
        right_texts=("De Kim ass e Mëttwoch zu Moskau ukomm.",),
        left_fields=PUBLISHED,
    )
    make_alignment(comparison=comparison, left=[0], right=[0])
    detect_discrepancies(comparison)
    html = page_client.get(comparison.get_absolute_url()).content.decode()
    assert "German: <b>Tuesday (12 September 2023)</b>. Luxembourgish: <b>Wednesday</b>." in html


def test_a_relative_day_is_named_by_its_date(page_client):
    comparison = make_comparison(
        left_texts=("Kim kam gestern in Moskau an.",),
        right_texts=("De Kim ass virgëschter zu Moskau ukomm.",),
        left_fields=PUBLISHED,
        right_fields=PUBLISHED,
    )
    make_alignment(comparison=comparison, left=[0], right=[0])
    detect_discrepancies(comparison)
    html = page_client.get(comparison.get_absolute_url()).content.decode()
    said = "German: <b>13 September 2023</b>. Luxembourgish: <b>12 September 2023</b>."
    assert said in html


# --- more -----------------------------------------------------------------------------


def test_more_shows_the_parts_of_the_confidence_with_their_meaning(page_client, comparison):
    own, rival = comparison.left.claims.get(position=0), comparison.left.claims.get(position=1)
    other = comparison.right.claims.get(position=0)
    link = make_alignment(
        comparison=comparison,
        left=[0],
        right=[0],
        confidence=0.91,
        parts={"dense_cosine": 2.4, "concept_least": 0.5, "length_gap": 0.1, "brand_new": 0.3},
        runner_ups=[{"left": [rival.pk], "right": [other.pk], "score": 0.42}],
    )
    text = panel(page_client, comparison, f"more-{link.pk}", "menu moremenu")
    assert "Confidence 0.91" in text
    assert "Meaning: cosine 0.92 How near the encoder&#x27;s vectors of both sides are" in text
    assert "Words shared, of the side that shares less 0.50 Share of the words" in text
    assert "All other parts difference in length 0.10 brand new 0.30" in text
    assert "Also similar D2 – L1 0.42 Schoigu war da." in text
    assert own.text not in text


@pytest.mark.parametrize(
    ("value", "percent"),
    [
        pytest.param(0.0, 20, id="unrelated"),
        pytest.param(4.0, 100, id="the same"),
        pytest.param(9.0, 100, id="above the scale"),
        pytest.param(-9.0, 0, id="below the scale"),
    ],
)
def test_bars_stay_within_their_scale(value, percent):
    (part,), rest = split_parts({"dense_cosine": value})
    assert (part.percent, rest) == (percent, [])


def test_main_parts_are_features_of_the_alignment():
    assert set(MAIN) <= set(PARTS)


def test_a_link_by_hand_has_no_confidence_to_explain(page_client, comparison):
    link = make_alignment(comparison=comparison, left=[0], right=[0], made_by="person")
    assert "Confidence" not in panel(page_client, comparison, f"more-{link.pk}", "menu moremenu")


# --- nearest --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("position", "fields", "reason"),
    [
        pytest.param(1, None, "below the threshold of possible links", id="not similar enough"),
        pytest.param(1, {"confidence": 0.93}, "linked with D1 at 0.93", id="linked by the machine"),
        pytest.param(1, {"made_by": "person"}, "linked with D1 by hand", id="linked by hand"),
        pytest.param(2, None, "headings are linked only where they share words", id="a heading"),
    ],
)
def test_the_nearest_counterparts_say_why_not(page_client, comparison, position, fields, reason):
    alone = comparison.left.claims.get(position=position)
    near = comparison.right.claims.get(position=1)
    if fields is not None:
        make_alignment(comparison=comparison, left=[0], right=[1], **fields)
    row = make_alignment(
        comparison=comparison,
        left=[position],
        runner_ups=[{"left": [alone.pk], "right": [near.pk], "score": 0.38}],
    )
    text = panel(page_client, comparison, f"near-{row.pk}", "nearbox")
    assert f"similarity 0.38 · {reason}" in text


# --- in context -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kinds", "element"),
    [
        pytest.param({0: "boilerplate", 1: "headline"}, "h3", id="a headline behind a marker"),
        pytest.param({1: "headline"}, "p", id="a headline behind a statement"),
        pytest.param({0: "boilerplate"}, "p", id="a statement behind a marker"),
    ],
)
def test_a_line_is_a_heading_when_all_that_it_says_is_one(page_client, kinds, element):
    texts = ("date 2023-09", "Nordkorea a Russland")
    comparison = make_comparison(
        right_texts=texts, right_kinds=kinds, right_fields={"body": " ".join(texts)}
    )
    make_alignment(comparison=comparison, right=[1])
    html = page_client.get(comparison.get_absolute_url(), {"view": "context"}).content.decode()
    line = re.search(r"<(\w+)>(?:(?!</\1>).)*Nordkorea a Russland", html)
    assert line
    assert line[1] == element
    assert "date 2023-09" in line[0]
