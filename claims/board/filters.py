"""Which rows are shown: the filter lives in the address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from claims.board.texts import SEVERITIES, FlagView
from claims.board.types import Board, RowView
from claims.models import Discrepancy, Side
from claims.wording.discrepancies import kind_title

SHOW: Mapping[str, Callable[[RowView], bool]] = {
    "flagged": lambda row: bool(row.flags),
    "undecided": lambda row: row.is_open,
    "one_sided": lambda row: row.shape in {"left", "right"},
    "left_only": lambda row: row.shape == "left",
    "right_only": lambda row: row.shape == "right",
    "aside": lambda row: row.shape == "aside",
}

CONTEXT = "context"
# Links by how sure the machine is; a link made by hand is sure.
BANDS: Mapping[str, tuple[float, float]] = {
    "high": (0.85, 1.01),
    "middle": (0.65, 0.85),
    "low": (0.0, 0.65),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RowFilter:
    """What the address asks for; values it does not know are ignored."""

    show: str = ""
    severity: str = ""
    kind: str = ""
    confidence: str = ""
    text: str = ""
    order: str = Side.LEFT.value
    view: str = ""
    # Boxes to select with: "1" for none ticked, "all" for all that is shown.
    select: str = ""

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> RowFilter:
        """The filter that a query string names."""
        show, severity = query.get("show", ""), query.get("severity", "")
        return cls(
            show=show if show in SHOW else "",
            severity=severity if severity in SEVERITIES else "",
            kind=query.get("kind", "")[:20],
            confidence=query.get("confidence", "") if query.get("confidence") in BANDS else "",
            text=query.get("q", "").strip()[:200],
            order=Side.RIGHT.value if query.get("order") == Side.RIGHT else Side.LEFT.value,
            view=CONTEXT if query.get("view") == CONTEXT else "",
            select=query.get("select", "") if query.get("select") in {"1", "all"} else "",
        )

    @property
    def is_active(self) -> bool:
        return bool(self.show or self.severity or self.kind or self.confidence or self.text)

    @property
    def query(self) -> str:
        """The query string of this filter, with its question mark, or nothing."""
        pairs = (
            ("show", self.show),
            ("severity", self.severity),
            ("kind", self.kind),
            ("confidence", self.confidence),
            ("q", self.text),
            ("order", self.order if self.order != Side.LEFT else ""),
            ("view", self.view),
            ("select", "1" if self.select else ""),
        )
        encoded = urlencode([(name, value) for name, value in pairs if value])
        return f"?{encoded}" if encoded else ""

    def means(self, flag: FlagView) -> bool:
        """Whether the filter is about flags like this one."""
        return self.severity in {"", flag.severity} and self.kind in {"", flag.kind}

    def matches(self, row: RowView) -> bool:
        """Whether the row is shown."""
        if self.show and not SHOW[self.show](row):
            return False
        if self.severity and all(flag.severity != self.severity for flag in row.flags):
            return False
        if self.kind and all(flag.kind != self.kind for flag in row.flags):
            return False
        if self.confidence and not _is_within(row, self.confidence):
            return False
        text = self.text.casefold()
        return not text or any(text in claim.text.casefold() for claim in row.claims)


def _is_within(row: RowView, band: str) -> bool:
    least, limit = BANDS[band]
    return row.shape == "link" and least <= row.confidence < limit


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """A link that sets one part of the filter."""

    label: str
    count: int
    href: str
    is_current: bool
    severity: str = ""


def list_chips(board: Board, current: RowFilter) -> dict[str, list[Chip]]:
    """Chips by group (show, severity, kind, confidence), each with the number of rows or flags it finds."""
    return {
        "show": _show_chips(board, current),
        "severity": _severity_chips(board, current),
        "kind": _kind_chips(board, current),
        "confidence": _confidence_chips(board, current),
    }


def list_orders(board: Board, current: RowFilter) -> list[Chip]:
    """Links that switch the reading order to either report."""
    by = _("By %(language)s")
    return [
        Chip(
            label=by % {"language": source.language_label},
            count=source.claim_count,
            href=_href(replace(current, order=source.side)),
            is_current=current.order == source.side,
        )
        for source in (board.left, board.right)
    ]


def list_views(board: Board, current: RowFilter) -> list[Chip]:
    """Links that switch between rows and both reports in full."""
    return [
        Chip(
            label=label,
            count=len(board.rows),
            href=_href(replace(current, view=view)),
            is_current=current.view == view,
        )
        for view, label in (("", _("Aligned")), (CONTEXT, _("In context")))
    ]


def _show_chips(board: Board, current: RowFilter) -> list[Chip]:
    only = _("Only %(language)s")
    labels = (
        ("", _("All")),
        ("undecided", _("Open")),
        ("flagged", _("Flagged")),
        ("left_only", only % {"language": board.left.language_label}),
        ("right_only", only % {"language": board.right.language_label}),
        ("aside", _("Set aside")),
    )
    return [
        Chip(
            label=label,
            count=len(board.rows) if not show else _count(board.rows, SHOW[show]),
            href=_href(
                replace(current, show=show, severity="", kind="", confidence="")
                if not show
                else replace(current, show=show)
            ),
            is_current=current.show == show
            and not (not show and (current.severity or current.kind or current.confidence)),
        )
        for show, label in labels
        if show != "aside" or _count(board.rows, SHOW["aside"])
    ]


def _severity_chips(board: Board, current: RowFilter) -> list[Chip]:
    counts = Counter(flag.severity for row in board.rows for flag in row.flags)
    return [
        Chip(
            label=capfirst(str(Discrepancy.Severity(severity).label)),
            count=counts[severity],
            href=_href(replace(current, severity="" if current.severity == severity else severity)),
            is_current=current.severity == severity,
            severity=severity,
        )
        for severity in SEVERITIES
        if counts[severity] or current.severity == severity
    ]


def _kind_chips(board: Board, current: RowFilter) -> list[Chip]:
    counts = Counter(flag.kind for row in board.rows for flag in row.flags)
    return [
        Chip(
            label=kind_title(kind),
            count=count,
            href=_href(replace(current, kind="" if current.kind == kind else kind)),
            is_current=current.kind == kind,
        )
        for kind, count in counts.most_common()
    ]


def _confidence_chips(board: Board, current: RowFilter) -> list[Chip]:
    labels = {"high": _("High"), "middle": _("Middle"), "low": _("Low")}
    counts = {band: sum(_is_within(row, band) for row in board.rows) for band in BANDS}
    return [
        Chip(
            label=labels[band],
            count=count,
            href=_href(replace(current, confidence="" if current.confidence == band else band)),
            is_current=current.confidence == band,
        )
        for band, count in counts.items()
        if count or current.confidence == band
    ]


def _count(rows: Sequence[RowView], test: Callable[[RowView], bool]) -> int:
    return sum(1 for row in rows if test(row))


def _href(wanted: RowFilter) -> str:
    return wanted.query or "?"
