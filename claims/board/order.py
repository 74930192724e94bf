"""The reading order of rows, by either report."""

from __future__ import annotations

from collections.abc import Sequence

from claims.board.types import RowView
from claims.models import Side


def sort_rows(rows: Sequence[RowView], *, order: str = Side.LEFT) -> list[RowView]:
    """Rows in the order of one report; a claim of the other one comes after its predecessor.

    The predecessor is the claim read before it in its own report, wherever its row is.
    """
    first, other = ("right", "left") if order == Side.RIGHT else ("left", "right")
    ordered = sorted(
        (row for row in rows if getattr(row, first)),
        key=lambda row: getattr(row, first)[0].position,
    )
    followers: dict[str | None, list[RowView]] = {}
    owners = sorted(
        ((claim.position, row) for row in rows for claim in getattr(row, other)),
        key=lambda pair: pair[0],
    )
    anchor: str | None = None
    seen: set[str] = set()
    for _position, row in owners:
        if getattr(row, first):
            anchor = row.key
        elif row.key not in seen:
            seen.add(row.key)
            followers.setdefault(anchor, []).append(row)
    result = followers.get(None, [])
    for row in ordered:
        result.append(row)
        result.extend(followers.get(row.key, ()))
    return result
