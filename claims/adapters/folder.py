"""A stored adapter: its weights in PEFT's form, and a small file that says what they are for."""

from __future__ import annotations

import hashlib
import json
import logging
import os
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

logger = logging.getLogger(__name__)

METADATA = "visavis_adapter.json"
WEIGHTS = "adapter_model.safetensors"
FORMAT = 1
MASKED, PLAIN = "encoding_text", "plain"
_NEEDED = {
    "base": str,
    "base_revision": str,
    "base_prompt": str,
    "text": str,
    "rank": int,
    "alpha": int,
    "weights_sha256": str,
}


class AdapterError(Exception):
    """A stored adapter cannot be used; the message says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Adapter:
    """An adapter in a folder, and the base encoder that it belongs to.

    ``text`` says what it was trained on: "encoding_text", which is what is encoded of
    claims, or "plain". ``notes`` are how it was made and what it scored; they decide nothing.
    """

    folder: Path
    base: str
    base_revision: str
    base_prompt: str
    text: str
    rank: int
    alpha: int
    weights_sha256: str
    notes: dict[str, Any]

    @property
    def revision(self) -> str:
        """Changes whenever a vector may: with the base, its prompt, the weights or their scale."""
        parts = (self.base_revision, self.base_prompt, self.weights_sha256)
        identity = json.dumps([*parts, self.rank, self.alpha])
        return hashlib.sha256(identity.encode()).hexdigest()

    def with_notes(self, **notes: Any) -> Adapter:
        """The same adapter with more notes."""
        return replace(self, notes={**self.notes, **notes})


def read_adapter(folder: Path) -> Adapter | None:
    """The adapter in ``folder``, or None if there is none; ``AdapterError`` if it is damaged."""
    path = folder / METADATA
    if not path.is_file():
        return None
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        fields = {name: _typed(data, name, kind) for name, kind in _NEEDED.items()}
        if data.get("format") != FORMAT or fields["text"] not in {MASKED, PLAIN}:
            message = f"format {data.get('format')!r}, text {fields['text']!r}"
            raise ValueError(message)
    except (ValueError, TypeError, KeyError) as error:
        message = f"{path} does not describe an adapter of this version of Visavis ({error})."
        raise AdapterError(f"{message} Train it again with `manage.py train_adapter`.") from error
    notes = {name: value for name, value in data.items() if name not in {*_NEEDED, "format"}}
    return Adapter(folder=folder, notes=notes, **fields)


def write_adapter(adapter: Adapter) -> None:
    """Stores what ``adapter`` says about itself; the weights are in its folder already."""
    data = asdict(adapter)
    notes = data.pop("notes")
    del data["folder"]
    text = json.dumps({"format": FORMAT, **data, **notes}, ensure_ascii=False, indent=1)
    replace_file(adapter.folder / METADATA, f"{text}\n".encode())


def check_base_is_there(adapter: Adapter) -> None:
    """``AdapterError`` when the base encoder is a folder that is gone."""
    if Path(adapter.base).is_absolute() and not Path(adapter.base).is_dir():
        message = (
            f"The adapter in {adapter.folder} belongs to the encoder in {adapter.base}, which is"
            " not there. Put it back, or train the adapter again with `manage.py train_adapter`."
        )
        raise AdapterError(message)


def check_base(adapter: Adapter, *, revision: str, prompt: str) -> None:
    """``AdapterError`` unless the base encoder is still what the adapter was trained on.

    An adapter that was trained on other texts than are encoded here is only warned of.
    """
    if (revision, prompt) != (adapter.base_revision, adapter.base_prompt):
        message = (
            f"The adapter in {adapter.folder} was trained on {adapter.base}"
            f" {adapter.base_revision[:12]} with the prompt {adapter.base_prompt!r}, which is now"
            f" {revision[:12]} with {prompt!r}. Restore that encoder, or train the adapter again"
            " with `manage.py train_adapter`."
        )
        raise AdapterError(message)
    if adapter.text != MASKED:
        logger.warning(
            "%s was trained on plain text, but values are masked and Luxembourgish is glossed in"
            " what is encoded here.",
            adapter.folder,
        )


def check_weights(adapter: Adapter) -> None:
    """``AdapterError`` unless the weights are those that the adapter was stored with."""
    path = adapter.folder / WEIGHTS
    if not path.is_file() or file_sha256(path) != adapter.weights_sha256:
        message = (
            f"{path} is missing, or is not the file that {METADATA} beside it names."
            " Copy the whole folder again, or train it again with `manage.py train_adapter`."
        )
        raise AdapterError(message)


def file_sha256(path: Path) -> str:
    """The SHA-256 of a file, as hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def replace_file(path: Path, data: bytes) -> None:
    """Writes ``data`` to ``path``: whoever reads it, also after a kill, sees all or nothing new."""
    partial = path.with_name(f"{path.name}.partial")
    with partial.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)


def _typed(data: Any, name: str, kind: type) -> Any:
    value = data[name]
    if not isinstance(value, kind) or isinstance(value, bool):
        message = f"{name} is {value!r}"
        raise TypeError(message)
    return value
