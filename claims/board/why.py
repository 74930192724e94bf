"""Why a flag is there: what its detector looked at, and how often people agreed with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.board.texts import FlagView
from claims.engine.detectors import DETECTORS
from claims.models import Comparison, Discrepancy
from claims.stages.reports import publication_day
from claims.wording.discrepancies import label_side, name_reason
from claims.wording.values import WEEKDAY_VALUES, show_day, show_value

_DESCRIPTIONS = {detector.slug: detector.description for detector in DETECTORS}
_VALUES = gettext_lazy(
    "All values of the linked claims; then, for a value that one side lacks, two claims before "
    "and two after in the other report. A value that both give there is no difference."
)
_NAMES = gettext_lazy(
    "All names of the linked claims, by spelling, alias and translation; then the other report "
    "around its claims and as a whole."
)
# What each detector reads, in plain words; see claims/engine/detectors/.
_LOOKED_AT = {
    **dict.fromkeys(("weekday", "date", "time", "percentage", "money", "unit", "number"), _VALUES),
    "name": _NAMES,
    "place": _NAMES,
    "detail": _NAMES,
    "attribution": gettext_lazy(
        "Verbs of saying and words like “according to” in the linked claims, and whether the other "
        "side mentions that source at all."
    ),
    "quotation": gettext_lazy(
        "Quotation marks in the linked claims around four words or more, and how many long words "
        "both quotations share."
    ),
    "negation": gettext_lazy(
        "The number of negations on each side; set phrases and words of negative meaning are "
        "taken into account."
    ),
    "certainty": gettext_lazy(
        "Words of possibility, allegation and hearsay on each side; hearsay counts like reported "
        "speech."
    ),
    "coverage": gettext_lazy(
        "The alignment: no claim of the other report was linked. Who and which number the claim "
        "names sets the severity."
    ),
    "order": gettext_lazy("The place of the linked claims in each report, as a share of it."),
    "contradiction": gettext_lazy(
        "Both sides in full, read by the entailment model in both directions."
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyView:
    """What the panel says; ``calendar`` are the days that a weekday may mean, a line a side."""

    description: str
    looked_at: str
    reason: str
    confirmed: int
    decided: int
    calendar: tuple[str, ...] = ()

    @property
    def percent(self) -> int:
        return round(100 * self.confirmed / self.decided) if self.decided else 0


def explain_flag(flag: FlagView, comparison: Comparison) -> WhyView:
    """The detector's own description and its precision so far, in one query."""
    confirmed = Q(state=Discrepancy.State.CONFIRMED)
    decided = confirmed | Q(state=Discrepancy.State.DISMISSED)
    counts = Discrepancy.objects.filter(detector=flag.detector).aggregate(
        confirmed=Count("pk", filter=confirmed), decided=Count("pk", filter=decided)
    )
    description = _DESCRIPTIONS.get(flag.detector, "")
    return WhyView(
        description=_(description) if description else "",
        looked_at=str(_LOOKED_AT.get(flag.detector, "")),
        reason=name_reason(flag.why),
        calendar=tuple(_place_weekdays(flag, comparison)),
        **counts,
    )


def _place_weekdays(flag: FlagView, comparison: Comparison) -> Iterator[str]:
    """The days that a bare weekday may mean, where the day of publication is known."""
    sides = (
        (comparison.left, flag.left_value, flag.left_date),
        (comparison.right, flag.right_value, flag.right_date),
    )
    for article, value, resolved in sides:
        published = publication_day(article)
        if value not in WEEKDAY_VALUES or resolved or published is None:
            continue
        values = {
            "weekday": show_value("date", value),
            "before": show_day(nearest_weekday(published, value)),
            "after": show_day(nearest_weekday(published, value, ahead=True)),
            "published": show_day(published),
        }
        said = _("%(weekday)s is %(before)s or %(after)s; the report is of %(published)s.")
        yield f"{label_side(article.language)} {said % values}"


def nearest_weekday(day: date, weekday: str, *, ahead: bool = False) -> date:
    """The last such weekday up to a day, or the first one after it."""
    back = (day.weekday() - WEEKDAY_VALUES.index(weekday)) % 7
    return day - timedelta(days=back - 7 if ahead else back)
