"""Both reports as they were written: paragraphs and headings, with each claim in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.models import Article
from claims.board.texts import ClaimView
from claims.board.types import Board, RowView
from claims.models import Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A claim with its row, or words of the report that belong to no claim."""

    text: str = ""
    claim: ClaimView | None = None
    row: RowView | None = None

    @property
    def partners(self) -> tuple[ClaimView, ...]:
        """The claims on the other side of its link."""
        if self.row is None or self.claim is None or self.row.shape != "link":
            return ()
        return self.row.right if self.claim.side == "left" else self.row.left


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A line of the report; ``kind`` is heading, aside or text."""

    kind: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ribbon:
    """A link as the script draws it."""

    row: RowView

    def __str__(self) -> str:
        left, right = (
            ",".join(str(c.id) for c in side) for side in (self.row.left, self.row.right)
        )
        state = "set" if self.row.is_decided else "proposed"
        return f"{self.row.id}:{left}:{right}:{state}:{self.row.severity}"


def lay_out(board: Board, article: Article, side: str) -> list[Block]:
    """The report line by line; what stands between claims is kept."""
    claims = sorted(
        ((claim, row) for row in board.rows for claim in getattr(row, side)),
        key=lambda pair: (pair[0].start, pair[0].end),
    )
    blocks: list[Block] = []
    line: list[Piece] = []
    for piece in _list_pieces(article.body, claims):
        if piece is None:
            if line:
                blocks.append(_make_block(line))
            line = []
        else:
            line.append(piece)
    return [*blocks, _make_block(line)] if line else blocks


def list_ribbons(rows: Sequence[RowView]) -> str:
    """The links of these rows in one attribute: id, left claims, right claims, state, severity."""
    return ";".join(str(Ribbon(row=row)) for row in rows if row.shape == "link")


def _list_pieces(body: str, claims: Sequence[tuple[ClaimView, RowView]]) -> Iterator[Piece | None]:
    """Pieces in reading order, None at every line end between them."""
    position = 0
    for claim, row in claims:
        yield from _list_words(body[position : claim.start])
        yield Piece(claim=claim, row=row)
        position = max(position, claim.end)
    yield from _list_words(body[position:])


def _list_words(between: str) -> Iterator[Piece | None]:
    for number, line in enumerate(between.split("\n")):
        if number:
            yield None
        if line.strip():
            yield Piece(text=line.strip())


def _make_block(line: Sequence[Piece]) -> Block:
    claims = [piece.claim for piece in line if piece.claim]
    said = [claim for claim in claims if claim.kind != Claim.Kind.BOILERPLATE]
    if claims and not said:
        kind = "aside"
    elif said and all(claim.is_heading for claim in said):
        kind = "heading"  # also behind a marker of its line that is set aside
    else:
        kind = "text"
    return Block(kind=kind, pieces=tuple(line))
