"""A one-sided claim is major with a who and a number, headings are passed over."""

from __future__ import annotations

import pytest

from claims.engine.detectors.coverage import CoverageDetector
from claims.engine.types import AlignedPair, ClaimKind, Severity
from tests.claims.engine.detectors.pairs import evidence, make_claim, make_pair, make_report

# With who and number; the same without the number; the marked words.
TWINS = [
    pytest.param(
        "Luc Frieden kündigte 300 neue Stellen an.",
        "Luc Frieden kündigte neue Stellen an.",
        ("Luc Frieden", "300"),
        id="jobs",
    ),
    pytest.param(
        "Die OGBL zählt 75.000 Mitglieder.",
        "Die OGBL zählt viele Mitglieder.",
        ("OGBL", "75.000"),
        id="members",
    ),
    pytest.param(
        "Sergej Schoigu schickte 2.000 Soldaten.",
        "Sergej Schoigu schickte Soldaten.",
        ("Sergej Schoigu", "2.000"),
        id="soldiers",
    ),
    pytest.param(
        "Angela Merkel besuchte 14 Gemeinden.",
        "Angela Merkel besuchte die Gemeinden.",
        ("Angela Merkel", "14"),
        id="towns",
    ),
    pytest.param(
        "Die NATO verlegte 40 Panzer.", "Die NATO verlegte Panzer.", ("NATO", "40"), id="tanks"
    ),
    pytest.param(
        "Die WHO meldete 812 Fälle.", "Die WHO meldete Fälle.", ("WHO", "812"), id="cases"
    ),
    pytest.param(
        "Gerson Rodrigues erzielte 17 Tore.",
        "Gerson Rodrigues erzielte Tore.",
        ("Gerson Rodrigues", "17"),
        id="goals",
    ),
    pytest.param(
        "Die CFL bestellte 34 Züge.", "Die CFL bestellte Züge.", ("CFL", "34"), id="trains"
    ),
    pytest.param("Die CSV gewann 21 Sitze.", "Die CSV gewann Sitze.", ("CSV", "21"), id="seats"),
    pytest.param(
        "Ursula von der Leyen nannte 12 Punkte.",
        "Ursula von der Leyen nannte Punkte.",
        ("Ursula von der Leyen", "12"),
        id="points",
    ),
    pytest.param(
        "Wladimir Putin entließ 3 Minister.",
        "Wladimir Putin entließ Minister.",
        ("Wladimir Putin", "3"),
        id="dismissed",
    ),
    pytest.param("Google kaufte 25 Firmen.", "Google kaufte Firmen.", ("Google", "25"), id="firms"),
    pytest.param(
        "Die FIFA sperrte 11 Spieler.", "Die FIFA sperrte Spieler.", ("FIFA", "11"), id="banned"
    ),
    pytest.param(
        "Die ADR sammelte 9.500 Unterschriften.",
        "Die ADR sammelte Unterschriften.",
        ("ADR", "9.500"),
        id="signatures",
    ),
    pytest.param(
        "Vicky Krieps drehte 30 Filme.",
        "Vicky Krieps drehte Filme.",
        ("Vicky Krieps", "30"),
        id="films",
    ),
]


@pytest.mark.parametrize(("both", "who", "marked"), TWINS)
def test_a_claim_with_who_and_number_is_major(both, who, marked):
    findings = list(CoverageDetector().detect(make_pair(both, None)))
    assert [f.severity for f in findings] == [Severity.MAJOR]
    spans = findings[0].left
    assert all(any(mark in span.text for span in spans) for mark in marked)
    assert all(both[span.start : span.end] == span.text for span in spans)


@pytest.mark.parametrize(("both", "who", "marked"), TWINS)
def test_the_same_claim_without_a_number_is_minor(both, who, marked):
    findings = list(CoverageDetector().detect(make_pair(who, None)))
    assert evidence(findings) == [("one_sided", (marked[0],), ())]
    assert findings[0].severity is Severity.MINOR


@pytest.mark.parametrize(("both", "who", "marked"), TWINS)
def test_a_linked_claim_is_silent(both, who, marked):
    assert evidence(CoverageDetector().detect(make_pair(both, both))) == []


def test_a_claim_with_neither_is_an_info():
    findings = list(CoverageDetector().detect(make_pair(None, "Et reent zënter gëschter.")))
    assert [(f.severity, f.left, f.right) for f in findings] == [(Severity.INFO, (), ())]


def test_who_and_number_told_elsewhere_are_minor():
    pair = make_pair(
        "Die CSV gewann 21 Sitze.", None, luxembourgish_after=("D'CSV huet 21 Sëtz gewonnen.",)
    )
    assert [f.severity for f in CoverageDetector().detect(pair)] == [Severity.MINOR]


@pytest.mark.parametrize(
    "kind",
    [
        pytest.param(ClaimKind.HEADLINE, id="headline"),
        pytest.param(ClaimKind.SUBHEADING, id="subheading"),
        pytest.param(ClaimKind.BOILERPLATE, id="boilerplate"),
    ],
)
def test_headings_and_boilerplate_are_passed_over(kind):
    claim = make_claim(0, "Die CSV gewann 21 Sitze.", "de", kind)
    pair = AlignedPair(
        left=(claim,),
        right=(),
        left_report=make_report("de", ()),
        right_report=make_report("lb", ()),
    )
    assert evidence(CoverageDetector().detect(pair)) == []
