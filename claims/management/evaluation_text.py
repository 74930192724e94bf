"""Figures of an evaluation as text tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from claims.evaluation.ablation import AblationRow
from claims.evaluation.summary import SEVERITIES

_NAMES = {
    "edge": "edges",
    "strict": "whole groups",
    "one_sided_left": "one-sided left",
    "one_sided_right": "one-sided right",
    "one_sided": "one-sided both",
}


def write_summary(summary: Mapping[str, Any]) -> Iterator[str]:
    """The whole report, line by line."""
    yield f"{summary['cases']} cases, encoder {summary['encoder']}"
    yield ""
    yield from _alignment(summary)
    yield ""
    yield from _calibration(summary["calibration"])
    yield ""
    yield from _recall(summary["discrepancies"])
    yield ""
    yield from _false_flags("predicted", summary["false_flags"]["predicted_links"])
    yield ""
    yield from _false_flags("gold", summary["false_flags"]["gold_links"])
    yield ""
    yield from _one_sided(summary["one_sided_flags"])
    yield ""
    yield from _timing(summary["timing"])


def write_cases(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """A line for each case, the worst aligned first."""
    width = max([4, *(len(row["id"]) for row in rows)])
    yield (
        f"{'case':<{width}}  edge F1  strict F1  one-sided F1  possible  injected  found"
        "  clean links  false flags  major or above"
    )
    for row in sorted(rows, key=lambda row: (row["edge"]["f1"], row["id"])):
        yield (
            f"{row['id']:<{width}}  {row['edge']['f1']:7.3f}  {row['strict']['f1']:9.3f}"
            f"  {row['one_sided']['f1']:12.3f}  {row['suggested']:8}  {row['injected']:8}"
            f"  {row['found']:5}  {row['clean_links']:11}  {row['false_flags']:11}"
            f"  {row['false_flags_major_or_above']:14}"
        )


def write_comparison(summaries: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Encoders side by side."""
    width = max(7, *(len(summary["encoder"]) for summary in summaries))
    yield (
        f"{'encoder':<{width}}  {'edge F1':<22} {'strict F1':<22} {'one-sided F1':<22}"
        " calibration error  recall  encoding claims/s"
    )
    for summary in summaries:
        figures = "".join(
            f" {_with_interval(summary['alignment'][part], 'f1'):<22}"
            for part in ("edge", "strict", "one_sided")
        )
        error = summary["calibration"]["linked"]["expected_calibration_error"]
        kinds = summary["discrepancies"].values()
        gold = sum(kind["all"]["gold"] for kind in kinds)
        recall = sum(kind["all"]["hits"] for kind in kinds) / gold if gold else 1.0
        rate = summary["timing"]["encoding_claims_per_second"]
        yield f"{summary['encoder']:<{width}} {figures} {error:17.3f}  {recall:6.3f}  {rate:17.1f}"


def write_ablation(rows: Sequence[AblationRow]) -> Iterator[str]:
    """Alignment with one part switched off at a time, and what that costs against the first row."""
    yield f"{'':<22}{'at the fitted price':^34}{'at its own best price':^34}"
    columns = f"{'edge F1':>15}{'strict':>9}{'one-sided':>10}"
    yield f"{'':<22}{columns}{columns}  shift"
    whole = rows[0]
    for row in rows:
        cells = [
            f"{score.edge.f1:8.3f}{_difference(score.edge.f1, base.edge.f1):>7}"
            f"{score.strict.f1:9.3f}{score.one_sided.f1:10.3f}"
            for score, base in ((row.fitted, whole.fitted), (row.best, whole.best))
        ]
        yield f"{row.name:<22}{''.join(cells)}  {row.shift:+.1f}"


def _difference(value: float, base: float) -> str:
    return "" if value == base else f"{value - base:+.3f}"


