"""Retrieval on held-out pairs: how often a sentence's nearest neighbour is its counterpart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claims.adapters.pairs import Pair
from claims.encoders import Encoder
from claims.engine.alignment.evidence import top_mean
from claims.engine.scoring import bootstrap_interval

MEASURES = ("cosine", "margin")
DIRECTIONS = ("de_lb", "lb_de")

Hits = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Retrieval:
    """Per measure, bool (n, 2): whether each pair was found from German and from Luxembourgish."""

    hits: dict[str, Hits]

    def summary(self) -> dict[str, Any]:
        """Shares with counts, in both directions and together with a bootstrap interval."""
        return {measure: _summarise(hits) for measure, hits in self.hits.items()}


def measure_retrieval(encoder: Encoder, pairs: Sequence[Pair]) -> Retrieval:
    """Top-1 among all ``pairs``, by cosine and by margin (Artetxe and Schwenk 2019)."""
    size = len(pairs)
    vectors = encoder.encode([pair.inputs[side] for side in (0, 1) for pair in pairs])
    cosine = vectors[:size] @ vectors[size:].T
    # The distance form, as alignment uses it.
    margin = cosine - (top_mean(cosine)[:, None] + top_mean(cosine.T)[None, :]) / 2
    right = _same(pairs)
    tables = dict(zip(MEASURES, (cosine, margin), strict=True))
    return Retrieval(hits={name: _top_one(table, right) for name, table in tables.items()})


def gain(before: Retrieval, after: Retrieval, measure: str) -> dict[str, Any]:
    """How much the share of right neighbours rose, with its paired bootstrap interval."""
    change = after.hits[measure].mean(axis=1) - before.hits[measure].mean(axis=1)
    return {"value": float(change.mean()), "interval": _interval(change)}


def _same(pairs: Sequence[Pair]) -> Hits:
    """Which counterparts are right, (n, n): a pair's own, and those of an equal sentence."""
    ids: dict[str, int] = {}
    sides = [
        np.array([ids.setdefault(pair.inputs[side], len(ids)) for pair in pairs]) for side in (0, 1)
    ]
    found: Hits = np.logical_or(*(side[:, None] == side[None, :] for side in sides))
    return found


def _top_one(table: NDArray[np.float32], right: Hits) -> Hits:
    rows = np.arange(len(table))
    return np.stack([right[rows, table.argmax(axis=1)], right[table.argmax(axis=0), rows]], axis=1)


def _summarise(hits: Hits) -> dict[str, Any]:
    directions = {
        name: {"hits": int(hits[:, side].sum()), "top1": float(hits[:, side].mean())}
        for side, name in enumerate(DIRECTIONS)
    }
    return {**directions, "top1": float(hits.mean()), "interval": _interval(hits.mean(axis=1))}


def _interval(values: NDArray[np.floating[Any]]) -> list[float]:
    listed = values.tolist()
    return list(bootstrap_interval(listed, lambda sample: sum(sample) / len(sample)))
