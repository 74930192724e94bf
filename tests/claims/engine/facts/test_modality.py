"""Modality cues are found with their class; plans and set phrases are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.engine.facts.modality import extract_modality
from claims.engine.languages import get_pack

CUES = [
    pytest.param("de", "Er habe recht.", "habe", "hearsay", id="de-er-habe-recht-0"),
    pytest.param("de", "Das sei klar.", "sei", "hearsay", id="de-das-sei-klar-1"),
    pytest.param("de", "Sie seien da.", "seien", "hearsay", id="de-sie-seien-da-2"),
    pytest.param("de", "Es gebe Geld.", "gebe", "hearsay", id="de-es-gebe-geld-3"),
    pytest.param(
        "de", "Er soll gegangen sein.", "soll", "hearsay", id="de-er-soll-gegangen-sein-4"
    ),
    pytest.param(
        "de", "Sie sollen es getan haben.", "sollen", "hearsay", id="de-sie-sollen-es-getan-haben-5"
    ),
    pytest.param("de", "Offenbar ja.", "Offenbar", "hearsay", id="de-offenbar-ja-6"),
    pytest.param("de", "anscheinend", "anscheinend", "hearsay", id="de-anscheinend-7"),
    pytest.param("de", "Es könnte gehen.", "könnte", "possibility", id="de-es-knnte-gehen-8"),
    pytest.param("de", "Er dürfte kommen.", "dürfte", "possibility", id="de-er-drfte-kommen-9"),
    pytest.param("de", "möglicherweise", "möglicherweise", "possibility", id="de-mglicherweise-10"),
    pytest.param("de", "Vielleicht.", "Vielleicht", "possibility", id="de-vielleicht-11"),
    pytest.param(
        "de", "wahrscheinlich", "wahrscheinlich", "possibility", id="de-wahrscheinlich-12"
    ),
    pytest.param("de", "vermutlich", "vermutlich", "possibility", id="de-vermutlich-13"),
    pytest.param("de", "mögliche Waffen", "mögliche", "possibility", id="de-mgliche-waffen-14"),
    pytest.param("de", "angeblich", "angeblich", "allegation", id="de-angeblich-15"),
    pytest.param(
        "de", "der mutmaßliche Täter", "mutmaßliche", "allegation", id="de-der-mutmaliche-tter-16"
    ),
    pytest.param("de", "vermeintlich", "vermeintlich", "allegation", id="de-vermeintlich-17"),
    pytest.param(
        "de", "unbestätigte Meldung", "unbestätigte", "unconfirmed", id="de-unbesttigte-meldung-18"
    ),
    pytest.param(
        "de",
        "noch nicht bestätigt",
        "noch nicht bestätigt",
        "unconfirmed",
        id="de-noch-nicht-besttigt-19",
    ),
    pytest.param("de", "Das würde helfen.", "würde", "conditional", id="de-das-wrde-helfen-20"),
    pytest.param("de", "Es wäre gut.", "wäre", "conditional", id="de-es-wre-gut-21"),
    pytest.param("lb", "Hien hätt recht.", "hätt", "hearsay", id="lb-hien-htt-recht-0"),
    pytest.param("lb", "Dat wier kloer.", "wier", "hearsay", id="lb-dat-wier-kloer-1"),
    pytest.param("lb", "Si wieren do.", "wieren", "hearsay", id="lb-si-wieren-do-2"),
    pytest.param("lb", "Hie soll komm sinn.", "soll", "hearsay", id="lb-hie-soll-komm-sinn-3"),
    pytest.param(
        "lb", "Si sollen et gemaach hunn.", "sollen", "hearsay", id="lb-si-sollen-et-gemaach-hunn-4"
    ),
    pytest.param("lb", "Anscheinend jo.", "Anscheinend", "hearsay", id="lb-anscheinend-jo-5"),
    pytest.param("lb", "wéi et schéngt", "wéi et schéngt", "hearsay", id="lb-wi-et-schngt-6"),
    pytest.param("lb", "Et kéint goen.", "kéint", "possibility", id="lb-et-kint-goen-7"),
    pytest.param(
        "lb", "Hien dierft kommen.", "dierft", "possibility", id="lb-hien-dierft-kommen-8"
    ),
    pytest.param("lb", "méiglecherweis", "méiglecherweis", "possibility", id="lb-miglecherweis-9"),
    pytest.param("lb", "Vläicht.", "Vläicht", "possibility", id="lb-vlicht-10"),
    pytest.param("lb", "warscheinlech", "warscheinlech", "possibility", id="lb-warscheinlech-11"),
    pytest.param("lb", "vermuttlech", "vermuttlech", "possibility", id="lb-vermuttlech-12"),
    pytest.param("lb", "méiglech Waffen", "méiglech", "possibility", id="lb-miglech-waffen-13"),
    pytest.param("lb", "ugeeblech", "ugeeblech", "allegation", id="lb-ugeeblech-14"),
    pytest.param(
        "lb",
        "de mutmoosslechen Täter",
        "mutmoosslechen",
        "allegation",
        id="lb-de-mutmoosslechen-tter-15",
    ),
    pytest.param("lb", "vermeintlech", "vermeintlech", "allegation", id="lb-vermeintlech-16"),
    pytest.param(
        "lb", "onbestätegt Meldung", "onbestätegt", "unconfirmed", id="lb-onbesttegt-meldung-17"
    ),
    pytest.param(
        "lb",
        "bis ewell net confirméiert",
        "bis ewell net confirméiert",
        "unconfirmed",
        id="lb-bis-ewell-net-confirmiert-18",
    ),
    pytest.param("lb", "Dat géif hëllefen.", "géif", "conditional", id="lb-dat-gif-hllefen-19"),
    pytest.param("lb", "Si géifen hëllefen.", "géifen", "conditional", id="lb-si-gifen-hllefen-20"),
]

NONE = [
    pytest.param("de", "Die Schule soll gebaut werden.", id="de-plan"),
    pytest.param("lb", "D'Schoul soll gebaut ginn.", id="lb-plan"),
    pytest.param("de", "so bald wie möglich", id="de-as-soon-as"),
    pytest.param("lb", "esou séier wéi méiglech", id="lb-as-soon-as"),
    pytest.param("de", "Der Minister kommt.", id="de-plain"),
    pytest.param("lb", "De Minister kënnt.", id="lb-plain"),
]


@pytest.mark.parametrize(("code", "text", "cue", "value"), CUES)
def test_a_cue_is_found_with_its_class(code, text, cue, value):
    assert [(f.text, f.value) for f in extract_modality(text, get_pack(code))] == [(cue, value)]


@pytest.mark.parametrize(("code", "text"), NONE)
def test_plain_statements_have_no_cue(code, text):
    assert extract_modality(text, get_pack(code)) == ()


@given(st.text(max_size=200), st.sampled_from(["de", "lb"]))
def test_any_text_gives_spans_that_slice_back(text, code):
    for fact in extract_modality(text, get_pack(code)):
        assert text[fact.start : fact.end] == fact.text
