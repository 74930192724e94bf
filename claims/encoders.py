"""Encoders: texts in, unit vectors out.

Whatever is behind an encoder is a SentenceTransformer. Importing this module loads no
torch, and the bundled model is built when the first text is encoded.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from django.conf import settings
from numpy.typing import NDArray

from claims.adapters.folder import (
    Adapter,
    AdapterError,
    check_base,
    check_base_is_there,
    read_adapter,
)
from claims.adapters.lora import merge
from claims.bundled.weights import SHA256, Weights, WeightsError, read_weights
from claims.encoder_identity import E5_PROMPT, folder_revision, own_prompt, published_revision
from claims.torch_runtime import (
    autocast,
    check_network,
    has_bfloat16_matrix_products,
    prepare_libraries,
)

logger = logging.getLogger(__name__)

BUNDLED = "bundled"
BATCH_SIZE = 32
# bfloat16 is used only where it agrees with float32 at least this well (cosine).
MIN_AGREEMENT = 0.999
_PROBES = (
    "Der Präsident reiste am Dienstag nach Wladiwostok.",
    "De President ass e Mëttwoch an d'Stad gereest, fir iwwer 12,5 Milliounen Euro ze schwätzen.",
    "Le gouvernement n'a pas confirmé la nouvelle.",
)


class EncoderError(Exception):
    """An encoder cannot be loaded or cannot encode; the message says what to do."""


class Encoder(Protocol):
    """What turns texts into vectors, and what tells its vectors from another's."""

    name: str  # what get_encoder was asked for; a folder as its absolute path
    revision: str  # changes whenever the weights do
    prompt: str  # put before every text
    dimension: int

    def encode(
        self, texts: Sequence[str], *, on_progress: Callable[[int], None] | None = None
    ) -> NDArray[np.float32]:
        """Unit vectors, float32 (n, dimension), in the order of ``texts``.

        ``on_progress`` is told how many texts are done so far, after every batch.
        """


class SentenceEncoder:
    """An ``Encoder`` over a SentenceTransformer, which ``load`` gives at the first use."""

    def __init__(
        self,
        load: Callable[[], Any],
        *,
        name: str,
        revision: str,
        prompt: str,
        dimension: int,
        precision: str = "auto",
    ) -> None:
        self._load = load
        self._asked_precision = precision
        self._using = threading.RLock()
        self.name = name
        self.revision = revision
        self.prompt = prompt
        self.dimension = dimension

    def __repr__(self) -> str:
        return f"<SentenceEncoder {self.name} {self.revision[:12]}>"

    @cached_property
    def model(self) -> Any:
        """The SentenceTransformer itself, built at the first use."""
        model = self._load()
        del self._load  # and with it the vocabulary as Python strings
        return model

    @cached_property
    def precision(self) -> str:
        """ "bfloat16" where the processor is quick at it and the vectors stay the same."""
        if self._asked_precision != "auto":
            return self._asked_precision
        if self.model.device.type != "cpu" or not has_bfloat16_matrix_products():
            return "float32"
        exact = self._encode_batch(_PROBES, "float32")
        quick = self._encode_batch(_PROBES, "bfloat16")
        agreement = float((exact * quick).sum(axis=1).min())
        logger.info("%s: bfloat16 agrees with float32 at cosine %.5f", self.name, agreement)
        return "bfloat16" if agreement >= MIN_AGREEMENT else "float32"

    def encode(
        self, texts: Sequence[str], *, on_progress: Callable[[int], None] | None = None
    ) -> NDArray[np.float32]:
        """Unit vectors, float32 (n, dimension), in the order of ``texts``."""
        _check_texts(texts)
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        # Texts of one length share a batch, so that little of it is padding.
        order = sorted(range(len(texts)), key=lambda index: -len(texts[index]))
        with self._using:
            for start in range(0, len(order), BATCH_SIZE):
                rows = order[start : start + BATCH_SIZE]
                vectors[rows] = self._encode_batch([texts[row] for row in rows], self.precision)
                if on_progress:
                    on_progress(start + len(rows))
        return vectors

    def _encode_batch(self, texts: Sequence[str], precision: str) -> NDArray[np.float32]:
        with autocast(precision):
            raw = self.model.encode(
                list(texts), prompt=self.prompt, batch_size=len(texts), show_progress_bar=False
            )
        vectors = np.asarray(raw, dtype=np.float32)
        norms = np.linalg.norm(vectors, axis=1)
        usable = np.isfinite(norms) & (norms > 0)
        if not usable.all():
            message = (
                f"The encoder {self.name} gave no usable vector for"
                f" {texts[int(np.argmin(usable))][:80]!r}. Its weights are damaged or do not fit"
                " the installed sentence-transformers: choose another encoder."
            )
            raise EncoderError(message)
        unit: NDArray[np.float32] = vectors / norms[:, np.newaxis]
        return unit


