"""Numbers: a changed one is found, the same one told otherwise is not."""

from __future__ import annotations

import pytest

from claims.engine.detectors.numbers import NumberDetector
from claims.engine.types import Severity
from tests.claims.engine.detectors.value_pairs import marked, only_finding, value_pair

DETECTOR = NumberDetector()

# German, Luxembourgish that differs, its twin that agrees, the words to mark.
CASES = [
    pytest.param(
        "Im Einsatz waren 80 Polizisten.",
        "Am Asaz waren 90 Polizisten.",
        "Am Asaz waren 80 Polizisten.",
        ("80", "90"),
        Severity.CRITICAL,
        id="digits",
    ),
    pytest.param(
        "Rund 2.500 Menschen demonstrierten.",
        "Ronn 3500 Leit hunn demonstréiert.",
        "Ronn 2500 Leit hunn demonstréiert.",
        ("2.500", "3500"),
        Severity.MAJOR,
        id="thousands",
    ),
    pytest.param(
        "Die Stadt hat 3,5 Millionen Einwohner.",
        "D'Stad huet 3.5 Milliarden Awunner.",
        "D'Stad huet 3.5 Milliounen Awunner.",
        ("3,5 Millionen", "3.5 Milliarden"),
        Severity.CRITICAL,
        id="magnitude",
    ),
    pytest.param(
        "Sechs Menschen starben bei dem Brand.",
        "Siwe Mënsche si beim Brand gestuerwen.",
        "Sechs Mënsche si beim Brand gestuerwen.",
        ("Sechs", "Siwe"),
        Severity.CRITICAL,
        id="words",
    ),
    pytest.param(
        "Zwölf Arbeiter wurden gerettet.",
        "14 Aarbechter goufe gerett.",
        "12 Aarbechter goufe gerett.",
        ("Zwölf", "14"),
        Severity.MAJOR,
        id="word-and-digits",
    ),
    pytest.param(
        "Er ist 45 Jahre alt.",
        "Hien ass 54 Joer al.",
        "Hien ass 45 Joer al.",
        ("45 Jahre", "54 Joer"),
        Severity.CRITICAL,
        id="age",
    ),
    pytest.param(
        "Der 28-Jährige wurde festgenommen.",
        "De 38-Järege gouf festgeholl.",
        "De 28-Järege gouf festgeholl.",
        ("28-Jährige", "38-Järege"),
        Severity.CRITICAL,
        id="age-noun",
    ),
    pytest.param(
        "Das Spiel endete 3:1.",
        "De Match ass 2:1 ausgaangen.",
        "De Match ass 3:1 ausgaangen.",
        ("3:1", "2:1"),
        Severity.CRITICAL,
        id="score",
    ),
    pytest.param(
        "Das Spiel endete 3:1.",
        "De Match ass 3:2 ausgaangen.",
        "De Match ass 3:1 ausgaangen.",
        ("3:1", "3:2"),
        Severity.CRITICAL,
        id="score-second-half",
    ),
    pytest.param(
        "Südafrika siegte mit 26:0.",
        "Südafrika huet 37 zu 0 gewonnen.",
        "Südafrika huet 26 zu 0 gewonnen.",
        ("26:0", "37 zu 0"),
        Severity.CRITICAL,
        id="score-spoken",
    ),
    pytest.param(
        "In der 78. Minute fiel das Tor.",
        "An der 87. Minutt ass de Gol gefall.",
        "An der 78. Minutt ass de Gol gefall.",
        ("78. Minute", "87. Minutt"),
        Severity.CRITICAL,
        id="minute",
    ),
    pytest.param(
        "Die Kirche stammt aus dem 18. Jahrhundert.",
        "D'Kierch ass aus dem 17. Joerhonnert.",
        "D'Kierch ass aus dem 18. Joerhonnert.",
        ("18. Jahrhundert", "17. Joerhonnert"),
        Severity.CRITICAL,
        id="century",
    ),
    pytest.param(
        "In den 1990er Jahren war das so.",
        "An den 1980er Jore war dat esou.",
        "An den 90er Jore war dat esou.",
        ("1990er Jahren", "1980er Jore"),
        Severity.CRITICAL,
        id="decade",
    ),
    pytest.param(
        "Das Virus H5N1 breitet sich aus.",
        "De Virus H7N1 breet sech aus.",
        "De Virus H5N1 breet sech aus.",
        ("H5N1", "H7N1"),
        Severity.CRITICAL,
        id="code",
    ),
    pytest.param(
        "Die U19 spielt in Berlin.",
        "D'U21 spillt zu Berlin.",
        "D'U19 spillt zu Berlin.",
        ("U19", "U21"),
        Severity.CRITICAL,
        id="code-team",
    ),
    pytest.param(
        "Eine Person steckt 10 bis 15 andere an.",
        "Eng Persoun stécht 13 bis 15 anerer un.",
        "Eng Persoun stécht 10 bis 15 anerer un.",
        ("10 bis 15", "13 bis 15"),
        Severity.CRITICAL,
        id="range-low",
    ),
    pytest.param(
        "Drei Viertel der Befragten sind dafür.",
        "En Drëttel vun de Befroten ass derfir.",
        "Dräi Véierel vun de Befroten sinn derfir.",
        ("Drei Viertel", "En Drëttel"),
        Severity.CRITICAL,
        id="fraction",
    ),
    pytest.param(
        "Der Flug dauert zweieinhalb Stunden.",
        "De Fluch dauert dräi Stonnen.",
        "De Fluch dauert zweeanhallef Stonnen.",
        ("zweieinhalb Stunden", "dräi Stonnen"),
        Severity.CRITICAL,
        id="duration",
    ),
    pytest.param(
        "Er fuhr 100 km weit.",
        "Hien ass 150 km wäit gefuer.",
        "Hien ass 100 km wäit gefuer.",
        ("100 km", "150 km"),
        Severity.CRITICAL,
        id="distance",
    ),
    pytest.param(
        "Es waren 30 Grad im Schatten.",
        "Et waren 34 Grad am Schiet.",
        "Et waren 30 Grad am Schiet.",
        ("30 Grad", "34 Grad"),
        Severity.CRITICAL,
        id="temperature",
    ),
    pytest.param(
        "Mindestens 50 Menschen wurden verletzt.",
        "Op d'mannst 15 Mënschen goufe blesséiert.",
        "Op d'mannst 50 Mënschen goufe blesséiert.",
        ("50", "15"),
        Severity.CRITICAL,
        id="at-least",
    ),
    pytest.param(
        "Von 80 Booten kamen 12 an.",
        "Vun 80 Booter sinn 18 ukomm.",
        "Vun 80 Booter sinn 12 ukomm.",
        ("12", "18"),
        Severity.MAJOR,
        id="second-of-two",
    ),
    pytest.param(
        "Sie gewann in 2:25:48 Stunden.",
        "Si huet an 2:26:48 Stonne gewonnen.",
        "Si huet an 2:25:48 Stonne gewonnen.",
        ("2:25:48", "2:26:48"),
        Severity.CRITICAL,
        id="duration-of-race",
    ),
    pytest.param(
        "Er erhielt 20 Jahre Haft und 5.000 Euro Strafe.",
        "Hie krut 25 Joer Prisong a 5000 Euro Strof.",
        "Hie krut 20 Joer Prisong a 5000 Euro Strof.",
        ("20 Jahre", "25 Joer"),
        Severity.CRITICAL,
        id="prison-term",
    ),
    pytest.param(
        "Es war ihr zweiter Sieg in Folge.",
        "Et war hir drëtt Victoire hannerteneen.",
        "Et war hir zweet Victoire hannerteneen.",
        ("zweiter", "drëtt"),
        Severity.MAJOR,
        id="ordinal-words",
    ),
    pytest.param(
        "Mehrere Millionen Dosen fehlen.",
        "E puer Milliarden Dosen feelen.",
        "E puer Milliounen Dosen feelen.",
        ("Millionen", "Milliarden Dosen"),
        Severity.CRITICAL,
        id="vague-magnitude",
    ),
    pytest.param(
        "Die Linie 16 fährt nicht.",
        "D'Linn 18 fiert net.",
        "D'Linn 16 fiert net.",
        ("16", "18"),
        Severity.CRITICAL,
        id="bus-line",
    ),
    pytest.param(
        "Mehr als 100 Gäste kamen.",
        "Manner wéi 100 Gäscht koumen.",
        "Méi wéi 100 Gäscht koumen.",
        ("100", "100"),
        Severity.MAJOR,
        id="bound-turned",
    ),
]


