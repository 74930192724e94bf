"""Dates and weekdays of single claims, in both languages, with and without a publication date."""

from __future__ import annotations

from datetime import date

import pytest

from claims.engine.facts.values import extract_values
from claims.engine.languages import get_pack

THURSDAY = date(2023, 9, 14)

GERMAN = [
    pytest.param(
        "Am 12. September 2023 begann es.", [("12. September 2023", "2023-09-12")], id="full"
    ),
    pytest.param("Am 3.Mai 2021 begann es.", [("3.Mai 2021", "2021-05-03")], id="full-no-space"),
    pytest.param("Am 12.9.2023 begann es.", [("12.9.2023", "2023-09-12")], id="full-numeric"),
    pytest.param(
        "Am 05.10.2019 begann es.", [("05.10.2019", "2019-10-05")], id="full-numeric-padded"
    ),
    pytest.param(
        "Am 12.9.98 begann es.", [("12.9.98", "1998-09-12")], id="full-numeric-short-year"
    ),
    pytest.param("Am 12/09/2023 begann es.", [("12/09/2023", "2023-09-12")], id="full-slash"),
    pytest.param("Stand 2023-09-12 war offen.", [("2023-09-12", "2023-09-12")], id="iso"),
    pytest.param("Ausgabe 2023-09 liegt vor.", [("2023-09", "2023-09")], id="iso-month"),
    pytest.param("Am 5. Oktober begann es.", [("5. Oktober", "--10-05")], id="day-month"),
    pytest.param(
        "Die Premiere ist am 15.3. in Trier.", [("15.3.", "--03-15")], id="day-month-numeric"
    ),
    pytest.param("Am ersten Mai wird gefeiert.", [("ersten Mai", "--05-01")], id="day-month-word"),
    pytest.param("Am 12. Sept. begann es.", [("12. Sept.", "--09-12")], id="day-month-abbreviated"),
    pytest.param(
        "Vom 34. August war die Rede.", [("34. August", "--08-34")], id="day-month-out-of-range"
    ),
    pytest.param("Im August wird es heiß.", [("August", "--08")], id="month"),
    pytest.param("Im Jänner schneit es.", [("Jänner", "--01")], id="month-austrian"),
    pytest.param(
        "Im September 2017 öffnete die Brücke.", [("September 2017", "2017-09")], id="month-year"
    ),
    pytest.param(
        "Im März des Jahres 2011 bebte die Erde.",
        [("März des Jahres 2011", "2011-03")],
        id="month-of-year",
    ),
    pytest.param("Ende Juli wurden Fälle gemeldet.", [("Ende Juli", "--07 late")], id="month-late"),
    pytest.param(
        "Anfang Februar 2020 kam die Wende.",
        [("Anfang Februar 2020", "2020-02 early")],
        id="month-early",
    ),
    pytest.param("Mitte Mai war alles vorbei.", [("Mitte Mai", "--05 mid")], id="month-mid"),
    pytest.param("Seit 1998 ist das so.", [("1998", "1998")], id="year"),
    pytest.param("1994 führte das zum Krieg.", [("1994", "1994")], id="year-first"),
    pytest.param("Die Burg wurde 1443 erobert.", [("1443", "1443")], id="year-old"),
    pytest.param("Ende 2017 trat er auf.", [("Ende 2017", "2017 late")], id="year-late"),
    pytest.param("Das Album (2009) war ein Erfolg.", [("2009", "2009")], id="year-parenthesis"),
    pytest.param(
        "Von 1977–1981 war er Berater.", [("1977", "1977"), ("1981", "1981")], id="year-range"
    ),
    pytest.param(
        "Die Saison 2018/19 war gut.", [("2018", "2018"), ("19", "2019")], id="year-season"
    ),
    pytest.param(
        "Die Malereien stammen von 5000 v. Chr. aus Asien.",
        [("5000 v. Chr.", "-5000")],
        id="year-before-christ",
    ),
    pytest.param(
        "Er starb 44 vor Christus in Rom.",
        [("44 vor Christus", "-0044")],
        id="year-before-christ-words",
    ),
    pytest.param("Rund 2000 Menschen kamen.", [], id="amount-is-no-year"),
    pytest.param("Sie zahlte 1500 Euro.", [], id="euros-are-no-year"),
    pytest.param("Nach 1950 Kilometern war Schluss.", [], id="kilometres-are-no-year"),
    pytest.param(
        "Vom 24. bis 26. August wird getagt.",
        [("24.", "--08-24"), ("26. August", "--08-26")],
        id="day-range",
    ),
    pytest.param(
        "Am 3. und 4. März 2018 wird gewählt.",
        [("3.", "2018-03-03"), ("4. März 2018", "2018-03-04")],
        id="day-pair",
    ),
    pytest.param(
        "Die Leute gehen mit den Kindern, so ist das.", [], id="die-and-mit-are-no-weekdays"
    ),
    pytest.param("Am Dienstag war Schluss.", [("Dienstag", "tuesday")], id="weekday"),
    pytest.param("Am Samstag war Schluss.", [("Samstag", "saturday")], id="weekday-saturday"),
    pytest.param(
        "Am Sonnabend war Schluss.", [("Sonnabend", "saturday")], id="weekday-saturday-north"
    ),
    pytest.param(
        "Die Nacht des Freitags war lang.", [("Freitags", "friday")], id="weekday-genitive"
    ),
    pytest.param(
        "Dienstags ist zu, mittwochs offen.",
        [("Dienstags", "tuesday"), ("mittwochs", "wednesday")],
        id="weekday-adverb",
    ),
    pytest.param(
        "Am Dienstagabend war Schluss.", [("Dienstagabend", "tuesday")], id="weekday-evening"
    ),
    pytest.param(
        "Am Mittwochmorgen war Schluss.", [("Mittwochmorgen", "wednesday")], id="weekday-morning"
    ),
    pytest.param(
        "Am frühen Donnerstag Morgen war Schluss.", [("Donnerstag", "thursday")], id="weekday-apart"
    ),
    pytest.param(
        "Letzten Donnerstag war Schluss.", [("Letzten Donnerstag", "thursday")], id="weekday-last"
    ),
    pytest.param(
        "Am vergangenen Montag war Schluss.", [("vergangenen Montag", "monday")], id="weekday-past"
    ),
    pytest.param(
        "Am kommenden Sonntag wird gewählt.", [("kommenden Sonntag", "sunday")], id="weekday-coming"
    ),
    pytest.param("AM FREITAG IST SCHLUSS.", [("FREITAG", "friday")], id="weekday-capitals"),
    pytest.param(
        "Am Dienstag, 3. März, ist Schluss.",
        [("3. März", "--03-03"), ("Dienstag", "tuesday")],
        id="weekday-with-date",
    ),
    pytest.param("Die Montage der Anlage dauert.", [], id="assembly-is-no-weekday"),
    pytest.param("Gestern war Schluss.", [("Gestern", "today-1")], id="relative-yesterday"),
    pytest.param(
        "Erst vorgestern war Schluss.", [("vorgestern", "today-2")], id="relative-before-yesterday"
    ),
    pytest.param("Das ist heute anders.", [("heute", "today")], id="relative-today"),
    pytest.param("Das Spiel ist morgen in Metz.", [("morgen", "today+1")], id="relative-tomorrow"),
    pytest.param(
        "Das Spiel ist übermorgen.", [("übermorgen", "today+2")], id="relative-after-tomorrow"
    ),
    pytest.param("Am Morgen regnete es.", [], id="morning-is-no-tomorrow"),
    pytest.param("Er kam heute morgen an.", [("heute", "today")], id="this-morning"),
    pytest.param("Vor drei Tagen war Schluss.", [("Vor drei Tagen", "today-3")], id="days-ago"),
    pytest.param("Vor zwei Wochen war Schluss.", [("Vor zwei Wochen", "today-14")], id="weeks-ago"),
]

