"""Encoders: texts in, unit vectors out. The only importer of sentence_transformers.

``get_encoder`` gives the bundled model, a model by its name, or one from a folder;
whatever is behind it is a SentenceTransformer. Importing this module loads no torch.
"""

from __future__ import annotations

import hashlib
import logging
import os
import re
import threading
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from django.conf import settings
from numpy.typing import NDArray

from claims.bundled.weights import SHA256, WeightsError, read_weights

logger = logging.getLogger(__name__)

BUNDLED = "bundled"
BATCH_SIZE = 32
# bfloat16 is used only where it agrees with float32 at least this well.
MIN_AGREEMENT = 0.999

# E5 models need a prompt (Wang et al. 2024, model cards: "query: " on both sides of a
# symmetric task) but some published copies do not carry it in their configuration.
_E5 = re.compile(r"(^|[/_-])e5-(small|base|large)(-v2)?$", re.IGNORECASE)
_E5_PROMPT = "query: "

_PROBES = (
    "Der Präsident reiste am Dienstag nach Wladiwostok.",
    "De President ass e Mëttwoch an d'Stad gereest, fir iwwer 12,5 Milliounen Euro ze schwätzen.",
    "Le gouvernement n'a pas confirmé la nouvelle.",
)
_HASHED_SUFFIXES = frozenset({".bin", ".json", ".model", ".pt", ".safetensors", ".txt"})


class EncoderError(Exception):
    """An encoder cannot be loaded or cannot encode; the message says what to do."""


class Encoder(Protocol):
    """What turns texts into vectors, and what tells its vectors from another's."""

    @property
    def name(self) -> str:
        """What ``get_encoder`` was asked for; a folder as its absolute path."""

    @property
    def revision(self) -> str:
        """Changes whenever the weights do."""

    @property
    def prompt(self) -> str:
        """What is put before every text."""

    @property
    def dimension(self) -> int:
        """Values in a vector."""

    def encode(
        self, texts: Sequence[str], *, on_progress: Callable[[int], None] | None = None
    ) -> NDArray[np.float32]:
        """Unit vectors, float32 (n, dimension), in the order of ``texts``.

        ``on_progress`` is told how many texts are done so far, after every batch.
        """


class SentenceEncoder:
    """An ``Encoder`` over a SentenceTransformer."""

    def __init__(
        self, model: Any, *, name: str, revision: str, prompt: str, precision: str
    ) -> None:
        self._model = model
        self.name = name
        self.revision = revision
        self.prompt = prompt
        self.dimension = int(model.get_embedding_dimension())
        self.precision = "float32"
        if precision == "bfloat16" or (precision == "auto" and self._prefers_bfloat16()):
            self.precision = "bfloat16"

    def __repr__(self) -> str:
        return f"<SentenceEncoder {self.name} {self.revision[:12]} {self.precision}>"

    def encode(
        self, texts: Sequence[str], *, on_progress: Callable[[int], None] | None = None
    ) -> NDArray[np.float32]:
        """Unit vectors, float32 (n, dimension), in the order of ``texts``."""
        _check_texts(texts)
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        # Texts of one length share a batch, so that little of it is padding.
        order = sorted(range(len(texts)), key=lambda index: -len(texts[index]))
        for start in range(0, len(order), BATCH_SIZE):
            rows = order[start : start + BATCH_SIZE]
            vectors[rows] = self._encode_batch([texts[row] for row in rows], self.precision)
            if on_progress:
                on_progress(start + len(rows))
        return vectors

    def _encode_batch(self, texts: list[str], precision: str) -> NDArray[np.float32]:
        with _autocast(precision):
            raw = self._model.encode(
                texts, prompt=self.prompt, batch_size=len(texts), show_progress_bar=False
            )
        vectors = np.asarray(raw, dtype=np.float32)
        norms = np.linalg.norm(vectors, axis=1, keepdims=True)
        if not np.isfinite(norms).all() or not (norms > 0).all():
            bad = texts[int(np.argmin(np.isfinite(norms[:, 0]) & (norms[:, 0] > 0)))]
            message = (
                f"The encoder {self.name} gave no usable vector for {bad[:80]!r}."
                " Its weights are damaged or do not fit this version: choose another encoder."
            )
            raise EncoderError(message)
        unit: NDArray[np.float32] = vectors / norms
        return unit

    def _prefers_bfloat16(self) -> bool:
        """Whether this processor multiplies bfloat16 natively and the vectors stay the same."""
        if self._model.device.type != "cpu" or not _has_bfloat16_matrix_products():
            return False
        exact = self._encode_batch(list(_PROBES), "float32")
        quick = self._encode_batch(list(_PROBES), "bfloat16")
        agreement = float((exact * quick).sum(axis=1).min())
        if agreement < MIN_AGREEMENT:
            logger.info("%s stays in float32: bfloat16 agrees at %.4f", self.name, agreement)
        return agreement >= MIN_AGREEMENT


