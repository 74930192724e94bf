"""Quotations are found between every sort of mark, closed or not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.engine.facts.attribution import extract_attributions
from claims.engine.facts.quotations import extract_quotations
from claims.engine.languages import get_pack

QUOTED = [
    pytest.param("„Gut so“, sagte er.", ["Gut so"], id="german"),
    pytest.param("„Gut so”, sot hien.", ["Gut so"], id="german-english-closer"),
    pytest.param('„Gut so", sot hien.', ["Gut so"], id="german-straight-closer"),
    pytest.param("“Gut so”, sot hien.", ["Gut so"], id="english"),
    pytest.param("«Gut so», sot hien.", ["Gut so"], id="french"),
    pytest.param("« Gut so », sot hien.", ["Gut so"], id="french-spaced"),
    pytest.param("»Gut so«, sagte er.", ["Gut so"], id="inverted"),
    pytest.param('"Gut so", sot hien.', ["Gut so"], id="straight"),
    pytest.param('"Gut" an "schlecht"', ["Gut", "schlecht"], id="two"),
    pytest.param(
        "Sie verfolgten „ein Militärabkommen.", ["ein Militärabkommen"], id="never-closed"
    ),
    pytest.param("Er ging“ und kam.", [], id="never-opened"),
    pytest.param('Een 5" Bildschierm', [], id="inches"),
    pytest.param("d'Geschicht vum Haus", [], id="elision"),
    pytest.param('"Hien huet ""gülteg Rechter"" gesot."', ["gülteg Rechter"], id="table-cell"),
    pytest.param("Keine Zitate hier.", [], id="none"),
    pytest.param("„“", [], id="empty"),
]


@pytest.mark.parametrize(("text", "quoted"), QUOTED)
def test_quotations(text, quoted):
    assert [fact.text for fact in extract_quotations(text)] == quoted


def test_the_speaker_is_the_source_of_the_attribution():
    text = "„Es sei beunruhigend“, sagte Matthew Miller."
    attributions = extract_attributions(text, get_pack("de"))
    assert [fact.speaker for fact in extract_quotations(text, attributions)] == ["matthew miller"]


@given(st.text(alphabet="ab „“”«»\"'.‚‘", max_size=80))
def test_any_marks_give_spans_that_slice_back(text):
    for fact in extract_quotations(text):
        assert text[fact.start : fact.end] == fact.text
