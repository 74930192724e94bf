"""An amount of money or its currency differs."""

from __future__ import annotations

from typing import ClassVar

from claims.engine.detectors.values import ValueDetector
from claims.engine.types import Severity


class MoneyDetector(ValueDetector):
    """An amount of money or its currency differs."""

    slug: ClassVar[str] = "money"
    title: ClassVar[str] = "Money"
    description: ClassVar[str] = "An amount of money or its currency differs."
    kinds: ClassVar[tuple[str, ...]] = ("number", "unit")
    severity: ClassVar[Severity] = Severity.CRITICAL
