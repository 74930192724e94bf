"""Reviewed comparisons as evaluation cases: what people decided is the gold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from articles.models import Article
from claims.models import Alignment, Claim, Comparison, Discrepancy
from claims.stages.reports import Members, current_claims, member_ids, publication_day

_COVERAGE = "coverage"  # says only that a claim stands alone, as the links do


@dataclass(frozen=True, kw_only=True)
class GoldCase:
    """A comparison as a case, and how many of its claims and flags nobody decided yet."""

    case: dict[str, Any]
    undecided: int


def export_comparison(comparison: Comparison) -> GoldCase:
    """The case of a comparison, in the form that ``manage.py evaluate`` reads.

    Claims that nobody decided are left out, and so are links with an open flag: to call
    them one-sided, or free of differences, would be a guess.
    """
    left, right = (_compared(article) for article in (comparison.left, comparison.right))
    flags = list(comparison.discrepancies.exclude(kind=_COVERAGE))
    open_flags = {f.alignment_id for f in flags if f.state == Discrepancy.State.OPEN}
    rows = list(_decided_rows(comparison, {claim.pk for claim in (*left, *right)}))
    settled = [row for row in rows if row[0].pk not in open_flags]
    taken = {pk for _, *sides in settled for side in sides for pk in side}
    left_kept, right_kept = ([c for c in side if c.pk in taken] for side in (left, right))
    places = {c.pk: i for side in (left_kept, right_kept) for i, c in enumerate(side)}
    links = [(row, a, b) for row, a, b in settled if a and b]
    case = {
        "id": f"comparison-{comparison.pk}",
        "left": _side(comparison.left, left_kept),
        "right": _side(comparison.right, right_kept),
        "links": sorted([_places(a, places), _places(b, places)] for _, a, b in links),
        "discrepancies": list(_discrepancies(flags, links, places)),
    }
    return GoldCase(case=case, undecided=len(left) + len(right) - len(taken))


def _compared(article: Article) -> list[Claim]:
    return [c for c in current_claims(article) if c.kind != Claim.Kind.BOILERPLATE]


def _decided_rows(
    comparison: Comparison, claims: set[int]
) -> Iterator[tuple[Alignment, Members, Members]]:
    """Confirmed links and accepted one-sided claims; retired claims are history."""
    confirmed = comparison.alignments.filter(state=Alignment.State.CONFIRMED)
    for alignment in confirmed.prefetch_related("members__claim"):
        left, right = member_ids(alignment)
        if claims.issuperset((*left, *right)):
            yield alignment, left, right


def _side(article: Article, claims: Sequence[Claim]) -> dict[str, Any]:
    day = publication_day(article)
    return {
        "language": article.language,
        "claims": [claim.text for claim in claims],
        "kinds": [claim.kind for claim in claims],
        **({"published_on": day.isoformat()} if day else {}),
    }


def _discrepancies(
    flags: Iterable[Discrepancy],
    links: Sequence[tuple[Alignment, Members, Members]],
    places: dict[int, int],
) -> Iterator[dict[str, Any]]:
    members = {row.pk: (left, right) for row, left, right in links}
    for flag in flags:
        if flag.alignment_id not in members or not _is_confirmed(flag):
            continue
        left, right = members[flag.alignment_id]
        spans = [flag.evidence.get(side, []) for side in ("left", "right")]
        yield {
            "kind": flag.kind,
            "left": places[_pointed_at(spans[0], left)],
            "right": places[_pointed_at(spans[1], right)],
            "was": " … ".join(span["text"] for span in spans[0]),
            "now": " … ".join(span["text"] for span in spans[1]),
        }


def _is_confirmed(flag: Discrepancy) -> bool:
    """A confirmed difference stays one when the detectors no longer find it."""
    is_missed = flag.state == Discrepancy.State.CLOSED
    return (flag.closed_from if is_missed else flag.state) == Discrepancy.State.CONFIRMED


def _pointed_at(spans: Sequence[dict[str, Any]], members: Members) -> int:
    """The claim of the first evidence that is in the link, else the link's first claim."""
    return next((s["claim"] for s in spans if s["claim"] in members), members[0])


def _places(members: Members, places: dict[int, int]) -> list[int]:
    return [places[pk] for pk in members]
