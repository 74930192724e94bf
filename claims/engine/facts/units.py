"""Canonical units, their symbols and conversion between units of one dimension."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

_D = Decimal

FACTORS: Final[Mapping[str, tuple[str, Decimal]]] = {
    "mm": ("length", _D("0.001")),
    "cm": ("length", _D("0.01")),
    "m": ("length", _D(1)),
    "km": ("length", _D(1000)),
    "mi": ("length", _D("1609.344")),
    "nmi": ("length", _D(1852)),
    "ft": ("length", _D("0.3048")),
    "in": ("length", _D("0.0254")),
    "yd": ("length", _D("0.9144")),
    "m2": ("area", _D(1)),
    "ha": ("area", _D(10_000)),
    "km2": ("area", _D(1_000_000)),
    "mi2": ("area", _D("2589988.11")),
    "ft2": ("area", _D("0.092903")),
    "acre": ("area", _D("4046.8564")),
    "mg": ("mass", _D("0.000001")),
    "g": ("mass", _D("0.001")),
    "kg": ("mass", _D(1)),
    "t": ("mass", _D(1000)),
    "pound": ("mass", _D("0.45359237")),
    "oz": ("mass", _D("0.0283495")),
    "ml": ("volume", _D("0.001")),
    "cl": ("volume", _D("0.01")),
    "l": ("volume", _D(1)),
    "m3": ("volume", _D(1000)),
    "gal": ("volume", _D("3.785412")),
    "bbl": ("volume", _D("158.987")),
    "m/s": ("speed", _D(1)),
    "km/s": ("speed", _D(1000)),
    "km/h": ("speed", _D(1) / _D("3.6")),
    "mph": ("speed", _D("0.44704")),
    "kn": ("speed", _D("0.514444")),
    "second": ("time", _D(1)),
    "minute": ("time", _D(60)),
    "hour": ("time", _D(3600)),
    "day": ("time", _D(86_400)),
    "week": ("time", _D(604_800)),
    "month": ("span", _D(1)),
    "year": ("span", _D(12)),
    "decade": ("span", _D(120)),
    "century": ("span", _D(1200)),
    "w": ("power", _D(1)),
    "kw": ("power", _D(1000)),
    "mw": ("power", _D(1_000_000)),
    "gw": ("power", _D(1_000_000_000)),
    "hp": ("power", _D("735.49875")),
    "kwh": ("energy", _D(1)),
    "mwh": ("energy", _D(1000)),
    "byte": ("data", _D(1)),
    "mb": ("data", _D(10**6)),
    "gb": ("data", _D(10**9)),
    "tb": ("data", _D(10**12)),
    "hz": ("frequency", _D(1)),
    "mhz": ("frequency", _D(10**6)),
    "ghz": ("frequency", _D(10**9)),
    "cent": ("cents", _D(1)),
    "%": ("share", _D("0.01")),
}
"""Canonical unit to its dimension and its size in the dimension's base unit."""

TEMPERATURES: Final = frozenset({"°", "°C", "°F"})

SYMBOLS: Final[Mapping[str, str]] = {
    "mm": "mm",
    "cm": "cm",
    "m": "m",
    "km": "km",
    "mi": "mi",
    "ft": "ft",
    "yd": "yd",
    "m²": "m2",
    "m2": "m2",
    "qm": "m2",
    "km²": "km2",
    "km2": "km2",
    "qkm": "km2",
    "ha": "ha",
    "mg": "mg",
    "g": "g",
    "kg": "kg",
    "t": "t",
    "lb": "pound",
    "lbs": "pound",
    "oz": "oz",
    "ml": "ml",
    "cl": "cl",
    "l": "l",
    "m³": "m3",
    "m3": "m3",
    "km/h": "km/h",
    "kmh": "km/h",
    "km/s": "km/s",
    "m/s": "m/s",
    "mph": "mph",
    "kn": "kn",
    "h": "hour",
    "min": "minute",
    "s": "second",
    "sek": "second",
    "°": "°",
    "°c": "°C",
    "°f": "°F",
    "kw": "kw",
    "mw": "mw",
    "gw": "gw",
    "kwh": "kwh",
    "mwh": "mwh",
    "ps": "hp",
    "mb": "mb",
    "gb": "gb",
    "tb": "tb",
    "hz": "hz",
    "mhz": "mhz",
    "ghz": "ghz",
}
"""Symbols that are the same in every language, lower case."""

CURRENCY_SYMBOLS: Final[Mapping[str, str]] = {
    "€": "EUR",
    "$": "USD",
    "us$": "USD",
    "£": "GBP",
    "¥": "JPY",
    "₽": "RUB",
    "₹": "INR",
    "a$": "AUD",
    "au$": "AUD",
    "c$": "CAD",
    "ca$": "CAD",
    "nz$": "NZD",
    "hk$": "HKD",
}

AMBIGUOUS_CURRENCIES: Final[Mapping[str, frozenset[str]]] = {
    "franc": frozenset({"CHF", "FRF", "BEF", "LUF"}),
    "krone": frozenset({"SEK", "DKK", "NOK"}),
    "pound": frozenset({"GBP"}),
    "USD": frozenset({"AUD", "CAD", "NZD", "HKD"}),
}
"""Words that may mean several currencies; a plain dollar may be another country's."""

MULTIPLES: Final[Mapping[str, int]] = {"dosen": 12}
"""Words that are either a unit or a multiple: Luxembourgish "Dosen" is dozen and doses."""


def is_currency(unit: str) -> bool:
    """Tell whether a canonical unit is money."""
    return (len(unit) == 3 and unit.isupper()) or unit in {"franc", "krone"}


def dimension(unit: str) -> str:
    """Return the dimension of a canonical unit ("length", "money" …), "" when it has none."""
    if unit in TEMPERATURES:
        return "temperature"
    if is_currency(unit):
        return "money"
    if unit == "pp":
        return "share"
    return FACTORS[unit][0] if unit in FACTORS else ""


def same_unit(left: str, right: str) -> bool:
    """Tell whether two canonical units are, or may be, one and the same."""
    return (
        left == right
        or right in AMBIGUOUS_CURRENCIES.get(left, ())
        or left in AMBIGUOUS_CURRENCIES.get(right, ())
        or (left in TEMPERATURES and right in TEMPERATURES and "°" in {left, right})
    )


def convert(number: Decimal, unit: str, target: str) -> Decimal | None:
    """Return a number in another unit, or None where the units do not convert.

    Months and years convert among themselves and, at mean length, into weeks and days.
    """
    if unit in TEMPERATURES and target in TEMPERATURES:
        if unit == "°F" and target != "°F":
            return (number - 32) * 5 / 9
        if target == "°F" and unit != "°F":
            return number * 9 / 5 + 32
        return number
    if unit not in FACTORS or target not in FACTORS:
        return None
    (own, factor), (other, target_factor) = FACTORS[unit], FACTORS[target]
    if {own, other} == {"time", "span"}:
        month = _D("2629746")
        factor *= month if own == "span" else 1
        target_factor *= month if other == "span" else 1
    elif own != other:
        return None
    return number * factor / target_factor
