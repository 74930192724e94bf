"""Stored vectors for page tests, without any model."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from claims.models import Claim, Comparison, Embedding, EncoderModel
from claims.stages.embeddings import content_hash


def make_encoder(*, dimension: int, name: str = "hand-made") -> EncoderModel:
    """An active encoder."""
    return EncoderModel.objects.create(name=name, revision="1", dimension=dimension, is_active=True)


def store_vectors(
    comparison: Comparison, encoder: EncoderModel, *sides: Sequence[Sequence[float]]
) -> None:
    """A vector for each claim of each side in reading order, brought to unit length."""
    for article, vectors in zip((comparison.left, comparison.right), sides, strict=True):
        claims = list(article.claims.filter(is_current=True).order_by("position"))
        for claim, vector in zip(claims, vectors, strict=False):
            claim.encoding_text = f"{claim.pk} {claim.text}"
            store_vector(claim, encoder, np.asarray(vector, dtype="<f4"))
        Claim.objects.bulk_update(claims, ["encoding_text"])


def store_vector(claim: Claim, encoder: EncoderModel, vector: NDArray[np.float32]) -> None:
    """The vector of one claim."""
    unit = vector / np.linalg.norm(vector)
    Embedding.objects.create(
        encoder=encoder,
        content_hash=content_hash(claim.encoding_text),
        vector=unit.astype("<f4").tobytes(),
    )
