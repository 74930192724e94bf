"""Places that one side has and the other replaces."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from claims.engine.detectors.base import Detector
from claims.engine.detectors.name_pairs import find_substitutions
from claims.engine.detectors.names import substitution_finding
from claims.engine.types import AlignedPair, Finding, Severity


class PlaceDetector(Detector):
    """A place, country or demonym stands where the other side has another one."""

    slug: ClassVar[str] = "place"
    title: ClassVar[str] = "Place"
    description: ClassVar[str] = (
        "A place, a country or its adjective differs between the two sides."
    )
    kinds: ClassVar[tuple[str, ...]] = ("name",)
    severity: ClassVar[Severity] = Severity.MAJOR

    def detect(self, pair: AlignedPair) -> Iterator[Finding]:
        """Yield substituted names of which both are places."""
        for found in find_substitutions(pair):
            if found.is_place:
                yield substitution_finding(found, self.slug, pair)
