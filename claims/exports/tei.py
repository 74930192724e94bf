"""TEI P5: both reports as sentences, and the links beside them (stand-off)."""

from __future__ import annotations

from itertools import groupby
from xml.etree import ElementTree as ET

from articles.models import Article
from claims.board import SourceView
from claims.exports.document import Document, list_row_notes
from claims.exports.xml import add, serialise

NAMESPACE = "http://www.tei-c.org/ns/1.0"
# TEI's words for how sure one is: att.global.responsibility, @cert.
_CERTAINTY = ((0.8, "high"), (0.6, "medium"), (0.0, "low"))


def write_tei(document: Document) -> bytes:
    """One TEI document: header, links and flags as stand-off, a text for each report."""
    root = ET.Element("TEI", {"xmlns": NAMESPACE})
    _add_header(root, document)
    _add_links(root, document)
    group = add(add(root, "text"), "group")
    for side, article in (("left", document.comparison.left), ("right", document.comparison.right)):
        body = add(add(group, "text", xml_id=side, xml_lang=article.language), "body")
        claims = document.list_claims(side)
        for _paragraph, members in groupby(
            claims, key=lambda c: article.body.count("\n", 0, c.start)
        ):
            block = add(body, "p")
            for claim in members:
                add(block, "s", claim.text, xml_id=claim.label, type=claim.kind)
    return serialise(root)


def _add_header(root: ET.Element, document: Document) -> None:
    description = add(add(root, "teiHeader"), "fileDesc")
    add(add(description, "titleStmt"), "title", document.title)
    publication = add(description, "publicationStmt")
    add(publication, "p", document.address(document.comparison.get_absolute_url()))
    remarks = [n for n in document.list_notes() if n.on in {"conclusion", "comparison"}]
    notes = add(description, "notesStmt") if remarks else description
    for remark in remarks:
        add(notes, "note", remark.text, type=remark.on)
    source = add(description, "sourceDesc")
    board = document.board
    for article, view in (
        (document.comparison.left, board.left),
        (document.comparison.right, board.right),
    ):
        _add_source(source, article, view)


def _add_source(source: ET.Element, article: Article, view: SourceView) -> None:
    described = add(source, "bibl", corresp=f"#{view.side}")
    add(described, "title", article.title, xml_lang=article.language)
    add(described, "publisher", view.outlet)
    add(described, "date", view.date)
    if view.url:
        add(described, "ref", target=view.url)


def _add_links(root: ET.Element, document: Document) -> None:
    beside = add(root, "standOff")
    links = add(beside, "linkGrp", type="alignment")
    for row in document.rows:
        if row.shape != "link":
            continue
        add(
            links,
            "link",
            xml_id=row.key,
            target=" ".join(f"#{claim.label}" for claim in row.claims),
            type=row.state,
            cert=next(word for limit, word in _CERTAINTY if row.confidence >= limit),
        )
    if len(links) == 0:
        beside.remove(links)
    flagged = [(row, flag) for row in document.rows for flag in row.flags]
    notes = add(beside, "listAnnotation", type="discrepancies") if flagged else beside
    for row, flag in flagged:
        add(
            notes,
            "note",
            str(flag.wording),
            xml_id=f"flag-{flag.id}",
            n=str(flag.number),
            type=flag.kind,
            subtype=flag.severity,
            target=" ".join(f"#{claim.label}" for claim in row.claims),
            ana=f"#{flag.state}",
        )
    remarks = [(row, note) for row in document.rows for note in list_row_notes(row)]
    written = add(beside, "listAnnotation", type="notes") if remarks else beside
    for row, remark in remarks:
        on = [f"#{c.label}" for c in row.claims if remark.on in {"link", c.label}]
        add(written, "note", remark.text, type="comment", target=" ".join(on))
    if len(beside) == 0:
        root.remove(beside)
