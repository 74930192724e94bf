"""What the templates print: frozen, and free of queries."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext

from claims.board.note_views import NoteView
from claims.board.texts import ClaimView, FlagView
from claims.decisions.notes import Notes
from claims.models import Alignment, Comparison
from claims.wording.discrepancies import count_claims
from claims.wording.score_parts import Part, split_parts


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateView:
    """A counterpart that was considered and not taken, and whom its claims are linked with.

    ``counterpart`` are its claims of the side that the row lacks, ``rivals`` those of the side
    that differ from the row's own. ``linked_at`` is the confidence of the link that
    ``counterpart`` is in, None for none or one made by hand. ``seen`` are the alignments of
    all its claims as "id:version", for the form that links them.
    """

    left: tuple[ClaimView, ...]
    right: tuple[ClaimView, ...]
    score: float
    counterpart: tuple[ClaimView, ...] = ()
    rivals: tuple[ClaimView, ...] = ()
    linked_with: tuple[ClaimView, ...] = ()
    linked_at: float | None = None
    seen: tuple[str, ...] = ()

    @property
    def act(self) -> str:
        """What the button that links them sends: left claims, right claims, alignments seen."""
        sides = ("+".join(str(claim.id) for claim in side) for side in (self.left, self.right))
        return " ".join((*sides, "+".join(self.seen)))

    @property
    def has_heading(self) -> bool:
        return any(claim.is_heading for claim in (*self.left, *self.right))

    @property
    def link_label(self) -> str:
        labels = {"left": self.left[0].label, "right": self.right[0].label}
        return gettext("Link %(left)s with %(right)s") % labels


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """A row: a link with both sides, a claim that stands alone, or one that takes no part.

    ``shape`` is one of link, left, right, aside. ``id`` is the alignment's id, None for
    a claim that takes no part. ``coverage`` is the flag that a claim stands alone: accepting
    the row decides it too, so it is shown as the row's severity and not as a flag of its own.
    ``sign`` and ``flag_severity`` are those of its relation, see ``claims.board.relations``.
    """

    key: str
    id: int | None
    version: int
    shape: str
    state: str
    band: str
    is_by_person: bool
    confidence: float
    parts: tuple[tuple[str, float], ...]
    relation: str
    sign: str
    flag_severity: str
    left: tuple[ClaimView, ...]
    right: tuple[ClaimView, ...]
    flags: tuple[FlagView, ...]
    candidates: tuple[CandidateView, ...]
    coverage: FlagView | None = None
    notes: tuple[NoteView, ...] = ()

    @property
    def claims(self) -> tuple[ClaimView, ...]:
        return self.left + self.right

    @property
    def main_parts(self) -> list[Part]:
        """The parts of the confidence that a reviewer can read, with their meaning."""
        return split_parts(dict(self.parts))[0]

    @property
    def other_parts(self) -> list[Part]:
        return split_parts(dict(self.parts))[1]

    @property
    def all_flags(self) -> tuple[FlagView, ...]:
        return (*self.flags, self.coverage) if self.coverage else self.flags

    @property
    def is_possible(self) -> bool:
        return self.band == Alignment.Band.SUGGESTED and not self.is_decided

    @property
    def is_decided(self) -> bool:
        return self.state == Alignment.State.CONFIRMED or self.id is None

    @property
    def open_flags(self) -> tuple[FlagView, ...]:
        return tuple(flag for flag in self.flags if flag.is_open)

    @property
    def is_open(self) -> bool:
        return not self.is_decided or bool(self.open_flags)

    @property
    def is_quiet(self) -> bool:
        return self.shape == "aside" or all(claim.is_heading for claim in self.claims)

    @property
    def removable(self) -> tuple[ClaimView, ...]:
        """The claims that can leave the link: of a side that has more than one."""
        sides = (self.left, self.right) if self.shape == "link" else ()
        return tuple(claim for side in sides if len(side) > 1 for claim in side)

    @property
    def is_group(self) -> bool:
        return len(self.left) > 1 or len(self.right) > 1

    @property
    def nearest(self) -> CandidateView | None:
        return self.candidates[0] if self.candidates else None

    @property
    def severity(self) -> str:
        """The severity that colours the row's sign, "" for none."""
        if self.flag_severity:
            return self.flag_severity
        coverage = self.coverage.severity if self.coverage and not self.is_decided else "info"
        return coverage if coverage != "info" else ""

    @property
    def bars(self) -> int:
        """How many of five bars show the confidence."""
        return max(0, min(5, int(self.confidence * 5 + 0.5)))


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """One report's head."""

    side: str
    article_id: int
    language: str
    language_label: str
    outlet: str
    date: str
    url: str
    claim_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Decided, and all, of what takes part."""

    links: tuple[int, int]
    one_sided: tuple[int, int]
    flags: tuple[int, int]

    @property
    def done(self) -> int:
        return self.links[0] + self.one_sided[0] + self.flags[0]

    @property
    def total(self) -> int:
        return self.links[1] + self.one_sided[1] + self.flags[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The page's content before any filter."""

    comparison: Comparison
    left: SourceView
    right: SourceView
    rows: tuple[RowView, ...]
    progress: Progress
    notes: Notes

    @property
    def claim_counts(self) -> str:
        sources = (self.left, self.right)
        return count_claims([s.language for s in sources], [s.claim_count for s in sources])

    def find_row(
        self, *, alignment: int | None = None, flag: int | None = None, claim: int | None = None
    ) -> RowView | None:
        """The row of an alignment, the row that shows a flag, or the row of a claim."""
        for row in self.rows:
            if alignment is not None and row.id == alignment:
                return row
            if flag is not None and any(f.id == flag for f in row.all_flags):
                return row
            if claim is not None and any(c.id == claim for c in row.claims):
                return row
        return None