LUXEMBOURGISH = [
    pytest.param(
        "Den 12. September 2023 huet et ugefaangen.",
        [("12. September 2023", "2023-09-12")],
        id="full",
    ),
    pytest.param(
        "Den 12.9.2023 huet et ugefaangen.", [("12.9.2023", "2023-09-12")], id="full-numeric"
    ),
    pytest.param("Stand 2023-09-12 war op.", [("2023-09-12", "2023-09-12")], id="iso"),
    pytest.param("De 6. Mee ass fräi.", [("6. Mee", "--05-06")], id="day-month"),
    pytest.param(
        "D'Première ass de 15.3. zu Tréier.", [("15.3.", "--03-15")], id="day-month-numeric"
    ),
    pytest.param(
        "Den éischte Mee gëtt gefeiert.", [("éischte Mee", "--05-01")], id="day-month-word"
    ),
    pytest.param("Den 3. Mäerz gëtt gewielt.", [("3. Mäerz", "--03-03")], id="day-month-march"),
    pytest.param("Den 3. Abrëll gëtt gewielt.", [("3. Abrëll", "--04-03")], id="day-month-april"),
    pytest.param(
        "Den 3. Abrël gëtt gewielt.", [("3. Abrël", "--04-03")], id="day-month-april-variant"
    ),
    pytest.param(
        "Vum 34. August war Rieds.", [("34. August", "--08-34")], id="day-month-out-of-range"
    ),
    pytest.param("Am August gëtt et waarm.", [("August", "--08")], id="month"),
    pytest.param("Am Dezember schneit et.", [("Dezember", "--12")], id="month-december"),
    pytest.param(
        "Am September 2017 ass d'Bréck opgaangen.", [("September 2017", "2017-09")], id="month-year"
    ),
    pytest.param("Enn Juli goufe Fäll gemellt.", [("Enn Juli", "--07 late")], id="month-late"),
    pytest.param(
        "Ufank Februar 2020 koum d'Wend.",
        [("Ufank Februar 2020", "2020-02 early")],
        id="month-early",
    ),
    pytest.param("Mëtt Mee war alles eriwwer.", [("Mëtt Mee", "--05 mid")], id="month-mid"),
    pytest.param("Hie wollt, mee hie konnt net.", [], id="but-is-no-may"),
    pytest.param("Zanter 1998 ass dat esou.", [("1998", "1998")], id="year"),
    pytest.param("1994 ass de Krich ausgebrach.", [("1994", "1994")], id="year-first"),
    pytest.param("Enn 2017 ass hien opgetrueden.", [("Enn 2017", "2017 late")], id="year-late"),
    pytest.param("Am Joer 1976 war d'Wal.", [("1976", "1976")], id="year-of"),
    pytest.param(
        "Vun 1977 bis 1981 war hien do.", [("1977", "1977"), ("1981", "1981")], id="year-range"
    ),
    pytest.param(
        "Si stamen aus ëm 5010 v. Chr.!", [("5010 v. Chr.", "-5010")], id="year-before-christ"
    ),
    pytest.param(
        "Hien ass 44 viru Christus gestuerwen.",
        [("44 viru Christus", "-0044")],
        id="year-before-christ-words",
    ),
    pytest.param("Ronn 2000 Leit koumen.", [], id="amount-is-no-year"),
    pytest.param("Si huet 1500 Euro bezuelt.", [], id="euros-are-no-year"),
    pytest.param(
        "Vum 24. bis de 26. August ass Summet.",
        [("24.", "--08-24"), ("26. August", "--08-26")],
        id="day-range",
    ),
    pytest.param(
        "Méi Leit sinn den Dag do, dat ass säi Son.", [], id="more-and-the-are-no-weekdays"
    ),
    pytest.param("E Méindeg war Schluss.", [("Méindeg", "monday")], id="monday"),
    pytest.param("E Méinden war Schluss.", [("Méinden", "monday")], id="monday-n"),
    pytest.param("E Méinde war Schluss.", [("Méinde", "monday")], id="monday-no-n"),
    pytest.param("E Méide war Schluss.", [("Méide", "monday")], id="monday-short"),
    pytest.param("En Dënschdeg war Schluss.", [("Dënschdeg", "tuesday")], id="tuesday"),
    pytest.param("En Dënschden war Schluss.", [("Dënschden", "tuesday")], id="tuesday-n"),
    pytest.param("En Dënsden war Schluss.", [("Dënsden", "tuesday")], id="tuesday-s"),
    pytest.param("En Dënschte war Schluss.", [("Dënschte", "tuesday")], id="tuesday-t"),
    pytest.param("En Denschdeg war Schluss.", [("Denschdeg", "tuesday")], id="tuesday-e"),
    pytest.param("E Mëttwoch war Schluss.", [("Mëttwoch", "wednesday")], id="wednesday"),
    pytest.param("Mëttwochs ass zou.", [("Mëttwochs", "wednesday")], id="wednesday-adverb"),
    pytest.param(
        "E Mëttwochmoies war Schluss.", [("Mëttwochmoies", "wednesday")], id="wednesday-morning"
    ),
    pytest.param("En Donneschdeg war Schluss.", [("Donneschdeg", "thursday")], id="thursday"),
    pytest.param("En Donneschden war Schluss.", [("Donneschden", "thursday")], id="thursday-n"),
    pytest.param("En Donneschte war Schluss.", [("Donneschte", "thursday")], id="thursday-t"),
    pytest.param("E Freideg war Schluss.", [("Freideg", "friday")], id="friday"),
    pytest.param("E Freiden war Schluss.", [("Freiden", "friday")], id="friday-n"),
    pytest.param("E Freide war Schluss.", [("Freide", "friday")], id="friday-no-n"),
    pytest.param(
        "E Freidegnomëtteg war Schluss.", [("Freidegnomëtteg", "friday")], id="friday-afternoon"
    ),
    pytest.param("Si haten eng grouss Freed un de Freien.", [], id="joy-is-no-weekday"),
    pytest.param("E Samschdeg war Schluss.", [("Samschdeg", "saturday")], id="saturday"),
    pytest.param("E Samschden war Schluss.", [("Samschden", "saturday")], id="saturday-n"),
    pytest.param("E Samsden war Schluss.", [("Samsden", "saturday")], id="saturday-s"),
    pytest.param("E Samschten war Schluss.", [("Samschten", "saturday")], id="saturday-t"),
    pytest.param("E Samsten war Schluss.", [("Samsten", "saturday")], id="saturday-st"),
    pytest.param("E Sonndeg war Schluss.", [("Sonndeg", "sunday")], id="sunday"),
    pytest.param("E Sonnden war Schluss.", [("Sonnden", "sunday")], id="sunday-n"),
    pytest.param("E Sonnde war Schluss.", [("Sonnde", "sunday")], id="sunday-no-n"),
    pytest.param("E Sonndëg war Schluss.", [("Sonndëg", "sunday")], id="sunday-diaeresis"),
    pytest.param(
        "Sonndes ass zou, dënschdes op.",
        [("Sonndes", "sunday"), ("dënschdes", "tuesday")],
        id="sunday-adverb",
    ),
    pytest.param("De Sonndegowend war Schluss.", [("Sonndegowend", "sunday")], id="sunday-evening"),
    pytest.param("D'Sonnen am Weltall brennen.", [], id="suns-are-no-weekday"),
    pytest.param(
        "Leschte Donneschdeg war Schluss.", [("Leschte Donneschdeg", "thursday")], id="weekday-last"
    ),
    pytest.param(
        "Nächste Sonndeg gëtt gewielt.", [("Nächste Sonndeg", "sunday")], id="weekday-coming"
    ),
    pytest.param("Gëschter war Schluss.", [("Gëschter", "today-1")], id="relative-yesterday"),
    pytest.param(
        "Eréischt virgëschter war Schluss.",
        [("virgëschter", "today-2")],
        id="relative-before-yesterday",
    ),
    pytest.param("Dat ass haut anescht.", [("haut", "today")], id="relative-today"),
    pytest.param("De Match ass muer zu Metz.", [("muer", "today+1")], id="relative-tomorrow"),
    pytest.param(
        "De Match ass iwwermuer.", [("iwwermuer", "today+2")], id="relative-after-tomorrow"
    ),
    pytest.param("D'Haut vum Kand war rout.", [], id="skin-is-no-today"),
    pytest.param("Si kommen ëmmer moies.", [], id="in-the-morning-is-no-tomorrow"),
    pytest.param("Virun dräi Deeg war Schluss.", [("Virun dräi Deeg", "today-3")], id="days-ago"),
    pytest.param(
        "Viru véier Wochen war Schluss.", [("Viru véier Wochen", "today-28")], id="weeks-ago"
    ),
]


