"""What the templates print: frozen, and free of queries."""

from __future__ import annotations

from dataclasses import dataclass

from claims.models import Alignment, Claim, Comparison, Discrepancy
from claims.wording import Wording

HEADINGS = frozenset({Claim.Kind.HEADLINE, Claim.Kind.SUBHEADING})
SEVERITIES: tuple[str, ...] = tuple(Discrepancy.Severity.values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Evidence of a flag in a claim's text."""

    start: int
    end: int
    number: int
    severity: str
    severity_label: str
    flag_id: int
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """A claim as the page shows it. ``label`` is its short name ("D11")."""

    id: int
    label: str
    side: str
    text: str
    language: str
    kind: str
    kind_label: str
    position: int
    version: int
    marks: tuple[Mark, ...] = ()

    @property
    def is_heading(self) -> bool:
        return self.kind in HEADINGS

    @property
    def is_aside(self) -> bool:
        return self.kind == Claim.Kind.BOILERPLATE


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagView:
    """A flag as the page shows it. ``precision``: of this detector, confirmed and decided."""

    id: int
    number: int
    version: int
    severity: str
    severity_label: str
    kind: str
    title: str
    wording: Wording
    left_language: str
    right_language: str
    state: str
    state_label: str
    reason_label: str
    note: str
    detector: str
    detector_version: int
    why: str
    description: str
    confidence: float
    precision: tuple[int, int]

    @property
    def is_open(self) -> bool:
        return self.state == Discrepancy.State.OPEN

    @property
    def percent_confirmed(self) -> int:
        confirmed, decided = self.precision
        return round(100 * confirmed / decided) if decided else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateView:
    """A counterpart that was considered and not taken, and whom its claims are linked with.

    ``seen`` are the alignments of all its claims as "id:version", for the form that links them.
    """

    left: tuple[ClaimView, ...]
    right: tuple[ClaimView, ...]
    score: float
    linked_with: tuple[ClaimView, ...] = ()
    seen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """A row: a link with both sides, a claim that stands alone, or one that takes no part.

    ``shape`` is one of link, left, right, aside. ``id`` is the alignment's id, None for
    a claim that takes no part. ``coverage`` is the flag that a claim stands alone: accepting
    the row decides it too, so it is shown as the row's severity and not as a flag of its own.
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
    icon: str
    left: tuple[ClaimView, ...]
    right: tuple[ClaimView, ...]
    flags: tuple[FlagView, ...]
    candidates: tuple[CandidateView, ...]
    coverage: FlagView | None = None

    @property
    def claims(self) -> tuple[ClaimView, ...]:
        return self.left + self.right

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
    def bars(self) -> tuple[tuple[float, float, float, bool], ...]:
        """Five bars of the confidence: x, y, height, and whether it is on."""
        return tuple(
            (i * 5.5, 6 - 1.5 * i, 4 + 1.5 * i, self.confidence * 5 + 0.5 >= i + 1)
            for i in range(5)
        )


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

    def find_row(
        self, *, alignment: int | None = None, flag: int | None = None, claim: int | None = None
    ) -> RowView | None:
        """The row of an alignment, the row that shows a flag, or the row of a claim."""
        for row in self.rows:
            if alignment is not None and row.id == alignment:
                return row
            if flag is not None and any(f.id == flag for f in row.flags):
                return row
            if claim is not None and any(c.id == claim for c in row.claims):
                return row
        return None
