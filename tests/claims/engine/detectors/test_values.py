"""Whatever two claims say, their values are compared without a crash, and spans slice back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claims.engine.detectors import DETECTORS
from claims.engine.detectors.values import ValueDetector
from tests.claims.engine.detectors.value_pairs import value_pair

DETECTORS_OF_VALUES = [d for d in DETECTORS if isinstance(d, ValueDetector)]
PIECES = st.sampled_from(
    [
        "3",
        "5",
        "0",
        "12",
        "1998",
        "2023",
        "1.000",
        "3,5",
        "Mio.",
        "Millionen",
        "Prozent",
        "Prozentpunkte",
        "Euro",
        "$",
        "Dollar",
        "Cent",
        "%",
        "5:3",
        "2:05:30",
        "7.30",
        "Uhr",
        "Dienstag",
        "Freitag",
        "3.",
        "Mai",
        "12.",
        "September",
        "gestern",
        "Ende",
        "km",
        "Meilen",
        "°F",
        "°C",
        "H5N1",
        "10–15",
        "rund",
        "über",
        "zwei",
        "dritte",
        "Drittel",
        "Hälfte",
        "Stunden",
        "Tage",
        "60er",
        "18.",
    ]
)
TEXTS = st.lists(PIECES, max_size=12).map(" ".join)


@given(german=TEXTS, luxembourgish=TEXTS)
def test_no_pair_breaks_a_detector(german, luxembourgish):
    pair = value_pair(german, luxembourgish)
    for detector in DETECTORS_OF_VALUES:
        for finding in detector.detect(pair):
            assert finding.left or finding.right
            assert 0 < finding.confidence <= 1
            for text, spans in ((german, finding.left), (luxembourgish, finding.right)):
                assert [text[span.start : span.end] for span in spans] == [s.text for s in spans]


@given(
    words=st.lists(
        st.sampled_from(["3", "12", "1998", "3,5", "5:3", "H5N1", "2023-05-03", "99", "%"])
    )
)
def test_the_same_values_never_differ(words):
    text = " ; ".join(words)
    pair = value_pair(text, text)
    assert [list(detector.detect(pair)) for detector in DETECTORS_OF_VALUES] == [[]] * 7