@pytest.mark.parametrize(("german", "differs", "agrees", "words", "severity"), CASES)
def test_fires(german, differs, agrees, words, severity):
    pair = value_pair(german, differs)
    finding = only_finding(DETECTOR, pair)
    assert marked(finding) == words
    (left,), (right,) = finding.left, finding.right
    assert german[left.start : left.end] == left.text
    assert differs[right.start : right.end] == right.text
    assert (finding.left_value, finding.right_value) == (left.value, right.value)
    assert 0 < finding.confidence <= 1
    assert finding.severity == severity


@pytest.mark.parametrize(("german", "differs", "agrees", "words", "severity"), CASES)
def test_silent(german, differs, agrees, words, severity):
    assert list(DETECTOR.detect(value_pair(german, agrees))) == []


QUIET = [
    pytest.param(
        "Die Passagiere warteten bei 90 °F (32 °C).",
        "D'Passagéier hu bei 32 °C gewaart.",
        id="second-unit-only-on-one-side",
    ),
    pytest.param(
        "Die Stadt liegt 50 Kilometer entfernt.",
        "D'Stad läit 50 Kilometer (31 Meile) ewech.",
        id="converted-in-brackets",
    ),
    pytest.param("Zwei Männer flohen.", "Déi béid Männer si geflücht.", id="two-and-both"),
    pytest.param("Er ist der erste.", "Hien ass den Éischten.", id="first"),
    pytest.param("Ein Mann kam.", "Et koum ee Mann.", id="articles"),
    pytest.param("Die Rechnung: 1.459.", "D'Rechnung: 1,459.", id="either-separator"),
    pytest.param("Kiel siegte 21:20.", "Kiel huet 21 zu 20 gewonnen.", id="scores"),
    pytest.param("Es war 1945.", "Et war am Joer 1945.", id="years-are-dates"),
]


