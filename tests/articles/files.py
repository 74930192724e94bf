"""Files for the tests of the doors, made byte by byte where no library writes them."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Sequence
from pathlib import Path

from articles.cleaning import clean_text
from articles.doors import read_drafts
from articles.drafts import Draft

SEEDS = Path(__file__).parents[2] / "seeds" / "comparisons" / "kim-jong-un-in-russia"
GERMAN = (SEEDS / "de.txt").read_text(encoding="utf-8")
LUXEMBOURGISH = (SEEDS / "lb.txt").read_text(encoding="utf-8")

GERMAN_PARAGRAPHS = [line for line in GERMAN.split("\n") if line]
LUXEMBOURGISH_PARAGRAPHS = [line for line in clean_text(LUXEMBOURGISH).split("\n") if line]

SHORT_GERMAN = (
    "Minister reist nach Trier\n\n"
    "Der Minister hat am Dienstag in Trier über den Ausbau der Bahnstrecke gesprochen. "
    "Die Arbeiten sollen im März beginnen und drei Jahre dauern."
)
SHORT_LUXEMBOURGISH = (
    "Minister fiert op Tréier\n\n"
    "De Minister huet e Mëttwoch zu Tréier iwwer den Ausbau vun der Zuchstreck geschwat. "
    "D'Aarbechte sollen am Mäerz ufänken an dräi Joer daueren."
)
FRENCH = (
    "Le ministre en visite à Trèves\n\n"
    "Le ministre a parlé mardi à Trèves de l'extension de la ligne de chemin de fer. "
    "Les travaux doivent commencer en mars et durer trois ans."
)


def read_one(data: bytes, name: str) -> Draft:
    """The only draft in a file; an assertion fails when it is a problem."""
    (draft,) = read_drafts(data, name=name)
    assert isinstance(draft, Draft), str(draft)
    return draft


def make_pdf(pages: Sequence[Sequence[str]], *, encrypted: bool = False) -> bytes:
    """A PDF whose text layer holds ``pages``, one string a printed line, in WinAnsi encoding."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    objects.append(
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    )
    for number, lines in enumerate(pages):
        shown = b"".join(b"(" + _escape(line) + b") Tj T*\n" for line in lines)
        content = b"BT /F1 11 Tf 14 TL 50 780 Td\n" + shown + b"ET"
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources "
            b"<< /Font << /F1 3 0 R >> >> /Contents %d 0 R >>" % (5 + 2 * number)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    data = _assemble(objects)
    return _encrypt(data) if encrypted else data


def make_docx(paragraphs: Sequence[str], *, table: Sequence[Sequence[str]] = ()) -> bytes:
    """A Word document with ``paragraphs`` and then ``table``."""
    import docx

    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if table:
        rows = document.add_table(rows=len(table), cols=len(table[0])).rows
        for row, texts in zip(rows, table, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def make_page(
    title: str, paragraphs: Sequence[str], *, head: str = "", headline: bool = True
) -> bytes:
    """A news page with menus, a cookie banner, share links, teasers, comments and a footer."""
    inner = (f"<h1>{title}</h1>" if headline else "") + "".join(
        f"<p>{paragraph}</p>" for paragraph in paragraphs
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title} - Beispill</title>{head}</head>
<body><header><nav><ul><li><a href="/">Startsäit</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>
<div class="cookie-banner"><p>Mir benotzen Cookien.</p><button>OK</button></div>
<main><article>{inner}</article>
<aside class="related"><h3>Och interessant</h3><ul><li><a href="/x">Wieder fir muer</a></li></ul></aside></main>
<div class="share"><a href="#f">Facebook</a> <a href="#w">WhatsApp</a></div>
<section class="comments" id="comments"><h2>Kommentaren</h2><p>Super Artikel, merci!</p></section>
<footer><a href="/impressum">Impressum</a> © 2026</footer></body></html>""".encode()


def make_zip(entries: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return stream.getvalue()


def make_jsonl(*records: object) -> bytes:
    """One line per record; bytes and strings as they are, anything else as JSON."""
    lines = []
    for record in records:
        if isinstance(record, bytes):
            lines.append(record)
        elif isinstance(record, str):
            lines.append(record.encode())
        else:
            lines.append(json.dumps(record, ensure_ascii=False).encode())
    return b"\n".join(lines) + b"\n"


def _escape(line: str) -> bytes:
    data = line.encode("cp1252")
    for special in (b"\\", b"(", b")"):
        data = data.replace(special, b"\\" + special)
    return data


def _assemble(objects: Sequence[bytes]) -> bytes:
    data = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(data)
    size = len(objects) + 1
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\n"
        b"startxref\n%d\n%%%%EOF\n" % (size, table, size, start)
    )


def _encrypt(data: bytes) -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    writer.append(PdfReader(io.BytesIO(data)))
    writer.encrypt("geheim", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()