def found(text, language):
    facts = extract_values(text, get_pack(language))
    return [(fact.text, fact.value) for fact in (*facts.dates, *facts.weekdays)]


@pytest.mark.parametrize(("text", "expected"), GERMAN)
def test_german_dates(text, expected):
    assert found(text, "de") == expected


@pytest.mark.parametrize(("text", "expected"), LUXEMBOURGISH)
def test_luxembourgish_dates(text, expected):
    assert found(text, "lb") == expected


@pytest.mark.parametrize(
    ("text", "language", "resolved"),
    [
        pytest.param("Gestern war Schluss.", "de", date(2023, 9, 13), id="de-yesterday"),
        pytest.param("Vorgestern war Schluss.", "de", date(2023, 9, 12), id="de-before"),
        pytest.param("Das ist heute so.", "de", date(2023, 9, 14), id="de-today"),
        pytest.param("Das ist übermorgen so.", "de", date(2023, 9, 16), id="de-after-tomorrow"),
        pytest.param("Vor drei Tagen war Schluss.", "de", date(2023, 9, 11), id="de-days-ago"),
        pytest.param("Vor zwei Wochen war Schluss.", "de", date(2023, 8, 31), id="de-weeks-ago"),
        pytest.param("Gëschter war Schluss.", "lb", date(2023, 9, 13), id="lb-yesterday"),
        pytest.param("Virgëschter war Schluss.", "lb", date(2023, 9, 12), id="lb-before"),
        pytest.param("Dat ass muer esou.", "lb", date(2023, 9, 15), id="lb-tomorrow"),
        pytest.param("Viru véier Deeg war Schluss.", "lb", date(2023, 9, 10), id="lb-days-ago"),
    ],
)
def test_relative_days_resolve_against_the_publication_date(text, language, resolved):
    (fact,) = extract_values(text, get_pack(language), published_on=THURSDAY).dates
    assert (fact.relative, fact.resolved, fact.value) == (True, resolved, resolved.isoformat())


