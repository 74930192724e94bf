"""Sentences for people: one plain sentence per discrepancy that names both values.

Neutral on purpose: a difference is shown, nobody is told to be right or wrong.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from claims.wording.values import WEEKDAY_VALUES, show_value

LANGUAGE_NAMES = {
    "de": _("German"),
    "lb": _("Luxembourgish"),
    "fr": _("French"),
    "en": _("English"),
}
COVERAGE = "coverage"
# Why a detector fired, as a word on the page.
REASONS = {
    "substitution": _("another value on each side"),
    "absent": _("given on one side only"),
    "converted": _("another unit"),
    "spelling": _("another spelling"),
    "bound": _("another bound"),
    "precision": _("given more or less precisely"),
    "other_source": _("another source on each side"),
    "missing_source": _("a source on one side only"),
    "direct_indirect": _("quoted on one side, paraphrased on the other"),
    "wording": _("other words in the quotation"),
    "order": _("another place in the report"),
    "one_sided": _("no counterpart found"),
    "unit": _("the same number of another unit"),
    "conversion": _("amounts that do not convert into each other"),
    "rounded": _("one side rounds"),
    "approximate": _("one side gives it as approximate"),
    "negated_left": _("negated in the first report only"),
    "negated_right": _("negated in the second report only"),
    "hedged_left": _("hedged in the first report only"),
    "hedged_right": _("hedged in the second report only"),
    "entailment": _("the entailment model says so"),
}
KIND_TITLES = {
    "number": _("Number"),
    "date": _("Date"),
    "weekday": _("Weekday"),
    "time": _("Time"),
    "name": _("Name"),
    "negation": _("Negation"),
    "certainty": _("Certainty"),
    "attribution": _("Attribution"),
    "quotation": _("Quotation"),
    "coverage": _("Only in one report"),
    "unit": _("Unit"),
    "detail": _("Detail"),
    "order": _("Order"),
    "contradiction": _("Contradiction"),
}
# Detectors that are more precise than the kind of their findings.
DETECTOR_TITLES = {
    "weekday": _("Weekday"),
    "date": _("Date"),
    "percentage": _("Percentage"),
    "money": _("Money"),
    "place": _("Place"),
}
# Said before the two values where these alone would not say what differs.
LEADS = {
    "negation": _("One report negates what the other states."),
    "certainty": _("The reports are not equally certain."),
    "attribution": _("The reports name different sources."),
    "quotation": _("The wording of the quotation differs."),
    "order": _("The order of events differs."),
    "detail": _("One report says more here."),
    "contradiction": _("The reports state different things."),
}
LEADS_BY_REASON = {
    "absent": _("Only one report gives it."),
    "spelling": _("The same name, spelled differently."),
    "converted": _("The same amount in different units."),
    "precision": _("The same amount, given more or less precisely."),
    "bound": _("The amounts have different bounds."),
    "missing_source": _("Only one report names the source."),
    "direct_indirect": _("One report quotes, the other paraphrases."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The sentence in its parts, so that a page can set the values in bold.

    A label is the language's name with the colon that the reader's language sets after it.
    ``left`` and ``right`` are values in the reader's language or, where they are quoted,
    words of the reports themselves.
    """

    lead: str
    left_label: str
    left: str
    right_label: str
    right: str
    left_is_quoted: bool = False
    right_is_quoted: bool = False

    def __str__(self) -> str:
        values = f"{self.left_label} {self.left}. {self.right_label} {self.right}."
        return f"{self.lead} {values}" if self.lead else values


def language_name(code: str) -> str:
    """The language's name in the reader's language; the code where it has none here."""
    return str(LANGUAGE_NAMES.get(code, code))


def count_claims(languages: Sequence[str], counts: Sequence[int]) -> str:
    """How many claims the reports make; headings and lines set aside are not counted."""
    left, right = (language_name(code) for code in languages)
    values = {"n": counts[0], "language": left, "m": counts[1], "other": right}
    return gettext("%(n)s %(language)s and %(m)s %(other)s claims") % values


