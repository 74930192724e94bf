"""Amounts with their unit in the reader's language; the words of units are those of CLDR."""

from __future__ import annotations

from decimal import Decimal
from math import ceil
from typing import Any

from babel import Locale
from babel.units import format_unit
from django.utils.formats import number_format
from django.utils.translation import get_language, ngettext_lazy, to_locale
from django.utils.translation import gettext_lazy as _

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
# Signs that are the same in every language, where the canonical unit is not the sign.
_SIGNS = {
    "m2": "m²",
    "km2": "km²",
    "mi2": "mi²",
    "ft2": "ft²",
    "m3": "m³",
    "w": "W",
    "kw": "kW",
    "mw": "MW",
    "gw": "GW",
    "kwh": "kWh",
    "mwh": "MWh",
    "mb": "MB",
    "gb": "GB",
    "tb": "TB",
    "hz": "Hz",
    "mhz": "MHz",
    "ghz": "GHz",
}
# Units that are shown as a word, by their name in CLDR.
_CLDR = {
    "mi": "length-mile",
    "nmi": "length-nautical-mile",
    "ft": "length-foot",
    "in": "length-inch",
    "yd": "length-yard",
    "ly": "length-light-year",
    "acre": "area-acre",
    "pound": "mass-pound",
    "oz": "mass-ounce",
    "gal": "volume-gallon",
    "second": "duration-second",
    "minute": "duration-minute",
    "hour": "duration-hour",
    "day": "duration-day",
    "week": "duration-week",
    "month": "duration-month",
    "year": "duration-year",
    "hp": "power-horsepower",
    "byte": "digital-byte",
}
# Those that CLDR lacks in one of the languages, and words that may mean several units.
_WORDS: dict[str, Any] = {
    "decade": ngettext_lazy("%(amount)s decade", "%(amount)s decades", "count"),
    "century": ngettext_lazy("%(amount)s century", "%(amount)s centuries", "count"),
    "bbl": ngettext_lazy("%(amount)s barrel", "%(amount)s barrels", "count"),
    "dosen": ngettext_lazy("%(amount)s dozen", "%(amount)s dozens", "count"),
    "pp": ngettext_lazy("%(amount)s percentage point", "%(amount)s percentage points", "count"),
    "franc": ngettext_lazy("%(amount)s franc", "%(amount)s francs", "count"),
    "krone": ngettext_lazy("%(amount)s krone", "%(amount)s kroner", "count"),
    "cent": ngettext_lazy("%(amount)s cent", "%(amount)s cents", "count"),
}
_PER = {"h": _("%(amount)s per hour"), "s": _("%(amount)s per second")}


def show_amount(number: Decimal, unit: str = "") -> str:
    """The number with its canonical unit; units of no known form stay as they are."""
    # Four digits may be a year: grouped from five on.
    is_grouped = abs(number) >= 10_000
    shown = number_format(number, use_l10n=True, force_grouping=is_grouped)
    if not unit:
        return shown
    if unit in _CLDR:
        pattern = "#,##0.######" if is_grouped else "0.######"
        locale = Locale.parse(to_locale(get_language() or "en"))
        worded: str = format_unit(number, _CLDR[unit], "long", format=pattern, locale=locale)
        return worded.replace(" ", NO_BREAK_SPACE)
    if unit in _WORDS:
        return str(_WORDS[unit] % {"amount": shown, "count": ceil(abs(number))})
    head, slash, per = unit.rpartition("/")
    if slash and per in _PER and (head in _CLDR or head in _WORDS):
        return str(_PER[per]) % {"amount": show_amount(number, head)}
    return f"{shown}{NO_BREAK_SPACE}{_SIGNS.get(unit, unit)}"
