"""What a text says about itself: its date line, and dates as people and files write them."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.formats import date_format
from django.utils.translation import get_language

from articles.models import Article

_check_address = URLValidator(schemes=("http", "https"))

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
# "date 2023-09 Nordkorea a Russland …": a field name and a date before the first words,
# left over from the export of a newsroom system.
_DATE_LINE = re.compile(
    r"\s*(?:date|datum|published|pubdate)\b\s*[:=]?\s*(\d{4}(?:-\d{1,2}){0,2})(?![\w-])\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """When something was published, as far as known: the first day of a month or year."""

    date: dt.date
    precision: str = Article.Precision.DAY


def parse_publication(value: str) -> Publication:
    """ "2023", "2023-09" or "2023-09-14" (a time behind it is ignored); else ValueError."""
    text = value.strip()
    if "T" in text:
        text = dt.datetime.fromisoformat(text).date().isoformat()
    match = _DATE.fullmatch(text)
    if match is None:
        message = f"{value!r} is not a date of the form YYYY, YYYY-MM or YYYY-MM-DD"
        raise ValueError(message)
    year, month, day = match.groups()
    precision = Article.Precision.DAY
    if day is None:
        precision = Article.Precision.MONTH if month else Article.Precision.YEAR
    return Publication(date=dt.date(int(year), int(month or 1), int(day or 1)), precision=precision)


def format_publication(date: dt.date | None, precision: str) -> str:
    """A date as far as it is known, in the reader's language: "14 September 2023", "2023", ""."""
    if date is None:
        return ""
    if precision == Article.Precision.YEAR:
        return str(date.year)
    if precision == Article.Precision.MONTH:
        return date_format(date, "YEAR_MONTH_FORMAT")
    # Django's English is American: "Sept. 14, 2023".
    english = (get_language() or "en").startswith("en")
    return date_format(date, "j F Y" if english else "DATE_FORMAT")


def find_date_line(body: str) -> tuple[Publication, str] | None:
    """The date line that ``body`` begins with and the text behind it, or None."""
    match = _DATE_LINE.match(body)
    if match is None:
        return None
    try:
        return parse_publication(match[1]), body[match.end() :]
    except ValueError:
        return None


def is_web_address(value: str) -> bool:
    """Whether ``value`` is an http or https address that fits ``Article.url``."""
    try:
        _check_address(value)
    except ValidationError:
        return False
    return len(value) <= 1000
