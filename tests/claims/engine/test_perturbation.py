"""A changed claim reads as if it had been written so, and only one thing is changed."""

from __future__ import annotations

import random

import pytest

from claims.engine.perturbation import LEFT, PERTURBATIONS, RIGHT, Change, apply_change, perturb
from claims.engine.types import AlignedPair
from tests.claims.engine.detectors.pairs import make_pair

# Kind, side, both texts, what stood there; the change is of the seed 1.
CASES = [
    pytest.param(
        "weekday", LEFT, "Er kam am Dienstagabend an.", "Hien ass en Dënschdegowend ukomm.",
        "Dienstag", id="weekday-de-keeps-the-part-of-the-day",
    ),
    pytest.param(
        "weekday", RIGHT, "Er kam am Dienstag an.", "Hien ass en Dënschdeg ukomm.",
        "en Dënschdeg", id="weekday-lb-with-its-article",
    ),
    pytest.param(
        "month", LEFT, "Er kam am 3. März an.", "Hien ass den 3. Mäerz ukomm.",
        "März", id="month-de",
    ),
    pytest.param(
        "month", RIGHT, "Er kam am 3. März an.", "Hien ass den 3. Mäerz ukomm.",
        "Mäerz", id="month-lb",
    ),
    pytest.param(
        "number", LEFT, "Es kamen 1.459 Gäste.", "Et koumen 1.459 Gäscht.", "1", id="number-digits"
    ),
    pytest.param(
        "number", RIGHT, "Zwei Männer starben.", "Zwee Männer si gestuerwen.",
        "Zwee", id="number-word",
    ),
    pytest.param(
        "percentage", RIGHT, "Es sind 12 Prozent.", "Et sinn 12 Prozent.", "12", id="percentage"
    ),
    pytest.param(
        "money", LEFT, "Es kostet 3,5 Millionen Euro.", "Et kascht 3,5 Milliounen Euro.",
        "3", id="money",
    ),
    pytest.param(
        "time", LEFT, "Er kam um 14.30 Uhr.", "Hien ass um 14.30 Auer komm.", "14", id="time"
    ),
    pytest.param(
        "name", LEFT, "Der Sprecher Claude Meisch kam.", "De Spriecher Claude Meisch koum.",
        "Meisch", id="name-person",
    ),
    pytest.param(
        "name", RIGHT, "Er lebt in Portugal.", "Hie lieft a Portugal.", "Portugal", id="name-place"
    ),
]  # fmt: skip
EXACT = [
    pytest.param(
        "negation", LEFT, "Er kam nicht an.", "Hien ass net ukomm.", "Er kam an.", id="nicht"
    ),
    pytest.param(
        "negation", RIGHT, "Er kam nicht an.", "Hien ass net ukomm.", "Hien ass ukomm.", id="net"
    ),
    pytest.param(
        "negation", LEFT, "Sie sehen keinen Grund.", "Si gesi kee Grond.",
        "Sie sehen einen Grund.", id="keinen",
    ),
    pytest.param(
        "negation", RIGHT, "Sie sehen keinen Grund.", "Si gesi kee Grond.",
        "Si gesi e Grond.", id="kee",
    ),
    pytest.param(
        "negation", LEFT, "Keine Hinweise gab es.", "Keng Hiweiser goufen et.",
        "Hinweise gab es.", id="keine-before-a-plural",
    ),
    pytest.param(
        "negation", LEFT, "Niemand wurde verletzt.", "Kee gouf blesséiert.",
        "Jemand wurde verletzt.", id="niemand",
    ),
    pytest.param(
        "negation", RIGHT, "Niemand wurde verletzt.", "Kee gouf blesséiert.",
        "Een gouf blesséiert.", id="kee-alone",
    ),
    pytest.param(
        "hedge", LEFT, "Der Mann hat das Auto gestohlen.", "De Mann huet den Auto geklaut.",
        "Der Mann hat angeblich das Auto gestohlen.", id="hedge-de",
    ),
    pytest.param(
        "hedge", RIGHT, "Der Mann hat das Auto gestohlen.", "De Mann huet den Auto geklaut.",
        "De Mann huet ugeeblech den Auto geklaut.", id="hedge-lb",
    ),
]  # fmt: skip
NONE = [
    pytest.param("weekday", "Er kam am Dienstag an.", "Hien ass ukomm.", id="weekday-one-side"),
    pytest.param("number", "Es kamen 80 Gäste.", "Et koumen 90 Gäscht.", id="other-numbers"),
    pytest.param("negation", "Er kam nicht an.", "Hien ass ukomm.", id="negation-one-side"),
    pytest.param("hedge", "Er soll gekommen sein.", "Hie wier komm.", id="hedged-already"),
    pytest.param("hedge", "…, weil er gegangen ist.", "…, well hie gaangen ass.", id="verb-last"),
    pytest.param("name", "Die deutsche Regierung.", "Déi däitsch Regierung.", id="adjective"),
]


