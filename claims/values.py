"""Canonical values, dates and times in the reader's language."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.formats import date_format, number_format, time_format
from django.utils.timezone import localtime
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

CUES = {
    "negation": _("negated"),
    "negated": _("negated"),
    "affirmed": _("stated"),
    "restriction": _("restricted"),
    "denial": _("denied"),
    "hearsay": _("hearsay"),
    "possibility": _("possible"),
    "conditional": _("conditional"),
    "unconfirmed": _("unconfirmed"),
    "allegation": _("alleged"),
    "certain": _("stated as a fact"),
    "stated": _("stated as a fact"),
    "fact": _("stated as a fact"),
}
WEEKDAY_VALUES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ISO = re.compile(r"(?P<year>\d{4})?(?:-{1,2}(?P<month>\d{2}))?(?:-(?P<day>\d{2}))?$")
_NUMBER = re.compile(r"(?P<comparator>[<>]=?)?\s*(?P<number>-?\d+(?:\.\d+)?)\s*(?P<unit>\D.*)?$")
_COMPARATORS = {
    ">": _("more than %s"),
    ">=": _("at least %s"),
    "<": _("less than %s"),
    "<=": _("at most %s"),
}


def show_value(kind: str, value: str) -> str:
    """A canonical value in the reader's language; unchanged where it is no known form."""
    if " / " in value:
        return " / ".join(show_value(kind, part) for part in value.split(" / "))
    if value in WEEKDAY_VALUES:
        return str(WEEKDAYS[WEEKDAY_VALUES.index(value)])
    if value in CUES and kind in {"negation", "certainty", "contradiction"}:
        return str(CUES[value])
    if kind == "date":
        return _show_date(value)
    if kind in {"number", "unit"}:
        return _show_number(value)
    return value


def show_day(day: date) -> str:
    """A date in full."""
    return date_format(day)


def show_moment(moment: datetime) -> str:
    """When something happened: "Today, 10:42", "Yesterday, 18:05", or the date."""
    local, now = localtime(moment), localtime()
    days = (now.date() - local.date()).days
    clock = time_format(local, "H:i")
    if days == 0:
        return gettext("Today, %(time)s") % {"time": clock}
    if days == 1:
        return gettext("Yesterday, %(time)s") % {"time": clock}
    return show_day(local.date())


def _show_date(value: str) -> str:
    match = _ISO.fullmatch(value)
    if not value or not match:
        return value
    year, month, day = (int(part) if part else None for part in match.group("year", "month", "day"))
    try:
        if year and month and day:
            return show_day(date(year, month, day))
        if year and month:
            return date_format(date(year, month, 1), "YEAR_MONTH_FORMAT")
        if month and day:
            return date_format(date(2000, month, day), "MONTH_DAY_FORMAT")
    except ValueError:
        return value
    return str(MONTHS[month]) if month in MONTHS else value


def _show_number(value: str) -> str:
    low, range_mark, high = value.partition("..")
    if range_mark:
        return pgettext("range", "%(low)s to %(high)s") % {
            "low": _show_number(low),
            "high": _show_number(high),
        }
    match = _NUMBER.fullmatch(value)
    if not match:
        return value
    try:
        number = Decimal(match["number"])
        # Four digits may be a year: grouped from five on.
        shown = number_format(number, use_l10n=True, force_grouping=abs(number) >= 10_000)
    except InvalidOperation:
        return value
    if match["unit"]:
        shown = f"{shown}\N{NO-BREAK SPACE}{match['unit'].strip()}"
    pattern = _COMPARATORS.get(match["comparator"] or "")
    return str(pattern) % shown if pattern else shown