def test_relative_days_stay_unresolved_without_a_publication_date():
    (fact,) = extract_values("Gëschter war Schluss.", get_pack("lb")).dates
    assert (fact.resolved, fact.year, fact.value) == (None, None, "today-1")


@pytest.mark.parametrize(
    ("text", "language", "resolved"),
    [
        pytest.param("Letzten Donnerstag war es.", "de", date(2023, 9, 7), id="de-last-same-day"),
        pytest.param("Vergangenen Mittwoch war es.", "de", date(2023, 9, 13), id="de-last"),
        pytest.param("Am kommenden Sonntag ist es.", "de", date(2023, 9, 17), id="de-next"),
        pytest.param("Leschte Freideg war et.", "lb", date(2023, 9, 8), id="lb-last"),
        pytest.param("Nächste Sonndeg ass et.", "lb", date(2023, 9, 17), id="lb-next"),
        pytest.param("Am Mittwoch war es.", "de", None, id="plain-weekday"),
    ],
)
def test_weekdays_with_last_or_next_resolve(text, language, resolved):
    (fact,) = extract_values(text, get_pack(language), published_on=THURSDAY).weekdays
    assert fact.resolved == resolved


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("Am 12. September 2023.", (2023, 9, 12), id="full"),
        pytest.param("Im September 2023.", (2023, 9, None), id="month"),
        pytest.param("Seit 2023.", (2023, None, None), id="year"),
        pytest.param("Am 12. September.", (None, 9, 12), id="day"),
    ],
)
def test_dates_are_known_as_far_as_they_are_given(text, parts):
    (fact,) = extract_values(text, get_pack("de")).dates
    assert (fact.year, fact.month, fact.day) == parts


def test_days_ago_beyond_the_calendar_do_not_resolve():
    (fact,) = extract_values("Vor 9999 Tagen.", get_pack("de"), published_on=date(1, 1, 2)).dates
    assert fact.resolved is None
