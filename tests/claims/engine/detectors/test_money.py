"""Money: another amount or currency is found, another notation is not."""

from __future__ import annotations

import pytest

from claims.engine.detectors.money import MoneyDetector
from claims.engine.types import Severity
from tests.claims.engine.detectors.value_pairs import marked, only_finding, value_pair

DETECTOR = MoneyDetector()

# German, Luxembourgish that differs, its twin that agrees, the words to mark.
CASES = [
    pytest.param(
        "Das Haus kostet 250.000 Euro.",
        "D'Haus kascht 350.000 Euro.",
        "D'Haus kascht 250.000 Euro.",
        ("250.000 Euro", "350.000 Euro"),
        id="amount",
    ),
    pytest.param(
        "Das Hemd kostet 12,50 Euro.",
        "D'Hiem kascht 15,50 €.",
        "D'Hiem kascht 12,50 €.",
        ("12,50 Euro", "15,50 €"),
        id="sign",
    ),
    pytest.param(
        "Der Gewinn lag bei 1,3 Milliarden Euro.",
        "De Gewënn louch bei 1.3 Milliounen Euro.",
        "De Gewënn louch bei 1.3 Milliarden Euro.",
        ("1,3 Milliarden Euro", "1.3 Milliounen Euro"),
        id="magnitude",
    ),
    pytest.param(
        "Der Etat beträgt 12 Mio. Euro.",
        "De Budget ass 12 Mrd. Euro.",
        "De Budget ass 12 Milliounen Euro.",
        ("12 Mio. Euro", "12 Mrd. Euro"),
        id="abbreviation",
    ),
    pytest.param(
        "Es gibt bis zu 500 Dollar.",
        "Et gëtt bis zu 800 Dollar.",
        "Et gëtt bis zu 500 Dollar.",
        ("500 Dollar", "800 Dollar"),
        id="dollar",
    ),
    pytest.param(
        "Die Aktie kostet 105,20 US-Dollar.",
        "D'Aktie kascht 150,20 $.",
        "D'Aktie kascht 105,20 $.",
        ("105,20 US-Dollar", "150,20 $"),
        id="dollar-sign",
    ),
    pytest.param(
        "Die Buße beträgt € 300.",
        "D'Strof ass 200 Euro.",
        "D'Strof ass 300 Euro.",
        ("€ 300", "200 Euro"),
        id="sign-before",
    ),
    pytest.param(
        "Der Klub bot 20 Millionen Pfund.",
        "De Club huet 25 Milliounen Pond gebueden.",
        "De Club huet 20 Milliounen Pond gebueden.",
        ("20 Millionen Pfund", "25 Milliounen Pond"),
        id="pound",
    ),
    pytest.param(
        "Das kostete 500 Franken.",
        "Dat huet 600 Frang kascht.",
        "Dat huet 500 Frang kascht.",
        ("500 Franken", "600 Frang"),
        id="franc",
    ),
    pytest.param(
        "Er zahlte 20 Dollar.",
        "Hien huet 20 Euro bezuelt.",
        "Hien huet 20 Dollar bezuelt.",
        ("20 Dollar", "20 Euro"),
        id="currency",
    ),
    pytest.param(
        "Sie zahlten zwei Milliarden Euro.",
        "Si hunn dräi Milliarden Euro bezuelt.",
        "Si hunn zwou Milliarden Euro bezuelt.",
        ("zwei Milliarden Euro", "dräi Milliarden Euro"),
        id="words",
    ),
    pytest.param(
        "Es fehlt eine halbe Million Euro.",
        "Et feelt eng Millioun Euro.",
        "Et feelt eng hallef Millioun Euro.",
        ("eine halbe Million Euro", "eng Millioun Euro"),
        id="half-million",
    ),
    pytest.param(
        "Das kostet 2 bis 3 Millionen Euro.",
        "Dat kascht 2 bis 5 Milliounen Euro.",
        "Dat kascht 2 bis 3 Milliounen Euro.",
        ("2 bis 3 Millionen Euro", "2 bis 5 Milliounen Euro"),
        id="range",
    ),
    pytest.param(
        "Statt 50 Euro zahlt man 80 Euro.",
        "Amplaz 50 Euro bezilt een 90 Euro.",
        "Amplaz 50 Euro bezilt een 80 Euro.",
        ("80 Euro", "90 Euro"),
        id="one-of-two",
    ),
    pytest.param(
        "Der Schaden liegt bei rund 100.000 Euro.",
        "De Schued läit bei ronn 150.000 Euro.",
        "De Schued läit bei ronn 100 000 Euro.",
        ("100.000 Euro", "150.000 Euro"),
        id="hedged",
    ),
    pytest.param(
        "Das Barrel kostet 60 Dollar.",
        "De Barrel kascht 66 Dollar.",
        "De Barrel kascht 60 Dollar.",
        ("60 Dollar", "66 Dollar"),
        id="oil",
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


def test_another_currency_is_told_as_a_unit():
    finding = only_finding(
        DETECTOR, value_pair("Er zahlte 20 Dollar.", "Hien huet 20 Euro bezuelt.")
    )
    assert (finding.kind, finding.reason) == ("unit", "unit")


def test_hedged_amounts_are_only_told():
    (finding,) = DETECTOR.detect(
        value_pair("Er zahlte rund 100.000 Euro.", "Hien huet 98.500 Euro bezuelt.")
    )
    assert (finding.reason, finding.severity) == ("approximate", Severity.INFO)
