"""Who decided and when, in words."""

from __future__ import annotations

from django.utils import timezone

from claims.decisions.log import Verdict
from claims.wording.values import show_day


def word_verdict(verdict: Verdict) -> str:
    """The person and the day, as "Anna Weber, 21 November 2026"."""
    return f"{verdict.by}, {show_day(timezone.localtime(verdict.at).date())}"
