"""What every export is written from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from claims.board import Board, ClaimView, FlagView, RowFilter, RowView, read_board
from claims.decisions.log import Verdict, read_verdicts
from claims.models import Comparison


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A note; ``on`` is "conclusion", "comparison", "link", or the short name of a claim."""

    on: str
    text: str
    by: str
    at: str


def list_row_notes(row: RowView) -> list[Remark]:
    """The notes on a link and on its claims."""
    return [
        Remark(on=note.label or "link", text=note.text, by=note.by, at=note.at.isoformat())
        for note in row.notes
        if note.at
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A comparison with the rows that are exported; ``address`` makes a path absolute."""

    comparison: Comparison
    board: Board
    rows: tuple[RowView, ...]
    verdicts: Mapping[tuple[str, int], Verdict]
    address: Callable[[str], str]

    @property
    def title(self) -> str:
        left, right = self.comparison.left, self.comparison.right
        return self.comparison.title or left.title or right.title

    def link_row(self, row: RowView) -> str:
        """The permanent address of a row."""
        return self.address(f"{self.comparison.get_absolute_url()}#{row.key}")

    def link_flag(self, flag: FlagView) -> str:
        """The permanent address of a flag."""
        return self.address(f"{self.comparison.get_absolute_url()}#flag-{flag.id}")

    def decided(self, row: RowView, flag: FlagView | None = None) -> Verdict | None:
        """Who decided a flag, or the row, last."""
        if flag is not None:
            return self.verdicts.get(("discrepancy", flag.id))
        return self.verdicts.get(("alignment", row.id or 0))

    def list_notes(self) -> Iterator[Remark]:
        """Notes on the whole comparison, the conclusion first, then those of the rows exported."""
        notes = self.board.notes
        for on, note in (("conclusion", notes.conclusion), ("comparison", notes.on_comparison)):
            if note:
                yield Remark(on=on, text=note.text, by=note.by, at=note.at.isoformat())
        for row in self.rows:
            yield from list_row_notes(row)

    def list_claims(self, side: str) -> Iterator[ClaimView]:
        """The claims of one report in reading order."""
        claims = (c for row in self.board.rows for c in getattr(row, side))
        yield from sorted(claims, key=lambda claim: (claim.position, claim.id))


def read_document(
    comparison: Comparison,
    *,
    row_filter: RowFilter | None = None,
    address: Callable[[str], str] = str,
) -> Document:
    """The comparison, or what a filter shows of it, in three queries."""
    row_filter = row_filter or RowFilter()
    board = read_board(comparison, order=row_filter.order)
    return Document(
        comparison=comparison,
        board=board,
        rows=tuple(row for row in board.rows if row_filter.matches(row)),
        verdicts=read_verdicts(comparison),
        address=address,
    )