@pytest.mark.parametrize(("german", "luxembourgish"), QUIET)
def test_says_nothing(german, luxembourgish):
    assert list(DETECTOR.detect(value_pair(german, luxembourgish))) == []


@pytest.mark.parametrize(
    ("german", "luxembourgish", "reason", "severity"),
    [
        pytest.param(
            "Rund 100.000 Menschen kamen.",
            "98.500 Leit koumen.",
            "approximate",
            Severity.INFO,
            id="approximate",
        ),
        pytest.param(
            "100.000 Menschen kamen.",
            "99.700 Leit koumen.",
            "rounded",
            Severity.MINOR,
            id="rounded",
        ),
        pytest.param(
            "Rund 80 Menschen kamen.", "80 Leit koumen.", "precision", Severity.INFO, id="hedged"
        ),
        pytest.param(
            "Es kamen 25 Menschen.", "Et koume Leit.", "absent", Severity.MINOR, id="absent"
        ),
    ],
)
def test_lesser_differences(german, luxembourgish, reason, severity):
    (finding,) = DETECTOR.detect(value_pair(german, luxembourgish))
    assert (finding.reason, finding.severity) == (reason, severity)


def test_substitution_ranks_above_absence():
    (substituted,) = DETECTOR.detect(value_pair("Es kamen 80 Gäste.", "Et koumen 90 Gäscht."))
    (absent,) = DETECTOR.detect(value_pair("Es kamen 80 Gäste.", "Et koume Gäscht."))
    ranks = list(Severity)
    assert ranks.index(substituted.severity) < ranks.index(absent.severity)
    assert substituted.confidence > absent.confidence


def test_a_number_told_one_claim_later_is_not_missing():
    told_later = ("Et koume Leit.", "Et waren der 25.")
    assert list(DETECTOR.detect(value_pair("Es kamen 25 Menschen.", told_later))) == []


def test_values_are_compared_across_the_whole_group():
    split = ("Et koume 25 Leit.", "Et si 12 blesséiert.")
    german = "Es kamen 25 Menschen, 12 wurden verletzt."
    assert list(DETECTOR.detect(value_pair(german, split, linked=(1, 2)))) == []


def test_a_weak_link_lowers_severity_and_confidence():
    texts = "Es kamen 80 Polizisten.", "Et koumen 90 Polizisten."
    sure = only_finding(DETECTOR, value_pair(*texts))
    shaky = only_finding(DETECTOR, value_pair(*texts, confidence=0.4))
    assert (sure.severity, shaky.severity) == (Severity.CRITICAL, Severity.MAJOR)
    assert shaky.confidence < sure.confidence


def test_one_sided_claims_are_not_compared():
    assert list(DETECTOR.detect(value_pair("Es kamen 80 Gäste.", (), linked=(1, 0)))) == []


def test_hundreds_of_numbers_on_both_sides_are_compared_up_to_a_bound():
    german = ", ".join(f"{number} Punkte" for number in range(10, 510))
    luxembourgish = ", ".join(f"{number} Punkten" for number in range(2210, 2710))
    findings = list(DETECTOR.detect(value_pair(german, luxembourgish)))
    assert len(findings) == 60


def test_hundreds_of_equal_numbers_agree():
    german = ", ".join(f"{number} Punkte" for number in range(10, 510))
    luxembourgish = ", ".join(f"{number} Punkten" for number in reversed(range(10, 510)))
    assert list(DETECTOR.detect(value_pair(german, luxembourgish))) == []
