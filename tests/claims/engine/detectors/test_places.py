"""Replaced places are found; exonyms, adjectives and metonyms are the same place."""

from __future__ import annotations

import pytest

from claims.engine.detectors.places import PlaceDetector
from claims.engine.types import Severity
from tests.claims.engine.detectors.pairs import evidence, make_pair

TWINS = [
    pytest.param(
        "Das Treffen fand in Brüssel statt.",
        "D'Treffen ass zu Paräis ofgehale ginn.",
        "D'Treffen ass zu Bréissel ofgehale ginn.",
        "Brüssel",
        "Paräis",
        id="brussels-paris",
    ),
    pytest.param(
        "Österreich schließt die Grenze.",
        "Däitschland mécht d'Grenz zou.",
        "Éisträich mécht d'Grenz zou.",
        "Österreich",
        "Däitschland",
        id="austria-germany",
    ),
    pytest.param(
        "Der türkische Präsident reist am Montag ab.",
        "De griichesche President reest e Méindeg of.",
        "Den tierkesche President reest e Méindeg of.",
        "türkische",
        "griichesche",
        id="turkish-greek",
    ),
    pytest.param(
        "In Köln demonstrierten Tausende.",
        "Zu Tréier hunn Dausende demonstréiert.",
        "Zu Köln hunn Dausende demonstréiert.",
        "Köln",
        "Tréier",
        id="cologne-trier",
    ),
    pytest.param(
        "Die Maschine startete in Warschau.",
        "De Fliger ass zu Prag gestart.",
        "De Fliger ass zu Warschau gestart.",
        "Warschau",
        "Prag",
        id="warsaw-prague",
    ),
    pytest.param(
        "Ein Erdbeben erschütterte Marokko.",
        "En Äerdbiewen huet Tunesien erschüttert.",
        "En Äerdbiewen huet Marokko erschüttert.",
        "Marokko",
        "Tunesien",
        id="morocco-tunisia",
    ),
    pytest.param(
        "Die Wahl in Portugal brachte keine Mehrheit.",
        "D'Walen a Spuenien hu keng Majoritéit bruecht.",
        "D'Walen a Portugal hu keng Majoritéit bruecht.",
        "Portugal",
        "Spuenien",
        id="portugal-spain",
    ),
    pytest.param(
        "Der Unfall ereignete sich bei Ettelbrück.",
        "Den Accident ass bei Diddeleng geschitt.",
        "Den Accident ass bei Ettelbréck geschitt.",
        "Ettelbrück",
        "Diddeleng",
        id="ettelbruck-dudelange",
    ),
    pytest.param(
        "Japan bestellt den Botschafter ein.",
        "Südkorea rifft den Ambassadeur zou sech.",
        "Japan rifft den Ambassadeur zou sech.",
        "Japan",
        "Südkorea",
        id="japan-korea",
    ),
    pytest.param(
        "Die Fähre sank vor Griechenland.",
        "D'Fär ass virun Italien ënnergaangen.",
        "D'Fär ass viru Griicheland ënnergaangen.",
        "Griechenland",
        "Italien",
        id="greece-italy",
    ),
    pytest.param(
        "Chinesische Schiffe näherten sich der Insel.",
        "Russesch Schëffer sinn der Insel méi no komm.",
        "Chineesesch Schëffer sinn der Insel méi no komm.",
        "Chinesische",
        "Russesch",
        id="chinese-russian",
    ),
    pytest.param(
        "Soldaten rückten in Charkiw ein.",
        "Zaldote sinn zu Cherson agezunn.",
        "Zaldote sinn zu Charkiw agezunn.",
        "Charkiw",
        "Cherson",
        id="kharkiv-kherson",
    ),
    pytest.param(
        "Norwegen liefert mehr Gas.",
        "Schweden liwwert méi Gas.",
        "Norwegen liwwert méi Gas.",
        "Norwegen",
        "Schweden",
        id="norway-sweden",
    ),
    pytest.param(
        "Die Botschaft in Teheran bleibt geschlossen.",
        "D'Ambassade zu Bagdad bleift zou.",
        "D'Ambassade zu Teheran bleift zou.",
        "Teheran",
        "Bagdad",
        id="tehran-baghdad",
    ),
    pytest.param(
        "Polen nimmt tausend Flüchtlinge auf.",
        "Ungarn hëlt dausend Flüchtlingen op.",
        "Pole hëlt dausend Flüchtlingen op.",
        "Polen",
        "Ungarn",
        id="poland-hungary-n-rule",
    ),
    pytest.param(
        "Der Gipfel beginnt in Lissabon.",
        "De Sommet fänkt zu Madrid un.",
        "De Sommet fänkt zu Lissabon un.",
        "Lissabon",
        "Madrid",
        id="lisbon-madrid",
    ),
]

SILENT = [
    pytest.param(
        "Die USA verhängen Sanktionen.", "D'Vereenegt Staate verhänke Sanktiounen.", id="usa"
    ),
    pytest.param(
        "Pjöngjang testet eine Rakete.", "Nordkorea test eng Rakéit.", id="metonym-capital"
    ),
    pytest.param(
        "Großbritannien verlässt die EU.",
        "De Brexit: d'Vereenegt Kinnekräich geet aus der EU.",
        id="united-kingdom",
    ),
    pytest.param(
        "Der Botschafter der Schweiz dankte.",
        "De Schwäizer Ambassadeur huet merci gesot.",
        id="noun-and-adjective",
    ),
    pytest.param("Holland gewinnt das Spiel.", "D'Nidderlande gewannen de Match.", id="holland"),
    pytest.param("Weißrussland schickt Soldaten.", "Belarus schéckt Zaldoten.", id="belarus"),
    pytest.param(
        "In Luxemburg steigen die Mieten.", "Zu Lëtzebuerg klammen d'Loyeren.", id="luxembourg"
    ),
    pytest.param(
        "Das Parlament tagt am Dienstag.", "D'Chamber kënnt en Dënschdeg zesummen.", id="no-place"
    ),
]


@pytest.mark.parametrize(("german", "differs", "agrees", "left", "right"), TWINS)
def test_a_replaced_place_is_major_and_marked(german, differs, agrees, left, right):
    findings = list(PlaceDetector().detect(make_pair(german, differs)))
    assert evidence(findings) == [("substitution", (left,), (right,))]
    assert findings[0].severity is Severity.MAJOR


@pytest.mark.parametrize(("german", "differs", "agrees", "left", "right"), TWINS)
def test_the_same_place_is_silent(german, differs, agrees, left, right):
    assert evidence(PlaceDetector().detect(make_pair(german, agrees))) == []


@pytest.mark.parametrize(("german", "luxembourgish"), SILENT)
def test_other_names_of_the_same_place_are_silent(german, luxembourgish):
    assert evidence(PlaceDetector().detect(make_pair(german, luxembourgish))) == []
