"""Claims that are split and merged: what follows them, and undo."""

from __future__ import annotations

import pytest

from claims import review
from claims.decisions.history import NotAllowed, StaleVersion
from claims.models import Alignment, Claim, Comparison, Discrepancy
from claims.pipeline import split_article
from tests.factories import make_alignment, make_comparison, make_discrepancy, make_reviewer

pytestmark = pytest.mark.django_db

GERMAN = ("Kim kam am Dienstag an und fuhr nach Norden.", "Putin nahm an.", "Schoigu war da.")
LUXEMBOURGISH = ("De Kim ass e Mëttwoch ukomm.", "Hien ass an den Norde gefuer.", "Schoigu.")


@pytest.fixture
def reviewer():
    return make_reviewer()


@pytest.fixture
def comparison():
    return make_comparison(left_texts=GERMAN, right_texts=LUXEMBOURGISH)


@pytest.fixture
def link(comparison):
    return make_alignment(comparison=comparison, left=[0], right=[0, 1])


@pytest.fixture
def flag(link):
    return make_discrepancy(alignment=link, left=["Dienstag"], right=["Mëttwoch"])


def claim_at(comparison: Comparison, position: int, side: str = "left") -> Claim:
    return getattr(comparison, side).claims.get(position=position, is_current=True)


def split(comparison, actor, word: str, position: int = 0):
    claim = claim_at(comparison, position)
    return review.split_claim(
        comparison,
        claim=claim,
        actor=actor,
        version=claim.version,
        offset=claim.text.index(word),
    )


def merge(comparison, actor, position: int = 0):
    claims = [claim_at(comparison, position), claim_at(comparison, position + 1)]
    return review.merge_claims(
        comparison, claims=claims, actor=actor, versions={c.pk: c.version for c in claims}
    )


def texts(comparison: Comparison, side: str = "left") -> list[str]:
    claims = getattr(comparison, side).claims.filter(is_current=True).order_by("position")
    assert [c.position for c in claims] == list(range(len(claims)))
    assert all(c.article.body[c.start : c.end] == c.text for c in claims)
    return [claim.text for claim in claims]


def groups(comparison: Comparison) -> list[tuple[str, list[str]]]:
    """The alignments that stand, with the first words of their claims."""
    rows = comparison.alignments.exclude(state="rejected").order_by("pk")
    listed = [(row, row.members.order_by("side", "claim__start")) for row in rows]
    assert all(m.claim.is_current for _row, members in listed for m in members)
    return [
        (row.state, [" ".join(m.claim.text.split()[:2]) for m in members])
        for row, members in listed
    ]


def dump(comparison: Comparison) -> dict[str, list[tuple]]:
    """All rows as they stand, versions and moments aside."""
    claims = Claim.objects.filter(article__in=(comparison.left, comparison.right))
    names = [f.attname for f in Claim._meta.fields if f.name != "version"]
    flags = comparison.discrepancies.order_by("pk")
    return {
        "claims": list(claims.order_by("pk").values_list(*names)),
        "links": groups(comparison),
        "nearest": list(comparison.alignments.order_by("pk").values_list("pk", "runner_ups")),
        "flags": list(flags.values_list("pk", "state", "alignment", "evidence", "fingerprint")),
    }


def test_both_halves_take_the_claim_s_place_in_its_link(comparison, link, flag, reviewer):
    old = claim_at(comparison, 0)
    split(comparison, reviewer, "und fuhr")
    old.refresh_from_db()
    assert old.is_current is False
    assert texts(comparison) == ["Kim kam am Dienstag an", "und fuhr nach Norden.", *GERMAN[1:]]
    assert groups(comparison) == [("suggested", ["Kim kam", "und fuhr", "De Kim", "Hien ass"])]
    halves = comparison.left.claims.filter(is_current=True, position__lt=2)
    assert all(half.is_pinned for half in halves)


def test_the_evidence_of_flags_follows_its_words(comparison, link, flag, reviewer):
    across = make_discrepancy(alignment=link, left=["an und fuhr"], right=["Norde"])
    second = make_discrepancy(alignment=link, left=["Norden"], right=["Norde"])
    split(comparison, reviewer, "und fuhr")
    first_half, second_half = claim_at(comparison, 0), claim_at(comparison, 1)

    def evidence(row: Discrepancy) -> list[tuple[int, str]]:
        row.refresh_from_db()
        assert row.alignment_id == link.pk
        for span in row.evidence["left"]:
            claim = Claim.objects.get(pk=span["claim"])
            assert claim.text[span["start"] : span["end"]] == span["text"]
        return [(span["claim"], span["text"]) for span in row.evidence["left"]]

    assert evidence(flag) == [(first_half.pk, "Dienstag")]
    assert evidence(second) == [(second_half.pk, "Norden")]
    assert evidence(across) == [(first_half.pk, "an"), (second_half.pk, "und fuhr")]


