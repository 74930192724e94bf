"""Another source and a missing source are found; the same source in other words is not."""

from __future__ import annotations

import pytest

from claims.engine.detectors.attribution import AttributionDetector
from claims.engine.types import Severity
from tests.claims.engine.detectors.pairs import evidence, make_pair

# German, Luxembourgish with another source, with the same source, values.
OTHER = [
    pytest.param(
        "Es gebe keine Pläne, sagte Dmitri Peskow.",
        "Et gëtt keng Pläng, sot de Sergei Lavrov.",
        "Et gëtt keng Pläng, sot den Dmitri Peskow.",
        "dmitri peskow",
        "sergei lavrov",
        id="sagte-sot",
    ),
    pytest.param(
        "Laut Reuters stieg die Zahl der Toten.",
        "Laut AFP ass d'Zuel vun den Doudege geklommen.",
        "Laut Reuters ass d'Zuel vun den Doudege geklommen.",
        "REUTERS",
        "AFP",
        id="laut",
    ),
    pytest.param(
        "Die WHO teilte mit, die Lage sei ernst.",
        "D'NATO huet matgedeelt, d'Lag wier eescht.",
        "D'WHO huet matgedeelt, d'Lag wier eescht.",
        "WHO",
        "NATO",
        id="teilte-mit",
    ),
    pytest.param(
        "Amnesty zufolge wurden Zivilisten verletzt.",
        "Greenpeace no goufen Zivilisten verwonnt.",
        "Amnesty no goufen Zivilisten verwonnt.",
        "AMNESTY",
        "GREENPEACE",
        id="zufolge-no",
    ),
    pytest.param(
        "„Wir sind bereit“, sagte Ursula von der Leyen.",
        "„Mir si prett“, sot d'Roberta Metsola.",
        "„Mir si prett“, sot d'Ursula von der Leyen.",
        "ursula von der leyen",
        "roberta metsola",
        id="quoted",
    ),
    pytest.param(
        "Das Pentagon erklärte, der Angriff sei gescheitert.",
        "D'Hamas huet erkläert, den Ugrëff wier gescheitert.",
        "De Pentagon huet erkläert, den Ugrëff wier gescheitert.",
        "pentagon",
        "hamas",
        id="erklaerte",
    ),
    pytest.param(
        "Die OSZE meldete zehn Verstöße.",
        "D'UNESCO huet zéng Verstéiss gemellt.",
        "D'OSZE huet zéng Verstéiss gemellt.",
        "OSZE",
        "UNESCO",
        id="meldete",
    ),
    pytest.param(
        "Die CSV forderte Neuwahlen.",
        "D'ADR huet Neiwale gefuerdert.",
        "D'CSV huet Neiwale gefuerdert.",
        "CSV",
        "ADR",
        id="forderte",
    ),
]

# German with a source, Luxembourgish without one, with it, marked German text.
MISSING = [
    pytest.param(
        "Die Zahl ist gestiegen, sagte Luc Frieden.",
        "D'Zuel ass geklommen.",
        "D'Zuel ass geklommen, sot de Luc Frieden.",
        "sagte Luc Frieden",
        id="minister",
    ),
    pytest.param(
        "Laut Eurostat sinken die Preise.",
        "D'Präisser falen.",
        "Laut Eurostat falen d'Präisser.",
        "Laut Eurostat",
        id="eurostat",
    ),
    pytest.param(
        "Der Polizei zufolge war der Fahrer betrunken.",
        "De Chauffer war voll.",
        "Der Police no war de Chauffer voll.",
        "Polizei zufolge",
        id="police",
    ),
    pytest.param(
        "Die Behörden berichteten von zwei Toten.",
        "Et goufen zwee Doudeger.",
        "D'Autoritéite vun de Behörden hunn zwee Doudeger gemellt.",
        "Behörden berichteten",
        id="authorities",
    ),
    pytest.param(
        "Die Bahn kündigte den Streik für Montag an.",
        "De Streik ass e Méindeg.",
        "D'Bunn oder Bahn huet de Streik fir e Méindeg ugekënnegt.",
        "Bahn kündigte",
        id="railway",
    ),
    pytest.param(
        "RTL meldet einen Brand in Esch.",
        "Zu Esch brennt et.",
        "RTL mellt e Brand zu Esch.",
        "RTL meldet",
        id="rtl",
    ),
    pytest.param(
        "Der Kreml bestätigte das Treffen.",
        "D'Treffen ass fix.",
        "De Kreml huet d'Treffe confirméiert.",
        "Kreml bestätigte",
        id="kremlin",
    ),
]

SILENT = [
    pytest.param("Putin nahm an, hieß es.", "De Putin hätt ugeholl, heescht et.", id="impersonal"),
    pytest.param("Das meldete KCNA.", "Dat huet KNCA gemellt.", id="misspelt-acronym"),
    pytest.param(
        "Das US-Außenministerium sagte, man prüfe das.",
        "Den Ausseministère vun den USA sot, si géifen dat kucken.",
        id="ministry",
    ),
    pytest.param("Er komme, sagte er.", "Hie géif kommen, sot hien.", id="pronouns"),
    pytest.param("Das Wetter wird besser.", "D'Wieder gëtt besser.", id="no-source"),
    pytest.param(
        "Geld sei geflossen, sagte Peskow.", "Et soll Geld gefloss sinn.", id="hearsay-for-a-source"
    ),
    pytest.param("Es wurden keine Verletzten gemeldet.", "Et gouf kee Blesséierten.", id="passive"),
]


@pytest.mark.parametrize(("german", "differs", "agrees", "left", "right"), OTHER)
def test_another_source_is_major(german, differs, agrees, left, right):
    findings = list(AttributionDetector().detect(make_pair(german, differs)))
    assert [(f.reason, f.left_value, f.right_value) for f in findings] == [
        ("other_source", left, right)
    ]
    assert findings[0].severity is Severity.MAJOR


@pytest.mark.parametrize(("german", "differs", "agrees", "left", "right"), OTHER)
def test_the_same_source_is_silent(german, differs, agrees, left, right):
    assert evidence(AttributionDetector().detect(make_pair(german, agrees))) == []


@pytest.mark.parametrize(("german", "without", "sourced", "marked"), MISSING)
def test_a_missing_source_is_minor_and_marked(german, without, sourced, marked):
    findings = list(AttributionDetector().detect(make_pair(german, without)))
    assert evidence(findings) == [("missing_source", (marked,), ())]
    assert findings[0].severity is Severity.MINOR


@pytest.mark.parametrize(("german", "without", "sourced", "marked"), MISSING)
def test_a_source_on_both_sides_is_silent(german, without, sourced, marked):
    assert evidence(AttributionDetector().detect(make_pair(german, sourced))) == []


@pytest.mark.parametrize(("german", "luxembourgish"), SILENT)
def test_sources_in_other_words_are_silent(german, luxembourgish):
    assert evidence(AttributionDetector().detect(make_pair(german, luxembourgish))) == []


def test_a_person_cited_by_the_source_of_one_side_is_found():
    pair = make_pair(
        "Die beiden Regierungschefs einigten sich darauf, sagte KCNA.",
        "KNCA huet de Kim mat de Wierder zitéiert, hien hätt dat decidéiert.",
    )
    findings = list(AttributionDetector().detect(pair))
    assert evidence(findings) == [("missing_source", (), ("Kim",))]
