"""The one menu or panel that is open on the page: the address names it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from claims.board.texts import FlagView
from claims.board.types import Board, RowView

_NAMED = re.compile(r"(why|dismiss|near|more|mark|gloss|note|split)-(\d{1,18})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """Ids of the flag, row or claim whose panel is open; 0 for those that are closed."""

    why: int = 0
    dismiss: int = 0
    near: int = 0
    more: int = 0
    mark: int = 0
    gloss: int = 0
    note: int = 0
    split: int = 0

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> Opened:
        """What ``open=why-12`` names; nothing when it names nothing known."""
        named = _NAMED.fullmatch(query.get("open", ""))
        return cls(**{named[1]: int(named[2])}) if named else cls()

    def find_row(self, board: Board) -> RowView | None:
        """The row that it is open in."""
        if flag := self.why or self.dismiss:
            return board.find_row(flag=flag)
        if claim := self.gloss or self.split:
            return board.find_row(claim=claim)
        row = self.near or self.more or self.mark or self.note
        return board.find_row(alignment=row) if row else None

    def find_flag(self, board: Board) -> FlagView | None:
        """The flag whose reasons are open."""
        row = board.find_row(flag=self.why) if self.why else None
        return next((f for f in row.all_flags if f.id == self.why), None) if row else None
