"""Notes of an imported comparison: kept with the names and times that the file gives."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib.auth.models import User
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_aware

from articles.cleaning import clean_text
from claims.decisions.history import Step
from claims.decisions.notes import MAX_NOTE, WRITE_CONCLUSION, WRITE_NOTE, name_author
from claims.decisions.snapshots import Row, take_snapshot
from claims.models import Comparison

# Nobody logs in as this: it stands in the log where people of another installation wrote.
IMPORTER = "import"


def store_note(comparison: Comparison, target: Row, given: Mapping[str, str]) -> None:
    """Append one note to the log, as written by the one whom the file names; else ValueError."""
    text, by, at = (given[name] for name in ("text", "by", "at"))
    written = parse_datetime(at)
    if len(text) > MAX_NOTE or text != clean_text(text) or not text:
        message = f"A note is empty, damaged or longer than {MAX_NOTE} characters."
        raise ValueError(message)
    if written is None or not is_aware(written) or not by.strip() or len(by) > 200:
        message = "A note does not say by whom and when it was written."
        raise ValueError(message)
    action = WRITE_CONCLUSION if given["on"] == "conclusion" else WRITE_NOTE
    snapshot = take_snapshot(target)
    step = Step(comparison=comparison, actor=_find_importer())
    step.record(
        target, action=action, before=snapshot, after=snapshot | name_author(by, written), note=text
    )
    step.close()


def _find_importer() -> User:
    user, made = User.objects.get_or_create(username=IMPORTER, defaults={"is_active": False})
    if made:
        user.set_unusable_password()
        user.save()
    return user
