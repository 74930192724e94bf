"""Reads the review page from the database: a constant number of queries, however many rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst

from claims.board.flags import Members, attach_flags, collect_marks
from claims.board.note_views import list_notes
from claims.board.order import sort_rows
from claims.board.places import Place, Places, read_places, view_claims
from claims.board.relations import relate_sides
from claims.board.sources import view_source
from claims.board.texts import ClaimView, FlagView
from claims.board.types import Board, CandidateView, Progress, RowView
from claims.decisions.notes import Notes, read_notes
from claims.models import Alignment, Comparison, Discrepancy, Side
from claims.wording.discrepancies import COVERAGE


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """By claim: the claims on the other side of its link, and its alignment as "id:version".

    ``sure`` is the confidence of its link where the machine made it.
    """

    partners: Mapping[int, tuple[ClaimView, ...]]
    seen: Mapping[int, str]
    sure: Mapping[int, float]

    @classmethod
    def read(cls, places: Places, views: Mapping[int, ClaimView]) -> Links:
        partners, seen, sure = {}, {}, {}
        for pk, sides in places.members.items():
            for side, other in (("left", "right"), ("right", "left")):
                for claim in sides[side]:
                    partners[claim] = tuple(views[c] for c in sides[other])
                    place = places.alignments[pk]
                    seen[claim] = f"{pk}:{place.version}"
                    if place.made_by != Alignment.Maker.PERSON:
                        sure[claim] = place.confidence
        return cls(partners=partners, seen=seen, sure=sure)


def read_board(
    comparison: Comparison,
    *,
    order: str = Side.LEFT,
    flags: Sequence[Discrepancy] | None = None,
) -> Board:
    """All rows of a comparison in the reading order of one side, in three queries.

    ``flags`` are all flags that are not closed, by number, where they are at hand.
    """
    if flags is None:
        standing = comparison.discrepancies.exclude(state=Discrepancy.State.CLOSED)
        flags = list(standing.order_by("number"))
    places = read_places(comparison)
    views = view_claims(comparison, places.claims, collect_marks(flags))
    flags_of = attach_flags(comparison, places.members, flags)
    links = Links.read(places, views)
    notes = read_notes(comparison)
    rows = [
        _view_row(comparison, places.alignments[pk], members, flags_of, views, links, notes)
        for pk, members in places.members.items()
    ]
    placed = {claim.id for row in rows for claim in row.claims}
    rows += [_view_aside(claim, notes) for claim in views.values() if claim.id not in placed]
    return Board(
        comparison=comparison,
        left=view_source(comparison.left, side="left", claim_count=_count(views, "left")),
        right=view_source(comparison.right, side="right", claim_count=_count(views, "right")),
        rows=tuple(sort_rows(rows, order=order)),
        progress=measure_progress(rows),
        notes=notes,
    )


def measure_progress(rows: Iterable[RowView]) -> Progress:
    """What is decided of what takes part."""
    rows = list(rows)
    links = [row for row in rows if row.shape == "link"]
    alone = [row for row in rows if row.shape in {"left", "right"}]
    flags = [flag for row in rows for flag in row.flags]
    return Progress(
        links=(sum(row.is_decided for row in links), len(links)),
        one_sided=(sum(row.is_decided for row in alone), len(alone)),
        flags=(sum(not flag.is_open for flag in flags), len(flags)),
    )


def _count(views: Mapping[int, ClaimView], side: str) -> int:
    return sum(1 for claim in views.values() if claim.side == side and claim.is_counted)


# --- rows ---------------------------------------------------------------------------


def _view_row(
    comparison: Comparison,
    alignment: Place,
    members: Members,
    flags_of: Mapping[int, list[FlagView]],
    views: Mapping[int, ClaimView],
    links: Links,
    notes: Notes,
) -> RowView:
    left = tuple(views[c] for c in members["left"])
    right = tuple(views[c] for c in members["right"])
    shape = "link" if left and right else "left" if left else "right"
    flags, coverage = _set_coverage_apart(shape, flags_of.get(alignment.id, ()))
    relation = relate_sides(
        left,
        right,
        flags,
        (comparison.left.language, comparison.right.language),
        judged=alignment.relation__relation or "",
    )
    return RowView(
        key=f"row-{alignment.id}",
        id=alignment.id,
        version=alignment.version,
        shape=shape,
        state=alignment.state,
        band=alignment.band,
        is_by_person=alignment.made_by == Alignment.Maker.PERSON,
        confidence=alignment.confidence,
        parts=tuple(alignment.parts.items()),
        relation=relation.words,
        sign=relation.sign,
        flag_severity=relation.severity,
        left=left,
        right=right,
        flags=flags,
        candidates=tuple(_view_candidates(alignment.runner_ups, shape, members, views, links)),
        coverage=coverage,
        notes=list_notes(alignment.id, (*left, *right), notes),
    )


def _set_coverage_apart(
    shape: str, flags: Sequence[FlagView]
) -> tuple[tuple[FlagView, ...], FlagView | None]:
    """A row that stands alone says so itself: its coverage flag is no flag beside it."""
    coverage = [flag for flag in flags if flag.kind == COVERAGE] if shape != "link" else []
    rest = tuple(flag for flag in flags if flag not in coverage)
    return rest, coverage[0] if coverage else None


def _view_candidates(
    runner_ups: Sequence[Mapping[str, Any]],
    shape: str,
    members: Members,
    views: Mapping[int, ClaimView],
    links: Links,
) -> Iterable[CandidateView]:
    own = {*members["left"], *members["right"]}
    for candidate in runner_ups:
        sides = {s: tuple(views[c] for c in candidate[s] if c in views) for s in Side.values}
        if not sides["left"] or not sides["right"]:
            continue
        counterpart = sides["right"] if shape == "left" else sides["left"]
        linked = tuple(p for claim in counterpart for p in links.partners.get(claim.id, ()))
        yield CandidateView(
            left=sides["left"],
            right=sides["right"],
            score=candidate["score"],
            counterpart=counterpart,
            rivals=tuple(c for c in (*sides["left"], *sides["right"]) if c.id not in own),
            linked_with=linked if shape != "link" else (),
            linked_at=links.sure.get(counterpart[0].id) if linked else None,
            seen=tuple(
                dict.fromkeys(
                    links.seen[claim.id]
                    for claim in (*sides["left"], *sides["right"])
                    if claim.id in links.seen
                )
            ),
        )


def _view_aside(claim: ClaimView, notes: Notes) -> RowView:
    is_left = claim.side == "left"
    return RowView(
        key=f"claim-{claim.id}",
        id=None,
        version=claim.version,
        shape="aside",
        state="",
        band="",
        is_by_person=False,
        confidence=0.0,
        parts=(),
        relation=capfirst(claim.kind_label),
        sign="",
        flag_severity="",
        left=(claim,) if is_left else (),
        right=() if is_left else (claim,),
        flags=(),
        candidates=(),
        notes=list_notes(None, (claim,), notes),
    )
