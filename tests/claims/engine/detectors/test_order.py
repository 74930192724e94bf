"""A claim is moved when it stands early in one report and late in the other."""

from __future__ import annotations

import pytest

from claims.engine.detectors.order import OrderDetector
from claims.engine.types import AlignedPair, Severity
from tests.claims.engine.detectors.pairs import evidence, make_report

GERMAN = make_report("de", tuple(f"Satz {number}." for number in range(10)))
LUXEMBOURGISH = make_report("lb", tuple(f"Saz {number}." for number in range(10)))


def link(left: int, right: int, length: int = 10) -> AlignedPair:
    german = make_report("de", tuple(claim.text for claim in GERMAN.claims[:length]))
    other = make_report("lb", tuple(claim.text for claim in LUXEMBOURGISH.claims[:length]))
    return AlignedPair(
        left=(german.claims[left],),
        right=(other.claims[right],),
        left_report=german,
        right_report=other,
    )


@pytest.mark.parametrize(
    ("left", "right"),
    [pytest.param(i, j, id=f"{i}-{j}") for i in range(10) for j in range(10) if abs(i - j) >= 5],
)
def test_far_apart_is_an_info_with_both_claims(left, right):
    findings = list(OrderDetector().detect(link(left, right)))
    assert evidence(findings) == [("order", (f"Satz {left}.",), (f"Saz {right}.",))]
    assert findings[0].severity is Severity.INFO


@pytest.mark.parametrize(
    ("left", "right"),
    [pytest.param(i, j, id=f"{i}-{j}") for i in range(10) for j in range(10) if abs(i - j) < 5],
)
def test_near_is_silent(left, right):
    assert evidence(OrderDetector().detect(link(left, right))) == []


def test_short_reports_have_no_order():
    assert evidence(OrderDetector().detect(link(0, 4, length=5))) == []
