"""Weekdays: another day is found, another form of the same day is not."""

from __future__ import annotations

from datetime import date

import pytest

from claims.engine.detectors.weekdays import WeekdayDetector
from claims.engine.types import Severity
from tests.claims.engine.detectors.value_pairs import marked, only_finding, value_pair

DETECTOR = WeekdayDetector()

# German, Luxembourgish that differs, its twin that agrees, the words to mark.
CASES = [
    pytest.param(
        "Kim war am frühen Dienstag angekommen.",
        "De Kim war e Mëttwoch agetraff.",
        "De Kim war en Dënschdeg agetraff.",
        ("Dienstag", "Mëttwoch"),
        id="tuesday-wednesday",
    ),
    pytest.param(
        "Er kam am Dienstag an und reiste weiter.",
        "Hie koum e Mëttwoch un an ass e Mëttwoch weidergereest.",
        "Hie koum en Dënschdeg un an ass en Dënschdeg weidergereest.",
        ("Dienstag", "Mëttwoch"),
        id="twice-on-one-side",
    ),
    pytest.param(
        "Er kam am Dienstag an und ging am Freitag.",
        "Hie koum e Mëttwoch un an ass e Freideg gaangen.",
        "Hie koum en Dënschde un an ass e Freideg gaangen.",
        ("Dienstag", "Mëttwoch"),
        id="one-of-two",
    ),
    pytest.param(
        "Am Samstag brannte ein Haus.",
        "E Sonnden huet en Haus gebrannt.",
        "E Samschden huet en Haus gebrannt.",
        ("Samstag", "Sonnden"),
        id="saturday-sunday-n",
    ),
    pytest.param(
        "Am Samstag brannte ein Haus.",
        "E Freiden huet en Haus gebrannt.",
        "E Samsden huet en Haus gebrannt.",
        ("Samstag", "Freiden"),
        id="saturday-s",
    ),
    pytest.param(
        "Am Samstag brannte ein Haus.",
        "E Sonndeg huet en Haus gebrannt.",
        "E Samschten huet en Haus gebrannt.",
        ("Samstag", "Sonndeg"),
        id="saturday-t",
    ),
    pytest.param(
        "Am Samstag brannte ein Haus.",
        "En Donneschdeg huet en Haus gebrannt.",
        "E Samsten huet en Haus gebrannt.",
        ("Samstag", "Donneschdeg"),
        id="saturday-st",
    ),
    pytest.param(
        "Am Sonnabend brannte ein Haus.",
        "E Sonndeg huet en Haus gebrannt.",
        "E Samschdeg huet en Haus gebrannt.",
        ("Sonnabend", "Sonndeg"),
        id="saturday-northern",
    ),
    pytest.param(
        "Am Sonntag wird gewählt.",
        "E Samschten gëtt gewielt.",
        "E Sonnden gëtt gewielt.",
        ("Sonntag", "Samschten"),
        id="sunday-saturday",
    ),
    pytest.param(
        "Sonntags ist geschlossen.",
        "Samschdes ass zou.",
        "Sonndes ass zou.",
        ("Sonntags", "Samschdes"),
        id="sunday-adverb",
    ),
    pytest.param(
        "Sonntags ist geschlossen.",
        "E Méindeg ass zou.",
        "E Sonndeg ass zou.",
        ("Sonntags", "Méindeg"),
        id="sunday-adverb-or-noun",
    ),
    pytest.param(
        "Am Sonntag wird gewählt.",
        "E Méindeg gëtt gewielt.",
        "E Sonndëg gëtt gewielt.",
        ("Sonntag", "Méindeg"),
        id="sunday-diaeresis",
    ),
    pytest.param(
        "Am Montag tagt der Rat.",
        "En Dënschden taagt de Rot.",
        "E Méinden taagt de Rot.",
        ("Montag", "Dënschden"),
        id="monday-n",
    ),
    pytest.param(
        "Am Montag tagt der Rat.",
        "E Freide taagt de Rot.",
        "E Méinde taagt de Rot.",
        ("Montag", "Freide"),
        id="monday-no-n",
    ),
    pytest.param(
        "Am Montag tagt der Rat.",
        "E Sonndeg taagt de Rot.",
        "E Méide taagt de Rot.",
        ("Montag", "Sonndeg"),
        id="monday-short",
    ),
    pytest.param(
        "Am Dienstag tagt der Rat.",
        "E Freideg taagt de Rot.",
        "En Dënsden taagt de Rot.",
        ("Dienstag", "Freideg"),
        id="tuesday-s",
    ),
    pytest.param(
        "Am Dienstag tagt der Rat.",
        "En Donneschden taagt de Rot.",
        "En Dënschten taagt de Rot.",
        ("Dienstag", "Donneschden"),
        id="tuesday-t",
    ),
    pytest.param(
        "Am Dienstag tagt der Rat.",
        "En Donneschdeg taagt de Rot.",
        "En Denschdeg taagt de Rot.",
        ("Dienstag", "Donneschdeg"),
        id="tuesday-old",
    ),
    pytest.param(
        "Am Mittwochmorgen fiel Schnee.",
        "E Freidegmoien ass Schnéi gefall.",
        "E Mëttwochmoies ass Schnéi gefall.",
        ("Mittwochmorgen", "Freidegmoien"),
        id="wednesday-compound",
    ),
    pytest.param(
        "Am Donnerstag sprach der Minister.",
        "E Freiden huet de Minister geschwat.",
        "En Donneschden huet de Minister geschwat.",
        ("Donnerstag", "Freiden"),
        id="thursday-n",
    ),
    pytest.param(
        "Am Donnerstag sprach der Minister.",
        "En Dënschdeg huet de Minister geschwat.",
        "En Donneschte huet de Minister geschwat.",
        ("Donnerstag", "Dënschdeg"),
        id="thursday-t",
    ),
    pytest.param(
        "Am Freitagnachmittag krachte es.",
        "E Samschdegnomëtteg huet et gekraacht.",
        "E Freidegnomëtteg huet et gekraacht.",
        ("Freitagnachmittag", "Samschdegnomëtteg"),
        id="friday-afternoon",
    ),
    pytest.param(
        "Am Freitag krachte es.",
        "E Mëttwoch huet et gekraacht.",
        "E Freide huet et gekraacht.",
        ("Freitag", "Mëttwoch"),
        id="friday-no-n",
    ),
    pytest.param(
        "Letzten Donnerstag starb der Sänger.",
        "Leschte Freideg ass de Sänger gestuerwen.",
        "Leschte Donneschdeg ass de Sänger gestuerwen.",
        ("Letzten Donnerstag", "Leschte Freideg"),
        id="last",
    ),
    pytest.param(
        "Am Dienstagabend begann es.",
        "E Méindeg den Owend huet et ugefaangen.",
        "En Dënschdeg den Owend huet et ugefaangen.",
        ("Dienstagabend", "Méindeg"),
        id="evening",
    ),
    pytest.param(
        "Am kommenden Sonntag wird gewählt.",
        "Nächste Samschdeg gëtt gewielt.",
        "Nächste Sonndeg gëtt gewielt.",
        ("kommenden Sonntag", "Nächste Samschdeg"),
        id="coming",
    ),
]


