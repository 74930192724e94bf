"""A name that only one report has is a detail; a name told elsewhere is none."""

from __future__ import annotations

import pytest

from claims.engine.detectors.detail import DetailDetector
from claims.engine.types import Severity
from tests.claims.engine.detectors.pairs import evidence, make_pair

# German with the name; Luxembourgish without; Luxembourgish with it; the name.
TWINS = [
    pytest.param(
        "Der Minister reiste nach Brüssel.",
        "De Minister war ënnerwee.",
        "De Minister ass op Bréissel gereest.",
        "Brüssel",
        id="brussels",
    ),
    pytest.param(
        "Premier Luc Frieden stellte den Plan vor.",
        "De Premier huet de Plang virgestallt.",
        "De Premier Luc Frieden huet de Plang virgestallt.",
        "Luc Frieden",
        id="first-and-last",
    ),
    pytest.param(
        "Der Sprecher Dmitri Peskow schwieg.",
        "De Spriecher huet näischt gesot.",
        "De Spriecher Dmitri Peskow huet näischt gesot.",
        "Dmitri Peskow",
        id="spokesman",
    ),
    pytest.param(
        "Das Treffen fand in Moskau statt.",
        "D'Treffen ass ofgehale ginn.",
        "D'Treffen ass zu Moskau ofgehale ginn.",
        "Moskau",
        id="moscow",
    ),
    pytest.param(
        "Die Ukraine bat um Hilfe.",
        "D'Land huet ëm Hëllef gefrot.",
        "D'Ukrain huet ëm Hëllef gefrot.",
        "Ukraine",
        id="ukraine",
    ),
    pytest.param(
        "Die NATO prüft den Antrag.",
        "D'Allianz kuckt d'Demande.",
        "D'NATO kuckt d'Demande.",
        "NATO",
        id="nato",
    ),
    pytest.param(
        "Der Zug aus Trier hatte Verspätung.",
        "Den Zuch hat Verspéidung.",
        "Den Zuch vun Tréier hat Verspéidung.",
        "Trier",
        id="trier",
    ),
    pytest.param(
        "Die Sängerin Vicky Krieps trat auf.",
        "D'Sängerin ass opgetrueden.",
        "D'Sängerin Vicky Krieps ass opgetrueden.",
        "Vicky Krieps",
        id="singer",
    ),
    pytest.param(
        "Das Schiff lag vor Griechenland.",
        "D'Schëff louch um Mier.",
        "D'Schëff louch viru Griicheland.",
        "Griechenland",
        id="greece",
    ),
    pytest.param(
        "Die Airline Luxair streicht Flüge.",
        "D'Fluchgesellschaft sträicht Flich.",
        "D'Luxair sträicht Flich.",
        "Luxair",
        id="airline",
    ),
    pytest.param(
        "Frankreich stimmte dagegen.",
        "D'Land huet dergéint gestëmmt.",
        "Frankräich huet dergéint gestëmmt.",
        "Frankreich",
        id="france",
    ),
    pytest.param(
        "Die UNESCO schützt den Ort.",
        "D'Plaz ass geschützt.",
        "D'UNESCO schützt d'Plaz.",
        "UNESCO",
        id="unesco",
    ),
    pytest.param(
        "Ein Brand in Ettelbrück wurde gelöscht.",
        "E Feier gouf geläscht.",
        "E Feier zu Ettelbréck gouf geläscht.",
        "Ettelbrück",
        id="ettelbruck",
    ),
    pytest.param(
        "Die Firma ArcelorMittal baut um.",
        "D'Firma baut ëm.",
        "D'Firma ArcelorMittal baut ëm.",
        "ArcelorMittal",
        id="company",
    ),
    pytest.param(
        "Japan gewann das Spiel.",
        "D'Ekipp huet de Match gewonnen.",
        "Japan huet de Match gewonnen.",
        "Japan",
        id="japan",
    ),
]


@pytest.mark.parametrize(("german", "without", "named", "name"), TWINS)
def test_a_name_on_one_side_only_is_low(german, without, named, name):
    findings = list(DetailDetector().detect(make_pair(german, without)))
    assert evidence(findings) == [("absent", (name,), ())]
    assert findings[0].severity in {Severity.MINOR, Severity.INFO}


@pytest.mark.parametrize(("german", "without", "named", "name"), TWINS)
def test_a_name_on_both_sides_is_silent(german, without, named, name):
    assert evidence(DetailDetector().detect(make_pair(german, named))) == []


@pytest.mark.parametrize(("german", "without", "named", "name"), TWINS)
def test_a_name_told_elsewhere_is_silent(german, without, named, name):
    pair = make_pair(german, without, luxembourgish_after=("Et reent.", named))
    assert evidence(DetailDetector().detect(pair)) == []
