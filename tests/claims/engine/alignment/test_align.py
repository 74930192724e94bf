"""Alignment of two reports, with vectors made by hand: bad input, pins, rejections."""

from __future__ import annotations

import numpy as np
import pytest

from claims.engine.alignment import AlignmentInputError, align_reports
from claims.engine.compare import make_report
from claims.engine.types import ClaimKind

GERMAN = (
    "Die Regierung in Luxemburg hat am Dienstag ein neues Klimagesetz vorgestellt.",
    "Bei einem Unfall auf der Autobahn bei Düdelingen wurden drei Menschen verletzt.",
    "Der Fußballverein aus Esch gewann das Finale nach Verlängerung.",
    "Die Zentralbank erhöht den Leitzins um einen halben Prozentpunkt.",
)
LUXEMBOURGISH = (
    "De Futtballveräin vun Esch huet d'Finall no der Verlängerung gewonnen.",
    "Bei engem Accident op der Autobunn bei Diddeleng goufen dräi Leit blesséiert.",
    "D'Regierung zu Lëtzebuerg huet e Mëttwoch en neit Klimagesetz virgestallt.",
)
PAIRS = {((0,), (2,)), ((1,), (1,)), ((2,), (0,))}


def report(texts, language, kind=ClaimKind.STATEMENT):
    return make_report([(text, kind) for text in texts], language)


def groups(result, band="linked"):
    return {(link.left, link.right) for link in result.links if link.band == band}


@pytest.fixture(scope="module")
def sides(encoder):
    """Both reports with the real encoder's vectors."""
    from claims.engine.compare import encode_report

    left, right = report(GERMAN, "de"), report(LUXEMBOURGISH, "lb")
    return left, right, encode_report(left, encoder.encode), encode_report(right, encoder.encode)


@pytest.mark.model
def test_links_cross_and_the_rest_is_one_sided(sides):
    result = align_reports(*sides)

    assert groups(result) == PAIRS
    assert result.unmatched_left == (3,)
    assert result.unmatched_right == ()


@pytest.mark.model
def test_every_link_explains_itself(sides):
    result = align_reports(*sides)

    link = next(link for link in result.links if link.left == (0,))
    assert link.parts["dense_margin"] > 0
    assert link.parts["concept_most"] > 0.3
    assert 0.5 < link.confidence <= 1
    assert link.runner_ups
    assert all((c.left, c.right) != ((0,), (2,)) for c in link.runner_ups)


@pytest.mark.model
def test_a_one_sided_claim_names_its_nearest_rejected_counterpart(sides):
    result = align_reports(*sides)

    nearest = result.nearest_left[3]
    assert nearest
    assert all(candidate.left == (3,) for candidate in nearest)
    assert [c.score for c in nearest] == sorted((c.score for c in nearest), reverse=True)


@pytest.mark.model
def test_a_pinned_link_is_not_searched_again(sides):
    result = align_reports(*sides, pinned=[((3,), (0,))])

    assert groups(result) == {((0,), (2,)), ((1,), (1,))}
    assert result.unmatched_left == (2,)


@pytest.mark.model
def test_a_pinned_one_sided_claim_stays_alone(sides):
    result = align_reports(*sides, pinned=[((1,), ())])

    assert all(1 not in link.left for link in result.links)
    assert 1 not in result.unmatched_left
    assert groups(result) >= PAIRS - {((1,), (1,))}


@pytest.mark.model
def test_a_rejected_pair_is_in_no_link(sides):
    result = align_reports(*sides, rejected=[((0,), (2,))])

    assert not [x for x in result.links if 0 in x.left and 2 in x.right]
    assert {((1,), (1,)), ((2,), (0,))} <= groups(result)


@pytest.mark.model
def test_the_same_input_gives_the_same_result(sides):
    assert align_reports(*sides) == align_reports(*sides)


def vectors(count, width=8, seed=0):
    made = np.random.default_rng(seed).normal(size=(count, width)).astype(np.float32)
    return made / np.linalg.norm(made, axis=1, keepdims=True)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param((), LUXEMBOURGISH, id="left-empty"),
        pytest.param(GERMAN, (), id="right-empty"),
        pytest.param((), (), id="both-empty"),
    ],
)
def test_without_claims_on_one_side_all_claims_are_one_sided(left, right):
    result = align_reports(
        report(left, "de"), report(right, "lb"), vectors(len(left)), vectors(len(right))
    )

    assert result.links == ()
    assert result.unmatched_left == tuple(range(len(left)))
    assert result.unmatched_right == tuple(range(len(right)))


def test_boilerplate_takes_no_part():
    left = report(GERMAN, "de", ClaimKind.BOILERPLATE)
    right = report(LUXEMBOURGISH, "lb")

    result = align_reports(left, right, vectors(4), vectors(3))

    assert result.links == ()
    assert result.unmatched_left == ()


def test_headings_alone_are_never_firmly_linked():
    left = report(GERMAN, "de", ClaimKind.SUBHEADING)
    right = report(LUXEMBOURGISH, "lb")
    same = vectors(4)

    result = align_reports(left, right, same, same[:3])

    firm = [link for link in result.links if link.band == "linked"]
    assert all(link.parts["concept_least"] >= 0.5 for link in firm)
    assert len(firm) < 3


def test_identical_claims_are_each_linked_once_at_most():
    texts = ("Der Minister trat zurück.",) * 6
    same = np.ones((6, 8), dtype=np.float32) / np.sqrt(8)

    result = align_reports(report(texts, "de"), report(texts, "de"), same, same)

    used = [index for link in result.links for index in link.left]
    assert len(used) == len(set(used))


@pytest.mark.parametrize(
    ("left", "right", "message"),
    [
        pytest.param(vectors(3), vectors(3), "has 4 claims but vectors of shape", id="too-few"),
        pytest.param(
            np.full((4, 8), np.nan, dtype=np.float32), vectors(3), "NaN or infinity", id="nan"
        ),
        pytest.param(vectors(4), vectors(3, width=5), "different encoders", id="other-width"),
    ],
)
def test_vectors_that_do_not_fit_are_refused(left, right, message):
    with pytest.raises(AlignmentInputError, match=message):
        align_reports(report(GERMAN, "de"), report(LUXEMBOURGISH, "lb"), left, right)


def test_a_claim_of_a_megabyte_is_aligned():
    long = "Der Bericht der Kommission nennt viele Zahlen und Namen. " * 18_000
    left, right = report([long, *GERMAN], "de"), report(LUXEMBOURGISH, "lb")

    result = align_reports(left, right, vectors(5), vectors(3, seed=1))

    linked = {i for link in result.links for i in link.left}
    assert linked | set(result.unmatched_left) == set(range(5))
