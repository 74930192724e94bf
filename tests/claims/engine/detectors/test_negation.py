"""A dropped negation is found; other words for the same meaning are not."""

from __future__ import annotations

import pytest

from claims.engine.detectors.negation import NegationDetector
from claims.engine.types import Severity
from tests.claims.engine.detectors.pairs import evidence, make_pair

# German, Luxembourgish without the negation, with it, the marked German words.
DROPPED = [
    pytest.param(
        "Der Minister hat den Vertrag nicht unterschrieben.",
        "De Minister huet de Kontrakt ënnerschriwwen.",
        "De Minister huet de Kontrakt net ënnerschriwwen.",
        ("nicht",),
        id="nicht",
    ),
    pytest.param(
        "Die Regierung sieht keinen Grund zur Sorge.",
        "D'Regierung gesäit e Grond fir Suergen.",
        "D'Regierung gesäit kee Grond fir Suergen.",
        ("keinen",),
        id="keinen-kee",
    ),
    pytest.param(
        "Das Abkommen wurde nie ratifiziert.",
        "D'Ofkommes gouf ratifizéiert.",
        "D'Ofkommes gouf ni ratifizéiert.",
        ("nie",),
        id="nie-ni",
    ),
    pytest.param(
        "Die Polizei hat nichts gefunden.",
        "D'Police huet eppes fonnt.",
        "D'Police huet näischt fonnt.",
        ("nichts",),
        id="nichts-naischt",
    ),
    pytest.param(
        "Der Zug fuhr ohne Passagiere ab.",
        "Den Zuch ass mat Passagéier ofgefuer.",
        "Den Zuch ass ouni Passagéier ofgefuer.",
        ("ohne",),
        id="ohne-ouni",
    ),
    pytest.param(
        "Weder der Präsident noch der Premier kamen nach Brüssel.",
        "De President an de Premier sinn op Bréissel komm.",
        "Weder de President nach de Premier sinn op Bréissel komm.",
        ("Weder",),
        id="weder-noch",
    ),
    pytest.param(
        "Niemand wurde bei dem Unfall verletzt.",
        "Ee gouf bei deem Accident blesséiert.",
        "Kee gouf bei deem Accident blesséiert.",
        ("Niemand",),
        id="niemand-kee",
    ),
    pytest.param(
        "Die Schule bleibt am Montag nicht geschlossen.",
        "D'Schoul bleift e Méindeg zou.",
        "D'Schoul bleift e Méindeg net zou.",
        ("nicht",),
        id="closed",
    ),
    pytest.param(
        "Der Kommission zufolge sind keine Daten verloren.",
        "Der Kommissioun no sinn d'Donnéeë verluer.",
        "Der Kommissioun no si keng Donnéeë verluer.",
        ("keine",),
        id="keng",
    ),
    pytest.param(
        "Sie wollen nicht mit der Opposition verhandeln.",
        "Si wëlle mat der Oppositioun verhandelen.",
        "Si wëllen net mat der Oppositioun verhandelen.",
        ("nicht",),
        id="negotiate",
    ),
    pytest.param(
        "Das Gericht hat die Klage nicht zugelassen.",
        "D'Geriicht huet d'Klo zougelooss.",
        "D'Geriicht huet d'Klo net zougelooss.",
        ("nicht",),
        id="court",
    ),
    pytest.param(
        "Niemals habe er Geld angenommen, sagte der Bürgermeister.",
        "Hien hätt Geld ugeholl, sot de Buergermeeschter.",
        "Hien hätt nimools Geld ugeholl, sot de Buergermeeschter.",
        ("Niemals",),
        id="niemals",
    ),
    pytest.param(
        "Die Maßnahme gilt nicht für Grenzgänger.",
        "D'Mesure gëllt fir Grenzgänger.",
        "D'Mesure gëllt net fir Grenzgänger.",
        ("nicht",),
        id="cross-border",
    ),
    pytest.param(
        "Es gibt keine Hinweise auf einen Anschlag.",
        "Et gëtt Hiweiser op en Attentat.",
        "Et gëtt keng Hiweiser op en Attentat.",
        ("keine",),
        id="no-evidence",
    ),
    pytest.param(
        "Das Parlament stimmte dem Entwurf nicht zu.",
        "D'Parlament huet dem Entworf zougestëmmt.",
        "D'Parlament huet dem Entworf net zougestëmmt.",
        ("nicht",),
        id="agree",
    ),
    pytest.param(
        "Kein Spieler erhielt eine gelbe Karte.",
        "E Spiller krut eng giel Kaart.",
        "Kee Spiller krut eng giel Kaart.",
        ("Kein",),
        id="kein",
    ),
]

