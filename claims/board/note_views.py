"""Notes as the page shows them, and the fields to write them in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from claims.decisions.notes import Note, Notes
from claims.wording.values import show_day, show_moment

if TYPE_CHECKING:
    from claims.board.texts import ClaimView
    from claims.board.types import RowView

Place = tuple[str, int]  # type and id of the row that a note is on


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteView:
    """A note, or with an empty text the place for one; ``label`` is the short name of its claim."""

    kind: str
    target: int
    label: str = ""
    text: str = ""
    typed: str = ""
    by: str = ""
    at: datetime | None = None
    version: int = 0

    @property
    def key(self) -> str:
        """Its name in forms and addresses."""
        return f"{self.kind}-{self.target}"

    @property
    def title(self) -> str:
        if self.kind == "comparison":
            return _("Note on the comparison")
        if self.kind == "alignment":
            return _("Note on the link")
        return _("Note on %(label)s") % {"label": self.label}

    @property
    def moment(self) -> str:
        return show_moment(self.at) if self.at else ""

    @property
    def day(self) -> str:
        """For print, where "today" would not stay true."""
        return show_day(localtime(self.at).date()) if self.at else ""


def view_note(
    note: Note | None, place: Place, *, label: str = "", typed: str | None = None
) -> NoteView:
    """A note with what its field holds: what stands, or what was typed and not stored."""
    kind, target = place
    if note is None:
        return NoteView(kind=kind, target=target, label=label, typed=typed or "")
    return NoteView(
        kind=kind,
        target=target,
        label=label,
        text=note.text,
        typed=note.text if typed is None else typed,
        by=note.by,
        at=note.at,
        version=note.version,
    )


def list_notes(
    alignment: int | None, claims: Sequence[ClaimView], notes: Notes
) -> tuple[NoteView, ...]:
    """The notes that stand on a row: on its link first, then on its claims."""
    places = [*([("alignment", alignment, "")] if alignment else [])]
    places += [("claim", claim.id, claim.label) for claim in claims]
    return tuple(
        view_note(note, (kind, pk), label=label)
        for kind, pk, label in places
        if (note := notes.find(kind, pk))
    )


def list_fields(row: RowView, drafts: Mapping[str, str]) -> list[NoteView]:
    """A field for each thing in a row that can carry a note; one claim alone is the row."""
    places = [("alignment", row.id, "")] if row.id and row.shape == "link" else []
    places += [("claim", claim.id, claim.label) for claim in row.claims]
    written = {(note.kind, note.target): note for note in row.notes}
    fields = []
    for kind, pk, label in places:
        field = written.get((kind, pk)) or NoteView(kind=kind, target=pk, label=label)
        fields.append(replace(field, typed=drafts.get(field.key, field.typed)))
    return fields