def test_a_split_keeps_decisions(comparison, link, flag, reviewer):
    review.confirm_alignment(link, actor=reviewer, version=1)
    review.dismiss_discrepancy(flag, actor=reviewer, version=1, reason="same_meaning")
    split(comparison, reviewer, "und fuhr")
    link.refresh_from_db()
    flag.refresh_from_db()
    assert (link.state, flag.state, flag.reason) == ("confirmed", "dismissed", "same_meaning")


STEPS = [
    pytest.param(lambda c, actor: split(c, actor, "und fuhr"), id="split"),
    pytest.param(lambda c, actor: split(c, actor, "war", position=2), id="split of one alone"),
    pytest.param(lambda c, actor: merge(c, actor), id="merge of two links"),
    pytest.param(lambda c, actor: merge(c, actor, position=1), id="merge of a link and one alone"),
]


@pytest.mark.parametrize("act", STEPS)
def test_undo_restores_every_row_and_redo_takes_the_step_again(
    comparison, link, flag, reviewer, act
):
    near = [{"left": [claim_at(comparison, 2).pk], "right": [1], "score": 0.4}]
    make_alignment(comparison=comparison, left=[1], right=[2], runner_ups=near)
    alone = make_alignment(comparison=comparison, left=[2], runner_ups=near)
    make_discrepancy(alignment=alone, left=["Schoigu war da."], kind="coverage")
    before = dump(comparison)
    act(comparison, reviewer)
    after = dump(comparison)
    assert after != before
    for _time in range(2):
        assert review.undo_last(comparison, actor=reviewer)
        assert dump(comparison) == before
        assert review.redo_last(comparison, actor=reviewer)
        assert dump(comparison) == after


def test_halves_of_a_claim_that_stands_alone_stand_alone_decided_like_it(comparison, reviewer):
    alone = make_alignment(comparison=comparison, left=[2], state="confirmed")
    coverage = make_discrepancy(alignment=alone, left=["Schoigu war da."], kind="coverage")
    split(comparison, reviewer, "war", position=2)
    assert groups(comparison) == [("confirmed", ["Schoigu"]), ("confirmed", ["war da."])]
    coverage.refresh_from_db()
    assert [span["text"] for span in coverage.evidence["left"]] == ["Schoigu"]


@pytest.mark.parametrize(
    ("first", "second", "state"),
    [
        pytest.param("confirmed", "confirmed", "confirmed", id="both decided"),
        pytest.param("confirmed", "suggested", "suggested", id="one is open"),
        pytest.param("suggested", "suggested", "suggested", id="both open"),
    ],
)
def test_a_merge_of_two_links_unites_them(comparison, link, flag, reviewer, first, second, state):
    other = make_alignment(comparison=comparison, left=[1], right=[2], state=second)
    moved = make_discrepancy(alignment=other, left=["Putin"], right=["Schoigu"])
    Alignment.objects.filter(pk=link.pk).update(state=first)
    merge(comparison, reviewer)
    assert texts(comparison) == [f"{GERMAN[0]}\n{GERMAN[1]}", GERMAN[2]]
    assert groups(comparison) == [(state, ["Kim kam", "De Kim", "Hien ass", "Schoigu."])]
    for row, word in ((flag, "Dienstag"), (moved, "Putin")):
        row.refresh_from_db()
        (span,) = row.evidence["left"]
        claim = claim_at(comparison, 0)
        assert (span["claim"], claim.text[span["start"] : span["end"]]) == (claim.pk, word)
        assert comparison.alignments.get(pk=row.alignment_id).state == state


def test_a_claim_that_stood_alone_joins_the_link_and_its_decision(comparison, link, reviewer):
    review.confirm_alignment(link, actor=reviewer, version=1)
    alone = make_alignment(comparison=comparison, left=[1])
    coverage = make_discrepancy(alignment=alone, left=["Putin nahm an."], kind="coverage")
    merge(comparison, reviewer)
    assert groups(comparison) == [("confirmed", ["Kim kam", "De Kim", "Hien ass"])]
    coverage.refresh_from_db()
    assert coverage.state == Discrepancy.State.CLOSED