@pytest.mark.parametrize(("german", "differs", "agrees", "words"), CASES)
def test_fires(german, differs, agrees, words):
    pair = value_pair(german, differs)
    finding = only_finding(DETECTOR, pair)
    assert marked(finding) == words
    (left,), (right,) = finding.left, finding.right
    assert german[left.start : left.end] == left.text
    assert differs[right.start : right.end] == right.text
    assert (finding.left_value, finding.right_value) == (left.value, right.value)
    assert 0 < finding.confidence <= 1
    assert (finding.kind, finding.severity) == ("date", Severity.CRITICAL)


@pytest.mark.parametrize(("german", "differs", "agrees", "words"), CASES)
def test_silent(german, differs, agrees, words):
    assert list(DETECTOR.detect(value_pair(german, agrees))) == []


def test_yesterday_agrees_with_its_weekday():
    thursday = date(2023, 9, 14)
    texts = "Am Mittwoch begann es.", "Gëschter huet et ugefaangen."
    assert list(DETECTOR.detect(value_pair(*texts, published_on=thursday))) == []


def test_a_date_agrees_with_its_weekday():
    texts = "Am Mittwoch begann es.", "Den 13. September 2023 huet et ugefaangen."
    assert list(DETECTOR.detect(value_pair(*texts))) == []


def test_a_weekday_on_one_side_only_is_minor():
    (finding,) = DETECTOR.detect(value_pair("Am Mittwoch begann es.", "Et huet ugefaangen."))
    assert (finding.reason, finding.severity) == ("absent", Severity.MINOR)


def test_a_weekday_told_one_claim_later_is_not_missing():
    told_later = ("Et huet ugefaangen.", "Dat war e Mëttwoch.")
    assert list(DETECTOR.detect(value_pair("Am Mittwoch begann es.", told_later))) == []


def test_days_that_both_reports_name_close_by_are_no_conflict():
    german = ("Am Dienstag kam er an.", "Am Mittwoch sprach er.")
    luxembourgish = ("E Mëttwoch huet hie geschwat.", "En Dënschdeg war hien do.")
    assert list(DETECTOR.detect(value_pair(german, luxembourgish))) == []


def test_a_weekday_that_the_text_places_carries_its_date():
    published = date(2023, 9, 14)
    pair = value_pair(
        "Kim kam am letzten Dienstag an.", "De Kim ass e Mëttwoch ukomm.", published_on=published
    )
    (finding,) = DETECTOR.detect(pair)
    assert [(span.text, span.date) for span in (*finding.left, *finding.right)] == [
        ("letzten Dienstag", date(2023, 9, 12)),
        ("Mëttwoch", None),
    ]
