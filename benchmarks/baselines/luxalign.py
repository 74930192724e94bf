"""The rule that made LuxAlign (Philippy et al., 2025, "LuxEmbedder: A Cross-Lingual Approach
to Enhanced Luxembourgish Sentence Embeddings"), re-implemented from its description.

Made to mine single sentence pairs: it knows no groups. Its threshold was set for LaBSE,
whose cosines spread from 0 to 1; other encoders need one of their own.
"""

from __future__ import annotations

from benchmarks.baselines.sides import Side, cosines
from claims.engine.scoring import Group

THRESHOLD = 0.7
LONGEST_RATIO = 1.5  # of the lengths in characters
MOST_SHARED = 0.8  # of the shorter one's words: more is a copy, not a translation


def align_luxalign(left: Side, right: Side, threshold: float = THRESHOLD) -> list[Group]:
    """Pairs that are the best of their row, then of their column, and look like translations."""
    if not len(left) or not len(right):
        return []
    similarity = cosines(left, right)
    best: dict[int, int] = {}
    for i, j in enumerate(similarity.argmax(axis=1).tolist()):
        if j not in best or similarity[i, j] > similarity[best[j], j]:
            best[j] = i
    return sorted(
        ((i,), (j,))
        for j, i in best.items()
        if similarity[i, j] >= threshold and _is_translation(left.texts[i], right.texts[j])
    )


def _is_translation(left: str, right: str) -> bool:
    short, long = sorted((len(left), len(right)))
    words = [set(text.split()) for text in (left, right)]
    fewest = min(len(words[0]), len(words[1]))
    return long < LONGEST_RATIO * short and len(words[0] & words[1]) < MOST_SHARED * fewest