SILENT = [
    pytest.param("Eine Einigung ist unmöglich.", "Eng Eenegung ass onméiglech.", id="un-on"),
    pytest.param(
        "Nicht nur die Schulen, sondern auch die Büros sind zu.",
        "D'Schoulen an d'Büroe sinn zou.",
        id="nicht-nur",
    ),
    pytest.param(
        "Er kam nicht zuletzt wegen des Geldes.",
        "Hie koum och wéinst dem Geld.",
        id="nicht-zuletzt",
    ),
    pytest.param(
        "Ob er kommt oder nicht, ist offen.", "Op hie kënnt, ass nach op.", id="oder-nicht"
    ),
    pytest.param("Der Präsident tritt zurück.", "De President trëtt zeréck.", id="no-negation"),
    pytest.param(
        "Weder Geld noch Waffen wurden geliefert, nichts wurde versprochen.",
        "Keng Suen a keng Waffe goufe geliwwert, näischt gouf versprach.",
        id="weder-keng-keng",
    ),
    pytest.param(
        "Kein Wunder, dass die Preise steigen.",
        "Et ass kloer, datt d'Präisser klammen.",
        id="kein-wunder",
    ),
    pytest.param(
        "Man sieht nichts außer dem Himmel.",
        "Et gesäit een nëmmen den Himmel.",
        id="nichts-außer",
    ),
    pytest.param(
        "Der Hund fürchtet Menschen und andere Tiere.",
        "Den Hond fäert Mënschen a net-mënschlech Déieren.",
        id="net-as-a-prefix",
    ),
    pytest.param(
        "Moskau bestreitet die Vorwürfe.",
        "Moskau streit d'Virwërf of, si wieren onwouer.",
        id="denied",
    ),
]

# Other words carry the negative meaning: shown as minor, not as major.
CARRIED = [
    pytest.param(
        "Eine Einigung ist nicht möglich.", "Eng Eenegung ass onméiglech.", id="impossible"
    ),
    pytest.param(
        "Die Behörde genehmigte den Bau nicht.",
        "D'Autoritéit huet de Bau refuséiert.",
        id="refused",
    ),
    pytest.param("Der Sprecher stimmte nicht zu.", "De Spriecher huet ofgeleent.", id="declined"),
    pytest.param("Das Land hat nicht genug Wasser.", "Dem Land feelt et u Waasser.", id="lacking"),
    pytest.param("Das Rauchen ist nicht erlaubt.", "D'Fëmmen ass verbueden.", id="forbidden"),
    pytest.param("Nicht viele kamen zum Fest.", "Wéineg Leit sinn op d'Fest komm.", id="few"),
]


@pytest.mark.parametrize(("german", "without", "negated", "marked"), DROPPED)
def test_a_dropped_negation_is_major_and_marked(german, without, negated, marked):
    findings = list(NegationDetector().detect(make_pair(german, without)))
    assert evidence(findings) == [("negated_left", marked, ())]
    assert findings[0].severity is Severity.MAJOR


@pytest.mark.parametrize(("german", "without", "negated", "marked"), DROPPED)
def test_the_kept_negation_is_silent(german, without, negated, marked):
    assert evidence(NegationDetector().detect(make_pair(german, negated))) == []


@pytest.mark.parametrize(("german", "luxembourgish"), SILENT)
def test_phrases_that_do_not_negate_are_silent(german, luxembourgish):
    assert evidence(NegationDetector().detect(make_pair(german, luxembourgish))) == []


@pytest.mark.parametrize(("german", "luxembourgish"), CARRIED)
def test_a_meaning_carried_by_other_words_is_minor(german, luxembourgish):
    findings = list(NegationDetector().detect(make_pair(german, luxembourgish)))
    assert [finding.severity for finding in findings] == [Severity.MINOR]


def test_a_negation_only_on_the_right_is_marked_there():
    pair = make_pair("Der Minister kommt nach Trier.", "De Minister kënnt net op Tréier.")
    assert evidence(NegationDetector().detect(pair)) == [("negated_right", (), ("net",))]
