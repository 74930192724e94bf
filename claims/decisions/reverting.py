"""Sets back what a step changed, as decisions recorded it, and records that in turn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import ProtectedError, Q

from claims.decisions.history import StaleVersion, Step, compare_and_set
from claims.decisions.log import forward
from claims.decisions.notes import NOTE_ACTIONS
from claims.decisions.snapshots import (
    CHANGEABLE,
    TABLES,
    Row,
    Snapshot,
    read_alignments,
    recreate_rows,
)
from claims.decisions.soundness import require_sound_places
from claims.models import Alignment, AlignmentMember, Decision, Discrepancy
from claims.positions import renumber_claims


@dataclass(kw_only=True)
class _Rows:
    """The rows that the decisions to set back speak of, each type read once.

    What is set back shows in them, so that a later change of the same row finds it.
    """

    step: Step
    decisions: Sequence[Decision]
    found: dict[str, dict[int, Any]] = field(default_factory=dict)

    def of(self, target_type: str) -> dict[int, Any]:
        """The rows of one type by id; flags are all that the page shows, and what hangs on links."""
        if target_type not in self.found:
            ids = {d.target_id for d in self.decisions if d.target_type == target_type}
            self.found[target_type] = {row.pk: row for row in self._read(target_type, ids)}
        return self.found[target_type]

    def _read(self, target_type: str, ids: set[int]) -> Iterable[Any]:
        if target_type == "alignment":
            members = AlignmentMember.objects.filter(alignment__in=ids)
            return read_alignments(members, "alignment__relation")
        if target_type == "discrepancy":
            return self._read_flags(ids)
        return TABLES[target_type].filter(pk__in=ids)

    def _read_flags(self, ids: set[int]) -> list[Discrepancy]:
        comparison = self.step.comparison
        shown = Q(comparison=comparison) & ~Q(state=Discrepancy.State.CLOSED)
        links = {d.target_id for d in self.decisions if d.target_type == "alignment"}
        wanted = shown | Q(pk__in=ids) | Q(alignment__in=links)
        flags = list(Discrepancy.objects.filter(wanted).order_by("number"))
        self.step.known_flags = [f for f in flags if f.comparison_id == comparison.pk]
        return flags


def revert_changes(step: Step, decisions: Sequence[Decision]) -> None:
    """Set back the changes of a whole step, given last one first; all of it or StaleVersion.

    Neighbouring changes of one type are set back together.
    """
    rows = _Rows(step=step, decisions=decisions)
    for (target_type, kind), group in _group_changes(decisions):
        _REVERTERS[kind](rows, target_type, group)
    pieces = [d.before or d.after for d in decisions if "is_current" in _list_changes(d)]
    renumber_claims(said["article"] for said in pieces)
    require_sound_places(
        returning={d.target_id for d in decisions if _comes_back(d)},
        retired={d.target_id for d in decisions if _list_changes(d).get("is_current") is False},
    )


def _comes_back(decision: Decision) -> bool:
    """Whether setting it back makes an alignment stand, or stand with other claims."""
    if decision.target_type != "alignment" or not decision.before:
        return False
    was_away = not decision.after or decision.after["state"] == Alignment.State.REJECTED
    return was_away or "members" in _list_changes(decision)


def _group_changes(
    decisions: Iterable[Decision],
) -> Iterator[tuple[tuple[str, str], list[Decision]]]:
    """Runs of changes that can be set back at once: of one kind, and no row twice."""
    key, group = ("", ""), list[Decision]()
    for decision in decisions:
        name = _name_change(decision)
        if name != key or any(decision.target_id == other.target_id for other in group):
            if group:
                yield key, group
            key, group = name, []
        group.append(decision)
    if group:
        yield key, group


def _name_change(decision: Decision) -> tuple[str, str]:
    if decision.action in NOTE_ACTIONS:
        return decision.target_type, "said"
    made = "made" if not decision.before else "taken" if not decision.after else "changed"
    return decision.target_type, made


def _revert_said(known: _Rows, target_type: str, decisions: Sequence[Decision]) -> None:
    """It changes no row: taking it back says so in the log, where it is read from."""
    rows = known.of(target_type)
    for decision in decisions:
        if decision.target_id not in rows:
            raise StaleVersion
        _record(known.step, rows[decision.target_id], decision, note=decision.note)


def _revert_made(known: _Rows, target_type: str, decisions: Sequence[Decision]) -> None:
    rows = _find_unchanged(known, target_type, decisions)
    for row, decision in zip(rows, decisions, strict=True):
        _record(known.step, row, decision)
    if target_type == "alignment":
        _delete_alignments(rows, known.of("discrepancy").values())
        return
    try:
        TABLES[target_type].filter(pk__in=[row.pk for row in rows]).delete()
    except ProtectedError as error:  # something else was made of a claim since
        raise StaleVersion(rows) from error


def _delete_alignments(rows: Sequence[Any], flags: Iterable[Discrepancy]) -> None:
    """What is known to hang on them decides how: Django would ask for all of it again."""
    ids = {row.pk for row in rows}
    hanging = [flag for flag in flags if flag.alignment_id in ids]
    alignments = Alignment.objects.filter(pk__in=ids)
    if hanging or any(hasattr(row, "relation") for row in rows):
        alignments.delete()
        for flag in hanging:
            flag.alignment_id = None
        return
    AlignmentMember.objects.filter(alignment__in=ids).delete()
    alignments._raw_delete(using=alignments.db)  # noqa: SLF001


def _revert_taken(known: _Rows, target_type: str, decisions: Sequence[Decision]) -> None:
    snapshots = {decision.target_id: decision.before for decision in decisions}
    found = known.of(target_type)
    if found.keys() & snapshots.keys():
        raise StaleVersion
    rows: list[Any] = recreate_rows(known.step.comparison, target_type, snapshots)
    found |= {row.pk: row for row in rows}
    for row, decision in zip(rows, decisions, strict=True):
        _record(known.step, row, decision)


def _revert_changed(known: _Rows, target_type: str, decisions: Sequence[Decision]) -> None:
    rows = _find_unchanged(known, target_type, decisions)
    wanted = [_list_changes(decision) for decision in decisions]
    for fields, same in _group_equal(wanted, rows):
        compare_and_set(same, **fields)
    for row, decision in zip(rows, decisions, strict=True):
        _record(known.step, row, decision)


_REVERTERS = {
    "said": _revert_said,
    "made": _revert_made,
    "taken": _revert_taken,
    "changed": _revert_changed,
}


def _record(step: Step, row: Row, decision: Decision, *, note: str = "") -> None:
    action = decision.action
    step.record(
        row,
        action=forward(action) if action.startswith("undo_") else f"undo_{action}",
        before=decision.after,
        after=decision.before,
        reason=decision.reason,
        note=note,
    )


def _list_changes(decision: Decision) -> Snapshot:
    """The fields that the decision changed, with what they were before it."""
    before, after = decision.before, decision.after
    return {
        name: before[name]
        for name in CHANGEABLE[decision.target_type]
        if name in before and before[name] != after.get(name)
    }


def _group_equal(wanted: Sequence[Snapshot], rows: Sequence[Row]) -> list[tuple[Snapshot, Any]]:
    """Rows by what they get, so that equal changes are one statement."""
    groups: list[tuple[Snapshot, list[Row]]] = []
    for fields, row in zip(wanted, rows, strict=True):
        same = next((known for given, known in groups if given == fields), None)
        if same is None:
            groups.append((fields, [row]))
        else:
            same.append(row)
    return groups


def _find_unchanged(known: _Rows, target_type: str, decisions: Sequence[Decision]) -> list[Row]:
    """The rows of decisions as they are now: where these changed them, as these left them."""
    found = known.of(target_type)
    if any(decision.target_id not in found for decision in decisions):
        raise StaleVersion
    rows = [found[decision.target_id] for decision in decisions]
    for row, decision in zip(rows, decisions, strict=True):
        after = decision.after
        names = {*_list_changes(decision)} if decision.before else _IDENTITY
        if any(_read(row, name) != _plain(after[name]) for name in names - _FLUID if name in after):
            raise StaleVersion([row])
    return rows


_IDENTITY = {"state", "members", "kind", "is_current"}
# What a new run may change in a row that is still the same.
_FLUID = {"runner_ups", "confidence"}


def _read(row: Row, name: str) -> Any:
    if name == "members" and isinstance(row, Alignment):
        return sorted(member.claim_id for member in row.listed_members)
    return getattr(row, name)


def _plain(value: Any) -> Any:
    """A snapshot's members as their claims alone: texts around them may have moved."""
    is_members = isinstance(value, list) and value and "claim" in value[0]
    return sorted(member["claim"] for member in value) if is_members else value
