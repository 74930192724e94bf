"""Similarity of all claims of one report to all claims of the other, from stored vectors."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from claims.models import Claim, Comparison, EncoderModel
from claims.stages.embeddings import load_vectors

_DARKEST = 255


class NoEncoderError(LookupError):
    """No encoder is active yet: nothing was encoded."""


@dataclass(frozen=True, kw_only=True)
class Basis:
    """The claims that take part, (id, text that is encoded) by side in reading order."""

    encoder: EncoderModel
    left: Sequence[tuple[int, str]]
    right: Sequence[tuple[int, str]]

    @cached_property
    def version(self) -> str:
        """Changes when a claim or the encoder does: the address of what is drawn from it."""
        parts = [str(self.encoder.pk), *(text for _pk, text in (*self.left, *self.right))]
        parts.append(str(len(self.left)))
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


@dataclass(frozen=True, kw_only=True)
class Similarity:
    """Cosines (n, m) float32 of the left claims to the right ones, and the ends of their scale."""

    cosines: NDArray[np.float32]
    low: float
    high: float

    @property
    def values(self) -> bytes:
        """The cosines row by row, 16 bits each, little-endian: 0 is -1 and 65535 is 1."""
        share = (np.clip(self.cosines, -1, 1) + 1) / 2
        return np.rint(share * 0xFFFF).astype("<u2").tobytes()

    @property
    def steps(self) -> NDArray[np.uint8]:
        """The cosines (n, m) uint8 on the scale from ``low`` (0) to ``high`` (255)."""
        span = max(self.high - self.low, 1e-6)
        share = np.clip((self.cosines - self.low) / span, 0, 1)
        result: NDArray[np.uint8] = np.rint(share * _DARKEST).astype(np.uint8)
        return result


def read_basis(comparison: Comparison) -> Basis:
    """Both sides' claims in reading order, in two queries; ``NoEncoderError`` before the first run."""
    encoder = EncoderModel.objects.filter(is_active=True).first()
    if encoder is None:
        raise NoEncoderError
    sides = (comparison.left_id, comparison.right_id)
    claims = list(
        Claim.objects.filter(article__in=sides, is_current=True)
        .exclude(kind=Claim.Kind.BOILERPLATE)
        .order_by("position", "pk")
        .values_list("article_id", "pk", "encoding_text")
    )
    left, right = ([(pk, text) for owner, pk, text in claims if owner == side] for side in sides)
    return Basis(encoder=encoder, left=left, right=right)


def measure_similarity(basis: Basis) -> Similarity:
    """Cosines of all pairs, from vectors that are stored; ``MissingVectorsError`` where some are not."""
    texts = [text for _pk, text in (*basis.left, *basis.right)]
    vectors = load_vectors(texts, basis.encoder)
    cosines = vectors[: len(basis.left)] @ vectors[len(basis.left) :].T
    if not cosines.size:
        return Similarity(cosines=cosines, low=0.0, high=1.0)
    # Most pairs have nothing to do with each other: the lowest twentieth needs no shades.
    low = np.floor(np.percentile(cosines, 5) * 100) / 100
    high = np.ceil(cosines.max() * 100) / 100
    return Similarity(cosines=cosines, low=float(low), high=float(max(high, low + 0.01)))
