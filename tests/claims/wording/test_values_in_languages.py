"""Weekdays, dates, numbers and units of flags, in each language of the interface."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.utils import translation

from claims.wording.discrepancies import describe
from claims.wording.values import WEEKDAY_VALUES, show_day, show_value

LANGUAGES = ("en", "de", "lb", "fr")
NBSP = "\N{NO-BREAK SPACE}"

VALUES = [
    pytest.param(
        "date", "tuesday", ("Tuesday", "Dienstag", "Dënschdeg", "mardi"), id="first weekday"
    ),
    pytest.param(
        "date",
        "wednesday",
        ("Wednesday", "Mittwoch", "Mëttwoch", "mercredi"),
        id="second weekday",
    ),
    pytest.param(
        "date",
        "2023-05-02",
        ("2 May 2023", "2. Mai 2023", "2. Mee 2023", "2 mai 2023"),
        id="date",
    ),
    pytest.param(
        "date", "--03-31", ("31 March", "31. März", "31. Mäerz", "31 mars"), id="day and month"
    ),
    pytest.param(
        "number",
        "--03-31",
        ("31 March", "31. März", "31. Mäerz", "31 mars"),
        id="a day that differs counts as a number",
    ),
    pytest.param(
        "date",
        "2023-12",
        ("December 2023", "Dezember 2023", "Dezember 2023", "décembre 2023"),
        id="month",
    ),
    pytest.param(
        "date",
        "2023-09 early",
        ("early September 2023", "Anfang September 2023", "Ufank September 2023")
        + ("début septembre 2023",),
        id="early",
    ),
    pytest.param(
        "date", "--05 mid", ("mid-May", "Mitte Mai", "Mëtt Mee", "mi-mai"), id="middle of a month"
    ),
    pytest.param(
        "date", "2019 late", ("late 2019", "Ende 2019", "Enn 2019", "fin 2019"), id="late"
    ),
    pytest.param(
        "date",
        "today-1",
        ("1 day before publication", "1 Tag vor der Veröffentlichung")
        + ("1 Dag virun der Publikatioun", "1 jour avant la publication"),
        id="yesterday of an unknown day",
    ),
    pytest.param(
        "date",
        "today+2",
        ("2 days after publication", "2 Tage nach der Veröffentlichung")
        + ("2 Deeg no der Publikatioun", "2 jours après la publication"),
        id="in two days",
    ),
    pytest.param(
        "date",
        "-0300",
        ("300 BC", "300 v. Chr.", "300 v. Chr.", "300 av. J.-C."),
        id="before Christ",
    ),
    pytest.param("number", "2023", ("2023", "2023", "2023", "2023"), id="year"),
    pytest.param(
        "number",
        "1234567.5",
        ("1,234,567.5", "1.234.567,5", "1.234.567,5", f"1{NBSP}234{NBSP}567,5"),
        id="long number",
    ),
    pytest.param(
        "number",
        "12.5 km2",
        (f"12.5{NBSP}km²", f"12,5{NBSP}km²", f"12,5{NBSP}km²", f"12,5{NBSP}km²"),
        id="sign of a unit",
    ),
    pytest.param(
        "number",
        "1 hour",
        (f"1{NBSP}hour", f"1{NBSP}Stunde", f"1{NBSP}Stonn", f"1{NBSP}heure"),
        id="one hour",
    ),
    pytest.param(
        "number",
        "3 month",
        (f"3{NBSP}months", f"3{NBSP}Monate", f"3{NBSP}Méint", f"3{NBSP}mois"),
        id="months",
    ),
    pytest.param(
        "number",
        "2.5 century",
        ("2.5 centuries", "2,5 Jahrhunderte", "2,5 Joerhonnerten", "2,5 siècles"),
        id="a unit that CLDR lacks in Luxembourgish",
    ),
    pytest.param(
        "number",
        "1200 franc",
        ("1200 francs", "1200 Franken", "1200 Frang", "1200 francs"),
        id="a currency of several countries",
    ),
    pytest.param(
        "number",
        "20 mi/h",
        (f"20{NBSP}miles per hour", f"20{NBSP}Meilen pro Stunde")
        + (f"20{NBSP}Meilen pro Stonn", f"20{NBSP}miles par heure"),
        id="per hour",
    ),
    pytest.param(
        "number",
        ">=100",
        ("at least 100", "mindestens 100", "op d’mannst 100", "au moins 100"),
        id="bound",
    ),
    pytest.param("number", "2..5", ("2 to 5", "2 bis 5", "2 bis 5", "de 2 à 5"), id="range"),
    pytest.param("order", "85%", (f"85{NBSP}%",) * 4, id="place in a report"),
    pytest.param("negation", "negation", ("negated", "verneint", "negéiert", "nié"), id="negation"),
]


@pytest.mark.parametrize(("kind", "value", "expected"), VALUES)
def test_values_read_in_every_language(kind, value, expected):
    shown = []
    for language in LANGUAGES:
        with translation.override(language):
            shown.append(show_value(kind, value))
    assert tuple(shown) == expected


SENTENCES = [
    pytest.param("en", "German: Tuesday. Luxembourgish: Wednesday.", id="en"),
    pytest.param("de", "Deutsch: Dienstag. Luxemburgisch: Mittwoch.", id="de"),
    pytest.param("lb", "Däitsch: Dënschdeg. Lëtzebuergesch: Mëttwoch.", id="lb"),
    pytest.param(
        "fr",
        f"Allemand{NBSP}: mardi. Luxembourgeois{NBSP}: mercredi.",
        id="fr, a space before colons",
    ),
]


@pytest.mark.parametrize(("language", "sentence"), SENTENCES)
def test_the_sentence_of_a_flag_reads_in_every_language(language, sentence):
    with translation.override(language):
        assert sentence == describe(
            kind="date",
            left_language="de",
            right_language="lb",
            left_value="tuesday",
            right_value="wednesday",
        )


WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "lb": "Méindeg Dënschdeg Mëttwoch Donneschdeg Freideg Samschdeg Sonndeg",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
}


@pytest.mark.parametrize("language", WEEKDAYS)
def test_every_weekday_has_its_name(language):
    with translation.override(language):
        shown = [show_value("date", value) for value in WEEKDAY_VALUES]
    assert shown == WEEKDAYS[language].split()


MONTHS = {
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "lb": "Januar Februar Mäerz Abrëll Mee Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}


@pytest.mark.parametrize("language", MONTHS)
def test_every_month_has_its_name(language):
    with translation.override(language):
        shown = [show_day(date(2026, month, 7)) for month in range(1, 13)]
    stop = "" if language == "fr" else "."
    assert shown == [f"7{stop} {month} 2026" for month in MONTHS[language].split()]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        pytest.param("en", "5 March 2026, 14:07 · 0.93", id="en"),
        pytest.param("de", "5. März 2026 14:07 · 0,93", id="de"),
        pytest.param("lb", "5. Mäerz 2026, 14:07 · 0,93", id="lb"),
        pytest.param("fr", "5 mars 2026 14:07 · 0,93", id="fr"),
    ],
)
def test_templates_follow_the_formats(language, expected):
    moment = datetime(2026, 3, 5, 13, 7, tzinfo=UTC)
    with translation.override(language):
        template = Template("{{ moment|date:'DATETIME_FORMAT' }} · {{ score|floatformat:2 }}")
        assert template.render(Context({"moment": moment, "score": 0.93})) == expected
