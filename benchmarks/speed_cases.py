"""Comparisons of any size to measure speed on: news in both languages, and vectors without a model.

Up to a hundred claims a side are the short news of the detectors' tests as they stand; beyond, their
halves are put together anew with other numbers, so that no two claims are the same text.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tests.claims.engine.detectors.news_pairs import ROWS
from tests.claims.engine.detectors.news_translations import PAIRS

Vectors = NDArray[np.float32]

DIMENSION = 384
_ONE_SIDED = 4  # every fourth claim has no counterpart
_BLOCK = 5  # claims that keep their order, as the sentences of a paragraph do
# Unrelated claims of the bundled encoder are about .82 alike, counterparts about .91.
_COMMON, _OWN = 0.82, 0.91
_CLAIMS: tuple[tuple[str, str], ...] = tuple(
    dict.fromkeys([*((row[1], row[2]) for row in ROWS.values()), *PAIRS])
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """German and Luxembourgish claims; ``order`` gives the pair that each right claim is from."""

    left: list[str]
    right: list[str]
    order: list[int]


def make_texts(size: int, *, seed: int = 1) -> Texts:
    """A pair of reports of ``size`` claims each, the same for the same seed."""
    random_ = random.Random(seed)
    needed = size + size // _ONE_SIDED
    news = list(_CLAIMS)
    random_.shuffle(news)
    pairs = news[:needed]
    while len(pairs) < needed:
        one, other = random_.sample(news, 2)
        pairs.append(_recombined(one, other, random_))
    blocks = [list(range(start, min(start + _BLOCK, size))) for start in range(0, size, _BLOCK)]
    random_.shuffle(blocks)
    order = [index for block in blocks for index in block]
    for place, extra in zip(range(0, size, _ONE_SIDED), range(size, needed), strict=False):
        order[place] = extra
    return Texts(
        left=[pair[0] for pair in pairs[:size]],
        right=[pairs[index][1] for index in order],
        order=order,
    )


def make_earlier_texts(size: int, *, seed: int = 1) -> Texts:
    """The news that ``make_texts`` leaves over for a small size: what a worker has seen before."""
    news = list(_CLAIMS)
    random.Random(seed).shuffle(news)
    rest = news[size + size // _ONE_SIDED :]
    return Texts(
        left=[pair[0] for pair in rest],
        right=[pair[1] for pair in rest],
        order=list(range(len(rest))),
    )


def _recombined(
    one: tuple[str, str], other: tuple[str, str], random_: random.Random
) -> tuple[str, str]:
    """First half of one claim and second half of another, with other digits on both sides alike."""
    digits = random_.sample("123456789", 9)
    turned = str.maketrans("123456789", "".join(digits))
    texts = []
    for first, second in zip(one, other, strict=True):
        head, tail = first.split(), second.split()
        words = [*head[: (len(head) + 1) // 2], *tail[len(tail) // 2 :]]
        texts.append(re.sub(r"\d+", lambda found: found[0].translate(turned), " ".join(words)))
    return texts[0], texts[1]


def make_vectors(order: list[int], *, size: int, seed: int = 1) -> tuple[Vectors, Vectors]:
    """Unit vectors (size, 384) of both sides, float32, as far from each other as the encoder's."""
    generator = np.random.default_rng(seed)
    shape = (max(order) + 1, DIMENSION)
    common = _unit(generator.standard_normal((1, DIMENSION)))
    meaning = _unit(generator.standard_normal(shape))
    sides = []
    for rows in (list(range(size)), order):
        noise = _unit(generator.standard_normal((len(rows), DIMENSION)))
        mixed = (
            np.sqrt(_COMMON) * common
            + np.sqrt(_OWN - _COMMON) * meaning[rows]
            + np.sqrt(1 - _OWN) * noise
        )
        sides.append(_unit(mixed).astype(np.float32))
    return sides[0], sides[1]


def _unit(vectors: NDArray[np.float64]) -> NDArray[np.float64]:
    result: NDArray[np.float64] = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return result
