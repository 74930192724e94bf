"""JSON: the whole comparison, so that another installation can have it back.

Ids are those of the file: claims count from 1 through both reports. The log of decisions
is not part of it; notes are, with the names of those who wrote them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from articles.models import Article
from claims.decisions.notes import WRITE_CONCLUSION, Notes, read_notes
from claims.exports.document import Document
from claims.models import Alignment, AlignmentMember, Claim, Comparison, Discrepancy, EncoderModel

FORMAT = "visavis-comparison"
VERSION = 1
ARTICLE_FIELDS = (
    "language",
    "title",
    "body",
    "original_hash",
    "published_precision",
    "url",
    "source_file",
)
CLAIM_FIELDS = (
    "position",
    "start",
    "end",
    "text",
    "encoding_text",
    "paragraph",
    "kind",
    "is_pinned",
    "is_current",
)
LINK_FIELDS = ("state", "band", "made_by", "confidence", "parts")
FLAG_FIELDS = (
    "number",
    "detector",
    "detector_version",
    "kind",
    "severity",
    "confidence",
    "why",
    "left_value",
    "right_value",
    "fingerprint",
    "state",
    "closed_from",
    "reason",
    "note",
)
# What the file calls the rows that can carry a note.
NOTED = {"claim": "claim", "alignment": "link", "comparison": "comparison"}
ENCODER_FIELDS = ("name", "revision", "prompt", "dimension")
KEPT_STATES = (Comparison.State.IN_REVIEW.value, Comparison.State.DONE.value)


def write_json(document: Document) -> bytes:
    """Everything that the comparison is made of, whatever filter is on."""
    return (
        json.dumps(
            view_whole(document.comparison, document.board.notes), ensure_ascii=False, indent=1
        )
        + "\n"
    ).encode()


def view_whole(comparison: Comparison, notes: Notes | None = None) -> dict[str, Any]:
    """The comparison as plain values."""
    sides = {"left": comparison.left, "right": comparison.right}
    claims = [
        (side, claim)
        for side, article in sides.items()
        for claim in article.claims.order_by("-is_current", "position", "pk")
    ]
    ids = {claim.pk: number for number, (_side, claim) in enumerate(claims, start=1)}
    links = list(comparison.alignments.select_related("encoder").order_by("pk"))
    members = _read_members(comparison, ids)
    link_ids = {link.pk: number for number, link in enumerate(links, start=1)}
    state = comparison.state if comparison.state in KEPT_STATES else Comparison.State.NEW.value
    return {
        "format": FORMAT,
        "version": VERSION,
        "title": comparison.title,
        "state": str(state),
        "articles": {side: _view_article(article) for side, article in sides.items()},
        "claims": [
            {"id": ids[claim.pk], "side": side, **_pick(claim, CLAIM_FIELDS)}
            for side, claim in claims
        ],
        "links": [_view_link(link, link_ids[link.pk], members[link.pk], ids) for link in links],
        "flags": [
            _view_flag(flag, link_ids.get(flag.alignment_id or 0), ids)
            for flag in comparison.discrepancies.order_by("number")
        ],
        "notes": list(
            _view_notes(notes or read_notes(comparison), {"claim": ids, "alignment": link_ids})
        ),
    }


def _pick(
    row: Article | Claim | Alignment | Discrepancy | EncoderModel, names: tuple[str, ...]
) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def _view_article(article: Article) -> dict[str, Any]:
    return {
        **_pick(article, ARTICLE_FIELDS),
        "outlet": article.outlet.name if article.outlet else "",
        "published_on": article.published_on.isoformat() if article.published_on else None,
    }


def _read_members(comparison: Comparison, ids: dict[int, int]) -> dict[int, dict[str, list[int]]]:
    members: dict[int, dict[str, list[int]]] = {
        pk: {"left": [], "right": []} for pk in comparison.alignments.values_list("pk", flat=True)
    }
    rows = AlignmentMember.objects.filter(alignment__comparison=comparison)
    for alignment, side, claim in rows.values_list("alignment_id", "side", "claim_id"):
        members[alignment][side].append(ids[claim])
    return {pk: {side: sorted(own) for side, own in sides.items()} for pk, sides in members.items()}


def _view_link(
    link: Alignment, number: int, members: dict[str, list[int]], ids: dict[int, int]
) -> dict[str, Any]:
    return {
        "id": number,
        **_pick(link, LINK_FIELDS),
        **members,
        "runner_ups": [
            {
                "left": [ids[c] for c in near["left"] if c in ids],
                "right": [ids[c] for c in near["right"] if c in ids],
                "score": near["score"],
            }
            for near in link.runner_ups
        ],
        "encoder": _pick(link.encoder, ENCODER_FIELDS) if link.encoder else None,
    }


def _view_notes(notes: Notes, ids: Mapping[str, Mapping[int, int]]) -> Iterator[dict[str, Any]]:
    """Notes that stand, and the conclusion; ``id`` is that of the file's claim or link."""
    standing = notes.standing.items()
    for (action, kind, pk), note in sorted(standing, key=lambda entry: entry[1].version):
        if kind in ids and pk not in ids[kind]:
            continue
        on = "conclusion" if action == WRITE_CONCLUSION else NOTED[kind]
        number = ids[kind][pk] if kind in ids else None
        yield {
            "on": on,
            "id": number,
            "text": note.text,
            "by": note.by,
            "at": note.at.isoformat(),
        }


def _view_flag(flag: Discrepancy, link: int | None, ids: dict[int, int]) -> dict[str, Any]:
    evidence = {
        side: [{**span, "claim": ids[span["claim"]]} for span in spans if span["claim"] in ids]
        for side, spans in flag.evidence.items()
    }
    return {**_pick(flag, FLAG_FIELDS), "link": link, "evidence": evidence}
