"""Masking takes the values out and leaves the words, alike in both languages."""

from __future__ import annotations

import pytest

from claims.engine.facts.masking import mask_values
from claims.engine.facts.values import extract_values
from claims.engine.languages import get_pack


@pytest.mark.parametrize(
    ("text", "language", "masked"),
    [
        pytest.param("Kim kam am Dienstag an.", "de", "Kim kam am WDAY an.", id="de-weekday"),
        pytest.param("De Kim koum e Mëttwoch un.", "lb", "De Kim koum e WDAY un.", id="lb-weekday"),
        pytest.param("Am 12. Mai 2021 war es.", "de", "Am DATE war es.", id="de-date"),
        pytest.param("De 6. Mee war et.", "lb", "De DATE war et.", id="lb-date"),
        pytest.param("Um 14.30 Uhr war es.", "de", "Um TIME war es.", id="de-time"),
        pytest.param("Um 12h55 war et.", "lb", "Um TIME war et.", id="lb-time"),
        pytest.param("Es kamen 80 Polizisten.", "de", "Es kamen NUM Polizisten.", id="de-number"),
        pytest.param("Et koumen 90 Polizisten.", "lb", "Et koumen NUM Polizisten.", id="lb-number"),
        pytest.param("Das Virus H5N1 ist da.", "de", "Das Virus H5N1 ist da.", id="code-stays"),
        pytest.param("Das war gestern so.", "de", "Das war gestern so.", id="relative-stays"),
        pytest.param("Nichts davon.", "de", "Nichts davon.", id="nothing"),
        pytest.param("", "de", "", id="empty"),
        pytest.param(
            "E Freideg um 20h45: 3:1 viru 5.000 Leit.",
            "lb",
            "E WDAY um TIME: NUM viru NUM Leit.",
            id="all",
        ),
    ],
)
def test_mask_values(text, language, masked):
    assert mask_values(text, extract_values(text, get_pack(language))) == masked
