"""The doors: every format in, every wrong file refused with what to do."""

from __future__ import annotations

import pytest

from articles.cleaning import hash_bytes
from articles.doors import read_drafts
from articles.drafts import Draft, ImportProblem
from tests.articles.files import (
    GERMAN,
    SHORT_GERMAN,
    make_docx,
    make_page,
    make_pdf,
    make_zip,
    read_one,
)

FORMATS = ".txt, .html, .htm, .docx, .pdf, .jsonl"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


REFUSED = [
    pytest.param(b"", "leer.txt", "The file is empty. Give a file with a text in it.", id="empty"),
    pytest.param(
        b"\xef\xbb\xbf \r\n\t\n",
        "leer.html",
        "The file is empty. Give a file with a text in it.",
        id="only white space",
    ),
    pytest.param(
        make_pdf([["Text"]]),
        "bericht.txt",
        "Its name says .txt, but it is a PDF file. "
        "If that is the report, rename it to end in .pdf.",
        id="PDF named txt",
    ),
    pytest.param(
        make_docx(["Text"]),
        "bericht.txt",
        "Its name says .txt, but it is a ZIP archive or an office document. "
        f"Save the report as one of {FORMATS}.",
        id="docx named txt",
    ),
    pytest.param(
        PNG,
        "bericht.pdf",
        f"Its name says .pdf, but it is a PNG file. Save the report as one of {FORMATS}.",
        id="picture named pdf",
    ),
    pytest.param(
        b"MZ\x90\x00\x03\x00",
        "bericht.docx",
        f"Its name says .docx, but it is a program. Save the report as one of {FORMATS}.",
        id="program named docx",
    ),
    pytest.param(
        b"{\\rtf1\\ansi Kim}",
        "bericht.txt",
        f"Its name says .txt, but it is a Rich Text document. Save the report as one of {FORMATS}.",
        id="RTF named txt",
    ),
    pytest.param(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100),
        "bericht.docx",
        "Its name says .docx, but it is an old or password-protected Office document. "
        f"Save the report as one of {FORMATS}.",
        id="doc named docx",
    ),
    pytest.param(
        SHORT_GERMAN.encode(),
        "bericht.docx",
        f"Its name says .docx, but it is something else. Save the report as one of {FORMATS}.",
        id="text named docx",
    ),
    pytest.param(
        make_page("Titel", ["Text"]),
        "bericht.pdf",
        "Its name says .pdf, but it is a web page. "
        "If that is the report, rename it to end in .html.",
        id="page named pdf",
    ),
    pytest.param(
        make_zip({"xl/workbook.xml": b"<workbook/>"}),
        "bericht.docx",
        "Its name says .docx, but it is no Word document. Save the report as .docx or .txt.",
        id="spreadsheet named docx",
    ),
    pytest.param(
        make_docx(["Text"])[:2000],
        "bericht.docx",
        "The Word document is damaged and cannot be opened. "
        "Open it in Word or LibreOffice and save it again.",
        id="docx cut off",
    ),
    pytest.param(
        make_zip({"word/document.xml": b"<broken"}),
        "bericht.docx",
        "The Word document is damaged and cannot be opened. "
        "Open it in Word or LibreOffice and save it again.",
        id="docx with broken XML",
    ),
    pytest.param(
        make_zip({"word/document.xml": bytes(101 * 1024 * 1024)}),
        "bericht.docx",
        "Unpacked, the document has more than 100 MB. Save the report's text as .txt.",
        id="zip bomb",
    ),
    pytest.param(
        make_pdf([["Geheim"]], encrypted=True),
        "bericht.pdf",
        "The PDF is protected by a password. "
        "Save a copy without the password, or give the text as .txt.",
        id="locked PDF",
    ),
    pytest.param(
        make_pdf([[], []]),
        "bericht.pdf",
        "The PDF has no text in it, only pictures of pages. "
        "Run text recognition (OCR) over it, or give the text as .txt.",
        id="PDF without text",
    ),
    pytest.param(
        make_pdf([["Text"]])[:300],
        "bericht.pdf",
        "The PDF is damaged and cannot be read. Get it again, or give the text as .txt.",
        id="PDF cut off",
    ),
    pytest.param(
        b"<html><body><img src='a.png'></body></html>",
        "bericht.html",
        "No article text was found in the page. Save the report's text as .txt.",
        id="page without article",
    ),
    pytest.param(
        b"a;b",
        "bericht.csv",
        f"Files ending in “.csv” cannot be imported. Give the report as one of {FORMATS}.",
        id="unknown ending",
    ),
    pytest.param(
        b"text",
        "bericht",
        f"The file's name has no ending that says what it is. Give the report as one of {FORMATS}.",
        id="no ending",
    ),
    pytest.param(
        b"a" * (10 * 1024 * 1024),
        "gross.txt",
        "The text has 10.0 MB; one article may have 5.0 MB. "
        "Import its articles one by one, or raise VISAVIS_MAX_ARTICLE_BYTES.",
        id="10 MB text",
    ),
    pytest.param(
        b"%PDF-1.4" + bytes(50 * 1024 * 1024),
        "gross.pdf",
        "The file has 50.0 MB; files up to 50.0 MB are read. "
        "Split it, or give the report's text alone.",
        id="huge PDF",
    ),
    pytest.param(
        GERMAN.encode("cp850", "replace"),
        "alt.txt",
        "Its encoding is unknown: it is neither UTF-8, UTF-16 nor Windows-1252. Save it as UTF-8.",
        id="unknown encoding",
    ),
]


@pytest.mark.parametrize(("data", "name", "message"), REFUSED)
def test_a_wrong_file_is_refused_with_what_to_do(data, name, message):
    (problem,) = read_drafts(data, name=name)
    assert isinstance(problem, ImportProblem)
    assert str(problem) == f"{name}: {message}"


@pytest.mark.parametrize("name", ["de.txt", "DE.TXT"])
def test_plain_text_is_one_draft(name):
    data = GERMAN.encode("utf-8-sig")
    assert read_one(data, name) == Draft(
        text=GERMAN, source_file=name, original_hash=hash_bytes(data)
    )
