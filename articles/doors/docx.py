"""The door for Word documents."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from articles.cleaning import hash_bytes
from articles.drafts import Draft, ImportProblem

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BREAKS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
# Text that was moved away or floats in a box of its own: no part of the paragraph.
_SKIPPED = {f"{_W}moveFrom", f"{_W}txbxContent", f"{_W}instrText"}
# Unpacked, 100 MB of markup is far beyond any report: a file made to fill the memory.
_MAX_UNPACKED_BYTES = 100 * 1024 * 1024


def read(data: bytes, name: str) -> Iterator[Draft | ImportProblem]:
    """The document's paragraphs and tables in reading order, as one draft.

    Tracked insertions count, deletions do not; headers, footers and notes are left out.
    """
    body = _open(data)
    text = "\n\n".join(block for block in _blocks(body) if block.strip())
    yield Draft(text=text, source_file=name, original_hash=hash_bytes(data))


def _open(data: bytes) -> Any:
    # python-docx loads when a document comes, not with every process.
    import docx

    _require_document(data)
    try:
        return docx.Document(io.BytesIO(data)).element.body
    except Exception:  # noqa: BLE001 - a damaged file fails anywhere in zip, XML or the library
        raise _damaged() from None


def _require_document(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            sizes = {entry.filename: entry.file_size for entry in archive.infolist()}
    except Exception:  # noqa: BLE001 - as above
        raise _damaged() from None
    if "word/document.xml" not in sizes:
        raise ImportProblem(
            _("Its name says .docx, but it is no Word document."),
            _("Save the report as .docx or .txt."),
            code="wrong_kind",
        )
    if sum(sizes.values()) > _MAX_UNPACKED_BYTES:
        raise ImportProblem(
            _("Unpacked, the document has more than 100 MB."),
            _("Save the report's text as .txt."),
            code="too_large",
        )


def _damaged() -> ImportProblem:
    return ImportProblem(
        _("The Word document is damaged and cannot be opened."),
        _("Open it in Word or LibreOffice and save it again."),
        code="damaged_file",
    )


def _blocks(element: Any) -> Iterator[str]:
    for child in element.iterchildren(f"{_W}*"):
        if child.tag == f"{_W}p":
            yield "".join(_runs(child))
        elif child.tag == f"{_W}tbl":
            for row in child.iter(f"{_W}tr"):
                yield from _row(row, child)
        elif child.tag != f"{_W}del":
            # Content controls, tracked insertions: containers of blocks.
            yield from _blocks(child)


def _row(row: Any, table: Any) -> Iterator[str]:
    if next(row.iterancestors(f"{_W}tbl")) is not table:
        return  # of a table within a cell; it comes with that cell
    cells = [
        [block for block in _blocks(cell) if block.strip()]
        for cell in row.iter(f"{_W}tc")
        if next(cell.iterancestors(f"{_W}tr")) is row
    ]
    filled = [cell for cell in cells if cell]
    if len(filled) == 1:
        yield from filled[0]  # a table used for the layout
    elif filled:
        yield " | ".join(" ".join(cell) for cell in filled)


def _runs(element: Any) -> Iterator[str]:
    for child in element.iterchildren():
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag not in _SKIPPED:
            yield from _runs(child)
