"""Names that one side adds and the other report does not mention at all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from claims.engine.detectors.base import Detector, span_of
from claims.engine.detectors.name_pairs import find_substitutions, group_index, report_index
from claims.engine.facts.name_matching import TextIndex, is_mentioned, name_parts
from claims.engine.types import AlignedPair, ClaimFacts, Finding, NameFact, Severity

CERTAIN_NAME = 0.75


class DetailDetector(Detector):
    """One side names something that the other report leaves out."""

    slug: ClassVar[str] = "detail"
    title: ClassVar[str] = "Detail"
    description: ClassVar[str] = (
        "One side names somebody or something that the other report never names."
    )
    kinds: ClassVar[tuple[str, ...]] = ("detail",)
    severity: ClassVar[Severity] = Severity.INFO

    def detect(self, pair: AlignedPair) -> Iterator[Finding]:
        """Yield certain names of one side without any mention in the whole other report."""
        if not pair.left or not pair.right:
            return
        replaced = {
            (side, loose.claim.index, loose.part.start)
            for found in find_substitutions(pair)
            for side, loose in (("left", found.left), ("right", found.right))
        }
        for side, claims, report in (
            ("left", pair.left, pair.right_report),
            ("right", pair.right, pair.left_report),
        ):
            own = group_index(claims)
            index = report_index(report)
            for claim, name in _absent(claims, own, index):
                taken = {start for s, i, start in replaced if s == side and i == claim.index}
                if not any(name.start <= start < name.end for start in taken):
                    yield self._finding(claim, name, is_left=side == "left")

    def _finding(self, claim: ClaimFacts, name: NameFact, *, is_left: bool) -> Finding:
        span = span_of(claim, name)
        is_who = name.category in {"person", "organisation"} and name.certainty >= 0.9
        return Finding(
            kind="detail",
            detector=self.slug,
            severity=Severity.MINOR if is_who else self.severity,
            confidence=round(0.6 * name.certainty, 2),
            reason="absent",
            left=(span,) if is_left else (),
            right=() if is_left else (span,),
            left_value=span.value if is_left else "",
            right_value="" if is_left else span.value,
        )


def _absent(
    claims: tuple[ClaimFacts, ...], own: TextIndex, index: TextIndex
) -> Iterator[tuple[ClaimFacts, NameFact]]:
    """Yield the certain names no part of which the index mentions, each value once."""
    seen: set[str] = set()
    for claim in claims:
        parts = name_parts(claim.text, claim.language)
        for name in claim.facts.names:
            if name.certainty < CERTAIN_NAME or name.value in seen or name.text[0].islower():
                continue
            seen.add(name.value)
            inside = [part for part in parts if name.start <= part.start < name.end]
            if inside and not any(is_mentioned(part, own, index) for part in inside):
                yield claim, name
