"""Numbers, units, money and shares of single claims, in both languages."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claims.engine.facts.values import extract_values
from claims.engine.languages import get_pack
from tests.claims.engine.facts.quantity_tables import GERMAN, LUXEMBOURGISH


def found(text, language):
    facts = extract_values(text, get_pack(language))
    return [(fact.text, fact.value) for fact in facts.quantities]


@pytest.mark.parametrize(("text", "expected"), GERMAN)
def test_german_numbers(text, expected):
    assert found(text, "de") == expected


@pytest.mark.parametrize(("text", "expected"), LUXEMBOURGISH)
def test_luxembourgish_numbers(text, expected):
    assert found(text, "lb") == expected


@pytest.mark.parametrize(
    ("text", "language", "comparator", "approximate"),
    [
        pytest.param("Es kamen 100 Leute.", "de", "", False, id="de-exact"),
        pytest.param("Es kamen mehr als 100 Leute.", "de", ">", False, id="de-more"),
        pytest.param("Es kamen über 100 Leute.", "de", ">", False, id="de-over"),
        pytest.param("Es kamen mindestens 100 Leute.", "de", ">=", False, id="de-at-least"),
        pytest.param("Es kamen höchstens 100 Leute.", "de", "<=", False, id="de-at-most"),
        pytest.param("Es kamen bis zu 100 Leute.", "de", "<=", False, id="de-up-to"),
        pytest.param("Es kamen weniger als 100 Leute.", "de", "<", False, id="de-fewer"),
        pytest.param("Es kamen 100 oder mehr.", "de", ">=", False, id="de-or-more"),
        pytest.param("Es kamen rund 100 Leute.", "de", "", True, id="de-around"),
        pytest.param("Es kamen knapp 100 Leute.", "de", "", True, id="de-barely"),
        pytest.param("Es kamen fast 100 Leute.", "de", "", True, id="de-almost"),
        pytest.param("Es kamen mehr als rund 100 Leute.", "de", ">", True, id="de-both"),
        pytest.param("Et koumen 100 Leit.", "lb", "", False, id="lb-exact"),
        pytest.param("Et koume méi wéi 100 Leit.", "lb", ">", False, id="lb-more"),
        pytest.param("Et koume méi ewéi 100 Leit.", "lb", ">", False, id="lb-more-variant"),
        pytest.param("Et koumen iwwer 100 Leit.", "lb", ">", False, id="lb-over"),
        pytest.param("Et koumen op d'mannst 100 Leit.", "lb", ">=", False, id="lb-at-least"),
        pytest.param("Et koumen op d’mannst 100 Leit.", "lb", ">=", False, id="lb-curly"),
        pytest.param("Et koumen héchstens 100 Leit.", "lb", "<=", False, id="lb-at-most"),
        pytest.param("Et koume bis zu 100 Leit.", "lb", "<=", False, id="lb-up-to"),
        pytest.param("Et koume manner wéi 100 Leit.", "lb", "<", False, id="lb-fewer"),
        pytest.param("Et koume ronn 100 Leit.", "lb", "", True, id="lb-around"),
        pytest.param("Et koumen ongeféier 100 Leit.", "lb", "", True, id="lb-about"),
        pytest.param("Et koume bal 100 Leit.", "lb", "", True, id="lb-almost"),
        pytest.param("Et koumen ëm déi 100 Leit.", "lb", "", True, id="lb-round-about"),
    ],
)
def test_bounds_and_hedges(text, language, comparator, approximate):
    (fact,) = extract_values(text, get_pack(language)).quantities
    assert (fact.comparator, fact.approximate) == (comparator, approximate)
    assert fact.text == "100"


@pytest.mark.parametrize(
    ("text", "language", "role"),
    [
        pytest.param("Es waren 80 Boote.", "de", "cardinal", id="cardinal"),
        pytest.param("Im 18. Bezirk.", "de", "ordinal", id="ordinal"),
        pytest.param("Die 60er kommen wieder.", "de", "decade", id="decade"),
        pytest.param("Die 28-Jährige siegte.", "de", "age", id="age"),
        pytest.param("Sie siegten 3:1.", "de", "score", id="score"),
        pytest.param("Das Virus H5N1.", "de", "code", id="code"),
        pytest.param("De 45-Järege war do.", "lb", "age", id="lb-age"),
        pytest.param("D'Chandrayaan-1 ass gestart.", "lb", "code", id="lb-code"),
    ],
)
def test_roles(text, language, role):
    (fact,) = extract_values(text, get_pack(language)).quantities
    assert fact.role == role


def test_a_range_keeps_both_ends():
    (fact,) = extract_values("Das kostet 2 bis 3 Millionen Euro.", get_pack("de")).quantities
    assert (fact.number, fact.high, fact.unit) == (Decimal(2_000_000), Decimal(3_000_000), "EUR")


@pytest.mark.parametrize(
    ("german", "luxembourgish"),
    [
        pytest.param("3,5 Millionen", "3.5 Milliounen", id="decimal-sign"),
        pytest.param("zweieinhalb Stunden", "zweeanhallef Stonnen", id="halves"),
        pytest.param("12 500 Euro", "12.500 €", id="thousands"),
        pytest.param("fünfundvierzig Prozent", "fënnefavéierzeg Prozent", id="words"),
        pytest.param("die Hälfte", "d'Hallschent", id="half"),
        pytest.param("120 Stundenkilometer", "120 km/h", id="speed"),
        pytest.param("der 28-Jährige", "de 28-Järegen", id="age"),
        pytest.param("zwei Drittel", "zwee Drëttel", id="two-thirds"),
    ],
)
def test_equal_facts_have_equal_values_across_languages(german, luxembourgish):
    (left,) = extract_values(german, get_pack("de")).quantities
    (right,) = extract_values(luxembourgish, get_pack("lb")).quantities
    assert left.value == right.value


def test_a_claim_with_five_hundred_numbers_is_read_whole():
    text = ", ".join(f"{number} Punkte" for number in range(10, 510))
    facts = extract_values(text, get_pack("de")).quantities
    assert [int(fact.number) for fact in facts] == list(range(10, 510))


def test_absurdly_long_digits_are_left_alone():
    assert extract_values("9" * 5000, get_pack("de")).quantities == ()


def test_long_words_without_digits_are_read_in_time():
    assert extract_values("Donau" * 4000 + " " + "a-" * 4000, get_pack("de")).quantities == ()


def test_one_currency_sign_belongs_to_one_number():
    assert found("Statt 5 $ 7 Euro.", "de") == [("5 $", "5 USD"), ("7 Euro", "7 EUR")]
