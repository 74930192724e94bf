"""A number differs between the two sides, or one side leaves it out."""

from __future__ import annotations

from typing import ClassVar

from claims.engine.detectors.values import ValueDetector
from claims.engine.types import Severity


class NumberDetector(ValueDetector):
    """A number differs between the two sides, or one side leaves it out."""

    slug: ClassVar[str] = "number"
    title: ClassVar[str] = "Number"
    description: ClassVar[str] = (
        "A number differs between the two sides, or one side leaves it out."
    )
    kinds: ClassVar[tuple[str, ...]] = ("number",)
    severity: ClassVar[Severity] = Severity.CRITICAL
