"""PNG files of arrays: grey with alpha for masks, palettes for pictures of pages."""

from __future__ import annotations

import struct
import zlib

import numpy as np
from numpy.typing import NDArray

_GREY_ALPHA, _PALETTE = 4, 3  # colour types of the format


def encode_mask(alphas: NDArray[np.uint8]) -> bytes:
    """A PNG of (n, m) uint8 values, black, as opaque as their value: a mask for any colour."""
    pixels = np.zeros((*alphas.shape, 2), dtype=np.uint8)
    pixels[:, :, 1] = alphas
    return _encode(pixels, _GREY_ALPHA)


def encode_palette(indices: NDArray[np.uint8], colours: NDArray[np.uint8]) -> bytes:
    """A PNG of (n, m) uint8 indices into (up to 256, 3) uint8 colours."""
    return _encode(indices[:, :, None], _PALETTE, _chunk(b"PLTE", colours.tobytes()))


def _encode(pixels: NDArray[np.uint8], colour_type: int, extra: bytes = b"") -> bytes:
    rows, columns, channels = pixels.shape
    # Each row of a PNG begins with its filter, 0 for none.
    lines = np.zeros((rows, 1 + columns * channels), dtype=np.uint8)
    lines[:, 1:] = pixels.reshape(rows, columns * channels)
    header = _chunk(b"IHDR", struct.pack(">IIBBBBB", columns, rows, 8, colour_type, 0, 0, 0))
    body = _chunk(b"IDAT", zlib.compress(lines.tobytes(), 9))
    return b"\x89PNG\r\n\x1a\n" + header + extra + body + _chunk(b"IEND", b"")


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
