"""An amount is given in another unit and does, or does not, convert."""

from __future__ import annotations

from typing import ClassVar

from claims.engine.detectors.values import ValueDetector
from claims.engine.types import Severity


class UnitDetector(ValueDetector):
    """An amount is given in another unit and does, or does not, convert."""

    slug: ClassVar[str] = "unit"
    title: ClassVar[str] = "Unit"
    description: ClassVar[str] = (
        "An amount is given in another unit and does, or does not, convert."
    )
    kinds: ClassVar[tuple[str, ...]] = ("unit", "number")
    severity: ClassVar[Severity] = Severity.MAJOR
