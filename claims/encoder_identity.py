"""What tells one encoder's vectors from another's: its name, revision and prompt."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any

# E5 models need a prompt (Wang et al. 2024, model cards: "query: " on both sides of a
# symmetric task) but some published copies do not carry it in their configuration.
E5_PROMPT = "query: "
_E5 = re.compile(r"(^|[/_-])e5-(small|base|large)(-v2)?$", re.IGNORECASE)

_HASHED_SUFFIXES = frozenset({".bin", ".json", ".model", ".pt", ".safetensors", ".txt"})


def own_prompt(model: Any, name: str) -> str:
    """The prompt that the SentenceTransformer ``model`` itself puts before every text."""
    if model.default_prompt_name:
        return str(model.prompts.get(model.default_prompt_name, ""))
    return E5_PROMPT if _E5.search(name) else ""


def published_revision(model: Any) -> str:
    """The commit ``model`` was loaded from, otherwise the hash of its parameters."""
    config = getattr(model.transformers_model, "config", None)
    commit = getattr(config, "_commit_hash", None)
    if commit:
        return str(commit)
    digest = hashlib.sha256()
    for key, tensor in sorted(model.state_dict().items()):
        digest.update(key.encode())
        digest.update(tensor.float().cpu().numpy().tobytes())
    return digest.hexdigest()


def folder_revision(folder: Path) -> str:
    """The hash of all files in ``folder`` that decide a vector: weights, vocabulary, settings."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        hidden = any(part.startswith(".") for part in relative.parts)
        if hidden or path.suffix not in _HASHED_SUFFIXES or not path.is_file():
            continue
        digest.update(f"{relative.as_posix()}\0".encode())
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()
