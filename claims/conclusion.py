"""What the reviewers conclude, in their own words: kept in the log, the last one counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User

from claims.history import NotAllowed, StaleVersion, Step
from claims.models import Comparison
from claims.review import MAX_NOTE, open_step
from claims.snapshots import take_snapshot
from claims.undo import WRITE_CONCLUSION


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion:
    """The text that stands, who wrote it and when; ``version`` is the id of its decision."""

    text: str
    by: str
    at: datetime
    version: int


def read_conclusion(comparison: Comparison) -> Conclusion | None:
    """The conclusion that stands, None when there is none or it was emptied; one query."""
    standing: list[Conclusion] = []
    decisions = comparison.decisions.filter(action__endswith=WRITE_CONCLUSION)
    for decision in decisions.order_by("pk").select_related("actor"):
        if decision.action != WRITE_CONCLUSION:
            _take_back(standing, decision.note)
            continue
        by = decision.actor.get_full_name() or decision.actor.get_username()
        standing.append(
            Conclusion(text=decision.note, by=by, at=decision.created_at, version=decision.pk)
        )
    return standing[-1] if standing and standing[-1].text else None


def _take_back(standing: list[Conclusion], text: str) -> None:
    """Remove the last conclusion with this text: an undone step says what it was."""
    for place in reversed(range(len(standing))):
        if standing[place].text == text:
            del standing[place]
            return


def write_conclusion(comparison: Comparison, *, actor: User, text: str, version: int) -> Step:
    """Replace the conclusion that was shown (``version``, 0 for none); it can be undone."""
    text = text.replace("\r\n", "\n").strip()
    with open_step(comparison, actor=actor, reopen=False) as step:
        if len(text) > MAX_NOTE:
            message = "too long"
            raise NotAllowed(message)
        Comparison.objects.select_for_update().get(pk=comparison.pk)
        now = read_conclusion(comparison)
        if (now.version if now else 0) != version:
            raise StaleVersion
        snapshot = take_snapshot(comparison)
        step.record(comparison, action=WRITE_CONCLUSION, before=snapshot, after=snapshot, note=text)
    return step
