"""CSV: a line per flag, and a line for each row without one; safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from claims.board import ClaimView, FlagView, RowView
from claims.exports.document import Document, list_row_notes

COLUMNS = (
    "row",
    "shape",
    "row_state",
    "confidence",
    "left_claims",
    "left_text",
    "right_claims",
    "right_text",
    "flag",
    "severity",
    "kind",
    "flag_state",
    "reason",
    "note",
    "left_value",
    "right_value",
    "sentence",
    "notes",
    "decided_by",
    "decided_at",
    "permalink",
)
# A cell that begins like this is a formula to a spreadsheet (OWASP, CSV Injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_csv(document: Document) -> bytes:
    """UTF-8 with a byte order mark, so that spreadsheets read the letters right."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in document.rows:
        for flag in row.flags or (None,):
            writer.writerow([defuse(cell) for cell in _list_cells(document, row, flag)])
    return out.getvalue().encode("utf-8-sig")


def defuse(cell: str) -> str:
    """The cell as text that no spreadsheet computes."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell


def _list_cells(document: Document, row: RowView, flag: FlagView | None) -> Iterator[str]:
    verdict = document.decided(row, flag)
    yield row.key
    yield row.shape
    yield row.state
    yield f"{row.confidence:.3f}" if row.shape == "link" else ""
    for claims in (row.left, row.right):
        yield " ".join(claim.label for claim in claims)
        yield join_texts(claims)
    yield from _list_flag_cells(flag)
    yield "\n".join(f"{note.on}: {note.text} ({note.by})" for note in list_row_notes(row))
    yield verdict.by if verdict else ""
    yield verdict.at.isoformat() if verdict else ""
    yield document.link_flag(flag) if flag else document.link_row(row)


def _list_flag_cells(flag: FlagView | None) -> tuple[str, ...]:
    if flag is None:
        return ("",) * 9
    values = (flag.left_value, flag.right_value, str(flag.wording))
    return (
        str(flag.number),
        flag.severity,
        flag.kind,
        flag.state,
        flag.reason,
        flag.note,
        *values,
    )


def join_texts(claims: tuple[ClaimView, ...]) -> str:
    """The texts of one side as one."""
    return " ".join(claim.text for claim in claims)
