"""Clock times: another time is found, another notation is not."""

from __future__ import annotations

import pytest

from claims.engine.detectors.times import TimeDetector
from claims.engine.types import Severity
from tests.claims.engine.detectors.value_pairs import marked, only_finding, value_pair

DETECTOR = TimeDetector()

# German, Luxembourgish that differs, its twin that agrees, the words to mark.
CASES = [
    pytest.param(
        "Es beginnt um 14.30 Uhr.",
        "Et fänkt um 15.30 Auer un.",
        "Et fänkt um 14.30 Auer un.",
        ("14.30 Uhr", "15.30 Auer"),
        id="dot-dot",
    ),
    pytest.param(
        "Es beginnt um 10:00 Uhr.",
        "Et fänkt um 11.00 Auer un.",
        "Et fänkt um 10.00 Auer un.",
        ("10:00 Uhr", "11.00 Auer"),
        id="colon-dot",
    ),
    pytest.param(
        "Es beginnt um 14.30 Uhr.",
        "Et fänkt um 14.45 Auer un.",
        "Et fänkt um 14:30 Auer un.",
        ("14.30 Uhr", "14.45 Auer"),
        id="minutes",
    ),
    pytest.param(
        "Es beginnt um 9 Uhr.",
        "Et fänkt um 10 Auer un.",
        "Et fänkt um 9 Auer un.",
        ("9 Uhr", "10 Auer"),
        id="hour",
    ),
    pytest.param(
        "Es beginnt um 20:45 Uhr.",
        "Et fänkt um 21h45 un.",
        "Et fänkt um 20h45 un.",
        ("20:45 Uhr", "21h45"),
        id="french-h",
    ),
    pytest.param(
        "Es beginnt um 20 Uhr.",
        "Et fänkt um 19h un.",
        "Et fänkt um 20h un.",
        ("20 Uhr", "19h"),
        id="h-alone",
    ),
    pytest.param(
        "Es beginnt um halb neun.",
        "Et fänkt um hallwer aacht un.",
        "Et fänkt um hallwer néng un.",
        ("halb neun", "hallwer aacht"),
        id="half",
    ),
    pytest.param(
        "Es beginnt um halb neun.",
        "Et fänkt um 9.30 Auer un.",
        "Et fänkt um 8.30 Auer un.",
        ("halb neun", "9.30 Auer"),
        id="half-digits",
    ),
    pytest.param(
        "Es beginnt um halb neun.",
        "Et fänkt um 21.30 Auer un.",
        "Et fänkt um 20.30 Auer un.",
        ("halb neun", "21.30 Auer"),
        id="half-evening",
    ),
    pytest.param(
        "Es beginnt um Viertel vor acht.",
        "Et fänkt um Véierel op aacht un.",
        "Et fänkt um Véierel vir aacht un.",
        ("Viertel vor acht", "Véierel op aacht"),
        id="quarter",
    ),
    pytest.param(
        "Es beginnt um acht Uhr.",
        "Et fänkt um néng Auer un.",
        "Et fänkt um aacht Auer un.",
        ("acht Uhr", "néng Auer"),
        id="word",
    ),
    pytest.param(
        "Es beginnt um 8 Uhr abends.",
        "Et fänkt um 21 Auer un.",
        "Et fänkt um 20 Auer un.",
        ("8 Uhr abends", "21 Auer"),
        id="evening",
    ),
    pytest.param(
        "Es beginnt um 8 Uhr morgens.",
        "Et fänkt um 8 Auer owes un.",
        "Et fänkt um 8 Auer moies un.",
        ("8 Uhr morgens", "8 Auer owes"),
        id="morning-evening",
    ),
    pytest.param(
        "Es endet um Mitternacht.",
        "Et ass um 1 Auer nuets eriwwer.",
        "Et ass ëm Mëtternuecht eriwwer.",
        ("Mitternacht", "1 Auer nuets"),
        id="midnight",
    ),
    pytest.param(
        "Es geschah kurz nach 3 Uhr.",
        "Et ass kuerz no 4 Auer geschitt.",
        "Et ass kuerz no 3 Auer geschitt.",
        ("3 Uhr", "4 Auer"),
        id="shortly-after",
    ),
    pytest.param(
        "Geöffnet ist von 14 bis 16 Uhr.",
        "Op ass vu 14 bis 17 Auer.",
        "Op ass vu 14 bis 16 Auer.",
        ("16 Uhr", "17 Auer"),
        id="opening-hours",
    ),
    pytest.param(
        "Der Zug fuhr um 11.29 Uhr ab.",
        "Den Zuch ass um 11.59 Auer gefuer.",
        "Den Zuch ass um 11.29 Auer gefuer.",
        ("11.29 Uhr", "11.59 Auer"),
        id="decimal-like",
    ),
]


@pytest.mark.parametrize(("german", "differs", "agrees", "words"), CASES)
def test_fires(german, differs, agrees, words):
    pair = value_pair(german, differs)
    finding = only_finding(DETECTOR, pair)
    assert marked(finding) == words
    (left,), (right,) = finding.left, finding.right
    assert german[left.start : left.end] == left.text
    assert differs[right.start : right.end] == right.text
    assert (finding.left_value, finding.right_value) == (left.value, right.value)
    assert 0 < finding.confidence <= 1
    assert (finding.kind, finding.severity) == ("time", Severity.MAJOR)


@pytest.mark.parametrize(("german", "differs", "agrees", "words"), CASES)
def test_silent(german, differs, agrees, words):
    assert list(DETECTOR.detect(value_pair(german, agrees))) == []


@pytest.mark.parametrize(
    ("german", "luxembourgish"),
    [
        pytest.param("Um 17.30 Uhr.", "Um hallwer sechs.", id="half-of-the-afternoon"),
        pytest.param("Um 14 Uhr.", "Um 2 Auer.", id="twelve-hours-apart"),
        pytest.param("Gegen 13 Uhr.", "Géint Mëtteg.", id="around-noon"),
    ],
)
def test_ambiguous_times_agree(german, luxembourgish):
    assert list(DETECTOR.detect(value_pair(german, luxembourgish))) == []


def test_scores_are_not_compared_with_times():
    pair = value_pair("Kiel siegte 21:20.", "Um 19.30 Auer huet Kiel 21:20 gewonnen.")
    assert [finding.reason for finding in DETECTOR.detect(pair)] == ["absent"]
