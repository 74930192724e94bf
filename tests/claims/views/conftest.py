"""A comparison with a link, a flag and claims that stand alone."""

from __future__ import annotations

import pytest

from tests.factories import (
    make_alignment,
    make_comparison,
    make_discrepancy,
)


@pytest.fixture
def comparison():
    return make_comparison(
        title="Ankunft",
        left_texts=("Kim kam am Dienstag an.", "Schoigu war da.", "toi-allgemeines"),
        right_texts=("De Kim ass e Mëttwoch ukomm.", "Satellitte gi gebaut."),
        left_kinds={2: "boilerplate"},
    )


@pytest.fixture
def link(comparison):
    return make_alignment(comparison=comparison, left=[0], right=[0])


@pytest.fixture
def flag(link):
    return make_discrepancy(alignment=link, left=["Dienstag"], right=["Mëttwoch"])


@pytest.fixture
def alone(comparison):
    claims = [comparison.left.claims.get(position=1).pk, comparison.right.claims.last().pk]
    near = [{"left": claims[:1], "right": claims[1:], "score": 0.38}]
    make_alignment(comparison=comparison, right=[1])
    return make_alignment(comparison=comparison, left=[1], runner_ups=near)
