"""Rows and claims that are selected, as the form names them with what the page showed.

A row's box says what it was when shown: ``l12:3`` an open link, ``o12:3`` an open one-sided
claim, ``d12:3`` a decided row, ``f7:1`` an open flag, ``c5:2`` a claim, each with its version.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from claims.board.filters import RowFilter
from claims.board.texts import ClaimView
from claims.board.types import RowView

_TOKEN = re.compile(r"([lodfc])(\d{1,18}):(\d{1,9})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Versions as shown, by id; ``claims`` are those ticked themselves, ``seen`` their rows."""

    links: Mapping[int, int] = field(default_factory=dict)
    alone: Mapping[int, int] = field(default_factory=dict)
    decided: Mapping[int, int] = field(default_factory=dict)
    flags: Mapping[int, int] = field(default_factory=dict)
    aside: Mapping[int, int] = field(default_factory=dict)
    claims: Mapping[int, int] = field(default_factory=dict)
    seen: Mapping[int, int] = field(default_factory=dict)

    @classmethod
    def read(cls, rows: Iterable[str], claims: Iterable[str] = ()) -> Selection:
        """What the values of ticked boxes say; what they do not say well is left out."""
        ticked = _read(rows)
        marked = _read(claims)
        return cls(
            links=ticked["l"],
            alone=ticked["o"],
            decided=ticked["d"],
            flags=ticked["f"],
            aside=ticked["c"],
            claims=marked["c"],
            seen={**marked["l"], **marked["o"], **marked["d"]},
        )

    @property
    def rows(self) -> frozenset[str]:
        """Keys of the ticked rows."""
        standing = (*self.links, *self.alone, *self.decided)
        return frozenset(f"row-{pk}" for pk in standing) | {f"claim-{pk}" for pk in self.aside}

    @property
    def groups(self) -> Mapping[int, int]:
        """The ticked rows, as links that claims can be added to."""
        return {**self.links, **self.decided}


def _read(values: Iterable[str]) -> dict[str, dict[int, int]]:
    found: dict[str, dict[int, int]] = {kind: {} for kind in "lodfc"}
    for value in values:
        for token in value.split(" "):
            if match := _TOKEN.fullmatch(token):
                found[match[1]][int(match[2])] = int(match[3])
    return found


def name_row(row: RowView, row_filter: RowFilter) -> str:
    """The value of a row's box; only flags that the filter means are in it."""
    if row.id is None:
        return " ".join(f"c{claim.id}:{claim.version}" for claim in row.claims if claim.is_aside)
    flags = [flag for flag in row.open_flags if row_filter.means(flag)]
    return " ".join((_name_place(row), *(f"f{flag.id}:{flag.version}" for flag in flags)))


def name_claim(claim: ClaimView, row: RowView) -> str:
    """The value of a claim's box: the claim, and the row that it stands in."""
    place = f" {_name_place(row)}" if row.id else ""
    return f"c{claim.id}:{claim.version}{place}"


def _name_place(row: RowView) -> str:
    kind = "d" if row.is_decided else "l" if row.shape == "link" else "o"
    return f"{kind}{row.id}:{row.version}"


def select_all(rows: Sequence[RowView], row_filter: RowFilter) -> Selection:
    """Everything that the filter shows."""
    return Selection.read(name_row(row, row_filter) for row in rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkAct:
    """A button for the selection: what it counts, its label, and labels for other counts."""

    act: str
    counts: str
    key: str
    count: int
    none: str
    one: str
    many: str

    @property
    def label(self) -> str:
        if not self.count:
            return self.none
        return (self.one if self.count == 1 else self.many).replace("{n}", str(self.count))


_LABELS = {
    "links": ngettext_lazy("Accept %(count)s link", "Accept %(count)s links", "count"),
    "alone": ngettext_lazy("Accept %(count)s one-sided", "Accept %(count)s one-sided", "count"),
    "flags": ngettext_lazy("Confirm %(count)s flag", "Confirm %(count)s flags", "count"),
    "reject": ngettext_lazy("Reject %(count)s link", "Reject %(count)s links", "count"),
    "claims": ngettext_lazy(
        "Link the %(count)s selected claim", "Link the %(count)s selected claims", "count"
    ),
    "add": ngettext_lazy(
        "Add %(count)s claim to the link", "Add %(count)s claims to the link", "count"
    ),
    "aside": ngettext_lazy("Set %(count)s claim aside", "Set %(count)s claims aside", "count"),
    "back": ngettext_lazy("Bring %(count)s claim back", "Bring %(count)s claims back", "count"),
    "dismiss": ngettext_lazy(
        "Dismiss %(count)s flag because …", "Dismiss %(count)s flags because …", "count"
    ),
}


def list_bulk_acts(selection: Selection) -> list[BulkAct]:
    """The buttons of the bar, with how many rows, flags or claims each would decide."""
    rows = (
        ("accept-links", "links", "accept", _("Accept links"), selection.links),
        ("accept-alone", "alone", "accept", _("Accept one-sided"), selection.alone),
        ("confirm-flags", "flags", "confirm", _("Confirm flags"), selection.flags),
        ("reject-links", "reject", "reject", _("Reject links"), selection.links),
        ("link-claims", "claims", "link", _("Link claims"), selection.claims),
        ("add-claims", "add", "", _("Add claims to the link"), selection.claims),
        ("set-aside", "aside", "set-aside", _("Set claims aside"), selection.claims),
        ("bring-back", "back", "set-aside", _("Bring claims back"), selection.aside),
    )
    return [
        _make_act(act, counts, key, none, len(chosen)) for act, counts, key, none, chosen in rows
    ]


def label_dismissal(selection: Selection) -> BulkAct:
    """The menu of reasons, named like a button."""
    none = _("Dismiss flags because …")
    return _make_act("dismiss-flags", "dismiss", "dismiss", none, len(selection.flags))


def _make_act(act: str, counts: str, key: str, none: str, count: int) -> BulkAct:
    one, many = (str(_LABELS[counts] % {"count": n}).replace(str(n), "{n}", 1) for n in (1, 7))
    return BulkAct(act=act, counts=counts, key=key, count=count, none=str(none), one=one, many=many)
