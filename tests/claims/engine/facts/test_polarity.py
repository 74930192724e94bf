"""Polarity cues are found in all their forms, and set phrases are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.engine.facts.polarity import extract_polarity
from claims.engine.languages import get_pack

CUES = [
    pytest.param("de", "Er kommt nicht.", "nicht", "negation", id="de-er-kommt-nicht-0"),
    pytest.param("de", "Nichts geschah.", "Nichts", "negation", id="de-nichts-geschah-1"),
    pytest.param("de", "Das war nie so.", "nie", "negation", id="de-das-war-nie-so-2"),
    pytest.param("de", "Niemals!", "Niemals", "negation", id="de-niemals-3"),
    pytest.param("de", "Niemand kam.", "Niemand", "negation", id="de-niemand-kam-4"),
    pytest.param(
        "de", "mit niemandem sprechen", "niemandem", "negation", id="de-mit-niemandem-sprechen-5"
    ),
    pytest.param("de", "kein Geld", "kein", "negation", id="de-kein-geld-6"),
    pytest.param("de", "keine Zeit", "keine", "negation", id="de-keine-zeit-7"),
    pytest.param("de", "keinen Plan", "keinen", "negation", id="de-keinen-plan-8"),
    pytest.param("de", "in keinem Fall", "keinem", "negation", id="de-in-keinem-fall-9"),
    pytest.param("de", "keiner Partei", "keiner", "negation", id="de-keiner-partei-10"),
    pytest.param("de", "keineswegs klar", "keineswegs", "negation", id="de-keineswegs-klar-11"),
    pytest.param("de", "ohne Geld", "ohne", "negation", id="de-ohne-geld-12"),
    pytest.param("de", "weder heute", "weder", "negation", id="de-weder-heute-13"),
    pytest.param("de", "nirgendwo sonst", "nirgendwo", "negation", id="de-nirgendwo-sonst-14"),
    pytest.param("de", "nur heute", "nur", "restriction", id="de-nur-heute-15"),
    pytest.param("de", "lediglich zwei", "lediglich", "restriction", id="de-lediglich-zwei-16"),
    pytest.param("de", "Er bestreitet das.", "bestreitet", "denial", id="de-er-bestreitet-das-17"),
    pytest.param(
        "de", "Sie haben es dementiert.", "dementiert", "denial", id="de-sie-haben-es-dementiert-18"
    ),
    pytest.param("de", "Er leugnete alles.", "leugnete", "denial", id="de-er-leugnete-alles-19"),
    pytest.param("de", "unmöglich", "unmöglich", "implicit", id="de-unmglich-20"),
    pytest.param("de", "illegal", "illegal", "implicit", id="de-illegal-21"),
    pytest.param("de", "Es fehlt Geld.", "fehlt", "implicit", id="de-es-fehlt-geld-22"),
    pytest.param(
        "de", "verweigert die Aussage", "verweigert", "implicit", id="de-verweigert-die-aussage-23"
    ),
    pytest.param("de", "kaum Hoffnung", "kaum", "implicit", id="de-kaum-hoffnung-24"),
    pytest.param("de", "arbeitslos", "arbeitslos", "implicit", id="de-arbeitslos-25"),
    pytest.param(
        "de", "verhindert den Bau", "verhindert", "implicit", id="de-verhindert-den-bau-26"
    ),
    pytest.param("lb", "Hie kënnt net.", "net", "negation", id="lb-hie-knnt-net-0"),
    pytest.param(
        "lb", "Näischt ass geschitt.", "Näischt", "negation", id="lb-nischt-ass-geschitt-1"
    ),
    pytest.param("lb", "Dat war ni esou.", "ni", "negation", id="lb-dat-war-ni-esou-2"),
    pytest.param("lb", "Nimools!", "Nimools", "negation", id="lb-nimools-3"),
    pytest.param("lb", "Kee koum.", "Kee", "negation", id="lb-kee-koum-4"),
    pytest.param("lb", "keng Suen", "keng", "negation", id="lb-keng-suen-5"),
    pytest.param("lb", "keen Auto", "keen", "negation", id="lb-keen-auto-6"),
    pytest.param("lb", "mat kengem schwätzen", "kengem", "negation", id="lb-mat-kengem-schwtzen-7"),
    pytest.param("lb", "kengen Emfang", "kengen", "negation", id="lb-kengen-emfang-8"),
    pytest.param("lb", "a kenger Partei", "kenger", "negation", id="lb-a-kenger-partei-9"),
    pytest.param("lb", "ouni Suen", "ouni", "negation", id="lb-ouni-suen-10"),
    pytest.param("lb", "weder haut", "weder", "negation", id="lb-weder-haut-11"),
    pytest.param("lb", "néierens soss", "néierens", "negation", id="lb-nierens-soss-12"),
    pytest.param("lb", "kengeswees kloer", "kengeswees", "negation", id="lb-kengeswees-kloer-13"),
    pytest.param("lb", "nët do", "nët", "negation", id="lb-nt-do-14"),
    pytest.param("lb", "nëmmen haut", "nëmmen", "restriction", id="lb-nmmen-haut-15"),
    pytest.param("lb", "nëmme muer", "nëmme", "restriction", id="lb-nmme-muer-16"),
    pytest.param("lb", "just zwee", "just", "restriction", id="lb-just-zwee-17"),
    pytest.param(
        "lb", "Hien huet dementéiert.", "dementéiert", "denial", id="lb-hien-huet-dementiert-18"
    ),
    pytest.param(
        "lb", "Si hunn et bestridden.", "bestridden", "denial", id="lb-si-hunn-et-bestridden-19"
    ),
    pytest.param("lb", "onméiglech", "onméiglech", "implicit", id="lb-onmiglech-20"),
    pytest.param("lb", "illegal", "illegal", "implicit", id="lb-illegal-21"),
    pytest.param("lb", "Et feelt Geld.", "feelt", "implicit", id="lb-et-feelt-geld-22"),
    pytest.param("lb", "huet refuséiert", "refuséiert", "implicit", id="lb-huet-refusiert-23"),
    pytest.param("lb", "kaum Hoffnung", "kaum", "implicit", id="lb-kaum-hoffnung-24"),
    pytest.param("lb", "aarbechtslos", "aarbechtslos", "implicit", id="lb-aarbechtslos-25"),
    pytest.param("lb", "net-mënschlech Déieren", "net-mënschlech", "implicit", id="lb-net-hyphen"),
    pytest.param(
        "de", "nicht-öffentliche Sitzung", "nicht-öffentliche", "implicit", id="de-hyphen"
    ),
    pytest.param("de", "musste abgebrochen werden", "abgebrochen", "implicit", id="de-abgebrochen"),
    pytest.param("lb", "huet ofbrieche missen", "ofbrieche", "implicit", id="lb-ofbriechen"),
    pytest.param("lb", "verhënnert de Bau", "verhënnert", "implicit", id="lb-verhnnert-de-bau-26"),
]

NONE = [
    pytest.param("de", "nicht nur heute", id="de-nicht-nur-heute-0"),
    pytest.param("de", "nicht zuletzt er", id="de-nicht-zuletzt-er-1"),
    pytest.param("de", "ob oder nicht", id="de-ob-oder-nicht-2"),
    pytest.param("de", "ohne weiteres", id="de-ohne-weiteres-3"),
    pytest.param("de", "kein Wunder", id="de-kein-wunder-4"),
    pytest.param("de", "ungefähr zehn", id="de-ungefhr-zehn-5"),
    pytest.param("de", "Tuberkulose", id="de-tuberkulose-6"),
    pytest.param("de", "unter uns", id="de-unter-uns-7"),
    pytest.param("de", "Unternehmen und Union", id="de-unternehmen-und-union-8"),
    pytest.param("lb", "net nëmmen haut", id="lb-net-nmmen-haut-0"),
    pytest.param("lb", "net zulescht hien", id="lb-net-zulescht-hien-1"),
    pytest.param("lb", "oder net", id="lb-oder-net-2"),
    pytest.param("lb", "ouni Zweifel", id="lb-ouni-zweifel-3"),
    pytest.param("lb", "kee Wonner", id="lb-kee-wonner-4"),
    pytest.param("lb", "ongeféier zéng", id="lb-ongefier-zng-5"),
    pytest.param("lb", "Netzwierk", id="lb-netzwierk-6"),
    pytest.param("lb", "ons Leit", id="lb-ons-leit-7"),
    pytest.param("lb", "Onkel an Online", id="lb-onkel-an-online-8"),
]


@pytest.mark.parametrize(("code", "text", "cue", "value"), CUES)
def test_a_cue_is_found_with_its_class(code, text, cue, value):
    assert [(f.text, f.value) for f in extract_polarity(text, get_pack(code))] == [(cue, value)]


@pytest.mark.parametrize(("code", "text"), NONE)
def test_set_phrases_do_not_negate(code, text):
    found = [f for f in extract_polarity(text, get_pack(code)) if f.value != "restriction"]
    assert found == []


@given(st.text(max_size=200), st.sampled_from(["de", "lb"]))
def test_any_text_gives_spans_that_slice_back(text, code):
    for fact in extract_polarity(text, get_pack(code)):
        assert text[fact.start : fact.end] == fact.text
