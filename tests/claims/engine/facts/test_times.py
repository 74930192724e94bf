"""Clock times of single claims, in both languages."""

from __future__ import annotations

import pytest

from claims.engine.facts.values import extract_values
from claims.engine.languages import get_pack

GERMAN = [
    pytest.param("Es beginnt um 14.30 Uhr.", [("14.30 Uhr", "14:30")], id="time-dot"),
    pytest.param("Es beginnt um 14:30 Uhr.", [("14:30 Uhr", "14:30")], id="time-colon"),
    pytest.param("Es beginnt um 20:45 in Metz.", [("20:45", "20:45")], id="time-bare"),
    pytest.param("Es beginnt um 11 Uhr.", [("11 Uhr", "11:00")], id="time-hour"),
    pytest.param("Es beginnt um 14 Uhr 30.", [("14 Uhr 30", "14:30")], id="time-hour-minutes"),
    pytest.param("Es beginnt um acht Uhr.", [("acht Uhr", "08:00")], id="time-word"),
    pytest.param("Es beginnt um ein Uhr.", [("ein Uhr", "01:00")], id="time-one"),
    pytest.param("Es beginnt um halb neun.", [("halb neun", "08:30")], id="time-half"),
    pytest.param(
        "Es beginnt um Viertel vor acht.", [("Viertel vor acht", "07:45")], id="time-quarter-before"
    ),
    pytest.param(
        "Es beginnt um Viertel nach acht.",
        [("Viertel nach acht", "08:15")],
        id="time-quarter-after",
    ),
    pytest.param(
        "Es geschah zehn Minuten vor zwölf.",
        [("zehn Minuten vor zwölf", "11:50")],
        id="time-minutes-before",
    ),
    pytest.param("Es beginnt um 8 Uhr abends.", [("8 Uhr abends", "20:00")], id="time-evening"),
    pytest.param("Es beginnt um 5:30 pm in London.", [("5:30 pm", "17:30")], id="time-english"),
    pytest.param(
        "Geöffnet ist von 14 bis 16 Uhr.", [("14", "14:00"), ("16 Uhr", "16:00")], id="time-range"
    ),
    pytest.param("Es endet um Mitternacht.", [("Mitternacht", "00:00")], id="time-midnight"),
    pytest.param("Es endet mittags.", [("mittags", "12:00")], id="time-noon"),
    pytest.param("Der Zug fuhr um 11.29 Uhr ab.", [("11.29 Uhr", "11:29")], id="time-decimal-like"),
    pytest.param("Bayern siegte 7:2 in Mainz.", [], id="score-is-no-time"),
    pytest.param("Kiel siegte 21:20 in Mainz.", [], id="long-score-is-no-time"),
]

LUXEMBOURGISH = [
    pytest.param("Et fänkt um 14.30 Auer un.", [("14.30 Auer", "14:30")], id="time-dot"),
    pytest.param("Et fänkt um 14:30 Auer un.", [("14:30 Auer", "14:30")], id="time-colon"),
    pytest.param("Et fänkt um 12h55 un.", [("12h55", "12:55")], id="time-h"),
    pytest.param("Et fänkt um 20h un.", [("20h", "20:00")], id="time-h-full"),
    pytest.param("Et fänkt um 11 Auer un.", [("11 Auer", "11:00")], id="time-hour"),
    pytest.param("Et fänkt um aacht Auer un.", [("aacht Auer", "08:00")], id="time-word"),
    pytest.param("Et fänkt um hallwer néng un.", [("hallwer néng", "08:30")], id="time-half"),
    pytest.param(
        "Et fänkt um Véierel vir aacht un.",
        [("Véierel vir aacht", "07:45")],
        id="time-quarter-before",
    ),
    pytest.param(
        "Et fänkt um Véierel op aacht un.", [("Véierel op aacht", "08:15")], id="time-quarter-after"
    ),
    pytest.param("Et fänkt um 8 Auer owes un.", [("8 Auer owes", "20:00")], id="time-evening"),
    pytest.param("Et hält ëm Mëtternuecht op.", [("Mëtternuecht", "00:00")], id="time-midnight"),
    pytest.param(
        "Den Zuch ass um 11.29 Auer fortgefuer.", [("11.29 Auer", "11:29")], id="time-decimal-like"
    ),
    pytest.param("Lëtzebuerg huet 7:2 gewonnen.", [], id="score-is-no-time"),
    pytest.param("Käerch huet 21:20 gewonnen.", [], id="long-score-is-no-time"),
]


def found(text, language):
    return [(fact.text, fact.value) for fact in extract_values(text, get_pack(language)).times]


@pytest.mark.parametrize(("text", "expected"), GERMAN)
def test_german_times(text, expected):
    assert found(text, "de") == expected


@pytest.mark.parametrize(("text", "expected"), LUXEMBOURGISH)
def test_luxembourgish_times(text, expected):
    assert found(text, "lb") == expected


@pytest.mark.parametrize(
    ("text", "language", "ambiguous"),
    [
        pytest.param("Es beginnt um 8 Uhr.", "de", True, id="de-eight"),
        pytest.param("Es beginnt um 8 Uhr abends.", "de", False, id="de-eight-evening"),
        pytest.param("Es beginnt um 08.00 Uhr.", "de", False, id="de-padded"),
        pytest.param("Es beginnt um 20 Uhr.", "de", False, id="de-twenty"),
        pytest.param("Et fänkt um hallwer néng un.", "lb", True, id="lb-half"),
        pytest.param("Et fänkt um 8 Auer moies un.", "lb", False, id="lb-eight-morning"),
        pytest.param("Et fänkt um 20h45 un.", "lb", False, id="lb-twenty"),
    ],
)
def test_hours_up_to_twelve_are_ambiguous_without_a_part_of_the_day(text, language, ambiguous):
    (fact,) = extract_values(text, get_pack(language)).times
    assert fact.ambiguous is ambiguous


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Sie kaufte eine goldene Uhr.", id="a-watch"),
        pytest.param("Er war 7 Stunden unterwegs.", id="a-duration"),
        pytest.param("Die Note 3.45 genügt.", id="a-decimal"),
        pytest.param("Ein halb leeres Glas stand da.", id="half-empty"),
    ],
)
def test_what_is_no_time(text):
    assert extract_values(text, get_pack("de")).times == ()
