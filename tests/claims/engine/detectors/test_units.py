"""Units: one number of another unit is found, the same amount is not."""

from __future__ import annotations

import pytest

from claims.engine.detectors.units import UnitDetector
from claims.engine.types import Severity
from tests.claims.engine.detectors.value_pairs import marked, only_finding, value_pair

DETECTOR = UnitDetector()

# German, Luxembourgish that differs, its twin that agrees, the words to mark.
CASES = [
    pytest.param(
        "Der Ball flog 27 Meter weit.",
        "De Ball ass 27 Yard wäit geflunn.",
        "De Ball ass 27 Meter wäit geflunn.",
        ("27 Meter", "27 Yard"),
        "unit",
        id="metres-yards",
    ),
    pytest.param(
        "Der Streik dauert 3 Tage.",
        "De Streik dauert 3 Wochen.",
        "De Streik dauert 3 Deeg.",
        ("3 Tage", "3 Wochen"),
        "unit",
        id="days-weeks",
    ),
    pytest.param(
        "Er sitzt 18 Monate.",
        "Hie sëtzt 18 Joer.",
        "Hie sëtzt 18 Méint.",
        ("18 Monate", "18 Joer"),
        "unit",
        id="months-years",
    ),
    pytest.param(
        "Das dauert 20 Stunden.",
        "Dat dauert 20 Minutten.",
        "Dat dauert 20 Stonnen.",
        ("20 Stunden", "20 Minutten"),
        "unit",
        id="hours-minutes",
    ),
    pytest.param(
        "Er lief 50 Kilometer.",
        "Hien ass 50 Meile gelaf.",
        "Hien ass 50 Kilometer gelaf.",
        ("50 Kilometer", "50 Meile"),
        "unit",
        id="km-miles",
    ),
    pytest.param(
        "Das wiegt 500 Kilo.",
        "Dat weit 500 Tonnen.",
        "Dat weit 500 Kilo.",
        ("500 Kilo", "500 Tonnen"),
        "unit",
        id="kilos-tonnes",
    ),
    pytest.param(
        "Er fuhr 90 km/h.",
        "Hien ass 90 Meile pro Stonn gefuer.",
        "Hien ass 90 Stonnekilometer gefuer.",
        ("90 km/h", "90 Meile pro Stonn"),
        "unit",
        id="speed",
    ),
    pytest.param(
        "Es waren 40 °C.",
        "Et waren 40 °F.",
        "Et waren 40 °C.",
        ("40 °C", "40 °F"),
        "unit",
        id="celsius-fahrenheit",
    ),
    pytest.param(
        "Sie tranken 30 Liter.",
        "Si hunn 30 Gallonen gedronk.",
        "Si hunn 30 Liter gedronk.",
        ("30 Liter", "30 Gallonen"),
        "unit",
        id="litres",
    ),
    pytest.param(
        "Es brannten 40 Hektar.",
        "Et hunn 40 Quadratkilometer gebrannt.",
        "Et hunn 40 Hektar gebrannt.",
        ("40 Hektar", "40 Quadratkilometer"),
        "unit",
        id="area",
    ),
    pytest.param(
        "Der Park liefert 80 Megawatt.",
        "De Park liwwert 80 Gigawatt.",
        "De Park liwwert 80 Megawatt.",
        ("80 Megawatt", "80 Gigawatt"),
        "unit",
        id="power",
    ),
    pytest.param(
        "Die Rakete ist 100 Fuß hoch.",
        "D'Rakéit ass 60 Meter héich.",
        "D'Rakéit ass 100 Fouss héich.",
        ("100 Fuß", "60 Meter"),
        "number",
        id="conversion-fails",
    ),
    pytest.param(
        "Er fuhr 100 Meilen pro Stunde.",
        "Hien ass 220 km/h gefuer.",
        "Hien ass 100 Meile pro Stonn gefuer.",
        ("100 Meilen pro Stunde", "220 km/h"),
        "number",
        id="conversion-fails-speed",
    ),
    pytest.param(
        "Sie wiegt 200 Pfund.",
        "Si weit 120 Kilo.",
        "Si weit 200 Pond.",
        ("200 Pfund", "120 Kilo"),
        "number",
        id="conversion-fails-weight",
    ),
    pytest.param(
        "Er sitzt 18 Monate.",
        "Hie sëtzt 3 Joer.",
        "Hie sëtzt 18 Méint.",
        ("18 Monate", "3 Joer"),
        "number",
        id="conversion-fails-time",
    ),
]


@pytest.mark.parametrize(("german", "differs", "agrees", "words", "kind"), CASES)
def test_fires(german, differs, agrees, words, kind):
    pair = value_pair(german, differs)
    finding = only_finding(DETECTOR, pair)
    assert marked(finding) == words
    (left,), (right,) = finding.left, finding.right
    assert german[left.start : left.end] == left.text
    assert differs[right.start : right.end] == right.text
    assert (finding.left_value, finding.right_value) == (left.value, right.value)
    assert 0 < finding.confidence <= 1
    assert finding.kind == kind


@pytest.mark.parametrize(("german", "differs", "agrees", "words", "kind"), CASES)
def test_silent(german, differs, agrees, words, kind):
    assert list(DETECTOR.detect(value_pair(german, agrees))) == []


@pytest.mark.parametrize(
    ("german", "luxembourgish"),
    [
        pytest.param("Er lief 50 Kilometer.", "Hien ass 31 Meile gelaf.", id="length"),
        pytest.param("Über 100 Fuß hoch.", "Iwwer 30 Meter héich.", id="hedged-length"),
        pytest.param("Sie wiegt 200 Pfund.", "Si weit 90 Kilo.", id="mass"),
        pytest.param("Bei 90 °F.", "Bei 32 °C.", id="temperature"),
        pytest.param("Er fuhr 60 Meilen pro Stunde.", "Hien ass 97 km/h gefuer.", id="speed"),
        pytest.param("Er sitzt 18 Monate.", "Hie sëtzt annerhallef Joer.", id="time"),
        pytest.param("Nach 48 Stunden.", "No zwee Deeg.", id="days"),
    ],
)
def test_conversions_within_tolerance_are_only_told(german, luxembourgish):
    (finding,) = DETECTOR.detect(value_pair(german, luxembourgish))
    assert (finding.reason, finding.severity, finding.kind) == ("converted", Severity.INFO, "unit")
