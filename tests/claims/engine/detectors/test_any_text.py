"""No text, however odd, stops the detectors, and evidence always slices back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.engine.detectors import detect_all
from claims.engine.detectors.names import NameDetector
from claims.engine.detectors.places import PlaceDetector
from claims.engine.types import Severity
from tests.claims.engine.detectors.pairs import make_pair

WORDS = st.lists(
    st.sampled_from(
        [
            "Der",
            "De",
            "D'USA",
            "Kim",
            "nicht",
            "net",
            "kee",
            "soll",
            "sagte",
            "sot",
            "„Gut“",
            '"',
            ",",
            ".",
            ":",
            "Putin",
            "KCNA",
            "12",
            "Prozent",
            "no",
            "ohne",
            "RUSSLAND",
            "Zuerich",
            "é’a",
            "laut",
            "Tréier",
            "hunn",
            "haben",
        ]
    ),
    min_size=1,
    max_size=20,
).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(WORDS, WORDS)
def test_evidence_slices_back(german, luxembourgish):
    pair = make_pair(german, luxembourgish)
    for finding in detect_all(pair):
        assert all(german[span.start : span.end] == span.text for span in finding.left)
        assert all(luxembourgish[span.start : span.end] == span.text for span in finding.right)


@settings(max_examples=40, deadline=None)
@given(st.text(min_size=1, max_size=120), st.text(min_size=1, max_size=120))
def test_any_text_is_borne(german, luxembourgish):
    for finding in detect_all(make_pair(german, luxembourgish)):
        assert 0 <= finding.confidence <= 1


@pytest.mark.parametrize(
    ("german", "luxembourgish"),
    [
        pytest.param(
            "DER PRÄSIDENT KOMMT NACH TRIER", "DE PRESIDENT KËNNT OP TRÉIER", id="capitals"
        ),
        pytest.param(
            "Der Praesident reist nach Oesterreich.",
            "De President reest an Éisträich.",
            id="no-umlauts",
        ),
        pytest.param(
            "De Minister said on Monday that Frankreich wins.",
            "De Minister sot, datt Frankräich gewënnt.",
            id="mixed-languages",
        ),
    ],
)
def test_odd_writing_gives_no_false_certainty(german, luxembourgish):
    pair = make_pair(german, luxembourgish)
    findings = [*NameDetector().detect(pair), *PlaceDetector().detect(pair)]
    assert [f for f in findings if f.severity in {Severity.MAJOR, Severity.CRITICAL}] == []
