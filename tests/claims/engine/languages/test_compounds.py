"""Compounds fall into parts that translate; words that only look like compounds do not."""

from __future__ import annotations

import pytest

from claims.engine.languages.compounds import compound_parts
from claims.engine.languages.lexicon import get_lexicon


@pytest.mark.parametrize(
    ("word", "language", "parts"),
    [
        pytest.param("Klimaofkommes", "lb", ("klima", "ofkommes"), id="lb plain"),
        pytest.param("Handelszentrum", "lb", ("handel", "zentrum"), id="lb linking s"),
        pytest.param("Friddenstruppen", "lb", ("fridden", "trupp"), id="lb inflected"),
        pytest.param("Déierewelt", "lb", ("déier", "welt"), id="lb Eifel rule inside"),
        pytest.param("Schnéistierm", "lb", ("schnéi", "stuerm"), id="lb longest second part"),
        pytest.param("Zentralregierung", "lb", ("zentral", "regierung"), id="lb adjective"),
        pytest.param("Handelszentrum", "de", ("handel", "zentrum"), id="de linking s"),
        pytest.param("Vogelgrippe", "de", ("vogel", "grippe"), id="de plain"),
        pytest.param("Steuergesetze", "de", ("steuer", "gesetz"), id="de inflected"),
        pytest.param("Verdachtsfälle", "de", ("verdacht", "fall"), id="de umlaut"),
    ],
)
def test_a_compound_falls_into_two_parts(word, language, parts):
    assert compound_parts(word, language) == parts
    target = "de" if language == "lb" else "lb"
    assert all(get_lexicon().glosses(part, language, target) for part in parts)


@pytest.mark.parametrize(
    ("word", "language"),
    [
        pytest.param("Aarbechtsplaz", "lb", id="the lexicon has it whole"),
        pytest.param("Wostotschny", "lb", id="name"),
        pytest.param("Äisbier", "lb", id="first part too short"),
        pytest.param("handelszentrum", "lb", id="no noun"),
        pytest.param("Handelszentrum", "fr", id="language without lexicon"),
        pytest.param("", "de", id="empty"),
    ],
)
def test_no_parts(word, language):
    assert compound_parts(word, language) == ()
