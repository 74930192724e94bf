"""What a person does to links, flags and claims, and how it is undone."""

from __future__ import annotations

import pytest

from claims import review
from claims.decisions.history import NotAllowed, StaleVersion
from claims.models import Alignment, Claim, Comparison, Decision, Discrepancy
from tests.factories import (
    make_alignment,
    make_comparison,
    make_discrepancy,
    make_reviewer,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer():
    return make_reviewer()


@pytest.fixture
def comparison():
    return make_comparison(
        left_texts=("Kim kam am Dienstag an.", "Putin nahm an.", "Schoigu war da."),
        right_texts=("De Kim ass e Mëttwoch ukomm.", "De Putin huet ugeholl."),
        state=Comparison.State.NEW,
    )


@pytest.fixture
def link(comparison):
    return make_alignment(comparison=comparison, left=[0], right=[0])


@pytest.fixture
def flag(link):
    return make_discrepancy(alignment=link, left=["Dienstag"], right=["Mëttwoch"])


def active_members(comparison: Comparison) -> list[list[str]]:
    """Claims of the alignments that are not rejected, as sets, to see that each is in one."""
    rows = comparison.alignments.exclude(state="rejected").order_by("pk")
    return [sorted(m.claim.text.split()[0] + m.side[0] for m in row.members.all()) for row in rows]


def test_confirming_a_link_records_who_and_what(comparison, link, reviewer):
    review.confirm_alignment(link, actor=reviewer, version=1)
    link.refresh_from_db()
    comparison.refresh_from_db()
    decision = Decision.objects.get()
    assert (link.state, link.version) == ("confirmed", 2)
    assert comparison.state == Comparison.State.IN_REVIEW
    assert decision.actor == reviewer
    assert (decision.action, decision.target_type, decision.target_id) == (
        "confirm_alignment",
        "alignment",
        link.pk,
    )
    assert (decision.before["state"], decision.after["state"]) == ("suggested", "confirmed")
    assert [m["text"] for m in decision.before["members"]] == [
        "Kim kam am Dienstag an.",
        "De Kim ass e Mëttwoch ukomm.",
    ]


def test_a_one_sided_claim_is_accepted_and_a_link_is_not_one_sided(comparison, link, reviewer):
    alone = make_alignment(comparison=comparison, left=[2])
    review.accept_one_sided(alone, actor=reviewer, version=1)
    alone.refresh_from_db()
    assert alone.state == Alignment.State.CONFIRMED
    with pytest.raises(NotAllowed):
        review.accept_one_sided(link, actor=reviewer, version=1)
    with pytest.raises(NotAllowed):
        review.reject_alignment(alone, actor=reviewer, version=2)


def test_rejecting_a_link_leaves_its_claims_alone_and_closes_its_open_flags(
    comparison, link, flag, reviewer
):
    review.reject_alignment(link, actor=reviewer, version=1)
    link.refresh_from_db()
    flag.refresh_from_db()
    assert link.state == Alignment.State.REJECTED
    assert flag.state == Discrepancy.State.CLOSED
    assert active_members(comparison) == [["Kiml"], ["Der"]]
    alone = comparison.alignments.exclude(state="rejected")
    assert {(a.band, a.state) for a in alone} == {("one_sided", "suggested")}


def test_undoing_a_rejection_brings_everything_back_and_redo_takes_it_again(
    comparison, link, flag, reviewer
):
    review.reject_alignment(link, actor=reviewer, version=1)
    assert review.undo_last(comparison, actor=reviewer)
    flag.refresh_from_db()
    assert flag.state == Discrepancy.State.OPEN
    assert active_members(comparison) == [["Der", "Kiml"]]
    assert review.undo_last(comparison, actor=reviewer) is None
    assert review.redo_last(comparison, actor=reviewer)
    assert active_members(comparison) == [["Kiml"], ["Der"]]
    assert review.redo_last(comparison, actor=reviewer) is None
    assert review.undo_last(comparison, actor=reviewer)
    assert active_members(comparison) == [["Der", "Kiml"]]


def test_undo_goes_back_step_by_step_and_a_new_step_ends_redo(comparison, link, flag, reviewer):
    review.confirm_discrepancy(flag, actor=reviewer, version=1)
    review.confirm_alignment(link, actor=reviewer, version=1)
    review.undo_last(comparison, actor=reviewer)
    review.undo_last(comparison, actor=reviewer)
    link.refresh_from_db()
    flag.refresh_from_db()
    assert (link.state, flag.state) == ("suggested", "open")
    review.redo_last(comparison, actor=reviewer)
    flag.refresh_from_db()
    link.refresh_from_db()
    assert (link.state, flag.state) == ("suggested", "confirmed")
    review.confirm_alignment(link, actor=reviewer, version=link.version)
    assert review.redo_last(comparison, actor=reviewer) is None


def test_undo_takes_back_only_what_the_same_person_did(comparison, link, flag, reviewer):
    other = make_reviewer()
    review.confirm_discrepancy(flag, actor=reviewer, version=1)
    review.confirm_alignment(link, actor=other, version=1)
    review.undo_last(comparison, actor=reviewer)
    link.refresh_from_db()
    flag.refresh_from_db()
    assert (link.state, flag.state) == ("confirmed", "open")


def test_a_step_that_someone_changed_since_is_not_undone_but_skipped(
    comparison, link, flag, reviewer
):
    review.confirm_alignment(link, actor=reviewer, version=1)
    review.confirm_discrepancy(flag, actor=reviewer, version=1)
    flag.refresh_from_db()
    review.reopen_discrepancy(flag, actor=make_reviewer(), version=2)
    with pytest.raises(StaleVersion):
        review.undo_last(comparison, actor=reviewer)
    # What the other person decided stands; the next press goes on to the step before.
    assert review.undo_last(comparison, actor=reviewer)
    link.refresh_from_db()
    flag.refresh_from_db()
    assert (link.state, flag.state) == ("suggested", "open")
    assert review.undo_last(comparison, actor=reviewer) is None
    assert review.redo_last(comparison, actor=reviewer)
    link.refresh_from_db()
    assert link.state == "confirmed"


def test_undoing_a_rejection_is_refused_when_a_claim_found_another_place(
    comparison, link, reviewer
):
    left, right = comparison.left.claims.first(), comparison.right.claims.first()
    review.reject_alignment(link, actor=reviewer, version=1)
    seen = dict(comparison.alignments.values_list("pk", "version"))
    other_right = comparison.right.claims.last()
    review.link_claims(
        comparison, actor=make_reviewer(), left=[left], right=[other_right], seen=seen
    )
    with pytest.raises(StaleVersion):
        review.undo_last(comparison, actor=reviewer)
    assert active_members(comparison) == [["Der"], ["Der", "Kiml"]]
    assert right.text.startswith("De")


def test_linking_takes_claims_out_of_their_old_places(comparison, link, reviewer):
    make_alignment(comparison=comparison, right=[1])
    left, right = comparison.left.claims.get(position=0), comparison.right.claims.get(position=1)
    seen = dict(comparison.alignments.values_list("pk", "version"))
    review.link_claims(comparison, actor=reviewer, left=[left], right=[right], seen=seen)
    made = comparison.alignments.get(made_by="person")
    assert (made.state, made.band) == ("confirmed", "linked")
    texts = {m.claim.text for m in made.members.all()}
    assert texts == {"Kim kam am Dienstag an.", "De Putin huet ugeholl."}
    assert active_members(comparison) == [["Der"], ["Der", "Kiml"]]
    review.undo_last(comparison, actor=reviewer)
    assert active_members(comparison) == [["Der", "Kiml"], ["Der"]]
    review.redo_last(comparison, actor=reviewer)
    assert comparison.alignments.get(made_by="person").pk == made.pk
    assert active_members(comparison) == [["Der"], ["Der", "Kiml"]]


def test_linking_needs_both_sides_and_the_places_as_they_were_seen(comparison, link, reviewer):
    left, right = comparison.left.claims.first(), comparison.right.claims.last()
    with pytest.raises(NotAllowed):
        review.link_claims(comparison, actor=reviewer, left=[left], right=[], seen={})
    with pytest.raises(NotAllowed):
        review.link_claims(comparison, actor=reviewer, left=[right], right=[left], seen={})
    with pytest.raises(StaleVersion):
        review.link_claims(comparison, actor=reviewer, left=[left], right=[right], seen={})
    assert active_members(comparison) == [["Der", "Kiml"]]
    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    ("reason", "note"),
    [
        pytest.param("", "", id="no reason"),
        pytest.param("because", "", id="unknown reason"),
        pytest.param("other", "  ", id="other without a note"),
    ],
)
def test_dismissing_needs_a_reason(flag, reviewer, reason, note):
    with pytest.raises(NotAllowed):
        review.dismiss_discrepancy(flag, actor=reviewer, version=1, reason=reason, note=note)
    flag.refresh_from_db()
    assert (flag.state, flag.version) == ("open", 1)


