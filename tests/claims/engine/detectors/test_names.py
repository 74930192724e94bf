"""Replaced names are found, translated and misspelt ones are not called replaced."""

from __future__ import annotations

import pytest

from claims.engine.detectors.names import NameDetector
from claims.engine.types import Severity
from tests.claims.engine.detectors.pairs import evidence, make_pair

# German; Luxembourgish with another name; the same with the same name; words marked.
TWINS = [
    pytest.param(
        "Außenminister Jean Asselborn kam. Asselborn sprach von Krieg.",
        "Den Ausseminister Jean Novak ass komm. Den Asselborn huet vu Krich geschwat.",
        "Den Ausseminister Jean Asselborn ass komm. Den Asselborn huet vu Krich geschwat.",
        "Asselborn",
        "Novak",
        id="one-of-two-mentions",
    ),
    pytest.param(
        "Der Beamte Adam Keller war dabei.",
        "Den Beamten Adam Hoffmann war derbäi.",
        "Den Beamten Adam Keller war derbäi.",
        "Keller",
        "Hoffmann",
        id="surname-that-is-a-noun",
    ),
    pytest.param(
        "Premierminister Luc Frieden traf am Montag in Brüssel ein.",
        "De Premierminister Xavier Frieden ass e Méindeg zu Bréissel ukomm.",
        "De Premierminister Luc Frieden ass e Méindeg zu Bréissel ukomm.",
        "Luc",
        "Xavier",
        id="first-name",
    ),
    pytest.param(
        "Der ukrainische Präsident Wolodymyr Selenskyj dankte den Helfern.",
        "Den ukrainesche President Wolodymyr Poroschenko huet den Helfer merci gesot.",
        "Den ukrainesche President Wolodymyr Zelenskyy huet den Helfer merci gesot.",
        "Selenskyj",
        "Poroschenko",
        id="surname-and-transliteration",
    ),
    pytest.param(
        "Verteidigungsminister Sergej Schoigu nahm an den Gesprächen teil.",
        "De Verdeedegungsminister Sergej Lawrow huet un de Gespréicher deelgeholl.",
        "De Verdeedegungsminister Sergei Shoigu huet un de Gespréicher deelgeholl.",
        "Schoigu",
        "Lawrow",
        id="minister-transliterated",
    ),
    pytest.param(
        "Google kündigte an, das Programm einzustellen.",
        "Microsoft huet ugekënnegt, de Programm anzestellen.",
        "Google huet ugekënnegt, de Programm anzestellen.",
        "Google",
        "Microsoft",
        id="company-opens-sentence",
    ),
    pytest.param(
        "Die Partei CSV stimmte gegen den Entwurf.",
        "D'Partei LSAP huet géint den Entworf gestëmmt.",
        "D'Partei CSV huet géint den Entworf gestëmmt.",
        "CSV",
        "LSAP",
        id="party-acronym",
    ),
    pytest.param(
        "Die Gewerkschaft OGBL ruft zum Streik auf.",
        "D'Gewerkschaft LCGB rifft zum Streik op.",
        "D'Gewerkschaft OGBL rifft zum Streik op.",
        "OGBL",
        "LCGB",
        id="union-acronym",
    ),
    pytest.param(
        "Angela Merkel sprach am Abend im Parlament.",
        "D'Angela Schröder huet owes am Parlament geschwat.",
        "D'Angela Merkel huet owes am Parlament geschwat.",
        "Merkel",
        "Schröder",
        id="woman-with-article",
    ),
    pytest.param(
        "Der Spieler Gerson Rodrigues schoss das einzige Tor.",
        "De Spiller Danel Rodrigues huet dat eenzegt Gol geschoss.",
        "De Spiller Gerson Rodrigues huet dat eenzegt Gol geschoss.",
        "Gerson",
        "Danel",
        id="footballer",
    ),
    pytest.param(
        "Laut Peskow gibt es keine Pläne für einen Besuch.",
        "Laut Medwedew gëtt et keng Pläng fir eng Visitt.",
        "Laut Peskow gëtt et keng Pläng fir eng Visitt.",
        "Peskow",
        "Medwedew",
        id="source",
    ),
    pytest.param(
        "Der Stahlkonzern ArcelorMittal baut Stellen ab.",
        "De Stolkonzern Thyssenkrupp baut Plazen of.",
        "De Stolkonzern ArcelorMittal baut Plazen of.",
        "ArcelorMittal",
        "Thyssenkrupp",
        id="steel-company",
    ),
    pytest.param(
        "Die Schauspielerin Vicky Krieps erhielt den Preis.",
        "D'Schauspillerin Désirée Krieps krut de Präis.",
        "D'Schauspillerin Vicky Krieps krut de Präis.",
        "Vicky",
        "Désirée",
        id="actress",
    ),
    pytest.param(
        "Der Verdächtige Ahmed Khalil wurde am Freitag freigelassen.",
        "De Verdächtegen Ahmed Rahimi gouf e Freideg fräigelooss.",
        "De Verdächtegen Ahmed Khalil gouf e Freideg fräigelooss.",
        "Khalil",
        "Rahimi",
        id="suspect",
    ),
    pytest.param(
        "Netanjahu lehnte den Vorschlag ab.",
        "De Gantz huet de Virschlag ofgeleent.",
        "Den Netanyahu huet de Virschlag ofgeleent.",
        "Netanjahu",
        "Gantz",
        id="bare-surname",
    ),
    pytest.param(
        "Lukaschenko empfing die Delegation in Minsk.",
        "De Kadyrow huet d'Delegatioun zu Minsk empfaangen.",
        "De Lukashenko huet d'Delegatioun zu Minsk empfaangen.",
        "Lukaschenko",
        "Kadyrow",
        id="bare-transliteration",
    ),
    pytest.param(
        "Die Airline Luxair streicht zwölf Flüge.",
        "D'Fluchgesellschaft Ryanair sträicht zwielef Flich.",
        "D'Fluchgesellschaft Luxair sträicht zwielef Flich.",
        "Luxair",
        "Ryanair",
        id="airline",
    ),
    pytest.param(
        "Der Sturm Orkun erreichte am Abend die Küste.",
        "De Stuerm Ignatz huet owes d'Küst erreecht.",
        "De Stuerm Orkun huet owes d'Küst erreecht.",
        "Orkun",
        "Ignatz",
        id="storm",
    ),
    pytest.param(
        "Das Schiff Ever Given blockierte den Kanal sechs Tage.",
        "D'Schëff Ever Forward huet de Kanal sechs Deeg blockéiert.",
        "D'Schëff Ever Given huet de Kanal sechs Deeg blockéiert.",
        "Given",
        "Forward",
        id="ship",
    ),
    pytest.param(
        "Richterin Tanya Chutkan verschob den Prozess.",
        "D'Riichterin Tanya Cannon huet de Prozess verréckelt.",
        "D'Riichterin Tanya Chutkan huet de Prozess verréckelt.",
        "Chutkan",
        "Cannon",
        id="judge",
    ),
    pytest.param(
        "Die Zeitung zitiert den Forscher Bernard Reuter.",
        "D'Zeitung zitéiert de Fuerscher Bernard Mangen.",
        "D'Zeitung zitéiert de Fuerscher Bernard Reuter.",
        "Reuter",
        "Mangen",
        id="researcher",
    ),
    pytest.param(
        "Trainer Jürgen Klopp zeigte sich zufrieden.",
        "Den Trainer Jürgen Nagelsmann huet sech zefridde gewisen.",
        "Den Trainer Jürgen Klopp huet sech zefridde gewisen.",
        "Klopp",
        "Nagelsmann",
        id="coach",
    ),
    pytest.param(
        "Der Sender PBS strahlt die Sendung seit Jahren aus.",
        "De Sender NBC dréit d'Sendung zanter Joren aus.",
        "De Sender PBS dréit d'Sendung zanter Joren aus.",
        "PBS",
        "NBC",
        id="broadcaster",
    ),
    pytest.param(
        "Die Raumsonde Chandrayaan landete auf dem Mond.",
        "D'Raumsond Hayabusa ass um Mound gelant.",
        "D'Raumsond Chandrayaan ass um Mound gelant.",
        "Chandrayaan",
        "Hayabusa",
        id="probe",
    ),
    pytest.param(
        "Raonic gewann das Finale in drei Sätzen.",
        "De Nadal huet d'Finall an dräi Sätz gewonnen.",
        "De Raonic huet d'Finall an dräi Sätz gewonnen.",
        "Raonic",
        "Nadal",
        id="tennis",
    ),
    pytest.param(
        "Papst Franziskus besuchte am Donnerstag das Land.",
        "De Poopst Benedikt huet en Donneschdeg d'Land besicht.",
        "De Poopst Franziskus huet en Donneschdeg d'Land besicht.",
        "Franziskus",
        "Benedikt",
        id="pope",
    ),
    pytest.param(
        "Premier Xavier Bettel und Ministerin Yuriko Backes stellten den Plan vor.",
        "De Premier Xavier Bettel an d'Ministesch Yuriko Bofferding hunn de Plang virgestallt.",
        "De Premier Xavier Bettel an d'Ministesch Yuriko Backes hunn de Plang virgestallt.",
        "Backes",
        "Bofferding",
        id="second-of-two",
    ),
    pytest.param(
        "Der Tenor Placido Domingo sagte den Auftritt ab.",
        "Den Tenor Placido Carreras huet den Optrëtt ofgesot.",
        "Den Tenor Placido Domingo huet den Optrëtt ofgesot.",
        "Domingo",
        "Carreras",
        id="singer",
    ),
]

