"""Setting back what a step made or changed, also when something hangs on it since."""

from __future__ import annotations

import pytest

from claims import review
from claims.decisions.history import StaleVersion
from claims.decisions.snapshots import read_places
from claims.models import Alignment, Discrepancy, LinkRelation
from tests.factories import make_alignment, make_comparison, make_discrepancy

pytestmark = pytest.mark.django_db


@pytest.fixture
def comparison():
    comparison = make_comparison()
    make_alignment(comparison=comparison, left=[0])
    make_alignment(comparison=comparison, right=[0])
    return comparison


@pytest.fixture
def claims(comparison):
    return [comparison.left.claims.get(), comparison.right.claims.get()]


@pytest.fixture
def link(comparison, claims, reviewer):
    """The claims, linked by hand."""
    review.link_claims(
        comparison,
        actor=reviewer,
        left=claims[:1],
        right=claims[1:],
        seen=dict(comparison.alignments.values_list("pk", "version")),
    )
    return comparison.alignments.get(state="confirmed")


@pytest.mark.parametrize("state", ["open", "closed"])
def test_a_flag_found_since_outlives_the_link_that_is_undone(comparison, link, reviewer, state):
    flag = make_discrepancy(alignment=link, left=["Dienstag"], right=["Mëttwoch"], state=state)
    step = review.undo_last(comparison, actor=reviewer)
    assert step is not None
    assert not Alignment.objects.filter(pk=link.pk).exists()
    assert Discrepancy.objects.get(pk=flag.pk).alignment_id is None
    shown = [(f.pk, f.alignment_id) for f in step.known_flags or () if f.state != "closed"]
    assert shown == ([(flag.pk, None)] if state == "open" else [])


def test_a_relation_judged_since_goes_with_the_link_that_is_undone(comparison, link, reviewer):
    LinkRelation.objects.create(
        alignment=link, relation="equivalent", confidence=0.9, model="m", content_hash="0" * 64
    )
    review.undo_last(comparison, actor=reviewer)
    assert not Alignment.objects.filter(pk=link.pk).exists()
    assert not LinkRelation.objects.exists()


def test_flags_after_an_undo_are_those_that_a_page_reads(comparison, link, reviewer):
    flag = make_discrepancy(alignment=link, left=["Dienstag"], right=["Mëttwoch"])
    make_discrepancy(alignment=link, left=["Dienstag"], state="closed")
    review.confirm_discrepancy(flag, actor=reviewer, version=1)
    step = review.undo_last(comparison, actor=reviewer)
    assert step is not None
    stored = comparison.discrepancies.exclude(state="closed").values_list("pk", "state", "version")
    assert [(f.pk, f.state, f.version) for f in step.known_flags or ()] == list(stored)
    assert list(stored) == [(flag.pk, "open", 3)]


def test_linking_refuses_places_at_hand_that_changed_since(comparison, claims, reviewer):
    places = read_places(comparison.pk, [claim.pk for claim in claims])
    review.confirm_alignment(
        Alignment.objects.get(pk=places[0].pk), actor=reviewer, version=places[0].version
    )
    with pytest.raises(StaleVersion) as caught:
        review.link_claims(
            comparison,
            actor=reviewer,
            left=claims[:1],
            right=claims[1:],
            seen={place.pk: 1 for place in places},
            places=places,
        )
    assert places[0] in caught.value.rows
    states = comparison.alignments.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["confirmed", "suggested"]


def test_setting_aside_refuses_a_place_at_hand_that_changed_since(comparison, claims, reviewer):
    places = read_places(comparison.pk, [claims[0].pk])
    row = Alignment.objects.get(pk=places[0].pk)
    review.confirm_alignment(row, actor=reviewer, version=row.version)
    with pytest.raises(StaleVersion) as caught:
        review.set_claim_kind(
            comparison,
            claim=claims[0],
            actor=reviewer,
            version=1,
            kind="boilerplate",
            places=places,
        )
    assert caught.value.rows == (row,)
    assert not comparison.left.claims.filter(kind="boilerplate").exists()