def test_a_dismissal_keeps_reason_and_note_and_reopening_clears_them(flag, reviewer):
    review.dismiss_discrepancy(flag, actor=reviewer, version=1, reason="other", note=" typo ")
    flag.refresh_from_db()
    assert (flag.state, flag.reason, flag.note) == ("dismissed", "other", "typo")
    decision = Decision.objects.get()
    assert (decision.reason, decision.note) == ("other", "typo")
    assert decision.after["left_value"] == "tuesday"
    assert decision.after["evidence"]["left"][0]["text"] == "Dienstag"
    review.reopen_discrepancy(flag, actor=reviewer, version=2)
    flag.refresh_from_db()
    assert (flag.state, flag.reason, flag.note) == ("open", "", "")


ACTIONS = [
    pytest.param("link", review.confirm_alignment, {}, id="confirm link"),
    pytest.param("link", review.reject_alignment, {}, id="reject link"),
    pytest.param("flag", review.confirm_discrepancy, {}, id="confirm flag"),
    pytest.param("flag", review.dismiss_discrepancy, {"reason": "same_meaning"}, id="dismiss flag"),
    pytest.param("flag", review.reopen_discrepancy, {}, id="reopen flag"),
    pytest.param("comparison", review.mark_done, {}, id="mark done"),
]


