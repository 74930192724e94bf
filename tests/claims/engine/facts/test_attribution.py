"""Sources are found with their verbs, wherever the subject stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.engine.facts.attribution import extract_attributions
from claims.engine.languages import get_pack

SOURCES = [
    pytest.param("de", "Es gehe gut, sagte Luc Frieden.", ["luc frieden"], id="de-inverted"),
    pytest.param("de", "Luc Frieden sagte, es gehe gut.", ["luc frieden"], id="de-subject-first"),
    pytest.param(
        "de",
        "Am Mittwoch hatte Dmitri Peskow erklärt, es gebe Pläne.",
        ["dmitri peskow"],
        id="de-adverb-first",
    ),
    pytest.param("de", "Laut Reuters steigen die Preise.", ["REUTERS"], id="de-laut"),
    pytest.param("de", "Der WHO zufolge sinkt die Zahl.", ["WHO"], id="de-zufolge"),
    pytest.param("de", "Das teilte die Agentur KCNA mit.", ["KCNA"], id="de-teilte-mit"),
    pytest.param("de", "Er kam nicht, hieß es.", [""], id="de-impersonal"),
    pytest.param("de", "Es sei spät, sagte er.", [""], id="de-pronoun"),
    pytest.param("de", "Es wurden keine Verletzten gemeldet.", [], id="de-passive"),
    pytest.param(
        "de",
        "Um 11:20 Uhr forderte die Polizei die Leute auf zu gehen.",
        ["polizei"],
        id="de-clock-time",
    ),
    pytest.param("de", "„Gut“, so der Minister.", ["minister"], id="de-so"),
    pytest.param("de", "So ist das Leben.", [], id="de-so-adverb"),
    pytest.param(
        "de", "Nach dem Spiel sagte der Trainer nichts.", ["trainer"], id="de-preposition-first"
    ),
    pytest.param("lb", "Et geet gutt, sot de Luc Frieden.", ["luc frieden"], id="lb-inverted"),
    pytest.param(
        "lb", "De Luc Frieden huet gesot, et géif goen.", ["luc frieden"], id="lb-perfect"
    ),
    pytest.param("lb", "KCNA huet gemellt, hie wier do.", ["KCNA"], id="lb-gemellt"),
    pytest.param("lb", "Laut Reuters klammen d'Präisser.", ["REUTERS"], id="lb-laut"),
    pytest.param("lb", "Nordkoreanesche Medien no soll hien ugeholl hunn.", ["KP"], id="lb-no"),
    pytest.param("lb", "Medieberichter no ass hien do.", [""], id="lb-media-reports"),
    pytest.param("lb", "Hien ass no Paräis gefuer.", [], id="lb-no-preposition"),
    pytest.param(
        "lb", "Et ass gutt, sou de Spriecher Matthew Miller.", ["matthew miller"], id="lb-sou"
    ),
    pytest.param("lb", "Hie kënnt net, heescht et.", [""], id="lb-impersonal"),
    pytest.param("lb", "Et wier spéit, sot hien.", [""], id="lb-pronoun"),
    pytest.param("lb", "Et goufe keng Blesséierter gemellt.", [], id="lb-passive"),
    pytest.param(
        "lb", "KNCA huet de Kim mat de Wierder zitéiert.", ["knca", "kim"], id="lb-cited-person"
    ),
    pytest.param(
        "lb", "E Méindeg huet d'Police dat confirméiert.", ["police"], id="lb-adverb-first"
    ),
]


@pytest.mark.parametrize(("code", "text", "sources"), SOURCES)
def test_sources(code, text, sources):
    assert [fact.source for fact in extract_attributions(text, get_pack(code))] == sources


@given(st.text(max_size=200), st.sampled_from(["de", "lb"]))
def test_any_text_gives_spans_that_slice_back(text, code):
    for fact in extract_attributions(text, get_pack(code)):
        assert text[fact.start : fact.end] == fact.text
