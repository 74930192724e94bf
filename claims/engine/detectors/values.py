"""What the detectors of values share: from a difference of two values to a finding."""

from __future__ import annotations

from abc import ABC
from collections.abc import Iterator

from claims.engine.detectors.base import Detector, span_of
from claims.engine.detectors.comparison import LIKELY, SURE, compare_values
from claims.engine.detectors.matching import Difference
from claims.engine.types import AlignedPair, Finding, Severity

_UNIT_REASONS = frozenset({"unit", "converted", "conversion"})
_MILD = {
    "converted": Severity.INFO,
    "approximate": Severity.INFO,
    "precision": Severity.INFO,
    "rounded": Severity.MINOR,
    "absent": Severity.MINOR,
}
_SURENESS = {
    "converted": 0.9,
    "approximate": 0.8,
    "precision": 0.7,
    "rounded": 0.6,
    "absent": 0.4,
}
_STEPS = tuple(Severity)
_SHAKY_LINK = 0.5


class ValueDetector(Detector, ABC):
    """A detector of one family of values; differences of other families are left to others."""

    def detect(self, pair: AlignedPair) -> Iterator[Finding]:
        """Yield the differences in values of this family."""
        merged: dict[tuple[int, ...], Difference] = {}
        for difference in compare_values(pair):
            if owner(difference) == self.slug:
                sides = difference.left, difference.right
                key = tuple(id(side.fact) if side else 0 for side in sides)
                merged[key] = _graver(merged.get(key), difference)
        for difference in merged.values():
            yield self._finding(difference, pair)

    def _finding(self, difference: Difference, pair: AlignedPair) -> Finding:
        left, right = difference.left, difference.right
        return Finding(
            kind=kind_of(difference),
            detector=self.slug,
            severity=self._severity(difference, pair),
            confidence=round(_confidence(difference) * min(1.0, pair.confidence), 3),
            reason=difference.reason,
            left=(span_of(left.claim, left.fact),) if left else (),
            right=(span_of(right.claim, right.fact),) if right else (),
            left_value=left.fact.value if left else "",
            right_value=right.fact.value if right else "",
        )

    def _severity(self, difference: Difference, pair: AlignedPair) -> Severity:
        """Grade by how alike the values are in kind, and by what speaks against the flag."""
        if difference.reason in _MILD:
            return _MILD[difference.reason]
        if difference.affinity < LIKELY:
            return Severity.MINOR
        steps = int(difference.affinity < SURE)
        steps += difference.elsewhere + (pair.confidence < _SHAKY_LINK)
        worst = _STEPS.index(self.severity)
        return _STEPS[min(max(worst, steps), _STEPS.index(Severity.MINOR))]


def _graver(first: Difference | None, second: Difference) -> Difference:
    """Of two differences between the same facts, return the one to tell: a month before a day."""
    if first is None:
        return second
    named = {"month", "weekday", "period"}
    parts = [d.left.part if d.left else d.right.part if d.right else "" for d in (first, second)]
    return second if parts[1] in named and parts[0] not in named else first


def owner(difference: Difference) -> str:
    """Return the slug of the detector that answers for a difference."""
    items = [item for item in (difference.left, difference.right) if item is not None]
    families = {item.family for item in items}
    for family in ("weekday", "time", "percentage", "money"):
        if family in families and "date" not in families:
            return family
    if families == {"date"}:
        return "date"
    if families & {"weekday", "time"}:
        return "date"
    return "unit" if difference.reason in _UNIT_REASONS else "number"


def kind_of(difference: Difference) -> str:
    """Return the sort of word that differs on the page; see the module of the interface."""
    items = [item for item in (difference.left, difference.right) if item is not None]
    if all(item.part == "time" for item in items):
        return "time"
    if any(item.part in {"weekday", "month", "period", "relative"} for item in items):
        return "date"
    return "unit" if difference.reason in {"unit", "converted"} else "number"


def _confidence(difference: Difference) -> float:
    """Return how sure it is that the values differ, before the link's own confidence."""
    sure = _SURENESS.get(difference.reason, 0.3 + 0.65 * difference.affinity)
    return sure * (0.6 if difference.elsewhere else 1.0)
