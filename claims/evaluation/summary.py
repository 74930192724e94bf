"""Figures of an evaluation, with confidence intervals: a dictionary that is also the JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from claims.engine.cases import GoldDiscrepancy
from claims.engine.scoring import (
    Counts,
    bootstrap_interval,
    edges,
    expected_calibration_error,
    reliability_table,
)
from claims.engine.types import Link, Severity
from claims.evaluation.evaluate import CaseResult, Evaluation, Flag, group_of, sort_group

SEVERITIES = tuple(severity.value for severity in Severity)
SEVERE = frozenset({Severity.CRITICAL.value, Severity.MAJOR.value})
PARTS = ("edge", "strict", "one_sided_left", "one_sided_right", "one_sided")
_MEASURES = ("precision", "recall", "f1")


def summarise(evaluation: Evaluation) -> dict[str, Any]:
    """All figures over all cases."""
    results = evaluation.results
    return {
        "encoder": evaluation.encoder,
        "cases": len(results),
        "alignment": _alignment(results),
        "suggested": _suggested(results),
        "calibration": {
            "linked": _calibration(results, with_suggested=False),
            "all": _calibration(results, with_suggested=True),
        },
        "discrepancies": _discrepancies(results),
        "false_flags": _false_flags(results),
        "one_sided_flags": _one_sided_flags(results),
        "timing": evaluation.timing.as_dict(),
    }


def summarise_case(result: CaseResult) -> dict[str, Any]:
    """Figures of one case."""
    score, gold = result.score, result.case.discrepancies
    clean = result.clean_links(result.groups)
    return {
        "id": result.case.id,
        **{name: getattr(score, name).as_dict() for name in PARTS},
        "suggested": len(result.suggested),
        "injected": len(gold),
        "found": sum(result.found(d, result.flags) for d in gold),
        "clean_links": len(clean),
        "false_flags": len(_on(result.flags, clean)),
        "false_flags_major_or_above": _severe(_on(result.flags, clean)),
    }


# --- alignment --------------------------------------------------------------------


def _alignment(results: Sequence[CaseResult]) -> dict[str, Any]:
    scores = [result.score for result in results]
    return {name: _with_intervals([getattr(s, name) for s in scores]) for name in PARTS}


def _with_intervals(counts: Sequence[Counts]) -> dict[str, Any]:
    total = _total(counts)
    intervals = {name: _interval(counts, name) for name in _MEASURES}
    return {
        **total.as_dict(),
        "hits": total.hits,
        "predicted": total.predicted,
        "gold": total.gold,
        "interval": intervals,
    }


def _interval(counts: Sequence[Counts], measure: str) -> list[float]:
    return list(bootstrap_interval(counts, lambda sample: float(getattr(_total(sample), measure))))


def _total(counts: Iterable[Counts]) -> Counts:
    # Summed column by column: a thousand rounds over all cases make many small objects else.
    rows = [(c.hits, c.predicted, c.gold) for c in counts]
    hits, predicted, gold = (
        (sum(column) for column in zip(*rows, strict=True)) if rows else (0,) * 3
    )
    return Counts(hits=hits, predicted=predicted, gold=gold)


def _suggested(results: Sequence[CaseResult]) -> dict[str, int]:
    right = right_edges = all_edges = count = 0
    for result in results:
        gold = {sort_group(group) for group in result.case.links}
        groups = [group_of(link) for link in result.suggested]
        count += len(groups)
        right += len(gold.intersection(groups))
        all_edges += len(edges(groups))
        right_edges += len(edges(groups) & edges(result.case.links))
    return {"links": count, "right": right, "edges": all_edges, "right_edges": right_edges}


def _calibration(results: Sequence[CaseResult], *, with_suggested: bool) -> dict[str, Any]:
    groups: list[tuple[float, bool]] = []
    pairs: list[tuple[float, bool]] = []
    for result in results:
        gold = {sort_group(group) for group in result.case.links}
        gold_edges = edges(result.case.links)
        links: list[Link] = [*result.linked, *(result.suggested if with_suggested else ())]
        for link in links:
            group = group_of(link)
            groups.append((link.confidence, group in gold))
            pairs += [(link.confidence, edge in gold_edges) for edge in edges([group])]
    table, edge_table = reliability_table(groups), reliability_table(pairs)
    return {
        "links": len(groups),
        "group_accuracy": _share(ok for _, ok in groups),
        "edge_accuracy": _share(ok for _, ok in pairs),
        "expected_calibration_error": expected_calibration_error(table),
        "edge_expected_calibration_error": expected_calibration_error(edge_table),
        "table": [
            {
                "low": row.low,
                "high": row.high,
                "count": row.count,
                "confidence": row.confidence,
                "accuracy": row.accuracy,
                "edge_accuracy": edge_row.accuracy,
            }
            for row, edge_row in zip(table, edge_table, strict=True)
        ],
    }


def _share(values: Iterable[bool]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0


# --- discrepancies ------------------------------------------------------------------


def _discrepancies(results: Sequence[CaseResult]) -> dict[str, Any]:
    kinds = sorted({d.kind for result in results for d in result.case.discrepancies})
    return {kind: _recalls(results, kind) for kind in kinds}


def _recalls(results: Sequence[CaseResult], kind: str) -> dict[str, Any]:
    """Recall over all injected, over those correctly linked, and with gold links given."""

    def count(keep: Callable[[CaseResult, GoldDiscrepancy], bool], flags: str) -> dict[str, Any]:
        rows = []
        for result in results:
            wanted = [d for d in result.case.discrepancies if d.kind == kind and keep(result, d)]
            hits = sum(result.found(d, getattr(result, flags)) for d in wanted)
            rows.append(Counts(hits=hits, predicted=0, gold=len(wanted)))
        total = _total(rows)
        return {
            "hits": total.hits,
            "gold": total.gold,
            "recall": total.recall,
            "interval": _interval(rows, "recall"),
        }

    return {
        "all": count(lambda _result, _d: True, "flags"),
        "linked": count(lambda result, d: result.is_linked(d), "flags"),
        "gold_links": count(lambda _result, _d: True, "gold_link_flags"),
    }


def _false_flags(results: Sequence[CaseResult]) -> dict[str, Any]:
    """Flags on links where nothing was changed, per 100 such links."""
    predicted, given = [], []
    clean = gold_clean = 0
    for result in results:
        links = result.clean_links(result.groups)
        clean += len(links)
        predicted += _on(result.flags, links)
        gold_links = result.clean_links(result.case.links)
        gold_clean += len(gold_links)
        given += _on(result.gold_link_flags, gold_links)
    return {
        "predicted_links": _per_hundred(predicted, clean),
        "gold_links": _per_hundred(given, gold_clean),
    }


def _per_hundred(flags: Sequence[Flag], links: int) -> dict[str, Any]:
    kinds = sorted({flag.finding.kind for flag in flags})
    scale = 100 / links if links else 0.0
    table = {}
    for kind in [*kinds, ""]:
        chosen = [flag for flag in flags if not kind or flag.finding.kind == kind]
        counted = Counter(flag.finding.severity.value for flag in chosen)
        table[kind or "all"] = {
            **{severity: counted[severity] * scale for severity in SEVERITIES},
            "total": len(chosen) * scale,
            "major_or_above": _severe(chosen) * scale,
            "flags": len(chosen),
        }
    return {"clean_links": links, "per_hundred": table}


def _one_sided_flags(results: Sequence[CaseResult]) -> dict[str, Any]:
    """Flags on claims without a link, by severity, and how many of these claims have none in gold."""
    flags = [(result, flag) for result in results for flag in result.one_sided_flags]
    right = 0
    for result, flag in flags:
        linked = (
            {i for a, _ in result.case.links for i in a},
            {j for _, b in result.case.links for j in b},
        )
        right += not any(set(side) & taken for side, taken in zip(flag.group, linked, strict=True))
    severities = Counter(flag.finding.severity.value for _, flag in flags)
    return {"flags": len(flags), "right": right, **{s: severities[s] for s in SEVERITIES}}


def _on(flags: Iterable[Flag], links: set[tuple[tuple[int, ...], tuple[int, ...]]]) -> list[Flag]:
    return [flag for flag in flags if sort_group(flag.group) in links]


def _severe(flags: Iterable[Flag]) -> int:
    return sum(flag.finding.severity.value in SEVERE for flag in flags)
