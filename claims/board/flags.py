"""Flags: their sentences, their marks in the texts, and the rows they belong to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Count, Q

from claims.board.types import FlagView, Mark
from claims.engine.detectors import DETECTORS
from claims.models import Comparison, Discrepancy, Side
from claims.wording import COVERAGE, flag_title, name_reason, word_difference

_DESCRIPTIONS = {detector.slug: detector.description for detector in DETECTORS}
Members = dict[str, list[int]]


def collect_marks(flags: Iterable[Discrepancy]) -> Mapping[int, list[tuple[Mark, str]]]:
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
                severity_label=flag.get_severity_display(),
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
    precision = _read_precision({flag.detector for flag in flags})
    attached: dict[int, list[FlagView]] = defaultdict(list)
    for flag in flags:
        home = flag.alignment_id if flag.alignment_id in members else None
        if home is None:
            spans = _list_spans(flag)
            home = next((row_of[s["claim"]] for s in spans if s["claim"] in row_of), None)
        if home is not None:
            attached[home].append(_view_flag(flag, comparison, precision))
    return attached


def _read_precision(detectors: set[str]) -> Mapping[str, tuple[int, int]]:
    confirmed = Q(state=Discrepancy.State.CONFIRMED)
    decided = confirmed | Q(state=Discrepancy.State.DISMISSED)
    rows = (
        Discrepancy.objects.filter(detector__in=detectors)
        .order_by("detector")
        .values_list("detector")
        .annotate(confirmed=Count("pk", filter=confirmed), decided=Count("pk", filter=decided))
    )
    return {detector: (confirmed, decided) for detector, confirmed, decided in rows}


def _view_flag(
    flag: Discrepancy, comparison: Comparison, precision: Mapping[str, tuple[int, int]]
) -> FlagView:
    left_language, right_language = comparison.left.language, comparison.right.language
    return FlagView(
        id=flag.pk,
        number=flag.number,
        version=flag.version,
        severity=flag.severity,
        severity_label=flag.get_severity_display().capitalize(),
        kind=flag.kind,
        title=flag_title(flag.detector, flag.kind, flag.left_value, flag.right_value),
        wording=word_difference(
            kind=flag.kind,
            detector=flag.detector,
            reason=flag.why,
            left_language=left_language,
            right_language=right_language,
            left_value=flag.left_value,
            right_value=flag.right_value,
            left_texts=[span["text"] for span in _list_spans(flag, "left")],
            right_texts=[span["text"] for span in _list_spans(flag, "right")],
        ),
        left_language=left_language,
        right_language=right_language,
        state=flag.state,
        state_label=flag.get_state_display().capitalize(),
        reason_label=flag.get_reason_display() if flag.reason else "",
        note=flag.note,
        detector=flag.detector,
        detector_version=flag.detector_version,
        why=name_reason(flag.why),
        description=_DESCRIPTIONS.get(flag.detector, ""),
        confidence=flag.confidence,
        precision=precision.get(flag.detector, (0, 0)),
    )
