"""Another time of day is named."""

from __future__ import annotations

from typing import ClassVar

from claims.engine.detectors.values import ValueDetector
from claims.engine.types import Severity


class TimeDetector(ValueDetector):
    """Another time of day is named."""

    slug: ClassVar[str] = "time"
    title: ClassVar[str] = "Clock time"
    description: ClassVar[str] = "Another time of day is named."
    kinds: ClassVar[tuple[str, ...]] = ("time", "number")
    severity: ClassVar[Severity] = Severity.MAJOR
