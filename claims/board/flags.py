"""Flags: their sentences, their marks in the texts, and the rows they belong to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext

from claims.board.types import FlagView, Mark
from claims.engine.detectors import DETECTORS
from claims.models import Comparison, Discrepancy, Side
from claims.wording import COVERAGE, name_reason

_DESCRIPTIONS = {detector.slug: detector.description for detector in DETECTORS}
Members = dict[str, list[int]]


def collect_marks(flags: Iterable[Discrepancy]) -> Mapping[int, list[tuple[Mark, str]]]:
    """Marks by claim, each with the text that it was made for."""
    marks: dict[int, list[tuple[Mark, str]]] = defaultdict(list)
    for flag in flags:
        if flag.kind == COVERAGE:
            continue  # the whole claim is meant
        for span in _list_spans(flag):
            mark = Mark(
                start=span["start"],
                end=span["end"],
                number=flag.number,
                severity=flag.severity,
                flag_id=flag.pk,
                is_open=flag.state == Discrepancy.State.OPEN,
            )
            marks[span["claim"]].append((mark, span["text"]))
    return marks


def _list_spans(flag: Discrepancy, *sides: str) -> list[dict[str, Any]]:
    return [span for side in sides or Side.values for span in flag.evidence.get(side) or ()]


def attach_flags(
    comparison: Comparison, members: Mapping[int, Members], flags: Sequence[Discrepancy]
) -> Mapping[int, list[FlagView]]:
    """Flags by alignment; one whose alignment is gone goes to the row of its evidence."""
    row_of = {c: pk for pk, sides in members.items() for ids in sides.values() for c in ids}
    attached: dict[int, list[FlagView]] = defaultdict(list)
    for flag in flags:
        home = flag.alignment_id if flag.alignment_id in members else None
        if home is None:
            spans = _list_spans(flag)
            home = next((row_of[s["claim"]] for s in spans if s["claim"] in row_of), None)
        if home is not None:
            attached[home].append(_view_flag(flag, comparison))
    return attached


def _view_flag(flag: Discrepancy, comparison: Comparison) -> FlagView:
    return FlagView(
        id=flag.pk,
        number=flag.number,
        version=flag.version,
        severity=flag.severity,
        kind=flag.kind,
        state=flag.state,
        reason=flag.reason,
        note=flag.note,
        detector=flag.detector,
        detector_version=flag.detector_version,
        why=flag.why,
        confidence=flag.confidence,
        left_value=flag.left_value,
        right_value=flag.right_value,
        left_texts=tuple(span["text"] for span in _list_spans(flag, "left")),
        right_texts=tuple(span["text"] for span in _list_spans(flag, "right")),
        left_language=comparison.left.language,
        right_language=comparison.right.language,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyView:
    """Why a flag is there: what its detector looks for, and how often people agreed with it."""

    description: str
    reason: str
    confirmed: int
    decided: int

    @property
    def percent(self) -> int:
        return round(100 * self.confirmed / self.decided) if self.decided else 0


def explain_flag(flag: FlagView) -> WhyView:
    """The detector's own description and its precision so far, in one query."""
    confirmed = Q(state=Discrepancy.State.CONFIRMED)
    decided = confirmed | Q(state=Discrepancy.State.DISMISSED)
    counts = Discrepancy.objects.filter(detector=flag.detector).aggregate(
        confirmed=Count("pk", filter=confirmed), decided=Count("pk", filter=decided)
    )
    description = _DESCRIPTIONS.get(flag.detector, "")
    return WhyView(
        description=gettext(description) if description else "",
        reason=name_reason(flag.why),
        **counts,
    )
