"""Words longer than any name are read in no time and are no names."""

from __future__ import annotations

import time

import pytest

from claims.engine.facts import extract_facts
from claims.engine.facts.name_words import name_likelihood
from claims.engine.languages import PACKS

LONG = [
    pytest.param("A" + "b" * 20_000, id="one-letter-again-and-again"),
    pytest.param("Haus" * 5_000, id="a-listed-word-again-and-again"),
    pytest.param("Ä" + "äë" * 10_000, id="letters-with-marks"),
    pytest.param("9" * 20_000, id="digits"),
]


@pytest.mark.parametrize("language", list(PACKS))
@pytest.mark.parametrize("word", LONG)
def test_a_very_long_word_is_no_name_and_takes_no_time(word, language):
    extract_facts("Moskau", language)  # loads the word lists
    begun = time.perf_counter()
    facts = extract_facts(f"In Moskau {word} 2023", language)
    assert time.perf_counter() - begun < 5  # the look-up took minutes
    assert [name.text for name in facts.names] == ["Moskau"]


@pytest.mark.parametrize("language", list(PACKS))
def test_names_are_looked_up_to_forty_letters(language):
    assert name_likelihood("Xq" * 20, language) > 0
    assert name_likelihood("Xq" * 20 + "x", language) == 0
