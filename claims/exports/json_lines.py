"""JSONL: a line per row with its claims and flags, for programs that read as they go."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from claims.board import ClaimView, FlagView, RowView
from claims.exports.document import Document, list_row_notes


def write_jsonl(document: Document) -> bytes:
    """UTF-8, one object a line."""
    lines = (json.dumps(_view_row(document, row), ensure_ascii=False) for row in document.rows)
    return "".join(f"{line}\n" for line in lines).encode()


def _view_row(document: Document, row: RowView) -> dict[str, Any]:
    return {
        "row": row.key,
        "shape": row.shape,
        "state": row.state,
        "band": row.band,
        "confidence": row.confidence,
        "parts": dict(row.parts),
        "left": [_view_claim(claim) for claim in row.left],
        "right": [_view_claim(claim) for claim in row.right],
        "notes": [asdict(note) for note in list_row_notes(row)],
        "flags": [_view_flag(document, row, flag) for flag in row.flags],
        "decided": _view_verdict(document, row),
        "permalink": document.link_row(row),
    }


def _view_claim(claim: ClaimView) -> dict[str, Any]:
    return {
        "label": claim.label,
        "language": claim.language,
        "kind": claim.kind,
        "start": claim.start,
        "end": claim.end,
        "text": claim.text,
    }


def _view_flag(document: Document, row: RowView, flag: FlagView) -> dict[str, Any]:
    return {
        "number": flag.number,
        "severity": flag.severity,
        "kind": flag.kind,
        "detector": flag.detector,
        "detector_version": flag.detector_version,
        "state": flag.state,
        "reason": flag.reason,
        "note": flag.note,
        "left_value": flag.left_value,
        "right_value": flag.right_value,
        "left_texts": list(flag.left_texts),
        "right_texts": list(flag.right_texts),
        "sentence": str(flag.wording),
        "decided": _view_verdict(document, row, flag),
        "permalink": document.link_flag(flag),
    }


def _view_verdict(
    document: Document, row: RowView, flag: FlagView | None = None
) -> dict[str, str] | None:
    verdict = document.decided(row, flag)
    return {"by": verdict.by, "at": verdict.at.isoformat()} if verdict else None
