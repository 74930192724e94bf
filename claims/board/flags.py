"""Flags: their sentences, their marks in the texts, and the rows they belong to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from claims.board.texts import FlagView, Mark
from claims.models import Comparison, Discrepancy, Side
from claims.wording.discrepancies import COVERAGE

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
        left_date=_find_date(flag, "left"),
        right_date=_find_date(flag, "right"),
    )


def _find_date(flag: Discrepancy, side: str) -> str:
    """The calendar day of a weekday that the report itself places, as an ISO date."""
    return next((span["date"] for span in _list_spans(flag, side) if span.get("date")), "")