def test_links_of_other_comparisons_of_the_report_follow(comparison, link, reviewer):
    third = make_comparison(left_texts=("Ein Satz.",), right_texts=("De Kim ass do.",))
    other = Comparison.objects.create(left=comparison.left, right=third.right)
    elsewhere = make_alignment(comparison=other, left=[0], right=[0], state="confirmed")
    make_alignment(comparison=other, left=[2])
    before = dump(other)
    split(comparison, reviewer, "und fuhr")
    elsewhere.refresh_from_db()
    assert groups(other)[0] == ("confirmed", ["Kim kam", "und fuhr", "De Kim"])
    split(comparison, reviewer, "war", position=3)
    assert groups(other)[1:] == [("suggested", ["Schoigu"]), ("suggested", ["war da."])]
    for _step in range(2):
        review.undo_last(comparison, actor=reviewer)
    assert dump(other) == before
    for _step in range(2):
        review.redo_last(comparison, actor=reviewer)
    assert groups(other)[1:] == [("suggested", ["Schoigu"]), ("suggested", ["war da."])]


def test_counterparts_that_were_considered_follow(comparison, reviewer):
    old = claim_at(comparison, 0)
    right = claim_at(comparison, 2, "right")
    make_alignment(comparison=comparison, left=[0])
    near = [{"left": [old.pk], "right": [right.pk], "score": 0.4}]
    other = make_alignment(comparison=comparison, right=[2], runner_ups=near)
    split(comparison, reviewer, "und fuhr")
    other.refresh_from_db()
    halves = [claim_at(comparison, 0).pk, claim_at(comparison, 1).pk]
    assert other.runner_ups == [{"left": halves, "right": [right.pk], "score": 0.4}]


def test_a_new_split_of_the_article_keeps_a_person_s_pieces(comparison, reviewer):
    split(comparison, reviewer, "und fuhr")
    merge(comparison, reviewer, position=2)
    pieces = texts(comparison)
    split_article(comparison.left)
    assert texts(comparison) == pieces


@pytest.mark.parametrize("offset", [0, 1, 3, 44, 400, -4])
def test_a_claim_is_split_before_a_word_only(comparison, link, reviewer, offset):
    claim = claim_at(comparison, 0)
    with pytest.raises(NotAllowed):
        review.split_claim(comparison, claim=claim, actor=reviewer, version=1, offset=offset)
    assert texts(comparison) == list(GERMAN)


def test_word_starts_are_found_in_any_writing():
    assert review.list_word_starts("„Ja“ – so\nas et") == [5, 7, 10, 13]
    assert review.list_word_starts("Ja") == []


def test_a_claim_merges_with_the_next_one_only(comparison, link, reviewer):
    first, second, third = (claim_at(comparison, n) for n in range(3))
    right = claim_at(comparison, 1, "right")
    for pair in ([first, third], [first, right], [third, right]):
        with pytest.raises(NotAllowed):
            review.merge_claims(
                comparison, claims=pair, actor=reviewer, versions={c.pk: 1 for c in pair}
            )
    Claim.objects.filter(pk=second.pk).update(kind="boilerplate")
    with pytest.raises(NotAllowed):
        merge(comparison, reviewer)
    assert texts(comparison) == list(GERMAN)


def test_the_second_of_two_people_learns_that_the_claim_is_gone(comparison, link, reviewer):
    stale = claim_at(comparison, 0)
    split(comparison, reviewer, "und fuhr")
    with pytest.raises(StaleVersion):
        review.split_claim(comparison, claim=stale, actor=make_reviewer(), version=1, offset=4)
    stale.refresh_from_db()
    with pytest.raises(StaleVersion):
        review.split_claim(comparison, claim=stale, actor=make_reviewer(), version=2, offset=4)


def test_a_split_is_not_undone_under_what_others_made_of_its_pieces(comparison, link, reviewer):
    split(comparison, reviewer, "und fuhr")
    half = claim_at(comparison, 1)
    right = claim_at(comparison, 2, "right")
    seen = dict(comparison.alignments.values_list("pk", "version"))
    review.link_claims(comparison, actor=make_reviewer(), left=[half], right=[right], seen=seen)
    pieces = texts(comparison)
    with pytest.raises(StaleVersion):
        review.undo_last(comparison, actor=reviewer)
    assert texts(comparison) == pieces
