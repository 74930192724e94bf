"""Long reports: computed block by block, with the result of the whole, and always valid."""

from __future__ import annotations

import numpy as np
import pytest

from claims.engine.alignment import align_reports, matrices
from claims.engine.types import ClaimFacts, Report
from tests.claims.engine.detectors.news_translations import PAIRS


def _vectors(size, rng, like=None):
    """Unit rows with a common part; those ``like`` others are counterparts of theirs."""
    rows = (
        rng.standard_normal((size, 32)) if like is None else like + rng.normal(0, 0.05, like.shape)
    )
    if like is None:
        rows = rows / np.linalg.norm(rows, axis=1, keepdims=True) + 0.3
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def _report(texts, language):
    claims = [
        ClaimFacts(index=index, text=text, language=language) for index, text in enumerate(texts)
    ]
    return Report(language=language, claims=tuple(claims))


def _news(rng):
    """Reports of 41 and 37 claims, most with a counterpart, with their vectors."""
    order = rng.permutation(len(PAIRS))
    left, right = order[:41], rng.permutation(order[8:45])
    meaning = _vectors(len(PAIRS), rng)
    return (
        _report([PAIRS[row][0] for row in left], "de"),
        _report([PAIRS[row][1] for row in right], "lb"),
        _vectors(41, rng, meaning[left]),
        _vectors(37, rng, meaning[right]),
    )


@pytest.mark.parametrize(
    "cells", [pytest.param(1, id="row-by-row"), pytest.param(400, id="uneven-blocks")]
)
def test_blocks_give_the_result_of_the_whole(monkeypatch, cells):
    case = _news(np.random.default_rng(5))
    whole = align_reports(*case)
    monkeypatch.setattr(matrices, "_CELLS", cells)
    blockwise = align_reports(*case)

    assert len(whole.links) > 25
    assert [(link.left, link.right, link.band) for link in blockwise.links] == [
        (link.left, link.right, link.band) for link in whole.links
    ]
    for one, other in zip(blockwise.links, whole.links, strict=True):
        assert one.confidence == pytest.approx(other.confidence, abs=1e-4)
        assert one.parts == pytest.approx(other.parts, abs=2e-3)
    assert blockwise.unmatched_left == whole.unmatched_left
    assert blockwise.unmatched_right == whole.unmatched_right


def test_two_thousand_claims_a_side_are_aligned_validly():
    size, rng = 2_000, np.random.default_rng(6)
    meaning = _vectors(size, rng)
    order = rng.permutation(size)
    words = [
        " ".join(rng.choice(list("abdefgiklmnorstuw"), (5, 7)).view("<U7")[:, 0])
        for _ in range(size)
    ]
    found = align_reports(
        _report(words, "de"),
        _report([words[row] for row in order], "lb"),
        _vectors(size, rng, meaning),
        _vectors(size, rng, meaning[order]),
    )

    for side, alone in (("left", found.unmatched_left), ("right", found.unmatched_right)):
        members = [index for link in found.links for index in getattr(link, side)]
        assert sorted([*members, *alone]) == list(range(size))
    right_place = {int(row): place for place, row in enumerate(order)}
    true = [link for link in found.links if right_place[link.left[0]] in link.right]
    assert len(true) > 0.9 * size
