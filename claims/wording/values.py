"""Canonical values, dates and times in the reader's language."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal

from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.formats import date_format, time_format
from django.utils.timezone import localtime
from django.utils.translation import gettext, ngettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from claims.wording.units import show_amount

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
_SHARE = re.compile(r"(?P<number>\d+)%")
_RELATIVE = re.compile(r"today(?P<days>[+-]\d+)?")
_BEFORE_CHRIST = re.compile(r"-(?P<year>\d{4,})")
_PARTS = {
    "early": pgettext_lazy("part of a month or year", "early %(date)s"),
    "mid": pgettext_lazy("part of a month or year", "mid-%(date)s"),
    "late": pgettext_lazy("part of a month or year", "late %(date)s"),
}
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
    if kind == "order":
        return _show_share(value)
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
    relative = _RELATIVE.fullmatch(value)
    if relative:
        return _show_relative(int(relative["days"] or 0))
    date_part, _, part = value.partition(" ")
    if part in _PARTS:
        return str(_PARTS[part]) % {"date": _show_date(date_part)}
    before_christ = _BEFORE_CHRIST.fullmatch(value)
    if before_christ:
        return gettext("%(year)s BC") % {"year": int(before_christ["year"])}
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


def _show_relative(days: int) -> str:
    """A day counted from the day of publication, where that day is not known."""
    if not days:
        return gettext("the day of publication")
    if days < 0:
        text = ngettext("%(n)s day before publication", "%(n)s days before publication", -days)
    else:
        text = ngettext("%(n)s day after publication", "%(n)s days after publication", days)
    return text % {"n": abs(days)}


def _show_number(value: str) -> str:
    low, range_mark, high = value.partition("..")
    if range_mark:
        return pgettext("range", "%(low)s to %(high)s") % {
            "low": _show_number(low),
            "high": _show_number(high),
        }
    match = _NUMBER.fullmatch(value)
    if not match:
        return _show_date(value)  # a day or a month that differs counts as a number
    shown = show_amount(Decimal(match["number"]), (match["unit"] or "").strip())
    pattern = _COMPARATORS.get(match["comparator"] or "")
    return str(pattern) % shown if pattern else shown


def _show_share(value: str) -> str:
    """A place in a report, as a share of its length."""
    match = _SHARE.fullmatch(value)
    return show_amount(Decimal(match["number"]), "%") if match else value
