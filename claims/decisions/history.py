"""The log of what people did: a step changes rows and appends a decision for each."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import F, Q
from django.utils import timezone

from claims.decisions.snapshots import (
    TABLES,
    Row,
    Snapshot,
    create_alignments,
    name_type,
    take_snapshot,
    write_members,
)
from claims.models import Alignment, Comparison, Decision, Discrepancy

_WITH_UPDATED_AT = {"alignment", "comparison", "discrepancy"}


class StaleVersion(Exception):  # noqa: N818 - a state of the world, not a fault
    """Someone else, or a new run, changed rows since they were shown; ``rows`` are those known."""

    def __init__(self, rows: Sequence[Row] = ()) -> None:
        self.rows = tuple(rows)
        super().__init__(", ".join(str(row) for row in self.rows))


class NotAllowed(Exception):  # noqa: N818
    """The actor may not do this, or this row does not take it."""


# An alignment to make: what for, its members and its fields.
_Group = tuple[str, list[Snapshot], Snapshot]


@dataclass(kw_only=True)
class Step:
    """What one press of a key does: its changes are recorded, and undone, together.

    Decisions are collected and appended when the step is closed, in one statement, and so are
    the alignments that it makes.
    """

    comparison: Comparison
    actor: AbstractBaseUser
    batch: uuid.UUID = field(default_factory=uuid.uuid4)
    undoes: uuid.UUID | None = None
    decisions: list[Decision] = field(default_factory=list)
    making: list[_Group] = field(default_factory=list)
    known_flags: list[Discrepancy] | None = None

    @property
    def touched(self) -> list[tuple[str, int]]:
        """Type and id of each row that the step changed."""
        return [(decision.target_type, decision.target_id) for decision in self.decisions]

    @property
    def flags(self) -> list[Discrepancy]:
        """The flags of the comparison that were not closed when first asked for, by number.

        The step's own changes show in them, so that a page after it need not read them again.
        """
        if self.known_flags is None:
            found = self.comparison.discrepancies.exclude(state=Discrepancy.State.CLOSED)
            self.known_flags = list(found.order_by("number"))
        return self.known_flags

    def record(
        self,
        row: Row,
        *,
        action: str,
        before: Snapshot,
        after: Snapshot,
        reason: str = "",
        note: str = "",
    ) -> None:
        """One decision more."""
        self.decisions.append(
            Decision(
                comparison=self.comparison,
                actor_id=self.actor.pk,
                action=action,
                target_type=name_type(row),
                target_id=row.pk,
                before=before,
                after=after,
                reason=reason,
                note=note,
                batch=self.batch,
                undoes=self.undoes,
            )
        )

    def change(self, row: Row, *, version: int, action: str, **fields: Any) -> None:
        """Set ``fields`` where the row still has ``version``, and record it."""
        self.change_all([row], versions={row.pk: version}, action=action, **fields)

    def change_all(
        self,
        rows: Sequence[Row],
        *,
        action: str,
        versions: Mapping[int, int] | None = None,
        **fields: Any,
    ) -> None:
        """Set ``fields`` of rows of one type, all of them or none, and record each.

        ``versions`` are those that a person saw; without them, those that were read.
        """
        before = [take_snapshot(row) for row in rows]
        compare_and_set(rows, versions=versions, **fields)
        for row, said in zip(rows, before, strict=True):
            self.record(
                row,
                action=action,
                before=said,
                after=said | fields,
                reason=fields.get("reason", ""),
                note=fields.get("note", ""),
            )

    def make_alignments(
        self, groups: Sequence[tuple[list[Snapshot], Snapshot]], *, action: str
    ) -> None:
        """Alignments of these members with these fields, made and recorded when the step closes."""
        self.making += [(action, members, fields) for members, fields in groups]

    def close(self) -> None:
        """Make what is to be made, and append what was recorded."""
        groups = [(members, fields) for _action, members, fields in self.making]
        made = create_alignments(self.comparison, groups)
        for alignment, (action, members, _fields) in zip(made, self.making, strict=True):
            alignment.listed_members = []  # read from the snapshot's members, which are at hand
            after = take_snapshot(alignment) | {"members": members}
            self.record(alignment, action=action, before={}, after=after)
        Decision.objects.bulk_create(self.decisions)


def compare_and_set(
    rows: Sequence[Row], *, versions: Mapping[int, int] | None = None, **fields: Any
) -> None:
    """Write ``fields`` to rows of one type if all have their version, else raise StaleVersion.

    One statement, and two more for each alignment that gets other ``members``.
    """
    if not rows:
        return
    wanted = {row.pk: row.version for row in rows} | dict(versions or {})
    if stale := [row for row in rows if row.version != wanted[row.pk]]:
        raise StaleVersion(stale)
    name = name_type(rows[0])
    extra = {"updated_at": timezone.now()} if name in _WITH_UPDATED_AT else {}
    columns = extra | {key: value for key, value in fields.items() if key != "members"}
    by_version: dict[int, list[int]] = defaultdict(list)
    for row in rows:
        by_version[row.version].append(row.pk)
    same = Q()
    for version, ids in by_version.items():
        same |= Q(version=version, pk__in=ids)
    if TABLES[name].filter(same).update(version=F("version") + 1, **columns) != len(rows):
        now = dict(TABLES[name].filter(pk__in=wanted).values_list("pk", "version"))
        raise StaleVersion([row for row in rows if now.get(row.pk) != row.version])
    for row in rows:
        for key, value in columns.items():
            setattr(row, key, value)
        row.version += 1
        if isinstance(row, Alignment) and "members" in fields:
            write_members(row, fields["members"])