def _alignment(summary: Mapping[str, Any]) -> Iterator[str]:
    yield f"{'Links':<16} {'precision':<22} {'recall':<22} {'F1':<22}  right / found / gold"
    for part, name in _NAMES.items():
        row = summary["alignment"][part]
        figures = " ".join(f"{_with_interval(row, m):<22}" for m in ("precision", "recall", "f1"))
        yield f"{name:<16} {figures}  {row['hits']} / {row['predicted']} / {row['gold']}"
    possible = summary["suggested"]
    yield (
        f"Possible links, counted apart: {possible['links']},"
        f" {possible['right']} of them gold groups,"
        f" {possible['right_edges']} of {possible['edges']} edges right"
    )


def _with_interval(row: Mapping[str, Any], measure: str) -> str:
    low, high = row["interval"][measure]
    return f"{row[measure]:.3f} [{low:.3f}, {high:.3f}]"


def _calibration(calibration: Mapping[str, Any]) -> Iterator[str]:
    yield "Confidence            links  mean  group right  edges right"
    for row in calibration["all"]["table"]:
        yield (
            f"  {row['low']:.1f} to {row['high']:.1f}       {row['count']:9}  {row['confidence']:.2f}"
            f"  {row['accuracy']:11.3f}  {row['edge_accuracy']:11.3f}"
        )
    for name, part in (("links", calibration["linked"]), ("with possible", calibration["all"])):
        yield (
            f"Expected calibration error, {name}: {part['expected_calibration_error']:.3f}"
            f" (edges {part['edge_expected_calibration_error']:.3f});"
            f" right: groups {part['group_accuracy']:.3f}, edges {part['edge_accuracy']:.3f}"
        )


def _recall(kinds: Mapping[str, Any]) -> Iterator[str]:
    columns = {
        "all": "all injected",
        "linked": "correctly linked",
        "gold_links": "gold links given",
    }
    yield f"{'Recall':<16}" + "".join(f"{name:<32}" for name in columns.values()).rstrip()
    for kind, row in kinds.items():
        cells = []
        for column in columns:
            cell = row[column]
            low, high = cell["interval"]
            counts = f"{cell['hits']}/{cell['gold']}"
            cells.append(f"{cell['recall']:.3f} [{low:.3f}, {high:.3f}] {counts}")
        yield f"{kind:<16}" + "".join(f"{cell:<32}" for cell in cells).rstrip()
    if not kinds:
        yield "no injected discrepancies"


def _false_flags(name: str, flags: Mapping[str, Any]) -> Iterator[str]:
    yield f"False flags per 100 clean {name} links ({flags['clean_links']} links)"
    heads = [*SEVERITIES, "total", "major or above", "flags"]
    yield f"{'':<16}" + "".join(f"{head:>{max(10, len(head) + 2)}}" for head in heads)
    for kind, row in flags["per_hundred"].items():
        cells = [f"{row[severity]:10.1f}" for severity in SEVERITIES]
        cells += [f"{row['total']:10.1f}", f"{row['major_or_above']:16.1f}", f"{row['flags']:10}"]
        yield f"{kind:<16}" + "".join(cells)


def _one_sided(flags: Mapping[str, Any]) -> Iterator[str]:
    by_severity = ", ".join(f"{flags[severity]} {severity}" for severity in SEVERITIES)
    yield (
        f"Flags on one-sided claims, counted apart: {flags['flags']} ({by_severity});"
        f" {flags['right']} of them have no counterpart in gold either"
    )


def _timing(timing: Mapping[str, float]) -> Iterator[str]:
    yield (
        f"{timing['claims']} claims: encoding {timing['encoding_claims_per_second']:.1f} claims/s"
        f" ({timing['encoding_seconds']:.1f} s), everything else"
        f" {timing['other_claims_per_second']:.1f} claims/s ({timing['other_seconds']:.1f} s,"
        f" {timing['other_share_of_total']:.1%} of all, {timing['other_to_encoding']:.1%} of encoding):"
        f" facts {timing['facts_seconds']:.1f} s, alignment {timing['alignment_seconds']:.1f} s,"
        f" detectors {timing['detection_seconds']:.1f} s"
    )
