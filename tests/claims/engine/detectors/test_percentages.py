"""Shares: another share, or points for per cent, is found; another notation is not."""

from __future__ import annotations

import pytest

from claims.engine.detectors.percentages import PercentageDetector
from claims.engine.types import Severity
from tests.claims.engine.detectors.value_pairs import marked, only_finding, value_pair

DETECTOR = PercentageDetector()

# German, Luxembourgish that differs, its twin that agrees, the words to mark.
CASES = [
    pytest.param(
        "Der Umsatz stieg um 5 Prozent.",
        "Den Ëmsaz ass ëm 8 Prozent geklommen.",
        "Den Ëmsaz ass ëm 5 Prozent geklommen.",
        ("5 Prozent", "8 Prozent"),
        id="amount",
    ),
    pytest.param(
        "Die Quote liegt bei 5,4 Prozent.",
        "D'Quot läit bei 5.9 Prozent.",
        "D'Quot läit bei 5.4 Prozent.",
        ("5,4 Prozent", "5.9 Prozent"),
        id="decimal",
    ),
    pytest.param(
        "88% der Punkte gingen an ihn.",
        "78 % vun de Punkte gungen un hien.",
        "88 % vun de Punkte gungen un hien.",
        ("88%", "78 %"),
        id="sign",
    ),
    pytest.param(
        "29 Prozent sind dafür.",
        "92 Prozent sinn derfir.",
        "29 Prozent sinn derfir.",
        ("29 Prozent", "92 Prozent"),
        id="swapped",
    ),
    pytest.param(
        "Die Quote sank um 0,2 Prozentpunkte.",
        "D'Quot ass ëm 0,5 Prozentpunkten gefall.",
        "D'Quot ass ëm 0,2 Prozentpunkten gefall.",
        ("0,2 Prozentpunkte", "0,5 Prozentpunkten"),
        id="points",
    ),
    pytest.param(
        "Die Quote stieg um 5 Prozent.",
        "D'Quot ass ëm 5 Prozentpunkten geklommen.",
        "D'Quot ass ëm 5 Prozent geklommen.",
        ("5 Prozent", "5 Prozentpunkten"),
        id="percent-against-points",
    ),
    pytest.param(
        "Die Quote stieg um 3 Prozentpunkte.",
        "D'Quot ass ëm 3 % geklommen.",
        "D'Quot ass ëm 3 Prozentpunkten geklommen.",
        ("3 Prozentpunkte", "3 %"),
        id="points-against-percent",
    ),
    pytest.param(
        "29 Prozent sind dafür, 31 Prozent dagegen.",
        "29 Prozent sinn derfir, 41 Prozent dergéint.",
        "29 Prozent sinn derfir, 31 Prozent dergéint.",
        ("31 Prozent", "41 Prozent"),
        id="one-of-two",
    ),
    pytest.param(
        "Es betrifft 3 bis 5 Prozent der Kinder.",
        "Et betrëfft 3 bis 55 Prozent vun de Kanner.",
        "Et betrëfft 3 bis 5 Prozent vun de Kanner.",
        ("3 bis 5 Prozent", "3 bis 55 Prozent"),
        id="range",
    ),
    pytest.param(
        "Zwanzig Prozent haben gewählt.",
        "Drësseg Prozent hu gewielt.",
        "Zwanzeg Prozent hu gewielt.",
        ("Zwanzig Prozent", "Drësseg Prozent"),
        id="words",
    ),
    pytest.param(
        "Zwanzig Prozent haben gewählt.",
        "30 Prozent hu gewielt.",
        "20 Prozent hu gewielt.",
        ("Zwanzig Prozent", "30 Prozent"),
        id="word-and-digits",
    ),
    pytest.param(
        "Die Hälfte hat gewählt.",
        "40 Prozent hu gewielt.",
        "50 Prozent hu gewielt.",
        ("Hälfte", "40 Prozent"),
        id="half",
    ),
    pytest.param(
        "Ein 40-prozentiger Rabatt lockt.",
        "E 60-prozentege Rabatt lackelt.",
        "E 40-prozentege Rabatt lackelt.",
        ("40-prozentiger", "60-prozentege"),
        id="adjective",
    ),
    pytest.param(
        "Mit 52 zu 48 Prozent siegte sie.",
        "Mat 54 zu 48 Prozent huet si gewonnen.",
        "Mat 52 zu 48 Prozent huet si gewonnen.",
        ("52 zu 48 Prozent", "54 zu 48 Prozent"),
        id="result",
    ),
    pytest.param(
        "Der DAX verlor 0,8 Prozent.",
        "Den DAX huet 0,3 Prozent verluer.",
        "Den DAX huet 0,8 Prozent verluer.",
        ("0,8 Prozent", "0,3 Prozent"),
        id="minus",
    ),
    pytest.param(
        "Rund 30 Prozent fehlen.",
        "Ronn 50 Prozent feelen.",
        "Ronn 30 Prozent feelen.",
        ("30 Prozent", "50 Prozent"),
        id="hedged",
    ),
]


@pytest.mark.parametrize(("german", "differs", "agrees", "words"), CASES)
def test_fires(german, differs, agrees, words):
    pair = value_pair(german, differs)
    finding = only_finding(DETECTOR, pair)
    assert marked(finding) == words
    (left,), (right,) = finding.left, finding.right
    assert german[left.start : left.end] == left.text
    assert differs[right.start : right.end] == right.text
    assert (finding.left_value, finding.right_value) == (left.value, right.value)
    assert 0 < finding.confidence <= 1


@pytest.mark.parametrize(("german", "differs", "agrees", "words"), CASES)
def test_silent(german, differs, agrees, words):
    assert list(DETECTOR.detect(value_pair(german, agrees))) == []


def test_points_for_per_cent_are_told_as_a_unit():
    texts = "Die Quote stieg um 5 Prozent.", "D'Quot ass ëm 5 Prozentpunkten geklommen."
    finding = only_finding(DETECTOR, value_pair(*texts))
    assert (finding.kind, finding.reason) == ("unit", "unit")


def test_a_third_is_about_thirty_three_per_cent():
    (finding,) = DETECTOR.detect(value_pair("Ein Drittel fehlt.", "33 Prozent feelen."))
    assert (finding.reason, finding.severity) == ("rounded", Severity.MINOR)
