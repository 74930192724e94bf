"""The choice of groups: exact against brute force, greedy never overlaps."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.engine.alignment import solver
from claims.engine.alignment.solver import choose_groups

GROUPS = st.lists(
    st.tuples(
        st.sets(st.integers(0, 3), min_size=1, max_size=2).map(lambda s: tuple(sorted(s))),
        st.sets(st.integers(0, 3), min_size=1, max_size=2).map(lambda s: tuple(sorted(s))),
    ),
    min_size=1,
    max_size=9,
    unique=True,
)


def overlaps(chosen, groups):
    slots = [("l", i) for k in chosen for i in groups[k][0]]
    slots += [("r", j) for k in chosen for j in groups[k][1]]
    return len(slots) != len(set(slots))


def best_by_force(groups, gains):
    best = 0.0
    for size in range(1, len(groups) + 1):
        for chosen in combinations(range(len(groups)), size):
            if not overlaps(chosen, groups):
                best = max(best, total(chosen, groups, gains))
    return best


def total(chosen, groups, gains):
    return sum(gains[k] * (len(groups[k][0]) + len(groups[k][1])) for k in chosen)


@pytest.mark.parametrize(
    "few",
    [pytest.param(12, id="searched through"), pytest.param(0, id="as an integer programme")],
)
@given(groups=GROUPS, seed=st.integers(0, 1000))
@settings(max_examples=60, derandomize=True, deadline=None)
def test_the_exact_choice_is_the_best_there_is(few, groups, seed):
    gains = np.random.default_rng(seed).normal(size=len(groups))

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(solver, "_FEW", few)
        chosen = choose_groups(groups, gains, left=4, right=4)

    assert not overlaps(chosen, groups)
    assert total(chosen, groups, gains) == pytest.approx(best_by_force(groups, gains))


@given(groups=GROUPS, seed=st.integers(0, 1000))
@settings(max_examples=60, derandomize=True, deadline=None)
def test_the_greedy_choice_never_overlaps_and_takes_only_gains(groups, seed):
    gains = np.random.default_rng(seed).normal(size=len(groups))
    worth = [k for k, gain in enumerate(gains) if gain > 0]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(solver, "_FEW", 0)
        patched.setattr(solver, "EXACT_UP_TO", 0)
        chosen = choose_groups(groups, gains, left=4, right=4)

    assert not overlaps(chosen, groups)
    assert set(chosen) <= set(worth)
    if worth:
        best = max(gains[k] * (len(groups[k][0]) + len(groups[k][1])) for k in worth)
        assert total(chosen, groups, gains) >= best - 1e-9


def test_a_group_counts_once_for_each_claim_that_it_places():
    groups = [((0,), (0,)), ((1,), (1,)), ((0, 1), (0, 1))]

    assert choose_groups(groups, np.array([1.0, 1.0, 1.1]), left=2, right=2) == [2]
    assert choose_groups(groups, np.array([1.0, 1.0, 0.9]), left=2, right=2) == [0, 1]


def test_nothing_is_chosen_below_the_price():
    assert choose_groups([((0,), (0,))], np.array([-0.1]), left=1, right=1) == []


def test_clusters_share_no_claim_and_hold_every_group():
    groups = [((0,), (0,)), ((1,), (1,)), ((2,), (2,)), ((0, 2), (3,)), ((3,), (4,))]
    slots = {k: solver._slots(group, 4) for k, group in enumerate(groups)}

    assert sorted(map(sorted, solver._clusters(slots))) == [[0, 2, 3], [1], [4]]
