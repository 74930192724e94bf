"""Writing notes and the conclusion; each is a step that can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User

from claims.decisions.history import NotAllowed, StaleVersion, Step
from claims.decisions.notes import WRITE_CONCLUSION, WRITE_NOTE, name_author, read_notes
from claims.decisions.snapshots import Row, name_type, take_snapshot
from claims.models import Alignment, Claim, Comparison
from claims.review.steps import clean_note, open_step


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteChange:
    """A new text for the note on a row that was shown as ``version``, 0 for none; "" removes it."""

    target: Row
    text: str
    version: int


def write_notes(comparison: Comparison, *, actor: User, changes: Sequence[NoteChange]) -> Step:
    """Replace notes, all or none, as one step."""
    if any(not _belongs(comparison, change.target) for change in changes):
        message = "a row of another comparison"
        raise NotAllowed(message)
    return _write(comparison, WRITE_NOTE, actor=actor, changes=changes)


def write_conclusion(comparison: Comparison, *, actor: User, text: str, version: int) -> Step:
    """Replace the conclusion, which is written and undone as notes are."""
    change = NoteChange(target=comparison, text=text, version=version)
    return _write(comparison, WRITE_CONCLUSION, actor=actor, changes=[change])


def _write(
    comparison: Comparison, action: str, *, actor: User, changes: Sequence[NoteChange]
) -> Step:
    with open_step(comparison, actor=actor, reopen=False) as step:
        Comparison.objects.select_for_update().get(pk=comparison.pk)
        notes = read_notes(comparison)
        for change in changes:
            text = clean_note(change.text)
            now = notes.find(name_type(change.target), change.target.pk, action=action)
            if (now.version if now else 0) != change.version:
                raise StaleVersion([change.target])
            snapshot = take_snapshot(change.target)
            step.record(change.target, action=action, before=snapshot, after=snapshot, note=text)
    return step


def carry_notes(step: Step, old: Sequence[Claim], new: Claim) -> None:
    """The notes of claims that go stand on the one that covers them, by who wrote them and when."""
    notes = read_notes(step.comparison)
    found = [note for claim in old if (note := notes.find("claim", claim.pk))]
    if not found:
        return
    last = max(found, key=lambda note: note.at)
    snapshot = take_snapshot(new)
    step.record(
        new,
        action=WRITE_NOTE,
        before=snapshot,
        after=snapshot | name_author(last.by, last.at),
        note="\n\n".join(note.text for note in found),
    )


def _belongs(comparison: Comparison, target: Row) -> bool:
    if isinstance(target, Claim):
        return target.article_id in {comparison.left_id, comparison.right_id}
    if isinstance(target, Alignment):
        return target.comparison_id == comparison.pk
    return target == comparison
