"""Registry of detectors; the order is the order shown, the more specific before the general."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
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
from claims.engine.types import AlignedPair, Finding, Severity

_SURE_LINK = 0.7
_NEED_A_SURE_LINK = frozenset({"name", "negation", "certainty", "attribution"})

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
    On a link that is not sure, other names or a negation more likely tell of another
    event than of a difference, so these findings are minor there.
    """
    kept: list[Finding] = []
    guarded: list[Finding] = []
    for detector in detectors:
        found = [_on_unsure_link(finding, pair) for finding in detector.detect(pair)]
        if detector.exclusive:
            found = [finding for finding in found if not _covered(finding, guarded)]
            guarded.extend(found)
        kept.extend(found)
    return tuple(kept)


def _on_unsure_link(finding: Finding, pair: AlignedPair) -> Finding:
    """The finding, no more than minor where it is only worth something on a sure link."""
    severe = finding.severity in {Severity.CRITICAL, Severity.MAJOR}
    unsure = pair.confidence < _SURE_LINK and finding.kind in _NEED_A_SURE_LINK
    return replace(finding, severity=Severity.MINOR) if severe and unsure else finding


def _covered(finding: Finding, earlier: list[Finding]) -> bool:
    """Tell whether every side that a finding points at is already marked by one earlier finding."""
    return any(
        (not finding.left or overlap(finding.left, other.left))
        and (not finding.right or overlap(finding.right, other.right))
        for other in earlier
        if finding.left or finding.right
    )
