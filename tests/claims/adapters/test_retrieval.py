"""Retrieval on held-out pairs, on vectors whose neighbours are known."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from claims.adapters.pairs import Pair
from claims.adapters.retrieval import Retrieval, gain, measure_retrieval


class Plane:
    """Texts are angles in degrees: the cosine of two is known."""

    name, revision, prompt, dimension = "plane", "1", "", 2

    def encode(
        self, texts: Sequence[str], *, on_progress: Callable[[int], None] | None = None
    ) -> NDArray[np.float32]:
        angles = np.radians([float(text) for text in texts])
        return np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)


def pairs(*angles: tuple[float, float]) -> list[Pair]:
    made = []
    for line, pair in enumerate(angles, start=1):
        texts = (str(pair[0]), str(pair[1]))
        made.append(Pair(line=line, texts=texts, inputs=texts))
    return made


@pytest.mark.parametrize(
    ("angles", "expected"),
    [
        pytest.param([(0, 2), (40, 41), (80, 78)], [(1, 1), (1, 1), (1, 1)], id="all"),
        # 0 is nearer to 9 than to its own 12, which has no other neighbour.
        pytest.param([(0, 12), (10, 9), (80, 80)], [(0, 0), (1, 1), (1, 1)], id="taken-by-another"),
        pytest.param([(0, 80), (80, 0)], [(0, 0), (0, 0)], id="crossed"),
        pytest.param([(0, 5), (0, 1)], [(1, 1), (1, 1)], id="either-translation-is-right"),
    ],
)
def test_top_one_by_cosine_in_both_directions(angles, expected):
    found = measure_retrieval(Plane(), pairs(*angles))
    assert found.hits["cosine"].astype(int).tolist() == [list(row) for row in expected]


def test_a_margin_takes_a_hub_its_lead():
    # 30 is near to everything; by margin, 50 finds its own 62 instead.
    angles = [(32, 30), (21, 20), (50, 66), (28, 25), (39, 37), (45, 47)]
    found = measure_retrieval(Plane(), pairs(*angles))
    assert found.hits["cosine"][2].tolist() == [False, True]
    assert found.hits["margin"][2].tolist() == [True, True]


def test_the_summary_has_counts_shares_and_an_interval():
    hits = np.array([[True, True], [True, False], [False, False], [True, True]])
    summary = Retrieval(hits={"cosine": hits}).summary()["cosine"]
    assert summary["de_lb"] == {"hits": 3, "top1": 0.75}
    assert summary["lb_de"] == {"hits": 2, "top1": 0.5}
    assert summary["top1"] == 0.625
    low, high = summary["interval"]
    assert 0 <= low < 0.625 < high <= 1


@pytest.mark.parametrize(
    ("before", "after", "value", "is_sure"),
    [
        pytest.param([0, 1] * 50, [1, 1] * 50, 0.5, True, id="half-of-all-gained"),
        pytest.param([0, 1] * 50, [0, 1] * 50, 0.0, False, id="nothing"),
        pytest.param([0] + [1] * 99, [1] * 100, 0.01, False, id="one-in-a-hundred-may-be-chance"),
        pytest.param([1] * 100, [0] + [1] * 99, -0.01, False, id="one-lost"),
    ],
)
def test_a_gain_is_sure_when_its_interval_lies_above_zero(before, after, value, is_sure):
    one, two = (
        Retrieval(hits={"margin": np.array([[bool(hit)] * 2 for hit in hits])})
        for hits in (before, after)
    )
    found = gain(one, two, "margin")
    assert found["value"] == pytest.approx(value)
    assert (found["interval"][0] > 0) is is_sure