# Nothing replaced: forms, exonyms, titles, nouns, acronyms, names on one side only.
SILENT = [
    pytest.param(
        "Er kam in das James Paget Krankenhaus in Great Yarmouth.",
        "Hie koum an de James Paget Hospital zu Great Yarmouth.",
        id="a-noun-after-a-full-name",
    ),
    pytest.param(
        "Putins Besuch in Nordkorea steht bevor.",
        "Dem Putin seng Visitt an Nordkorea steet un.",
        id="genitive",
    ),
    pytest.param(
        "Die Vereinten Nationen fordern eine Feuerpause.",
        "D'UNO fuerdert eng Feierpaus.",
        id="un-acronym",
    ),
    pytest.param(
        "Das US-Außenministerium äußerte sich besorgt.",
        "Den Ausseministère vun den USA war besuergt.",
        id="ministry",
    ),
    pytest.param(
        "Die DVRK bestätigte das Treffen.", "Nordkorea huet d'Treffe confirméiert.", id="dvrk"
    ),
    pytest.param(
        "Der Kreml wies den Bericht zurück.",
        "Russland huet de Bericht zeréckgewisen.",
        id="kremlin",
    ),
    pytest.param(
        "Chruschtschow schickte schließlich Panzer.",
        "De Khrushchev huet schlussendlech Panzere geschéckt.",
        id="khrushchev",
    ),
    pytest.param(
        "Die Regierung stellte am Montag den Haushalt vor.",
        "D'Regierung huet e Méindeg de Budget virgestallt.",
        id="no-names",
    ),
    pytest.param(
        "Ärzte ohne Grenzen warnt vor einer Hungersnot.",
        "Médecins sans frontières warnt virun enger Hongersnout.",
        id="msf",
    ),
    pytest.param(
        "Bundeskanzlerin Angela Merkel trat ab.",
        "D'Merkel ass zeréckgetrueden.",
        id="first-name-left-out",
    ),
    pytest.param(
        "Die WHO empfiehlt die Impfung.",
        "D'Weltgesondheetsorganisatioun recommandéiert d'Impfung.",
        id="who",
    ),
    pytest.param(
        "Im Krankenhaus wurden zwölf Verletzte behandelt.",
        "Am Spidol goufen zwielef Blesséiert behandelt.",
        id="nouns-without-cognates",
    ),
    pytest.param(
        "Der Sicherheitsrat tagt heute in New York.",
        "De Sécherheetsrot kënnt haut zu New York zesummen.",
        id="security-council",
    ),
]


