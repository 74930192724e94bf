"""Aligning the rest again, by the job that the button starts."""

from __future__ import annotations

import pytest

from claims import review
from claims.jobs import start_job
from claims.models import Alignment, Comparison
from claims.tasks import ALIGN
from tests.factories import make_comparison, make_reviewer

pytestmark = [pytest.mark.model, pytest.mark.django_db]

GERMAN = (
    "Kim kam am Dienstag in Moskau an und fuhr am Abend nach Norden.",
    "Putin nahm die Einladung an.",
    "Minister Schoigu war dabei.",
)
LUXEMBOURGISH = (
    "De Kim ass e Mëttwoch zu Moskau ukomm an owes an den Norde gefuer.",
    "De Putin huet d'Invitatioun ugeholl.",
    "De Minister Schoigu war dobäi.",
)


def run_align(comparison: Comparison) -> None:
    comparison.refresh_from_db()
    assert start_job(comparison, step=ALIGN)
    comparison.refresh_from_db()
    assert (comparison.state, comparison.error) == (Comparison.State.IN_REVIEW, "")


def members(alignment: Alignment) -> list[str]:
    alignment.refresh_from_db()
    return [m.claim.text for m in alignment.members.order_by("side", "claim__start")]


def link_by_hand(comparison: Comparison, actor, left: int, right: int) -> Alignment:
    seen = dict(comparison.alignments.values_list("pk", "version"))
    step = review.link_claims(
        comparison,
        actor=actor,
        left=[comparison.left.claims.get(position=left)],
        right=[comparison.right.claims.get(position=right)],
        seen=seen,
    )
    made = next(d for d in step.decisions if d.action == "link_claims")
    return Alignment.objects.get(pk=made.target_id)


def test_decided_links_and_dismissals_stay_and_new_pieces_take_part(settings, tiny_encoder_path):
    settings.ENCODER = str(tiny_encoder_path)
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    reviewer = make_reviewer()
    comparison = make_comparison(left_texts=GERMAN, right_texts=LUXEMBOURGISH)
    arrival = link_by_hand(comparison, reviewer, 0, 0)
    odd = link_by_hand(comparison, reviewer, 1, 2)
    run_align(comparison)
    flag = comparison.discrepancies.get(detector="weekday")
    assert (flag.alignment_id, flag.state) == (arrival.pk, "open")
    review.dismiss_discrepancy(flag, actor=reviewer, version=1, reason="same_meaning")

    claim = comparison.left.claims.get(position=0)
    offset = claim.text.index("und fuhr")
    review.split_claim(comparison, claim=claim, actor=reviewer, version=1, offset=offset)
    pieces = comparison.left.claims.filter(is_current=True, is_pinned=True)
    assert [piece.encoding_text for piece in pieces] == ["", ""]
    run_align(comparison)

    halves = ["Kim kam am Dienstag in Moskau an", "und fuhr am Abend nach Norden."]
    assert members(arrival) == [*halves, LUXEMBOURGISH[0]]
    assert members(odd) == [GERMAN[1], LUXEMBOURGISH[2]]
    assert (arrival.state, odd.state) == ("confirmed", "confirmed")
    flag.refresh_from_db()
    assert (flag.state, flag.reason) == ("dismissed", "same_meaning")
    assert comparison.discrepancies.filter(detector="weekday").count() == 1
    assert all(piece.encoding_text for piece in pieces.all())

    review.take_from_group(
        arrival, actor=reviewer, version=arrival.version, claims=list(pieces.order_by("start"))[1:]
    )
    run_align(comparison)
    assert members(arrival) == [halves[0], LUXEMBOURGISH[0]]
    standing = comparison.alignments.exclude(state="rejected")
    assert sorted(standing.values_list("members__claim__text", flat=True)) == sorted(
        [*halves, *GERMAN[1:], *LUXEMBOURGISH]
    )
