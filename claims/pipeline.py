"""The flow, top to bottom: article → claims → embeddings → alignment → discrepancies.

Every stage can run alone and again. What people decided is kept by each of them; see
the stage's own module for how.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from articles.models import Article
from claims.encoders import Encoder
from claims.models import Comparison
from claims.stages.aligning import AlignResult, align_comparison
from claims.stages.detecting import DetectResult, detect_discrepancies
from claims.stages.embeddings import (
    EmbedResult,
    active_encoder,
    embed_texts,
    encoder_row,
    prepare_texts,
)
from claims.stages.splitting import SplitResult, split_article

__all__ = [
    "AlignResult",
    "DetectResult",
    "EmbedResult",
    "ProcessResult",
    "SplitResult",
    "align_comparison",
    "detect_discrepancies",
    "embed_comparison",
    "process_comparison",
    "split_article",
    "split_comparison",
]

OnProgress = Callable[[str, int, int], None]


@dataclass(frozen=True, kw_only=True)
class ProcessResult:
    """What each stage did."""

    left: SplitResult
    right: SplitResult
    embedded: EmbedResult
    aligned: AlignResult
    detected: DetectResult


def split_comparison(comparison: Comparison) -> tuple[SplitResult, SplitResult]:
    """1. Claims of both articles."""
    return split_article(comparison.left), split_article(comparison.right)


def embed_comparison(
    comparison: Comparison,
    *,
    encoder: Encoder | None = None,
    on_progress: Callable[[int, int], None] | None = None,
) -> EmbedResult:
    """2. Vectors of all claims that have none of this encoder yet."""
    encoder = encoder or active_encoder()[0]
    articles: list[Article] = [comparison.left, comparison.right]
    return embed_texts(
        prepare_texts(articles),
        encoder=encoder,
        row=encoder_row(encoder),
        on_progress=on_progress,
    )


def process_comparison(
    comparison: Comparison,
    *,
    encoder: Encoder | None = None,
    on_progress: OnProgress | None = None,
) -> ProcessResult:
    """All stages in order; idempotent. ``on_progress`` gets the stage, done and total."""
    report = on_progress or (lambda _stage, _done, _total: None)
    encoder = encoder or active_encoder()[0]
    report("split", 0, 1)
    left, right = split_comparison(comparison)
    report("embed", 0, 0)
    embedded = embed_comparison(
        comparison,
        encoder=encoder,
        on_progress=lambda done, total: report("embed", done, total),
    )
    report("align", 0, 1)
    aligned = align_comparison(comparison, encoder_row=encoder_row(encoder))
    report("detect", 0, 1)
    detected = detect_discrepancies(comparison)
    return ProcessResult(
        left=left, right=right, embedded=embedded, aligned=aligned, detected=detected
    )