_encoders: dict[str, SentenceEncoder] = {}
_loading = threading.Lock()


def get_encoder(name: str | None = None) -> Encoder:
    """The encoder ``name`` (default: ``settings.ENCODER``), loaded once per process.

    ``name`` is "bundled", a folder or a model's name; ``EncoderError`` says what to do
    when it cannot be loaded.
    """
    wanted = canonical_name(name)
    with _loading:
        if wanted not in _encoders:
            _encoders[wanted] = load_encoder(wanted)
        return _encoders[wanted]


def canonical_name(name: str | None = None) -> str:
    """The name under which an encoder's vectors are kept: a folder as its absolute path."""
    wanted = name or settings.ENCODER
    if wanted != BUNDLED and Path(wanted).expanduser().is_dir():
        return str(Path(wanted).expanduser().resolve())
    return str(wanted)


def load_encoder(name: str, *, precision: str = "auto") -> SentenceEncoder:
    """A fresh encoder; ``precision`` is "auto", "float32" or "bfloat16"."""
    _prepare_libraries()
    if name == BUNDLED:
        return _load_bundled(precision)
    model = _load_folder(name) if Path(name).is_dir() else _load_published(name)
    revision = _folder_revision(Path(name)) if Path(name).is_dir() else _published_revision(model)
    return SentenceEncoder(
        model, name=name, revision=revision, prompt=_own_prompt(model, name), precision=precision
    )


def _load_bundled(precision: str) -> SentenceEncoder:
    try:
        weights = read_weights()
    except WeightsError as error:
        raise EncoderError(str(error)) from error
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling

    from claims.bundled.network import PackedBert

    modules = [PackedBert(weights), Pooling(weights.sizes.width, "mean"), Normalize()]
    model = SentenceTransformer(modules=modules, local_files_only=True)
    return SentenceEncoder(
        model, name=BUNDLED, revision=SHA256, prompt=_E5_PROMPT, precision=precision
    )


def _load_folder(path: str) -> Any:
    from sentence_transformers import SentenceTransformer

    try:
        return SentenceTransformer(path, local_files_only=True)
    except Exception as error:
        message = (
            f"{path} is not a folder that sentence-transformers can load ({_first_line(error)})."
            " It needs modules.json, or config.json with weights and a tokenizer."
        )
        raise EncoderError(message) from error


def _load_published(name: str) -> Any:
    """The model from the local cache if it is there, otherwise downloaded."""
    from sentence_transformers import SentenceTransformer

    try:
        return SentenceTransformer(name, local_files_only=True)
    except Exception as error:  # noqa: BLE001 - whatever failed, the download decides
        logger.info("%s is not in the local cache: %s", name, _first_line(error))
    try:
        return SentenceTransformer(name)
    except Exception as error:
        message = (
            f"The encoder {name} cannot be loaded ({_first_line(error)}). Check the name and the"
            " network; on a machine without network, give a folder that holds the model, or"
            " set VISAVIS_ENCODER=bundled."
        )
        raise EncoderError(message) from error


def _prepare_libraries() -> None:
    """Bounds the threads and keeps the libraries quiet."""
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    import torch
    from transformers.utils import logging as transformers_logging

    # Two processes with more threads than cores starve each other.
    torch.set_num_threads(settings.ENCODER_THREADS)
    transformers_logging.disable_progress_bar()


def _has_bfloat16_matrix_products() -> bool:
    import torch

    capabilities = torch.cpu.get_capabilities()
    return bool(capabilities.get("amx_bf16") or capabilities.get("avx512_bf16"))


def _autocast(precision: str) -> AbstractContextManager[Any]:
    if precision != "bfloat16":
        return nullcontext()
    import torch

    context: AbstractContextManager[Any] = torch.autocast("cpu", dtype=torch.bfloat16)
    return context


def _own_prompt(model: Any, name: str) -> str:
    """The prompt that the model itself puts before every text."""
    if model.default_prompt_name:
        return str(model.prompts.get(model.default_prompt_name, ""))
    return _E5_PROMPT if _E5.search(name) else ""


def _published_revision(model: Any) -> str:
    """The commit the model was loaded from, otherwise the hash of its parameters."""
    config = getattr(model.transformers_model, "config", None)
    commit = getattr(config, "_commit_hash", None)
    if commit:
        return str(commit)
    digest = hashlib.sha256()
    for key, tensor in sorted(model.state_dict().items()):
        digest.update(key.encode())
        digest.update(tensor.float().cpu().numpy().tobytes())
    return digest.hexdigest()


def _folder_revision(folder: Path) -> str:
    """The hash of all files in ``folder`` that decide a vector."""
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


def _check_texts(texts: Sequence[str]) -> None:
    if isinstance(texts, str):
        message = "Give a list of texts: a single text would be read letter by letter."
        raise EncoderError(message)
    for index, text in enumerate(texts):
        if not isinstance(text, str):
            message = f"Text {index} is {type(text).__name__}, not str."
            raise EncoderError(message)


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