@pytest.mark.parametrize(("target", "act", "extra"), ACTIONS)
def test_the_second_of_two_people_learns_that_the_row_changed(
    request, flag, target, act, extra, reviewer
):
    row = request.getfixturevalue(target)
    same_row = type(row).objects.get(pk=row.pk)
    act(row, actor=reviewer, version=1, **extra)
    decisions = Decision.objects.count()
    with pytest.raises(StaleVersion):
        act(same_row, actor=make_reviewer(), version=1, **extra)
    assert Decision.objects.count() == decisions


@pytest.mark.parametrize("role", ["reader", ""])
@pytest.mark.parametrize(("target", "act", "extra"), ACTIONS)
def test_only_reviewers_decide(request, flag, target, act, extra, role):
    row = request.getfixturevalue(target)
    before = row.state
    with pytest.raises(NotAllowed):
        act(row, actor=make_user(role=role), version=1, **extra)
    row.refresh_from_db()
    assert (row.state, row.version) == (before, 1)
    assert not Decision.objects.exists()


def test_setting_a_claim_aside_dissolves_its_link_and_bringing_it_back_lets_it_stand_alone(
    comparison, link, flag, reviewer
):
    claim = comparison.left.claims.first()
    review.set_claim_kind(comparison, claim=claim, actor=reviewer, version=1, kind="boilerplate")
    claim.refresh_from_db()
    flag.refresh_from_db()
    assert (claim.kind, claim.is_pinned, claim.version) == (Claim.Kind.BOILERPLATE, True, 2)
    assert flag.state == Discrepancy.State.CLOSED
    assert active_members(comparison) == [["Der"]]
    review.set_claim_kind(comparison, claim=claim, actor=reviewer, version=2, kind="statement")
    assert active_members(comparison) == [["Der"], ["Kiml"]]
    review.undo_last(comparison, actor=reviewer)
    review.undo_last(comparison, actor=reviewer)
    claim.refresh_from_db()
    assert (claim.kind, claim.is_pinned) == (Claim.Kind.STATEMENT, False)
    assert active_members(comparison) == [["Der", "Kiml"]]


def test_a_claim_of_another_comparison_is_refused(comparison, reviewer):
    foreign = make_comparison().left.claims.get()
    with pytest.raises(NotAllowed):
        review.set_claim_kind(
            comparison, claim=foreign, actor=reviewer, version=1, kind="boilerplate"
        )


def test_deciding_reopens_a_finished_comparison(comparison, link, reviewer):
    review.mark_done(comparison, actor=reviewer, version=1)
    comparison.refresh_from_db()
    assert comparison.state == Comparison.State.DONE
    link.refresh_from_db()
    review.confirm_alignment(link, actor=reviewer, version=1)
    comparison.refresh_from_db()
    assert comparison.state == Comparison.State.IN_REVIEW
    # The step says so in the log: undoing it finishes the comparison again, and no step is stuck.
    states = []
    while review.undo_last(comparison, actor=reviewer):
        comparison.refresh_from_db()
        states.append(comparison.state)
    assert states == [Comparison.State.DONE, Comparison.State.IN_REVIEW]
    link.refresh_from_db()
    assert link.state == Alignment.State.SUGGESTED


