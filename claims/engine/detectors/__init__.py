"""Registry of detectors; the order is the order shown, the more specific before the general."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from claims.engine.detectors.attribution import AttributionDetector
from claims.engine.detectors.base import Detector, overlap
from claims.engine.detectors.certainty import CertaintyDetector
from claims.engine.detectors.contradiction import ContradictionDetector
from claims.engine.detectors.coverage import CoverageDetector
from claims.engine.detectors.dates import DateDetector
from claims.engine.detectors.detail import DetailDetector
from claims.engine.detectors.money import MoneyDetector
from claims.engine.detectors.names import NameDetector
from claims.engine.detectors.negation import NegationDetector
from claims.engine.detectors.numbers import NumberDetector
from claims.engine.detectors.order import OrderDetector
from claims.engine.detectors.percentages import PercentageDetector
from claims.engine.detectors.places import PlaceDetector
from claims.engine.detectors.quotations import QuotationDetector
from claims.engine.detectors.times import TimeDetector
from claims.engine.detectors.units import UnitDetector
from claims.engine.detectors.weekdays import WeekdayDetector
from claims.engine.types import AlignedPair, Finding

DETECTORS: Final[tuple[Detector, ...]] = (
    WeekdayDetector(),
    DateDetector(),
    TimeDetector(),
    PercentageDetector(),
    MoneyDetector(),
    UnitDetector(),
    NumberDetector(),
    NameDetector(),
    PlaceDetector(),
    AttributionDetector(),
    QuotationDetector(),
    NegationDetector(),
    CertaintyDetector(),
    ContradictionDetector(),
    CoverageDetector(),
    DetailDetector(),
    OrderDetector(),
)


def detect_all(pair: AlignedPair, detectors: Iterable[Detector] = DETECTORS) -> tuple[Finding, ...]:
    """Return the findings of all detectors on a pair, one for each piece of evidence.

    Where two exclusive detectors point at the same words, the earlier in the registry
    stays, so that a changed amount of money is not also reported as a changed number.
    """
    kept: list[Finding] = []
    guarded: list[Finding] = []
    for detector in detectors:
        found = list(detector.detect(pair))
        if detector.exclusive:
            found = [finding for finding in found if not _covered(finding, guarded)]
            guarded.extend(found)
        kept.extend(found)
    return tuple(kept)


def _covered(finding: Finding, earlier: list[Finding]) -> bool:
    """Tell whether every side that a finding points at is already marked by one earlier finding."""
    return any(
        (not finding.left or overlap(finding.left, other.left))
        and (not finding.right or overlap(finding.right, other.right))
        for other in earlier
        if finding.left or finding.right
    )
