"""What train_adapter prints: figures as they were measured, and no more than they show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from claims.adapters.folder import Adapter
from claims.adapters.pairs import Split
from claims.adapters.retrieval import DIRECTIONS, MEASURES

_DIRECTION_NAMES = {"de_lb": "German to Luxembourgish", "lb_de": "Luxembourgish to German"}


def write_data(data: Split) -> str:
    """How many pairs are trained and measured on."""
    line = f"{len(data.training)} pairs to train on, {len(data.held_out)} held out"
    if data.left_out:
        line += f", {data.left_out} left out: they share a sentence with a held-out pair"
    return line


def describe(adapter: Adapter) -> dict[str, Any]:
    """The adapter and its figures as plain values, for JSON."""
    return {
        "encoder": str(adapter.folder),
        "revision": adapter.revision,
        "base": adapter.base,
        "base_revision": adapter.base_revision,
        "text": adapter.text,
        "rank": adapter.rank,
        **adapter.notes,
        "verdict": verdict(adapter),
    }


def verdict(adapter: Adapter) -> str:
    """What the held-out pairs show: "pays", "not shown" or "does not pay", by margin."""
    gain = adapter.notes["gain"]["margin"]
    if gain["value"] <= 0:
        return "does not pay"
    return "pays" if gain["interval"][0] > 0 else "not shown"


def write_report(adapter: Adapter) -> Iterator[str]:
    """The figures as lines, ending with what they mean."""
    notes = adapter.notes
    count = notes["held_out_pairs"]
    yield f"{adapter.folder}: revision {adapter.revision[:12]}, an adapter of {adapter.base}"
    losses = " → ".join(f"{loss:.3f}" for loss in notes["epoch_losses"])
    pace = notes["seconds_per_step"]
    yield (
        f"{notes['parameters']:,} parameters of rank {adapter.rank}, {notes['steps']} steps in"
        f" {notes['precision']},{'' if pace is None else f' {pace:.2f} s a step,'}"
        f" {notes['seconds']:.0f} s in all; loss by epoch {losses}"
    )
    if notes["resumed_at"]:
        yield f"Went on at step {notes['resumed_at']}; the times are those of the last run."
    yield f"Right nearest neighbours among {count} held-out pairs, before and after:"
    for measure in MEASURES:
        yield from _measure(measure, notes)
    yield _meaning(adapter)


def _measure(measure: str, notes: Mapping[str, Any]) -> Iterator[str]:
    before, after = notes["before"][measure], notes["after"][measure]
    count = notes["held_out_pairs"]
    for direction in DIRECTIONS:
        cells = (
            f"{row[direction]['top1']:6.1%} ({row[direction]['hits']}/{count})"
            for row in (before, after)
        )
        yield f"  {measure}, {_DIRECTION_NAMES[direction]:<24}{' → '.join(cells)}"
    cells = (f"{row['top1']:6.1%} {_interval(row['interval'])}" for row in (before, after))
    yield f"  {measure}, {'both':<24}{' → '.join(cells)}, {_gain(notes['gain'][measure])}"


def _gain(gain: Mapping[str, Any]) -> str:
    low, high = (100 * bound for bound in gain["interval"])
    return f"{100 * gain['value']:+.1f} points [{low:+.1f}, {high:+.1f}]"


def _interval(interval: list[float]) -> str:
    low, high = interval
    return f"[{100 * low:.1f}, {100 * high:.1f}]"


def _meaning(adapter: Adapter) -> str:
    notes = adapter.notes
    change = f"{_gain(notes['gain']['margin'])} by margin on {notes['held_out_pairs']} pairs"
    match verdict(adapter):
        case "does not pay":
            return f"Warning: the adapter does not pay: {change}. Stay with {adapter.base}."
        case "not shown":
            return (
                f"Warning: the adapter is not shown to pay: {change}, which may be chance."
                " More or better pairs are needed."
            )
        case _:
            return (
                f"The adapter finds more held-out counterparts: {change}. Links may still get worse,"
                " since alignment is fitted to the base encoder; measure them: `manage.py evaluate"
                f" CASES.jsonl --compare {adapter.base},{adapter.folder}`."
            )
