"""Claims in other pieces: split at a word, or merge with the next one.

The old claims are kept, no longer current: decisions name them. The new ones take their
place in every comparison of the report, and flags point at the same words as before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.contrib.auth.models import User

from claims.decisions.history import NotAllowed, StaleVersion, Step
from claims.decisions.snapshots import take_snapshot
from claims.models import Claim, Comparison
from claims.positions import renumber_claims
from claims.review.carrying import Replacement, carry_over
from claims.review.steps import open_step


def split_claim(
    comparison: Comparison, *, claim: Claim, actor: User, version: int, offset: int
) -> Step:
    """Two claims of one; the second begins with the word at ``offset`` of its text."""
    _require_own(comparison, [claim])
    if offset not in list_word_starts(claim.text):
        message = "a claim is split before a word"
        raise NotAllowed(message)
    first = claim.text[:offset].rstrip()
    spans = [
        (claim.start, claim.start + len(first)),
        (claim.start + offset, claim.end),
    ]
    with open_step(comparison, actor=actor) as step:
        _replace(step, [claim], spans, {claim.pk: version}, action="split_claim", kind=claim.kind)
    return step


def merge_claims(
    comparison: Comparison, *, claims: Sequence[Claim], actor: User, versions: Mapping[int, int]
) -> Step:
    """One claim of two neighbours of a report; links of both become one."""
    _require_own(comparison, claims)
    first, second = sorted(claims, key=lambda claim: claim.start)
    if find_next(first) != second or Claim.Kind.BOILERPLATE in {first.kind, second.kind}:
        message = "a claim is merged with the next one of its report"
        raise NotAllowed(message)
    kind = first.kind if first.kind == second.kind else Claim.Kind.STATEMENT.value
    spans = [(first.start, second.end)]
    with open_step(comparison, actor=actor) as step:
        _replace(step, [first, second], spans, versions, action="merge_claims", kind=kind)
    return step


def list_word_starts(text: str) -> list[int]:
    """Where a claim can be split: at each word but the first."""
    return [
        place
        for place in range(1, len(text))
        if text[place - 1].isspace() and not text[place].isspace()
    ]


def find_next(claim: Claim) -> Claim | None:
    """The current claim that follows in the same report."""
    following = Claim.objects.filter(article=claim.article_id, is_current=True)
    return following.filter(start__gt=claim.start).order_by("start").first()


def _require_own(comparison: Comparison, claims: Sequence[Claim]) -> None:
    if any(c.article_id not in {comparison.left_id, comparison.right_id} for c in claims):
        message = "a claim of another comparison"
        raise NotAllowed(message)
    if retired := [claim for claim in claims if not claim.is_current]:
        raise StaleVersion(retired)


def _replace(
    step: Step,
    old: Sequence[Claim],
    spans: Sequence[tuple[int, int]],
    versions: Mapping[int, int],
    *,
    action: str,
    kind: str,
) -> None:
    """Retire claims, make those of ``spans`` of the report, and carry over what hung on them."""
    step.change_all(old, versions=versions, action=action, is_current=False)
    body = old[0].article.body
    # What is encoded is made by the worker, which has read the word lists.
    new = Claim.objects.bulk_create(
        Claim(
            article_id=old[0].article_id,
            position=old[0].position,
            paragraph=old[0].paragraph,
            start=start,
            end=end,
            text=body[start:end],
            kind=kind,
            is_pinned=True,
        )
        for start, end in spans
    )
    for claim in new:
        step.record(claim, action="make_claim", before={}, after=take_snapshot(claim))
    carry_over(step, Replacement(old=old, new=new))
    renumber_claims([old[0].article_id])
