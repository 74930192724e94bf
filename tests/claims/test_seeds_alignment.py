"""The example pair: which claims must be linked, and which stand alone, by their words."""

from __future__ import annotations

import pytest

from articles.cleaning import clean_text
from claims.engine.compare import compare_reports, make_report
from claims.engine.segmentation import split_claims
from tests.articles.files import GERMAN, LUXEMBOURGISH


@pytest.fixture(scope="module")
def compared(encoder):
    left, right = (
        make_report([(s.text, s.kind) for s in split_claims(clean_text(text), language)], language)
        for text, language in ((GERMAN, "de"), (LUXEMBOURGISH, "lb"))
    )
    return compare_reports(left, right, encoder.encode)


def number(report, words):
    """The one claim of a report that has these words."""
    (found,) = [claim.index for claim in report.claims if words in claim.text]
    return found


def linked(compared, *, band=None):
    return {
        (i, j)
        for link in compared.alignment.links
        if band in {None, link.band}
        for i in link.left
        for j in link.right
    }


LINKS = [
    pytest.param("Wladimir Putin habe während", "fir eng Visitt", id="invitation"),
    pytest.param("Putin nahm die Einladung mit Freude an", '"gären" ugeholl', id="gladly"),
    pytest.param("zu einem geeigneten Zeitpunkt", "zu engem passenden", id="convenient-time"),
    pytest.param("Kim war am frühen Dienstag", "Kim Jong Un war e Mëttwoch", id="arrival"),
    pytest.param("Tyrannei der Imperialisten", "Tyrannei vun den Imperialisten", id="tyranny"),
    pytest.param("Putin deutete am Mittwoch mehrfach", "Och de Putin hat", id="hints"),
    pytest.param("äußerten ihre Besorgnis", "reagéiere mat Suerg", id="concern"),
    pytest.param("Matthew Miller", "Matthew Miller", id="miller"),
    pytest.param("Kim Young-ho", "Kim Young-ho", id="kim-young-ho"),
    pytest.param("Wir fordern Russland und Nordkorea", "Russland an Nordkorea op", id="demand"),
    pytest.param("Er habe die Einladung angenommen", "dës Invitatioun ugeholl", id="accepted"),
]


@pytest.mark.model
@pytest.mark.parametrize(("german", "luxembourgish"), LINKS)
def test_what_must_be_linked_is_linked_firmly(compared, german, luxembourgish):
    pair = (number(compared.left, german), number(compared.right, luxembourgish))
    assert pair in linked(compared, band="linked")


@pytest.mark.model
def test_nothing_else_is_linked_firmly(compared):
    wanted = {
        (number(compared.left, param.values[0]), number(compared.right, param.values[1]))
        for param in LINKS
    }
    assert linked(compared, band="linked") == wanted


@pytest.mark.model
def test_the_denials_of_a_visit_are_at_least_a_suggestion(compared):
    pair = (number(compared.left, "Dmitri Peskow"), number(compared.right, "net confirméiert"))
    assert pair in linked(compared)


@pytest.mark.model
@pytest.mark.parametrize(
    ("side", "words"),
    [
        pytest.param("right", "Hëllef beim Bau vu Satellitte", id="satellites"),
        pytest.param("left", "Schoigu", id="minister"),
        pytest.param("left", "Privatsache", id="private-matter"),
        pytest.param("left", "100 Jahre", id="hundred-years"),
    ],
)
def test_what_one_report_alone_says_stands_alone(compared, side, words):
    assert number(getattr(compared, side), words) in getattr(
        compared.alignment, f"unmatched_{side}"
    )
