"""Dates: a changed day, month or year is found, another way to write it is not."""

from __future__ import annotations

from datetime import date

import pytest

from claims.engine.detectors.dates import DateDetector
from claims.engine.types import Severity
from tests.claims.engine.detectors.value_pairs import marked, only_finding, value_pair

DETECTOR = DateDetector()

# German, Luxembourgish that differs, its twin that agrees, the words to mark.
CASES = [
    pytest.param(
        "Am 5. Oktober beginnt der Prozess.",
        "De 5. Dezember fänkt de Prozess un.",
        "De 5. Oktober fänkt de Prozess un.",
        ("5. Oktober", "5. Dezember"),
        "date",
        id="month",
    ),
    pytest.param(
        "Die Wahl ist im August.",
        "D'Wal ass am Oktober.",
        "D'Wal ass am August.",
        ("August", "Oktober"),
        "date",
        id="month-alone",
    ),
    pytest.param(
        "Die Brücke öffnet im März 2019.",
        "D'Bréck geet am Mee 2019 op.",
        "D'Bréck geet am Mäerz 2019 op.",
        ("März 2019", "Mee 2019"),
        "date",
        id="month-year",
    ),
    pytest.param(
        "Ende Juli wurden Fälle gemeldet.",
        "Enn Mäerz goufe Fäll gemellt.",
        "Enn Juli goufe Fäll gemellt.",
        ("Ende Juli", "Enn Mäerz"),
        "date",
        id="month-late",
    ),
    pytest.param(
        "Am 12.9.2023 war es so weit.",
        "Den 12. Oktober 2023 war et esou wäit.",
        "Den 12. September 2023 war et esou wäit.",
        ("12.9.2023", "12. Oktober 2023"),
        "date",
        id="month-numeric",
    ),
    pytest.param(
        "Am 12. Sept. 2023 war es so weit.",
        "Den 12. Dez. 2023 war et esou wäit.",
        "Den 12. Sept. 2023 war et esou wäit.",
        ("12. Sept. 2023", "12. Dez. 2023"),
        "date",
        id="month-abbreviated",
    ),
    pytest.param(
        "Nach dem 11. September 2001 war alles anders.",
        "Nom 11. Februar 2001 war alles anescht.",
        "Nom 11. September 2001 war alles anescht.",
        ("11. September 2001", "11. Februar 2001"),
        "date",
        id="month-history",
    ),
    pytest.param(
        "Am 3. April wird gewählt.",
        "Den 3. Juni gëtt gewielt.",
        "Den 3. Abrëll gëtt gewielt.",
        ("3. April", "3. Juni"),
        "date",
        id="month-april",
    ),
    pytest.param(
        "Im Mai wird gewählt.",
        "Am Juni gëtt gewielt.",
        "Am Mee gëtt gewielt.",
        ("Mai", "Juni"),
        "date",
        id="month-may",
    ),
    pytest.param(
        "Seit Januar gilt das Gesetz.",
        "Zanter Februar gëllt d'Gesetz.",
        "Zanter Januar gëllt d'Gesetz.",
        ("Januar", "Februar"),
        "date",
        id="month-january",
    ),
    pytest.param(
        "Anfang Februar kam die Wende.",
        "Enn Februar koum d'Wend.",
        "Ufank Februar koum d'Wend.",
        ("Anfang Februar", "Enn Februar"),
        "date",
        id="period",
    ),
    pytest.param(
        "Am 20. September sagte sie ab.",
        "Den 23. September huet si ofgesot.",
        "Den 20. September huet si ofgesot.",
        ("20. September", "23. September"),
        "number",
        id="day",
    ),
    pytest.param(
        "Am 12.9.2023 war es so weit.",
        "De 14.9.2023 war et esou wäit.",
        "Den 12.9.2023 war et esou wäit.",
        ("12.9.2023", "14.9.2023"),
        "number",
        id="day-numeric",
    ),
    pytest.param(
        "Vom 24. bis 26. August wird getagt.",
        "Vum 21. bis de 26. August gëtt getaagt.",
        "Vum 24. bis de 26. August gëtt getaagt.",
        ("24.", "21."),
        "number",
        id="day-of-range",
    ),
    pytest.param(
        "Vom 24. August an ist zu.",
        "Vum 34. August un ass zou.",
        "Vum 24. August un ass zou.",
        ("24. August", "34. August"),
        "number",
        id="day-impossible",
    ),
    pytest.param(
        "Der Mann wurde 1965 geboren.",
        "De Mann ass 1956 gebuer.",
        "De Mann ass 1965 gebuer.",
        ("1965", "1956"),
        "number",
        id="year",
    ),
    pytest.param(
        "1994 führte das zur Gründung.",
        "1997 huet dat zur Grënnung geféiert.",
        "1994 huet dat zur Grënnung geféiert.",
        ("1994", "1997"),
        "number",
        id="year-first",
    ),
    pytest.param(
        "Seit 1988 sind Urnen transparent.",
        "Zanter 1991 sinn Urnen transparent.",
        "Zanter 1988 sinn Urnen transparent.",
        ("1988", "1991"),
        "number",
        id="year-since",
    ),
    pytest.param(
        "Ende 2017 trat er auf.",
        "Enn 2020 ass hien opgetrueden.",
        "Enn 2017 ass hien opgetrueden.",
        ("Ende 2017", "Enn 2020"),
        "number",
        id="year-late",
    ),
    pytest.param(
        "Im September 2017 öffnet sie.",
        "Am September 2019 geet si op.",
        "Am September 2017 geet si op.",
        ("September 2017", "September 2019"),
        "number",
        id="year-of-month",
    ),
    pytest.param(
        "Die Erklärung ist vom 4. Juli 1776.",
        "D'Erklärung ass vum 4. Juli 1779.",
        "D'Erklärung ass vum 4. Juli 1776.",
        ("4. Juli 1776", "4. Juli 1779"),
        "number",
        id="year-of-date",
    ),
    pytest.param(
        "Die Saison 2018/19 war gut.",
        "D'Saison 2017/19 war gutt.",
        "D'Saison 2018/19 war gutt.",
        ("2018", "2017"),
        "number",
        id="year-season",
    ),
    pytest.param(
        "Von 1977 bis 1981 war er dort.",
        "Vun 1976 bis 1981 war hien do.",
        "Vun 1977 bis 1981 war hien do.",
        ("1977", "1976"),
        "number",
        id="year-range",
    ),
    pytest.param(
        "Sie stammen von 5000 v. Chr. her.",
        "Si stamen aus 5010 v. Chr.",
        "Si stamen aus 5000 v. Chr.",
        ("5000 v. Chr.", "5010 v. Chr."),
        "number",
        id="year-before-christ",
    ),
    pytest.param(
        "Das Album (2009) wurde ein Erfolg.",
        "D'Album (2006) gouf en Erfolleg.",
        "D'Album vum Joer 2009 gouf en Erfolleg.",
        ("2009", "2006"),
        "number",
        id="year-with-more",
    ),
    pytest.param(
        "Stand 2023-09-12 war alles offen.",
        "Den 12. Oktober 2023 war alles op.",
        "Den 12. September 2023 war alles op.",
        ("2023-09-12", "12. Oktober 2023"),
        "date",
        id="iso",
    ),
]


