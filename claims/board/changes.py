"""Which rows of the page a step changed, so that these alone are sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from claims.board.types import Board, RowView
from claims.models import Alignment, Claim, Decision

# Beyond this many rows the whole board is the smaller answer.
MANY = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Insertion:
    """Rows that are new on the page, after the row with the key ``after`` or, without, first."""

    after: str
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Rows to draw again where they stand, rows to put in, and keys of rows to take out."""

    replaced: tuple[RowView, ...]
    inserted: tuple[Insertion, ...]
    removed: tuple[str, ...]

    @property
    def rows(self) -> tuple[RowView, ...]:
        """All rows that are drawn."""
        return self.replaced + tuple(row for each in self.inserted for row in each.rows)


def find_changes(
    board: Board, shown: Sequence[RowView], decisions: Sequence[Decision]
) -> Changes | None:
    """What the decisions of a step changed among the rows; None where the whole board is due.

    ``shown`` are the rows that the filter shows. A row that was on the page and no longer
    fits the filter is drawn again in its place: what was just decided stays in sight.
    """
    if any(d.target_type == "claim" and _renumbers(d) for d in decisions):
        return None
    touched = _Touched.read(decisions)
    affected = [row for row in board.rows if touched.holds(row)]
    if len(affected) > MANY:
        return None
    new = {row.key for row in affected if not touched.was_shown(row)}
    keys = {row.key for row in board.rows}
    removed = [f"row-{pk}" for pk in touched.alignments] + [f"claim-{pk}" for pk in touched.claims]
    return Changes(
        replaced=tuple(row for row in affected if row.key not in new),
        inserted=tuple(_place([r for r in shown if r.key in new], [row.key for row in shown])),
        removed=tuple(key for key in removed if key not in keys),
    )


def _renumbers(decision: Decision) -> bool:
    """Claims that come or go give every claim after them another short name."""
    before, after = (bool(s.get("is_current")) for s in (decision.before, decision.after))
    return before != after


def _place(new: Sequence[RowView], order: Sequence[str]) -> Iterator[Insertion]:
    """New rows, those that follow each other together, each after its predecessor."""
    run: list[RowView] = []
    for row in sorted(new, key=lambda row: order.index(row.key)):
        if run and order.index(row.key) != order.index(run[-1].key) + 1:
            yield _insert(run, order)
            run = []
        run.append(row)
    if run:
        yield _insert(run, order)


def _insert(run: Sequence[RowView], order: Sequence[str]) -> Insertion:
    place = order.index(run[0].key)
    return Insertion(after=order[place - 1] if place else "", rows=tuple(run))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Touched:
    """Ids that decisions speak of; ``fresh`` are alignments and claims whose row is new."""

    alignments: frozenset[int]
    flags: frozenset[int]
    claims: frozenset[int]
    fresh: frozenset[str]

    @classmethod
    def read(cls, decisions: Iterable[Decision]) -> _Touched:
        ids: dict[str, set[int]] = {"alignment": set(), "discrepancy": set(), "claim": set()}
        fresh = set()
        seen = set()
        for decision in decisions:
            kind, pk = decision.target_type, decision.target_id
            if kind not in ids:
                continue
            if (kind, pk) not in seen and not _had_row(decision):
                fresh.add(f"{'row' if kind == 'alignment' else kind}-{pk}")
            seen.add((kind, pk))
            ids[kind].add(pk)
            for snapshot in (decision.before, decision.after):
                ids["claim"] |= _list_claims(snapshot)
        return cls(
            alignments=frozenset(ids["alignment"]),
            flags=frozenset(ids["discrepancy"]),
            claims=frozenset(ids["claim"]),
            fresh=frozenset(fresh),
        )

    def holds(self, row: RowView) -> bool:
        """Whether the row says anything that the step may have changed."""
        if row.id in self.alignments or any(claim.id in self.claims for claim in row.claims):
            return True
        if any(flag.id in self.flags for flag in row.all_flags):
            return True
        # It names a claim, and the version of the claim's own row, as its nearest.
        near = row.nearest if row.shape != "link" else None
        return near is not None and any(c.id in self.claims for c in (*near.left, *near.right))

    def was_shown(self, row: RowView) -> bool:
        """Whether the row was on the page before the step, if the filter showed it."""
        return row.key not in self.fresh


def _had_row(decision: Decision) -> bool:
    before: dict[str, Any] = decision.before
    if decision.target_type == "alignment":
        return bool(before) and before["state"] != Alignment.State.REJECTED
    if decision.target_type == "claim":
        return before.get("kind") == Claim.Kind.BOILERPLATE
    return True


def _list_claims(snapshot: dict[str, Any]) -> set[int]:
    spans = (span for side in snapshot.get("evidence", {}).values() for span in side)
    return {entry["claim"] for entry in (*snapshot.get("members", ()), *spans)}