def label_side(language: str) -> str:
    """The language's name before what its report says."""
    return gettext("%(label)s:") % {"label": language_name(language)}


def kind_title(kind: str, *values: str) -> str:
    """What kind of difference it is, for headings and filters."""
    if kind == "date" and any(values) and all(v in WEEKDAY_VALUES for v in values if v):
        kind = "weekday"
    return str(KIND_TITLES.get(kind, kind.replace("_", " ").capitalize()))


def flag_title(detector: str, kind: str, *values: str) -> str:
    """What a flag is about: its detector's name where it is more precise than the kind."""
    return str(DETECTOR_TITLES.get(detector) or kind_title(kind, *values))


def name_reason(reason: str) -> str:
    """Why a detector fired; the detector's own word where there is no better one."""
    return str(REASONS.get(reason) or reason.replace("_", " "))


def describe(
    *,
    kind: str,
    detector: str = "",
    reason: str = "",
    left_language: str,
    right_language: str,
    left_value: str = "",
    right_value: str = "",
    left_texts: Sequence[str] = (),
    right_texts: Sequence[str] = (),
) -> str:
    """One plain sentence that names both values, in the reader's language."""
    return str(
        word_difference(
            kind=kind,
            detector=detector,
            reason=reason,
            left_language=left_language,
            right_language=right_language,
            left_value=left_value,
            right_value=right_value,
            left_texts=left_texts,
            right_texts=right_texts,
        )
    )


def word_difference(
    *,
    kind: str,
    detector: str = "",
    reason: str = "",
    left_language: str,
    right_language: str,
    left_value: str = "",
    right_value: str = "",
    left_texts: Sequence[str] = (),
    right_texts: Sequence[str] = (),
    left_date: str = "",
    right_date: str = "",
) -> Wording:
    """The parts of the sentence that names both values; see ``describe``.

    A date of a side (ISO) stands behind its weekday.
    """
    labels = (label_side(left_language), label_side(right_language))
    if kind == COVERAGE:
        return _word_coverage(labels, is_left=bool(left_texts or left_value))
    left, right = show_value(kind, left_value), show_value(kind, right_value)
    quoted = [" … ".join(left_texts), " … ".join(right_texts)]
    if _is_told_apart(left, left_value) and _is_told_apart(right, right_value) and left != right:
        quoted = ["", ""]
    left, right = _place_day(left, left_date), _place_day(right, right_date)
    absent = _absent(kind)
    return Wording(
        lead=str(LEADS_BY_REASON.get(reason) or LEADS.get(kind) or ""),
        left_label=labels[0],
        left=quoted[0] or left or absent,
        right_label=labels[1],
        right=quoted[1] or right or absent,
        left_is_quoted=bool(quoted[0]),
        right_is_quoted=bool(quoted[1]),
    )


def _word_coverage(labels: tuple[str, str], *, is_left: bool) -> Wording:
    said, not_said = gettext("said here"), gettext("not said")
    return Wording(
        lead="",
        left_label=labels[0],
        left=said if is_left else not_said,
        right_label=labels[1],
        right=not_said if is_left else said,
    )


def _place_day(shown: str, day: str) -> str:
    return f"{shown} ({show_value('date', day)})" if day else shown


def _is_told_apart(shown: str, value: str) -> bool:
    """Whether a canonical value reads as words of the reader's language (or is empty)."""
    return not value or shown != value or not re.search(r"[^\W\d_]", value)


def _absent(kind: str) -> str:
    by_kind = {
        "number": gettext("no number given"),
        "unit": gettext("no number given"),
        "date": gettext("no date given"),
        "time": gettext("no time given"),
        "name": gettext("no name given"),
        "attribution": gettext("no source given"),
        "quotation": gettext("not quoted"),
        "negation": gettext("stated"),
        "certainty": gettext("stated as a fact"),
    }
    return by_kind.get(kind, gettext("not said"))
