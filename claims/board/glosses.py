"""Word glosses over one claim of the page, in the language of the other report."""

from __future__ import annotations

from dataclasses import replace

from claims.board.texts import ClaimView
from claims.board.types import Board, RowView
from claims.engine.facts.names import extract_names
from claims.engine.languages import get_pack
from claims.engine.languages.glosses import Gloss, can_gloss, gloss_words


def has_glosses(board: Board) -> bool:
    """Whether there is a lexicon between the languages of the two reports."""
    return can_gloss(board.left.language, board.right.language)


def gloss_claim(board: Board, claim_id: int) -> Board:
    """The board with the glosses of one claim in its row; unchanged where it has none."""
    row = board.find_row(claim=claim_id)
    if row is None or not has_glosses(board):
        return board
    sources = {"left": board.left.language, "right": board.right.language}

    def gloss(claim: ClaimView) -> ClaimView:
        if claim.id != claim_id:
            return claim
        target = sources["right" if claim.side == "left" else "left"]
        return replace(claim, glosses=_gloss(claim, target), gloss_language=target)

    glossed = replace(
        row,
        left=tuple(gloss(claim) for claim in row.left),
        right=tuple(gloss(claim) for claim in row.right),
    )
    return replace(board, rows=_put(board.rows, row, glossed))


def _gloss(claim: ClaimView, target: str) -> tuple[Gloss, ...]:
    """Glosses of a claim; people's names have none, countries and institutions do."""
    names = extract_names(claim.text, get_pack(claim.language))
    keep = [(name.start, name.end) for name in names if not name.value.isupper()]
    return gloss_words(claim.text, claim.language, target, keep=keep)


def _put(rows: tuple[RowView, ...], old: RowView, new: RowView) -> tuple[RowView, ...]:
    return tuple(new if row is old else row for row in rows)
