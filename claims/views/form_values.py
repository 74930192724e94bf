"""Values of posted forms, as read by every view that decides."""

from __future__ import annotations

from django.utils.translation import gettext as _

from claims.decisions.notes import MAX_NOTE
from claims.models import Discrepancy


class BadForm(Exception):  # noqa: N818
    """A form that says too little; its message says what is needed."""


def read_version(version: str) -> int:
    """The version that the form was made for."""
    if not version.isdecimal() or len(version) > 9:
        raise BadForm(_("The form does not say which version it was made for."))
    return int(version)


def read_reason(reason: str, note: str) -> dict[str, str]:
    """A known reason with its note, as ``review.dismiss_discrepancy`` takes them."""
    if reason not in Discrepancy.Reason.values:
        raise BadForm(_("Choose why the flag is dismissed."))
    if reason == Discrepancy.Reason.OTHER and not note.strip():
        raise BadForm(_("Write the other reason as a note."))
    if len(note) > MAX_NOTE:
        raise BadForm(_("The note is too long: at most 10,000 characters."))
    return {"reason": reason, "note": note}


def read_ids(values: list[str]) -> list[int]:
    """The values that are ids."""
    return [int(value) for value in values if value.isdecimal() and len(value) < 19]


def read_seen(values: list[str]) -> dict[int, int]:
    """Versions of the alignments that the form was made for, from "id:version"."""
    pairs = (value.partition(":") for value in values)
    return {int(pk): int(v) for pk, _colon, v in pairs if pk.isdecimal() and v.isdecimal()}