@pytest.mark.parametrize(("german", "differs", "agrees", "words", "kind"), CASES)
def test_fires(german, differs, agrees, words, kind):
    pair = value_pair(german, differs)
    finding = only_finding(DETECTOR, pair)
    assert marked(finding) == words
    (left,), (right,) = finding.left, finding.right
    assert german[left.start : left.end] == left.text
    assert differs[right.start : right.end] == right.text
    assert (finding.left_value, finding.right_value) == (left.value, right.value)
    assert 0 < finding.confidence <= 1
    assert finding.kind == kind


@pytest.mark.parametrize(("german", "differs", "agrees", "words", "kind"), CASES)
def test_silent(german, differs, agrees, words, kind):
    assert list(DETECTOR.detect(value_pair(german, agrees))) == []


def test_a_part_that_only_one_side_gives_is_no_difference():
    pair = value_pair("Am 12. September begann es.", "Den 12. September 2023 huet et ugefaangen.")
    assert list(DETECTOR.detect(pair)) == []


def test_relative_days_resolve_before_they_are_compared():
    published = date(2023, 9, 14)
    texts = "Gestern begann es.", "Den 13. September huet et ugefaangen."
    assert list(DETECTOR.detect(value_pair(*texts, published_on=published))) == []


def test_unresolved_relative_days_are_not_held_against_a_date():
    texts = "Gestern begann es.", "Den 13. September huet et ugefaangen."
    findings = list(DETECTOR.detect(value_pair(*texts)))
    assert [(f.reason, f.severity) for f in findings] == [("absent", Severity.MINOR)]


def test_a_date_on_one_side_only_is_minor():
    (finding,) = DETECTOR.detect(value_pair("Seit 1998 ist das so.", "Dat ass esou."))
    assert (finding.reason, finding.severity) == ("absent", Severity.MINOR)
