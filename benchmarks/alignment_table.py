"""What the alignment benchmark prints: one line per method, one column per world."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claims.engine.scoring import AlignmentScore, Counts, bootstrap_interval

Interval = tuple[float, float]
OURS = "Visavis"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One method in one world; ``scores`` has one score per case, in the cases' order.

    ``seconds`` are those per claim, beyond encoding; None where they were not measured.
    """

    world: str
    method: str
    text: str
    setting: str
    scores: Sequence[AlignmentScore]
    monotone: bool = False
    seconds: float | None = None

    @property
    def name(self) -> str:
        """The method with its kind of text and its setting."""
        return ", ".join(part for part in (self.method, self.text, self.setting) if part)

    @property
    def total(self) -> AlignmentScore:
        """All cases together."""
        return sum(self.scores, AlignmentScore())

    @property
    def interval(self) -> Interval:
        """Bootstrap interval of the edge F1 over cases."""
        return bootstrap_interval(self.scores, _edge_f1)


def _edge_f1(scores: Sequence[AlignmentScore]) -> float:
    return sum((score.edge for score in scores), Counts()).f1


def difference(ours: Row, theirs: Row) -> tuple[float, Interval]:
    """Edge F1 of one row less the other's, with the interval of paired cases."""
    pairs = list(zip(ours.scores, theirs.scores, strict=True))

    def gap(sample: Sequence[tuple[AlignmentScore, AlignmentScore]]) -> float:
        return _edge_f1([a for a, _ in sample]) - _edge_f1([b for _, b in sample])

    return gap(pairs), bootstrap_interval(pairs, gap)


def best_monotone(rows: Sequence[Row], world: str, *, setting: str = "") -> Row:
    """The monotone row with the highest edge F1 in a world, of one setting or of all."""
    return max(
        (r for r in rows if r.world == world and r.monotone and setting in ("", r.setting)),
        key=lambda row: row.total.edge.f1,
    )


def comparisons(rows: Sequence[Row], worlds: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Visavis with weights from other documents against the best monotone line of each world."""
    for world in worlds:
        ours = next(r for r in rows if (r.world, r.method, r.setting) == (world, OURS, "fitted"))
        for setting in ("published", ""):
            theirs = best_monotone(rows, world, setting=setting)
            gap, interval = difference(ours, theirs)
            yield {"world": world, "against": theirs.name, "gap": gap, "interval": interval}


def as_json(
    rows: Sequence[Row], worlds: Mapping[str, Mapping[str, Any]], encoding: float
) -> dict[str, Any]:
    """Everything that was measured."""
    return {
        "worlds": worlds,
        "encoding_seconds_per_claim": encoding,
        "rows": [
            {
                "world": row.world,
                "method": row.method,
                "text": row.text,
                "setting": row.setting,
                "edge": {**row.total.edge.as_dict(), "interval": row.interval},
                "strict": row.total.strict.as_dict(),
                "one_sided": row.total.one_sided.as_dict(),
                "to_encoding": None if row.seconds is None else row.seconds / encoding,
            }
            for row in rows
        ],
        "comparisons": list(comparisons(rows, list(worlds))),
    }


def write_table(
    rows: Sequence[Row], worlds: Mapping[str, Mapping[str, Any]], encoding: float
) -> Iterator[str]:
    """The lines for people."""
    names = list(dict.fromkeys(row.name for row in rows))
    width = max(map(len, names)) + 2
    found = {(row.name, row.world): row for row in rows}
    for world, facts in worlds.items():
        yield (
            f"{world}: {facts['cases']} cases, {facts['claims']} claims, {facts['links']} links"
            f" ({facts['several']:.0%} of several claims), {facts['one_sided']:.0%} one-sided,"
            f" {facts['in_order']:.0%} of neighbouring links in order"
        )
    yield f"encoding a claim takes {1000 * encoding:.1f} ms here"
    yield ""
    yield "edge F1 [95 % interval over cases]; last, time beyond encoding a claim to encoding it"
    yield f"{'':<{width}}" + "".join(f"{world:<20}" for world in worlds)
    for name in names:
        cells = [_cell(found[name, world]) for world in worlds]
        seconds = found[name, next(iter(worlds))].seconds
        ratio = f"{seconds / encoding:.2f}" if seconds is not None else ""
        yield f"{name:<{width}}" + "".join(f"{cell:<20}" for cell in cells) + ratio
    for world in worlds:
        yield ""
        columns = "edge P   edge R   edge F1   strict F1   one-sided F1"
        yield f"{world:<{width}}{columns}"
        for name in names:
            total = found[name, world].total
            yield (
                f"{name:<{width}}{total.edge.precision:<9.3f}{total.edge.recall:<9.3f}"
                f"{total.edge.f1:<10.3f}{total.strict.f1:<12.3f}{_one_sided(total)}"
            )
    yield ""
    for row in comparisons(rows, list(worlds)):
        low, high = row["interval"]
        yield f"{row['world']}: Visavis {row['gap']:+.3f} [{low:+.3f} {high:+.3f}] to {row['against']}"


def _one_sided(total: AlignmentScore) -> str:
    """F1 of the claims that stand alone, where the world has any."""
    return f"{total.one_sided.f1:.3f}" if total.one_sided.gold else "–"


def _cell(row: Row) -> str:
    low, high = row.interval
    return f"{row.total.edge.f1:.3f} [{low:.3f} {high:.3f}]"
