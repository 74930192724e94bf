"""The door for PDF files: the text layer, its hard line breaks joined into paragraphs."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator

from django.utils.translation import gettext as _

from articles.cleaning import hash_bytes
from articles.doors.wrapping import drop_running_lines, join_lines
from articles.drafts import Draft, ImportProblem


def read(data: bytes, name: str) -> Iterator[Draft | ImportProblem]:
    """The file's text layer as one draft; ImportProblem when it is locked or has none."""
    pages = [page.split("\n") for page in _extract_pages(data)]
    if not any(line.strip() for page in pages for line in page):
        raise ImportProblem(
            _("The PDF has no text in it, only pictures of pages."),
            _("Run text recognition (OCR) over it, or give the text as .txt."),
            code="image_only",
        )
    lines = [line for page in drop_running_lines(pages) for line in page]
    yield Draft(text=join_lines(lines), source_file=name, original_hash=hash_bytes(data))


def _extract_pages(data: bytes) -> list[str]:
    # pypdf loads when a PDF comes, not with every process.
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

    # It logs every oddity of a file; what matters is raised.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _locked()
        return [page.extract_text() for page in reader.pages]
    except (DependencyError, FileNotDecryptedError):
        raise _locked() from None
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        OSError,
        RecursionError,
    ):
        # pypdf meets damaged files with any of these.
        raise ImportProblem(
            _("The PDF is damaged and cannot be read."),
            _("Get it again, or give the text as .txt."),
            code="damaged_file",
        ) from None


def _locked() -> ImportProblem:
    return ImportProblem(
        _("The PDF is protected by a password."),
        _("Save a copy without the password, or give the text as .txt."),
        code="locked",
    )
