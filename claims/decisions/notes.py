"""What people write beside claims, links and the comparison: read from the log, the last one counts.

The conclusion is a note of its own on the comparison. An emptied note is a removed one; every
wording stays in the log.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.dateparse import parse_datetime

from claims.models import Comparison, Decision

WRITE_NOTE = "write_note"
WRITE_CONCLUSION = "write_conclusion"
UNDO = "undo_"
# Every action by which a note comes to stand or is taken back; none changes a row.
NOTE_ACTIONS = (WRITE_NOTE, WRITE_CONCLUSION, UNDO + WRITE_NOTE, UNDO + WRITE_CONCLUSION)
MAX_NOTE = 10_000  # characters
_Place = tuple[str, str, int]  # action, type and id of the row
_FIELDS = (
    "pk",
    "action",
    "target_type",
    "target_id",
    "note",
    "after",
    "created_at",
    "batch",
    "undoes",
    "actor__first_name",
    "actor__last_name",
    "actor__username",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """The text that stands, who wrote it and when; ``version`` is the id of its decision."""

    text: str
    by: str
    at: datetime
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """The notes that stand in a comparison."""

    comparison: int
    standing: Mapping[_Place, Note] = field(default_factory=dict)

    def find(self, kind: str, pk: int, *, action: str = WRITE_NOTE) -> Note | None:
        """The note on a row, by the row's type and id."""
        return self.standing.get((action, kind, pk))

    @property
    def conclusion(self) -> Note | None:
        return self.find("comparison", self.comparison, action=WRITE_CONCLUSION)

    @property
    def on_comparison(self) -> Note | None:
        return self.find("comparison", self.comparison)


@dataclass(slots=True, kw_only=True)
class _Written:
    """A note as written once; undoing its step takes it back, redoing brings it back."""

    note: Note
    stands: bool = True


def read_notes(comparison: Comparison) -> Notes:
    """All notes of a comparison, in one query."""
    written: dict[_Place, list[_Written]] = {}
    steps: dict[tuple[_Place, UUID | None], _Written] = {}
    rows = comparison.decisions.filter(action__in=NOTE_ACTIONS).order_by("pk")
    for pk, action, kind, target, text, after, at, batch, undoes, *names in rows.values_list(
        *_FIELDS
    ):
        place = (action.removeprefix(UNDO), kind, target)
        entry = steps.get((place, undoes))
        if entry is None:
            entry = _Written(note=Note(text=text, version=pk, **_read_author(after, at, names)))
            written.setdefault(place, []).append(entry)
        else:
            entry.stands = not action.startswith(UNDO)
        steps[place, batch] = entry
    standing = {
        place: entry.note for place, entries in written.items() for entry in entries if entry.stands
    }
    return Notes(
        comparison=comparison.pk,
        standing={place: note for place, note in standing.items() if note.text},
    )


def _read_author(after: Mapping[str, str], at: datetime, names: Iterable[str]) -> dict[str, Any]:
    """Who wrote it and when; an imported note brings both along."""
    first, last, username = names
    written = parse_datetime(after.get("written_at", ""))
    name = after.get("written_by") or f"{first} {last}".strip() or username
    return {"by": name, "at": written or at}


def name_author(by: str, at: datetime) -> dict[str, str]:
    """For a snapshot: who wrote a note and when, where that is not who stores it now."""
    return {"written_by": by, "written_at": at.isoformat()}


def read_wordings(versions: Iterable[int]) -> Mapping[int, str]:
    """By version, what a note said, whether it still stands or not; "" for none, which is 0."""
    rows = Decision.objects.filter(pk__in=versions, action__in=NOTE_ACTIONS)
    return {0: "", **dict(rows.values_list("pk", "note"))}


def noted_ids(kind: str, ids: QuerySet[Any, Any]) -> set[int]:
    """Those of the rows of one type that anyone ever wrote a note on: a new run keeps them."""
    decisions = Decision.objects.filter(action=WRITE_NOTE, target_type=kind, target_id__in=ids)
    return set(decisions.values_list("target_id", flat=True))
