"""W3C Web Annotation (JSON-LD): links and flags as annotations on the two reports."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from articles.models import Article
from claims.board import ClaimView, FlagView, RowView
from claims.exports.document import Document, Remark, list_row_notes

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # characters before and after a quotation, to find it again in another copy


def write_web_annotation(document: Document) -> bytes:
    """An annotation page; every target is given by its words and by its place."""
    page = {
        "@context": CONTEXT,
        "id": document.address(document.comparison.get_absolute_url()),
        "type": "AnnotationPage",
        "items": list(_list_annotations(document)),
    }
    return (json.dumps(page, ensure_ascii=False, indent=1) + "\n").encode()


def _list_annotations(document: Document) -> Iterator[dict[str, Any]]:
    for number, note in enumerate(document.list_notes()):
        if note.on in {"conclusion", "comparison"}:
            page = document.address(document.comparison.get_absolute_url())
            both = [_identify(a) for a in (document.comparison.left, document.comparison.right)]
            yield _comment(f"{page}#note-{number}", note, both)
    for row in document.rows:
        if row.shape == "link":
            yield _annotate_link(document, row)
        yield from (_annotate_note(document, row, note) for note in list_row_notes(row))
        for flag in row.flags:
            yield _annotate_flag(document, row, flag)


def _annotate_link(document: Document, row: RowView) -> dict[str, Any]:
    return {
        "id": document.link_row(row),
        "type": "Annotation",
        "motivation": "linking",
        "body": [_tag(row.state), _describe(row.relation)],
        "target": [_point_at(document, claim, 0, len(claim.text)) for claim in row.claims],
    }


def _annotate_note(document: Document, row: RowView, note: Remark) -> dict[str, Any]:
    claims = [claim for claim in row.claims if note.on in {"link", claim.label}]
    target = [_point_at(document, claim, 0, len(claim.text)) for claim in claims]
    return _comment(f"{document.link_row(row)}-note-{note.on}", note, target)


def _comment(name: str, note: Remark, target: list[Any]) -> dict[str, Any]:
    """What a person wrote, with who and when as the model has them."""
    return {
        "id": name,
        "type": "Annotation",
        "motivation": "commenting",
        "creator": {"type": "Person", "name": note.by},
        "created": note.at,
        "body": [{**_describe(note.text), "purpose": "commenting"}],
        "target": target,
    }


def _annotate_flag(document: Document, row: RowView, flag: FlagView) -> dict[str, Any]:
    spans = [
        _point_at(document, claim, mark.start, mark.end)
        for claim in row.claims
        for mark in claim.marks
        if mark.flag_id == flag.id
    ]
    body = [_describe(str(flag.wording)), _tag(flag.kind), _tag(flag.severity), _tag(flag.state)]
    if flag.note:
        body.append({**_describe(flag.note), "purpose": "commenting"})
    return {
        "id": document.link_flag(flag),
        "type": "Annotation",
        "motivation": "assessing",
        "body": body,
        "target": spans or [_point_at(document, c, 0, len(c.text)) for c in row.claims],
    }


def _describe(text: str) -> dict[str, str]:
    return {"type": "TextualBody", "value": text, "purpose": "describing", "format": "text/plain"}


def _tag(text: str) -> dict[str, str]:
    return {"type": "TextualBody", "value": text, "purpose": "tagging"}


def _point_at(document: Document, claim: ClaimView, start: int, end: int) -> dict[str, Any]:
    """Words of a claim in their report; offsets count code points of the stored text."""
    comparison = document.comparison
    article = comparison.left if claim.side == "left" else comparison.right
    first, last = claim.start + start, claim.start + end
    return {
        "source": _identify(article),
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": article.body[first:last],
                "prefix": article.body[max(0, first - AROUND) : first],
                "suffix": article.body[last : last + AROUND],
            },
            {"type": "TextPositionSelector", "start": first, "end": last},
        ],
    }


def _identify(article: Article) -> str:
    """The report's address, or a name made of its text where it has none."""
    is_address = article.url.startswith(("https://", "http://"))
    return article.url if is_address else f"urn:sha256:{article.body_hash}"
