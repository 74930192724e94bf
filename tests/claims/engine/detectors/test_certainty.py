"""Asserted against hedged is found; the same degree in other words is not."""

from __future__ import annotations

import pytest

from claims.engine.detectors.certainty import CertaintyDetector
from claims.engine.types import Severity
from tests.claims.engine.detectors.pairs import evidence, make_pair

# German hedged, Luxembourgish asserted, Luxembourgish hedged, marked German word.
TWINS = [
    pytest.param(
        "Der mutmaßliche Täter wurde in Trier festgenommen.",
        "Den Täter gouf zu Tréier festgeholl.",
        "De mutmoossleche Täter gouf zu Tréier festgeholl.",
        "mutmaßliche",
        id="alleged",
    ),
    pytest.param(
        "Angeblich hat der Minister das Geld angenommen.",
        "De Minister huet d'Geld ugeholl.",
        "Ugeeblech huet de Minister d'Geld ugeholl.",
        "Angeblich",
        id="angeblich",
    ),
    pytest.param(
        "Der Preis könnte auf 100 Euro steigen.",
        "De Präis klëmmt op 100 Euro.",
        "De Präis kéint op 100 Euro klammen.",
        "könnte",
        id="koennte",
    ),
    pytest.param(
        "Die Partei dürfte die Wahl gewinnen.",
        "D'Partei gewënnt d'Wal.",
        "D'Partei dierft d'Wal gewannen.",
        "dürfte",
        id="duerfte",
    ),
    pytest.param(
        "Möglicherweise wird der Flughafen geschlossen.",
        "De Flughafe gëtt geschloss.",
        "Méiglecherweis gëtt de Flughafe geschloss.",
        "Möglicherweise",
        id="moeglicherweise",
    ),
    pytest.param(
        "Die Zahl der Toten ist nicht bestätigt.",
        "D'Zuel vun den Doudege steet fest.",
        "D'Zuel vun den Doudegen ass net confirméiert.",
        "nicht bestätigt",
        id="unconfirmed",
    ),
    pytest.param(
        "Der Präsident soll die Einladung angenommen haben.",
        "De President huet d'Invitatioun ugeholl.",
        "De President soll d'Invitatioun ugeholl hunn.",
        "soll",
        id="soll",
    ),
    pytest.param(
        "Vielleicht kommt der König nach Luxemburg.",
        "De Kinnek kënnt op Lëtzebuerg.",
        "Vläicht kënnt de Kinnek op Lëtzebuerg.",
        "Vielleicht",
        id="vielleicht",
    ),
    pytest.param(
        "Wahrscheinlich wird das Gesetz angenommen.",
        "D'Gesetz gëtt ugeholl.",
        "Warscheinlech gëtt d'Gesetz ugeholl.",
        "Wahrscheinlich",
        id="wahrscheinlich",
    ),
    pytest.param(
        "Der vermeintliche Anführer wurde getötet.",
        "Den Ufuerer gouf ëmbruecht.",
        "De vermeintlechen Ufuerer gouf ëmbruecht.",
        "vermeintliche",
        id="vermeintlich",
    ),
    pytest.param(
        "Eine unbestätigte Meldung spricht von einer Explosion.",
        "D'Meldung schwätzt vun enger Explosioun.",
        "Eng onbestätegt Meldung schwätzt vun enger Explosioun.",
        "unbestätigte",
        id="unbestaetigt",
    ),
    pytest.param(
        "Der Zug war vermutlich zu schnell.",
        "Den Zuch war ze séier.",
        "Den Zuch war vermuttlech ze séier.",
        "vermutlich",
        id="vermutlich",
    ),
    pytest.param(
        "Die Bank sollen zwei Männer überfallen haben.",
        "D'Bank hunn zwee Männer iwwerfall.",
        "D'Bank sollen zwee Männer iwwerfall hunn.",
        "sollen",
        id="sollen",
    ),
    pytest.param(
        "Die Gespräche dürften am Montag beginnen.",
        "D'Gespréicher fänken e Méindeg un.",
        "D'Gespréicher dierften e Méindeg ufänken.",
        "dürften",
        id="duerften",
    ),
    pytest.param(
        "Eventuell wird das Konzert verschoben.",
        "De Concert gëtt verréckelt.",
        "Eventuell gëtt de Concert verréckelt.",
        "Eventuell",
        id="eventuell",
    ),
]

SILENT = [
    pytest.param(
        "Das ist höchstwahrscheinlich ein Fehler.",
        "Dat ass héchstwarscheinlech e Feeler.",
        id="most-likely",
    ),
    pytest.param(
        "Die Tiere sind möglicherweise gefährlich.",
        "D'Déiere si potenziell geféierlech.",
        id="potentially",
    ),
    pytest.param(
        "Putin habe die Einladung angenommen, teilte KCNA mit.",
        "Nordkoreanesche Medien no soll de Putin d'Invitatioun ugeholl hunn.",
        id="konjunktiv-against-soll",
    ),
    pytest.param(
        "Er sei zufrieden, sagte der Minister.",
        "De Minister sot, hie wier zefridden.",
        id="indirect-speech",
    ),
    pytest.param(
        "Er sei zufrieden, sagte der Minister.",
        "„Ech si zefridden“, sot de Minister.",
        id="direct-speech",
    ),
    pytest.param(
        "Der Minister kommt am Montag.", "De Minister kënnt e Méindeg.", id="both-asserted"
    ),
    pytest.param("Es könnte regnen.", "Et kéint reenen.", id="both-possible"),
    pytest.param(
        "So bald wie möglich soll gebaut werden.",
        "Esou séier wéi méiglech gëtt gebaut.",
        id="as-soon-as-possible",
    ),
]


@pytest.mark.parametrize(("german", "asserted", "hedged", "marked"), TWINS)
def test_asserted_against_hedged_is_major_and_marked(german, asserted, hedged, marked):
    findings = list(CertaintyDetector().detect(make_pair(german, asserted)))
    assert evidence(findings) == [("hedged_left", (marked,), ())]
    assert findings[0].severity is Severity.MAJOR


@pytest.mark.parametrize(("german", "asserted", "hedged", "marked"), TWINS)
def test_hedged_on_both_sides_is_silent(german, asserted, hedged, marked):
    assert evidence(CertaintyDetector().detect(make_pair(german, hedged))) == []


@pytest.mark.parametrize(("german", "luxembourgish"), SILENT)
def test_the_same_degree_in_other_words_is_silent(german, luxembourgish):
    assert evidence(CertaintyDetector().detect(make_pair(german, luxembourgish))) == []


def test_a_hedge_only_on_the_right_is_marked_there():
    pair = make_pair("Der Präsident kommt nach Trier.", "De President kënnt vläicht op Tréier.")
    assert evidence(CertaintyDetector().detect(pair)) == [("hedged_right", (), ("vläicht",))]


def test_ability_on_the_other_side_makes_it_minor():
    pair = make_pair("Der Preis könnte steigen.", "De Präis ka klammen.")
    assert [f.severity for f in CertaintyDetector().detect(pair)] == [Severity.MINOR]
