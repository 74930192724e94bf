"""Direct against indirect speech and other wording are found."""

from __future__ import annotations

import pytest

from claims.engine.detectors.quotations import QuotationDetector
from claims.engine.types import Severity
from tests.claims.engine.detectors.pairs import evidence, make_pair

# German direct, Luxembourgish indirect, Luxembourgish direct, quoted words.
TWINS = [
    pytest.param(
        "„Wir werden den Plan umsetzen“, sagte Frieden.",
        "De Frieden sot, si géifen de Plang ëmsetzen.",
        "„Mir wäerten de Plang ëmsetzen“, sot de Frieden.",
        "Wir werden den Plan umsetzen",
        id="plan",
    ),
    pytest.param(
        "„Das ist ein historischer Tag“, sagte der Präsident.",
        "De President sot, et wier en historeschen Dag.",
        "„Dat ass en historeschen Dag“, sot de President.",
        "Das ist ein historischer Tag",
        id="historic",
    ),
    pytest.param(
        "Sie sagte: „Der Protest geht am Montag weiter.“",
        "Si sot, de Protest géif e Méindeg weidergoen.",
        "Si sot: „De Protest geet e Méindeg weider.“",
        "Der Protest geht am Montag weiter.",
        id="colon",
    ),
    pytest.param(
        "«Die Situation bleibt sehr kritisch», hieß es.",
        "Et heescht, d'Situatioun wier ganz kritesch.",
        "«D'Situatioun bleift ganz kritesch», heescht et.",
        "Die Situation bleibt sehr kritisch",
        id="guillemets",
    ),
    pytest.param(
        "»Niemand steht über dem Gesetz«, so die Richterin.",
        "D'Riichterin sot, kee stéing iwwer dem Gesetz.",
        "»Keen steet iwwer dem Gesetz«, sou d'Riichterin.",
        "Niemand steht über dem Gesetz",
        id="inverted-guillemets",
    ),
    pytest.param(
        '"Wir brauchen mehr Personal im Hospital", sagte er.',
        "Hien sot, si brichte méi Personal.",
        '"Mir brauche méi Personal am Hospital", sot hien.',
        "Wir brauchen mehr Personal im Hospital",
        id="straight",
    ),
    pytest.param(
        "“Der Minister muss sofort demissionieren”, fordert sie.",
        "Si fuerdert, datt de Minister demissionéiert.",
        "“De Minister muss direkt demissionéieren”, fuerdert si.",
        "Der Minister muss sofort demissionieren",
        id="english-marks",
    ),
    pytest.param(
        "„Europa braucht eine gemeinsame Politik“, schrieb er.",
        "Hien huet geschriwwen, Europa bräicht eng gemeinsam Politik.",
        "„Europa brauch eng gemeinsam Politik“, schreift hien.",
        "Europa braucht eine gemeinsame Politik",
        id="europe",
    ),
    pytest.param(
        "„Die Firma zahlt keine Steuern“, so die Zeitung.",
        "D'Zeitung schreift, d'Firma géif keng Steiere bezuelen.",
        "„D'Firma bezilt keng Steieren“, sou d'Zeitung.",
        "Die Firma zahlt keine Steuern",
        id="taxes",
    ),
    pytest.param(
        "„Mein Telefon klingelt ohne Pause“, klagte er.",
        "Hien huet geklot, säin Telefon géif ëmmer schellen.",
        "„Mäin Telefon schellt ouni Paus“, huet hie geklot.",
        "Mein Telefon klingelt ohne Pause",
        id="phone",
    ),
    pytest.param(
        "„Der Vertrag mit Russland ist gültig“, sagte Lawrow.",
        "De Lawrow sot, de Vertrag wier gülteg.",
        "„De Vertrag mat Russland ass gülteg“, sot de Lawrow.",
        "Der Vertrag mit Russland ist gültig",
        id="treaty",
    ),
    pytest.param(
        "„Diese Reform ist gut für alle“, sagte sie.",
        "Si sot, d'Reform wier gutt fir jiddereen.",
        "„Dës Reform ass gutt fir alleguer“, sot si.",
        "Diese Reform ist gut für alle",
        id="reform",
    ),
    pytest.param(
        "„Unsere Armee verteidigt das Land“, erklärte er.",
        "Hien huet erkläert, d'Arméi géif d'Land verdeedegen.",
        "„Eis Arméi verdeedegt d'Land“, huet hien erkläert.",
        "Unsere Armee verteidigt das Land",
        id="army",
    ),
    pytest.param(
        "„Wir haben das Finale verdient gewonnen“, sagte Klopp.",
        "De Klopp sot, si hätten d'Finall verdéngt gewonnen.",
        "„Mir hunn d'Finall verdéngt gewonnen“, sot de Klopp.",
        "Wir haben das Finale verdient gewonnen",
        id="final",
    ),
    pytest.param(
        "„Das Resultat der Studie ist eindeutig“, sagte sie.",
        "Si sot, d'Resultat wier eendeiteg.",
        "„D'Resultat vun der Studie ass eendeiteg“, sot si.",
        "Das Resultat der Studie ist eindeutig",
        id="study",
    ),
]


@pytest.mark.parametrize(("german", "indirect", "direct", "quoted"), TWINS)
def test_direct_against_indirect_is_minor_and_marked(german, indirect, direct, quoted):
    findings = list(QuotationDetector().detect(make_pair(german, indirect)))
    assert evidence(findings) == [("direct_indirect", (quoted,), ())]
    assert findings[0].severity is Severity.MINOR


@pytest.mark.parametrize(("german", "indirect", "direct", "quoted"), TWINS)
def test_quoted_on_both_sides_is_silent(german, indirect, direct, quoted):
    assert evidence(QuotationDetector().detect(make_pair(german, direct))) == []


def test_a_single_quoted_term_is_silent():
    pair = make_pair("Die Lage sei „ernst“, hieß es.", "D'Lag wier eescht, heescht et.")
    assert evidence(QuotationDetector().detect(pair)) == []


def test_other_words_in_quotation_marks_are_an_info():
    pair = make_pair(
        "„Unsere Geduld ist endgültig erschöpft“, sagte er.",
        "„Mir ginn hinnen nach eng Chance“, sot hien.",
    )
    findings = list(QuotationDetector().detect(pair))
    assert [(f.reason, f.severity) for f in findings] == [("wording", Severity.INFO)]