@pytest.mark.parametrize(("german", "differs", "agrees", "left", "right"), TWINS)
def test_a_replaced_name_is_major_and_marked(german, differs, agrees, left, right):
    findings = list(NameDetector().detect(make_pair(german, differs)))
    assert evidence(findings) == [("substitution", (left,), (right,))]
    assert findings[0].severity is Severity.MAJOR


@pytest.mark.parametrize(("german", "differs", "agrees", "left", "right"), TWINS)
def test_the_same_name_is_silent(german, differs, agrees, left, right):
    assert evidence(NameDetector().detect(make_pair(german, agrees))) == []


@pytest.mark.parametrize(("german", "luxembourgish"), SILENT)
def test_names_in_other_forms_are_silent(german, luxembourgish):
    assert evidence(NameDetector().detect(make_pair(german, luxembourgish))) == []


def test_an_acronym_with_swapped_letters_is_a_spelling():
    pair = make_pair("Das meldete KCNA am Mittwoch.", "Dat huet KNCA e Mëttwoch gemellt.")
    findings = list(NameDetector().detect(pair))
    assert evidence(findings) == [("spelling", ("KCNA",), ("KNCA",))]
    assert findings[0].severity is Severity.INFO


def test_the_same_acronym_is_no_spelling():
    pair = make_pair("Das meldete KCNA am Mittwoch.", "Dat huet KCNA e Mëttwoch gemellt.")
    assert evidence(NameDetector().detect(pair)) == []


def test_a_surname_that_is_also_a_noun_is_known_from_its_full_name():
    pair = make_pair(
        "Frieden sprach am Montag im Parlament.",
        "De Bettel huet e Méindeg am Parlament geschwat.",
        german_after=("Es regnet.", "Es schneit.", "Premierminister Luc Frieden lachte."),
        luxembourgish_after=(
            "Et reent.",
            "Et schneit.",
            "De Minister Xavier Bettel huet gelaacht.",
        ),
    )
    findings = list(NameDetector().detect(pair))
    assert evidence(findings) == [("substitution", ("Frieden",), ("Bettel",))]


def test_names_that_both_reports_give_nearby_are_not_major():
    pair = make_pair(
        "Rudd unterzeichnete das Abkommen.",
        "De Costello huet d'Ofkommes ënnerschriwwen.",
        german_after=("Costello lobte den Schritt.",),
        luxembourgish_after=("De Rudd war zefridden.",),
    )
    assert [f.severity for f in NameDetector().detect(pair)] in ([], [Severity.MINOR])
