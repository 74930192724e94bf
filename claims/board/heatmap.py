"""The heat map of a comparison: its sides, its linked cells, and one claim's table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.board.texts import ClaimView
from claims.board.types import Board, RowView
from claims.similarity import Basis, Similarity

WIDEST = 900  # pixels of the longer side, about
SMALLEST, LARGEST = 5, 30  # pixels of a cell
MARGIN = 44  # room for the short names
_NAME_ROOM = 16  # pixels that a name needs


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A short name beside the map, in pixels."""

    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatMap:
    """The drawing in pixels; ``decided`` and ``proposed`` outline linked cells, as SVG paths."""

    cell: int
    width: int
    height: int
    labels: tuple[Label, ...]
    decided: str
    proposed: str
    ticks: tuple[float, ...]

    @property
    def full_width(self) -> int:
        return self.width + MARGIN

    @property
    def full_height(self) -> int:
        return self.height + MARGIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Counterpart:
    """A claim of the other side in one claim's table; ``link`` joins the two, if any does."""

    claim: ClaimView
    cosine: float
    link: RowView | None
    elsewhere: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """The claims of the map as the board shows them, and the row of each, by id."""

    left: tuple[ClaimView, ...]
    right: tuple[ClaimView, ...]
    rows: dict[int, RowView]

    @classmethod
    def of(cls, board: Board, basis: Basis) -> Sides:
        """The claims of ``basis`` with their views."""
        views = {claim.id: claim for row in board.rows for claim in row.claims}
        left, right = (
            tuple(views[pk] for pk, _text in side if pk in views)
            for side in (basis.left, basis.right)
        )
        rows = {claim.id: row for row in board.rows for claim in row.claims}
        return cls(left=left, right=right, rows=rows)

    def linked(self) -> Iterator[tuple[int, int, RowView]]:
        """Row and column of each linked cell, with its link."""
        column = {claim.id: index for index, claim in enumerate(self.right)}
        for index, claim in enumerate(self.left):
            row = self.rows[claim.id]
            if row.shape == "link":
                yield from ((index, column[c.id], row) for c in row.right if c.id in column)


def draw_heatmap(sides: Sides, similarity: Similarity) -> HeatMap:
    """Places of everything but the cells, which are one picture."""
    rows, columns = len(sides.left), len(sides.right)
    cell = min(max(WIDEST // max(rows, columns, 1), SMALLEST), LARGEST)
    outlines: dict[bool, list[str]] = {True: [], False: []}
    for i, j, link in sides.linked():
        # Around the cell, so that a dark one does not swallow its outline.
        x, y, side = MARGIN + j * cell - 1, MARGIN + i * cell - 1, cell + 2
        outlines[link.is_decided].append(f"M{x} {y}h{side}v{side}h-{side}z")
    span = similarity.high - similarity.low
    return HeatMap(
        cell=cell,
        width=columns * cell,
        height=rows * cell,
        labels=(*_name_rows(sides.left, cell), *_name_columns(sides.right, cell)),
        decided="".join(outlines[True]),
        proposed="".join(outlines[False]),
        ticks=tuple(similarity.low + span * step / 4 for step in range(5)),
    )


def _name_rows(claims: Sequence[ClaimView], cell: int) -> Iterator[Label]:
    for index, claim in _spread(claims, cell):
        yield Label(text=claim.label, x=MARGIN - 6, y=MARGIN + (index + 0.5) * cell + 4)


def _name_columns(claims: Sequence[ClaimView], cell: int) -> Iterator[Label]:
    for index, claim in _spread(claims, cell, room=30):
        yield Label(text=claim.label, x=MARGIN + (index + 0.5) * cell, y=MARGIN - 8)


def _spread(
    claims: Sequence[ClaimView], cell: int, *, room: int = _NAME_ROOM
) -> Iterator[tuple[int, ClaimView]]:
    """Every first, second, fifth … claim, so that names do not touch."""
    steps = (1, 2, 5, 10, 20, 50, 100)
    step = next((step for step in steps if step * cell >= room), steps[-1])
    return ((index, claim) for index, claim in enumerate(claims) if not index % step)


def list_counterparts(sides: Sides, similarity: Similarity, claim_id: int) -> list[Counterpart]:
    """All claims of the other side, the most similar first; none for an unknown claim."""
    for own, others, cosines in (
        (sides.left, sides.right, similarity.cosines),
        (sides.right, sides.left, similarity.cosines.T),
    ):
        place = next((i for i, claim in enumerate(own) if claim.id == claim_id), None)
        if place is not None:
            row = sides.rows[claim_id]
            found = [
                _view_counterpart(claim, float(cosine), row, sides.rows[claim.id])
                for claim, cosine in zip(others, cosines[place], strict=True)
            ]
            return sorted(found, key=lambda counterpart: -counterpart.cosine)
    return []


def _view_counterpart(
    claim: ClaimView, cosine: float, row: RowView, its_row: RowView
) -> Counterpart:
    is_linked = row is its_row and row.shape == "link"
    others = its_row.right if claim.side == "left" else its_row.left
    return Counterpart(
        claim=claim,
        cosine=cosine,
        link=row if is_linked else None,
        elsewhere=() if is_linked or its_row.shape != "link" else others,
    )
