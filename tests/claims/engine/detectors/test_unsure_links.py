"""Severity on links that are not sure."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims.engine.detectors import detect_all
from tests.claims.engine.detectors.pairs import make_pair


@pytest.mark.parametrize(
    ("german", "luxembourgish", "kind", "on_unsure_link"),
    [
        pytest.param(
            "Der Minister stimmte dem Gesetz nicht zu.",
            "De Minister huet dem Gesetz zougestëmmt.",
            "negation",
            "minor",
            id="negation-needs-a-sure-link",
        ),
        pytest.param(
            "Die Sitzung fand am Dienstag statt.",
            "D'Sëtzung war e Mëttwoch.",
            "date",
            "critical",
            id="weekday-does-not",
        ),
    ],
)
def test_only_what_needs_a_sure_link_is_minor_on_an_unsure_one(
    german, luxembourgish, kind, on_unsure_link
):
    pair = make_pair(german, luxembourgish)

    sure = next(f for f in detect_all(replace(pair, confidence=0.95)) if f.kind == kind)
    unsure = next(f for f in detect_all(replace(pair, confidence=0.6)) if f.kind == kind)

    assert sure.severity in {"critical", "major"}
    assert unsure.severity == on_unsure_link
