"""Both reports in small: a block per claim, a line per link, shape and colour for severity."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.board.texts import SEVERITIES, ClaimView
from claims.board.types import Board, RowView

HEIGHT = 480.0
GAP = 1.5
LEAST = 2.0
TARGET = 24.0  # the least height of what can be pressed (WCAG 2.2, 2.5.8)
COLUMNS = {"left": 12.0, "right": 64.0}
WIDTH = 26.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A claim's block; ``kind`` is set, open, solo or out."""

    claim: ClaimView
    kind: str
    x: float
    y: float
    height: float
    severity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """Neighbouring blocks that are pressed as one, tall enough to be hit."""

    cells: tuple[Cell, ...]

    @property
    def label(self) -> str:
        first, last = self.cells[0].claim.label, self.cells[-1].claim.label
        return first if first == last else f"{first}–{last}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wire:
    """A link between the middles of two blocks, as the path of an SVG element."""

    path: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Minimap:
    """The drawing; ``signs`` are the blocks of the left report beside which a shape stands."""

    height: float
    stops: tuple[Stop, ...]
    wires: tuple[Wire, ...]
    signs: tuple[Cell, ...]


def draw_minimap(board: Board, rows: Sequence[RowView]) -> Minimap:
    """Blocks of all claims, links of these rows; heights follow the length of the texts."""
    shown = {row.key for row in rows}
    cells: dict[int, Cell] = {}
    stops: list[Stop] = []
    for side, x in COLUMNS.items():
        column = list(_stack(board, side, x))
        cells |= {cell.claim.id: cell for cell in column}
        stops += _group(column)
    wires = [
        Wire(path=_draw_wire(cells[a.id], cells[b.id]), kind=_name_kind(row))
        for row in board.rows
        if row.shape == "link" and row.key in shown
        for a in row.left
        for b in row.right
    ]
    # What matters is drawn last, over the rest.
    wires.sort(key=lambda wire: wire.kind != "open")
    signs = (c for c in cells.values() if c.severity in SEVERITIES and c.claim.side == "left")
    return Minimap(height=HEIGHT, stops=tuple(stops), wires=tuple(wires), signs=tuple(signs))


def _stack(board: Board, side: str, x: float) -> Iterator[Cell]:
    pairs = [(claim, row) for row in board.rows for claim in getattr(row, side)]
    pairs.sort(key=lambda pair: (pair[0].position, pair[0].id))
    total = sum(len(claim.text) for claim, _row in pairs) or 1
    free = max(HEIGHT - GAP * len(pairs), HEIGHT / 3)
    y = 0.0
    for claim, row in pairs:
        height = max(LEAST, free * len(claim.text) / total)
        yield Cell(
            claim=claim,
            kind=_name_kind(row),
            x=x,
            y=round(y, 1),
            height=round(height, 1),
            severity=row.severity if row.shape == "link" else "",
        )
        y += height + GAP


def _name_kind(row: RowView) -> str:
    if row.id is None:
        return "out"
    decided = "set" if not row.is_open else "open"
    return f"solo {decided}" if row.shape != "link" else f"{decided} {row.severity}".strip()


def _group(column: Sequence[Cell]) -> Iterator[Stop]:
    group: list[Cell] = []
    for cell in column:
        group.append(cell)
        if cell.y + cell.height - group[0].y >= TARGET:
            yield Stop(cells=tuple(group))
            group = []
    if group:
        yield Stop(cells=tuple(group))


def _draw_wire(a: Cell, b: Cell) -> str:
    start, end = COLUMNS["left"] + WIDTH, COLUMNS["right"]
    middle = (start + end) / 2
    ya, yb = round(a.y + a.height / 2, 1), round(b.y + b.height / 2, 1)
    return f"M{start:g} {ya}C{middle:g} {ya} {middle:g} {yb} {end:g} {yb}"