def changed_claim(pair: AlignedPair, kind: str, side: str, *, seed: int = 1) -> Change:
    change = perturb(pair, kind, side=side, rng=random.Random(seed))
    assert change is not None
    return change


@pytest.mark.parametrize(("kind", "side", "german", "luxembourgish", "was"), CASES)
def test_one_value_is_replaced_where_it_stands(kind, side, german, luxembourgish, was):
    pair = make_pair(german, luxembourgish)
    change = changed_claim(pair, kind, side)
    text = german if side == LEFT else luxembourgish
    assert change.was.startswith(was)
    assert change.now != change.was
    assert change.text[change.start : change.end] == change.now
    assert text.replace(change.was, change.now, 1) == change.text


@pytest.mark.parametrize(("kind", "side", "german", "luxembourgish", "text"), EXACT)
def test_negations_and_hedges(kind, side, german, luxembourgish, text):
    change = changed_claim(make_pair(german, luxembourgish), kind, side)
    assert change.text == text


@pytest.mark.parametrize(("kind", "german", "luxembourgish"), NONE)
def test_what_the_other_side_does_not_say_is_left_alone(kind, german, luxembourgish):
    pair = make_pair(german, luxembourgish)
    found = [perturb(pair, kind, side=side, rng=random.Random(1)) for side in (LEFT, RIGHT)]
    assert found == [None, None]


def test_every_weekday_gets_the_article_that_the_eifel_rule_asks_for():
    pair = make_pair("Er kam am Sonntag an.", "Hien ass e Sonndeg ukomm.")
    texts = {changed_claim(pair, "weekday", RIGHT, seed=seed).text for seed in range(60)}
    days = ("e Méindeg", "en Dënschdeg", "e Mëttwoch", "en Donneschdeg", "e Freideg", "e Samschdeg")
    assert texts == {f"Hien ass {day} ukomm." for day in days}


def test_the_same_seed_changes_the_same():
    pair = make_pair("Es kamen 80 Gäste.", "Et koumen 80 Gäscht.")
    changes = [perturb(pair, "number", side=LEFT, rng=random.Random(5)) for _ in range(2)]
    assert changes[0] == changes[1]


def test_the_changed_pair_has_the_changed_facts_in_group_and_report():
    pair = make_pair("Er kam am Dienstag an.", "Hien ass en Dënschdeg ukomm.")
    change = changed_claim(pair, "weekday", LEFT)
    changed = apply_change(pair, change)
    assert changed.left[0].text == change.text == changed.left_report.claims[0].text
    assert changed.left[0].facts.weekdays[0].value != "tuesday"
    assert changed.right == pair.right


def test_every_kind_is_tried_in_both_languages():
    pair = make_pair(
        "Claude Meisch hat am Dienstag, 3. März, um 14.30 Uhr nicht 12 Prozent"
        " von 80 Häusern für 500 Euro gekauft.",
        "De Claude Meisch huet um 14.30 Auer en Dënschdeg, 3. Mäerz, net 12 Prozent"
        " vun 80 Haiser fir 500 Euro kaaft.",
    )
    done = {
        (kind, side)
        for kind in PERTURBATIONS
        for side in (LEFT, RIGHT)
        if perturb(pair, kind, side=side, rng=random.Random(1))
    }
    assert done == {(kind, side) for kind in PERTURBATIONS for side in (LEFT, RIGHT)}
