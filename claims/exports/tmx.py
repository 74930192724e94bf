"""TMX 1.4: a translation unit per link, for translation memories and corpus tools."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from claims.board import RowView
from claims.exports.document import Document, list_row_notes
from claims.exports.table import join_texts
from claims.exports.xml import add, serialise

DOCTYPE = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'


def write_tmx(document: Document) -> bytes:
    """Links only: what one report alone says has no second language."""
    root = ET.Element("tmx", {"version": "1.4"})
    header = add(
        root,
        "header",
        creationtool="Visavis",
        creationtoolversion="1",
        segtype="sentence",
        **{"o-tmf": "Visavis", "adminlang": "en"},
        srclang=document.comparison.left.language,
        datatype="plaintext",
    )
    for note in document.list_notes():
        if note.on in {"conclusion", "comparison"}:
            add(header, "note", note.text)
    body = add(root, "body")
    for row in document.rows:
        if row.shape == "link":
            _add_unit(body, document, row)
    return serialise(root, doctype=DOCTYPE)


def _add_unit(body: ET.Element, document: Document, row: RowView) -> None:
    unit = add(body, "tu", tuid=row.key)
    for note in list_row_notes(row):
        if note.on == "link":
            add(unit, "note", note.text)
    add(unit, "prop", document.link_row(row), type="x-permalink")
    add(unit, "prop", row.state, type="x-state")
    add(unit, "prop", f"{row.confidence:.3f}", type="x-confidence")
    for flag in row.flags:
        add(unit, "prop", f"{flag.number} {flag.severity} {flag.kind} {flag.state}", type="x-flag")
    for claims in (row.left, row.right):
        variant = add(unit, "tuv", xml_lang=claims[0].language)
        for note in list_row_notes(row):
            if note.on in {claim.label for claim in claims}:
                add(variant, "note", f"{note.on}: {note.text}")
        add(variant, "prop", " ".join(claim.label for claim in claims), type="x-claims")
        add(variant, "seg", join_texts(claims))
