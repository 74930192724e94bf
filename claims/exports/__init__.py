"""Exports of one comparison, one module per format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from claims.exports.document import Document, read_document
from claims.exports.json_lines import write_jsonl
from claims.exports.json_whole import write_json
from claims.exports.table import write_csv
from claims.exports.tei import write_tei
from claims.exports.tmx import write_tmx
from claims.exports.web_annotation import write_web_annotation


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format by its name in addresses: what it is called, its type, its file, its writer."""

    label: str
    content_type: str
    suffix: str
    write: Callable[[Document], bytes]


FORMATS: Mapping[str, Format] = {
    "csv": Format(
        label="CSV", content_type="text/csv; charset=utf-8", suffix="csv", write=write_csv
    ),
    "json": Format(label="JSON", content_type="application/json", suffix="json", write=write_json),
    "jsonl": Format(
        label="JSONL", content_type="application/x-ndjson", suffix="jsonl", write=write_jsonl
    ),
    "tmx": Format(
        label="TMX 1.4", content_type="application/x-tmx+xml", suffix="tmx", write=write_tmx
    ),
    "tei": Format(
        label="TEI", content_type="application/tei+xml", suffix="tei.xml", write=write_tei
    ),
    "webannotation": Format(
        label="Web Annotation",
        content_type="application/ld+json",
        suffix="jsonld",
        write=write_web_annotation,
    ),
}

__all__ = ["FORMATS", "Document", "Format", "read_document"]
