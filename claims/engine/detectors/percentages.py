"""A share differs, or per cent stands against percentage points."""

from __future__ import annotations

from typing import ClassVar

from claims.engine.detectors.values import ValueDetector
from claims.engine.types import Severity


class PercentageDetector(ValueDetector):
    """A share differs, or per cent stands against percentage points."""

    slug: ClassVar[str] = "percentage"
    title: ClassVar[str] = "Percentage"
    description: ClassVar[str] = "A share differs, or per cent stands against percentage points."
    kinds: ClassVar[tuple[str, ...]] = ("number", "unit")
    severity: ClassVar[Severity] = Severity.CRITICAL
