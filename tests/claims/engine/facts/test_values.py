"""Whatever the text, extraction ends, slices back and keeps the order."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.engine.facts.masking import mask_values
from claims.engine.facts.values import extract_values
from claims.engine.languages import get_pack

PIECES = st.sampled_from(
    [
        "3",
        "5",
        "12",
        "2023",
        "1.000",
        "3,5",
        "Mio.",
        "Millionen",
        "Milliounen",
        "%",
        "Prozent",
        "Euro",
        "$",
        "€",
        "bis",
        "–",
        "-",
        ":",
        "zu",
        "Uhr",
        "Auer",
        "halb",
        "hallwer",
        "um",
        "am",
        "Dienstag",
        "Mëttwoch",
        "September",
        "Mee",
        "gestern",
        "gëschter",
        "vor",
        "viru",
        "Tagen",
        "Deeg",
        "v.",
        "Chr.",
        "1/2",
        "½",
        "H5N1",
        "er",
        "jährig",
        "-jährig",
        "zweeanhallef",
        "zwei",
        "en",
        "eng",
        "ein",
        "Drittel",
        "Hälfte",
        "minus",
        "5",
        "°C",
        "km/h",
        "Ende",
        "Enn",
        "II.",
        "12.",
        "(",
        ")",
        "\xa0",
        "\u202f",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(PIECES, max_size=40).map(" ".join),
    st.lists(PIECES, max_size=40).map("".join),
)
DAYS = st.none() | st.dates()


@pytest.mark.parametrize("language", ["de", "lb"])
@given(text=TEXTS, day=DAYS)
def test_extraction_never_raises_and_spans_slice_back(language, text, day):
    facts = extract_values(text, get_pack(language), published_on=day)
    for kind in (facts.quantities, facts.dates, facts.weekdays, facts.times):
        assert [text[fact.start : fact.end] for fact in kind] == [fact.text for fact in kind]
        assert [fact.start for fact in kind] == sorted(fact.start for fact in kind)
        assert all(fact.start < fact.end and fact.value for fact in kind)
    assert isinstance(mask_values(text, facts), str)


@given(text=TEXTS)
def test_no_two_numbers_share_a_character(text):
    facts = extract_values(text, get_pack("de")).quantities
    ends = [0, *(fact.end for fact in facts)]
    assert all(fact.start >= end for fact, end in zip(facts, ends, strict=False))


@pytest.mark.parametrize(
    "day", [pytest.param(date.min, id="first"), pytest.param(date.max, id="last")]
)
def test_the_ends_of_the_calendar(day):
    text = "Vorgestern, übermorgen, letzten Montag und am kommenden Freitag."
    facts = extract_values(text, get_pack("de"), published_on=day)
    assert len(facts.dates) == 2
    assert len(facts.weekdays) == 2