def test_linking_a_claim_that_was_set_aside_brings_it_back(comparison, link, reviewer):
    claim = comparison.left.claims.first()
    review.set_claim_kind(comparison, claim=claim, actor=reviewer, version=1, kind="boilerplate")
    claim.refresh_from_db()
    other = comparison.right.claims.first()
    place = comparison.alignments.exclude(state="rejected").get()
    seen = {place.pk: place.version}
    review.link_claims(comparison, actor=reviewer, left=[claim], right=[other], seen=seen)
    claim.refresh_from_db()
    assert claim.kind == Claim.Kind.STATEMENT
    assert active_members(comparison) == [["Der", "Kiml"]]
    review.undo_last(comparison, actor=reviewer)
    claim.refresh_from_db()
    assert claim.kind == Claim.Kind.BOILERPLATE
    assert active_members(comparison) == [["Der"]]


def test_decisions_cannot_be_changed(comparison, link, reviewer):
    review.confirm_alignment(link, actor=reviewer, version=1)
    decision = Decision.objects.get()
    with pytest.raises(TypeError, match="append-only"):
        decision.save()
    with pytest.raises(TypeError, match="append-only"):
        decision.delete()
    with pytest.raises(TypeError, match="append-only"):
        Decision.objects.all().update(note="x")


def test_accepting_a_one_sided_claim_answers_its_coverage_flag_and_undo_asks_again(
    comparison, reviewer
):
    alone = make_alignment(comparison=comparison, left=[2])
    coverage = make_discrepancy(alignment=alone, kind="coverage", detector="coverage")
    other = make_discrepancy(alignment=alone)
    review.confirm_alignment(alone, actor=reviewer, version=1)
    coverage.refresh_from_db()
    other.refresh_from_db()
    assert (coverage.state, other.state) == ("confirmed", "open")
    review.undo_last(comparison, actor=reviewer)
    coverage.refresh_from_db()
    assert coverage.state == "open"
    alone.refresh_from_db()
    review.confirm_alignment(alone, actor=reviewer, version=alone.version)
    review.reopen_alignment(alone, actor=reviewer, version=alone.version)
    coverage.refresh_from_db()
    assert coverage.state == "open"


def test_a_closed_flag_remembers_what_it_was(link, flag, reviewer):
    review.confirm_discrepancy(flag, actor=reviewer, version=1)
    review.reject_alignment(link, actor=reviewer, version=1)
    flag.refresh_from_db()
    assert (flag.state, flag.closed_from) == ("closed", "confirmed")


@pytest.mark.parametrize("change", ["set aside", "split"])
def test_redo_never_links_a_claim_that_someone_set_aside_or_split_since(
    comparison, reviewer, change
):
    make_alignment(comparison=comparison, left=[0])
    place = make_alignment(comparison=comparison, right=[0])
    claim, other = comparison.left.claims.first(), comparison.right.claims.first()
    seen = {row.pk: 1 for row in comparison.alignments.all()}
    review.link_claims(comparison, actor=reviewer, left=[claim], right=[other], seen=seen)
    review.undo_last(comparison, actor=reviewer)
    colleague = make_reviewer()
    if change == "split":
        review.split_claim(comparison, claim=claim, actor=colleague, version=1, offset=4)
    else:
        kind = Claim.Kind.BOILERPLATE
        review.set_claim_kind(comparison, claim=claim, actor=colleague, version=1, kind=kind)
    with pytest.raises(StaleVersion):
        review.redo_last(comparison, actor=reviewer)
    place.refresh_from_db()
    assert place.state == Alignment.State.SUGGESTED
    assert not comparison.alignments.exclude(state="rejected").filter(band="linked").exists()


def test_redo_never_splits_a_claim_that_someone_moved_since(comparison, link, reviewer):
    claim = comparison.left.claims.first()
    review.split_claim(comparison, claim=claim, actor=reviewer, version=1, offset=4)
    review.undo_last(comparison, actor=reviewer)
    link.refresh_from_db()
    review.reject_alignment(link, actor=make_reviewer(), version=link.version)
    with pytest.raises(StaleVersion):
        review.redo_last(comparison, actor=reviewer)
    claim.refresh_from_db()
    assert claim.is_current
