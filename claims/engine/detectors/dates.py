"""A day, month or year differs."""

from __future__ import annotations

from typing import ClassVar

from claims.engine.detectors.values import ValueDetector
from claims.engine.types import Severity


class DateDetector(ValueDetector):
    """A day, month or year differs."""

    slug: ClassVar[str] = "date"
    title: ClassVar[str] = "Date"
    description: ClassVar[str] = "A day, month or year differs."
    kinds: ClassVar[tuple[str, ...]] = ("date", "number")
    severity: ClassVar[Severity] = Severity.CRITICAL