_encoders: dict[str, SentenceEncoder] = {}
_loading = threading.Lock()


def get_encoder(name: str | None = None) -> Encoder:
    """The encoder ``name`` (default: ``settings.ENCODER``), one per process.

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
    wanted = str(name or settings.ENCODER)
    if wanted != BUNDLED and Path(wanted).expanduser().is_dir():
        return str(Path(wanted).expanduser().resolve())
    return wanted


def load_encoder(name: str, *, precision: str = "auto") -> SentenceEncoder:
    """A fresh encoder; ``precision`` is "auto", "float32" or "bfloat16"."""
    if name == BUNDLED:
        return _load_bundled(precision)
    if adapter := find_adapter(name):
        return _load_adapted(adapter, name, precision)
    prepare_libraries()
    is_folder = Path(name).is_dir()
    model = _load_folder(name) if is_folder else _load_published(name)
    return SentenceEncoder(
        lambda: model,
        name=name,
        revision=folder_revision(Path(name)) if is_folder else published_revision(model),
        prompt=own_prompt(model, name),
        dimension=int(model.get_embedding_dimension()),
        precision=precision,
    )


def _load_bundled(precision: str) -> SentenceEncoder:
    try:
        weights = read_weights()
    except WeightsError as error:
        raise EncoderError(str(error)) from error
    return SentenceEncoder(
        lambda: _build_bundled(weights),
        name=BUNDLED,
        revision=SHA256,
        prompt=E5_PROMPT,
        dimension=weights.sizes.width,
        precision=precision,
    )


def find_adapter(name: str) -> Adapter | None:
    """The adapter that the encoder ``name`` is, if it is one; ``EncoderError`` if damaged."""
    try:
        return read_adapter(Path(name)) if name != BUNDLED else None
    except AdapterError as error:
        raise EncoderError(str(error)) from error


def _load_adapted(adapter: Adapter, name: str, precision: str) -> SentenceEncoder:
    """The adapter's base encoder, with the adapter merged into its weights when they load."""
    try:
        check_base_is_there(adapter)
        base = load_encoder(adapter.base)
        check_base(adapter, revision=base.revision, prompt=base.prompt)
    except AdapterError as error:
        raise EncoderError(str(error)) from error

    def load() -> Any:
        try:
            return merge(base.model, adapter)
        except AdapterError as error:
            raise EncoderError(str(error)) from error

    return SentenceEncoder(
        load,
        name=name,
        revision=adapter.revision,
        prompt=base.prompt,
        dimension=base.dimension,
        precision=precision,
    )


def _build_bundled(weights: Weights) -> Any:
    prepare_libraries()
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling

    from claims.bundled.network import PackedBert

    modules = [PackedBert(weights), Pooling(weights.sizes.width, "mean"), Normalize()]
    return SentenceTransformer(modules=modules, local_files_only=True)


def _load_folder(path: str) -> Any:
    from sentence_transformers import SentenceTransformer

    try:
        return SentenceTransformer(path, local_files_only=True)
    except Exception as error:
        message = (
            f"{path} cannot be loaded ({_first_line(error)}). The folder needs modules.json,"
            " or config.json with weights and a tokenizer."
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
        check_network()
        return SentenceTransformer(name)
    except Exception as error:
        message = (
            f"The encoder {name} cannot be loaded ({_first_line(error)}). Check the name and the"
            " network; on a machine without network, give a folder that holds the model, or"
            " set VISAVIS_ENCODER=bundled."
        )
        raise EncoderError(message) from error


def _check_texts(texts: object) -> None:
    if isinstance(texts, str) or not isinstance(texts, Sequence):
        message = f"Give a list of texts, not {type(texts).__name__}."
        raise EncoderError(message)
    for index, text in enumerate(texts):
        if not isinstance(text, str):
            message = f"Text {index} is {type(text).__name__}, not str."
            raise EncoderError(message)


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
