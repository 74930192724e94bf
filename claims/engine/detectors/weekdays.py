"""Another day of the week is named."""

from __future__ import annotations

from typing import ClassVar

from claims.engine.detectors.values import ValueDetector
from claims.engine.types import Severity


class WeekdayDetector(ValueDetector):
    """Another day of the week is named."""

    slug: ClassVar[str] = "weekday"
    title: ClassVar[str] = "Weekday"
    description: ClassVar[str] = "Another day of the week is named."
    kinds: ClassVar[tuple[str, ...]] = ("date",)
    severity: ClassVar[Severity] = Severity.CRITICAL
