"""The door for plain text."""

from __future__ import annotations

from collections.abc import Iterator

from articles.cleaning import hash_bytes
from articles.decoding import decode_text
from articles.drafts import Draft, ImportProblem


def read(data: bytes, name: str) -> Iterator[Draft | ImportProblem]:
    """The whole file as one draft."""
    yield Draft(text=decode_text(data).text, source_file=name, original_hash=hash_bytes(data))
