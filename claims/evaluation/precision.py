"""Precision from practice: what people made of each detector's flags."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import Count

from claims.engine.detectors import DETECTORS
from claims.models import Comparison, Discrepancy
from claims.wording.discrepancies import flag_title

_State = Discrepancy.State


@dataclass(frozen=True, slots=True, kw_only=True)
class DetectorPrecision:
    """One detector's flags by what people decided; ``reasons`` of the dismissed ones, most first.

    A flag that is no longer found counts as what it was decided to be before.
    """

    detector: str
    title: str
    confirmed: int = 0
    dismissed: int = 0
    undecided: int = 0
    reasons: Mapping[str, int] = field(default_factory=dict)

    @property
    def decided(self) -> int:
        """Flags that a person confirmed or dismissed."""
        return self.confirmed + self.dismissed

    @property
    def share(self) -> float | None:
        """Share of the decided flags that were confirmed, None where none is decided."""
        return self.confirmed / self.decided if self.decided else None

    @property
    def percent(self) -> int | None:
        """The share in whole per cent."""
        return None if self.share is None else round(100 * self.share)

    @property
    def labelled_reasons(self) -> list[tuple[str, int]]:
        """The reasons of dismissal in the reader's language."""
        labels = dict(Discrepancy.Reason.choices)
        return [(str(labels.get(reason, "–")), count) for reason, count in self.reasons.items()]


def detector_precision(*, comparison: Comparison | None = None) -> list[DetectorPrecision]:
    """Every detector's precision in practice, in the registry's order, by one query.

    Detectors that are no longer registered but have flags come last.
    """
    flags = Discrepancy.objects.all()
    if comparison is not None:
        flags = flags.filter(comparison=comparison)
    states: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    reasons: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    rows = (
        flags.order_by()
        .values_list("detector", "state", "closed_from", "reason")
        .annotate(count=Count("pk"))
    )
    for detector, state, closed_from, reason, count in rows:
        decided = closed_from if state == _State.CLOSED else state
        states[detector][decided] += count
        if decided == _State.DISMISSED:
            reasons[detector][reason] += count
    known = [detector.slug for detector in DETECTORS]
    return [
        DetectorPrecision(
            detector=slug,
            title=flag_title(slug, slug),
            confirmed=states[slug][_State.CONFIRMED],
            dismissed=states[slug][_State.DISMISSED],
            undecided=states[slug][_State.OPEN] + states[slug][""],
            reasons=dict(sorted(reasons[slug].items(), key=lambda item: (-item[1], item[0]))),
        )
        for slug in (*known, *sorted(set(states) - set(known)))
    ]
