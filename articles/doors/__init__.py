"""The doors: one module per file format, each turning bytes into drafts of articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import Final

from django.utils.translation import gettext as _

from articles.decoding import sniff_format
from articles.doors import docx, html, jsonl, pdf, plain
from articles.drafts import Draft, ImportProblem
from articles.sizes import format_size, require_size

Door = Callable[[bytes, str], Iterator[Draft | ImportProblem]]

DOORS: Final[dict[str, Door]] = {
    ".txt": plain.read,
    ".html": html.read,
    ".htm": html.read,
    ".docx": docx.read,
    ".pdf": pdf.read,
    ".jsonl": jsonl.read,
}
# Pictures, fonts and markup make a file larger than its text; beyond this it is not read.
MAX_FILE_BYTES = 50 * 1024 * 1024

# What a file of that name begins with; "" is text without a signature.
_EXPECTED = {".txt": ("", "html"), ".html": ("", "html"), ".htm": ("", "html"), ".jsonl": ("",)}
_EXPECTED |= {".docx": ("zip",), ".pdf": ("pdf",)}
_SUFFIX_OF = {"pdf": ".pdf", "html": ".html"}


def read_drafts(data: bytes, *, name: str) -> Iterator[Draft | ImportProblem]:
    """The drafts in a file, and its problems, in the file's order.

    ``name`` is the file's name as messages give it; its ending chooses the door.
    """
    try:
        yield from _open_door(data, name)
    except ImportProblem as problem:
        yield problem.at(name)


def list_formats() -> str:
    """The endings that can be imported, for messages."""
    return ", ".join(DOORS)


def _open_door(data: bytes, name: str) -> Iterator[Draft | ImportProblem]:
    suffix = PurePath(name).suffix.lower()
    if suffix not in DOORS:
        raise ImportProblem(
            _("Files ending in “{suffix}” cannot be imported.").format(suffix=suffix)
            if suffix
            else _("The file's name has no ending that says what it is."),
            _("Give the report as one of {formats}.").format(formats=list_formats()),
            code="unknown_format",
        )
    if not data.strip(b"\x00\t\n\r \xef\xbb\xbf"):
        raise ImportProblem(
            _("The file is empty."), _("Give a file with a text in it."), code="empty"
        )
    require_file_size(len(data), suffix=suffix)
    found = sniff_format(data)
    _require_kind(suffix, found)
    door = html.read_page_named_text if (suffix, found) == (".txt", "html") else DOORS[suffix]
    yield from door(data, name)


def require_file_size(size: int, *, suffix: str) -> None:
    """ImportProblem when a file is too large to be read at all."""
    if suffix == ".txt":
        require_size(size)
    elif size > MAX_FILE_BYTES:
        raise ImportProblem(
            _("The file has {size}; files up to {limit} are read.").format(
                size=format_size(size), limit=format_size(MAX_FILE_BYTES)
            ),
            _("Split it, or give the report's text alone."),
            code="too_large",
        )


def _require_kind(suffix: str, found: str) -> None:
    if found in _EXPECTED[suffix]:
        return
    kinds = {
        "pdf": _("a PDF file"),
        "zip": _("a ZIP archive or an office document"),
        "ole": _("an old or password-protected Office document"),
        "rtf": _("a Rich Text document"),
        "html": _("a web page"),
        "program": _("a program"),
        "sqlite": _("a database"),
        "": _("something else"),
    }
    what = _("Its name says {suffix}, but it is {kind}.").format(
        suffix=suffix, kind=kinds.get(found) or _("a {kind} file").format(kind=found.upper())
    )
    if right := _SUFFIX_OF.get(found):
        todo = _("If that is the report, rename it to end in {right}.").format(right=right)
    else:
        todo = _("Save the report as one of {formats}.").format(formats=list_formats())
    raise ImportProblem(what, todo, code="wrong_kind")
