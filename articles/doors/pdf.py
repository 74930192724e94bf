"""The door for PDF files: the text layer, its hard line breaks joined into paragraphs."""

from __future__ import annotations

import io
import logging
from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from articles.cleaning import hash_bytes
from articles.doors.wrapping import Line, drop_running_lines, join_lines
from articles.drafts import Draft, ImportProblem

# Glyphs of two or three letters that fonts draw as one: "ﬁnden" is "finden".
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)


def read(data: bytes, name: str) -> Iterator[Draft | ImportProblem]:
    """The file's text layer as one draft; ImportProblem when it is locked or has none."""
    pages = _extract_pages(data)
    if not any(line.text for page in pages for line in page):
        raise ImportProblem(
            _("The PDF has no text in it, only pictures of pages."),
            _("Run text recognition (OCR) over it, or give the text as .txt."),
            code="image_only",
        )
    lines = [line for page in drop_running_lines(pages) for line in page]
    yield Draft(text=join_lines(lines), source_file=name, original_hash=hash_bytes(data))


def _extract_pages(data: bytes) -> list[list[Line]]:
    # pypdf loads when a PDF comes, not with every process.
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError

    # It logs every oddity of a file; what matters is raised.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _locked()
        return [_extract_lines(page) for page in reader.pages]
    except (DependencyError, FileNotDecryptedError):
        raise _locked() from None
    except ImportProblem:
        raise
    except Exception:  # noqa: BLE001 - a damaged file fails anywhere in the library
        raise ImportProblem(
            _("The PDF is damaged and cannot be read."),
            _("Get it again, or give the text as .txt."),
            code="damaged_file",
        ) from None


def _extract_lines(page: Any) -> list[Line]:
    """The printed lines of one page; a line has the size that most of its letters have."""
    lines: list[str] = [""]
    sizes: list[Counter[float]] = [Counter()]

    def take(text: str, cm: list[float], tm: list[float], _font: Any, size: float) -> None:
        scaled = round(float(abs(size * tm[3] * cm[3]) or abs(size)), 1)
        for number, piece in enumerate(text.translate(_LIGATURES).split("\n")):
            if number:
                lines.append("")
                sizes.append(Counter())
            lines[-1] += piece
            sizes[-1][scaled] += len(piece.strip())

    page.extract_text(visitor_text=take)
    return [
        Line(text=text.strip(), size=size.most_common(1)[0][0] if size else 1.0)
        for text, size in zip(lines, sizes, strict=True)
    ]


def _locked() -> ImportProblem:
    return ImportProblem(
        _("The PDF is protected by a password."),
        _("Save a copy without the password, or give the text as .txt."),
        code="locked",
    )
