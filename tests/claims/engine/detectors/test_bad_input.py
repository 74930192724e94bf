"""Odd writing and contradictory metadata: nothing breaks, and nothing false is said for sure."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.engine.compare import make_report
from claims.engine.detectors import detect_all
from claims.engine.pairs import make_pair
from claims.engine.types import AlignedPair, ClaimKind, Finding, Link, Severity
from tests.claims.engine.detectors.news_pairs import ROWS

GRAVE = {Severity.CRITICAL, Severity.MAJOR}
_TRANSCRIBED = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}
)
_BARE = str.maketrans("äëéöüÄËÉÖÜ", "aeeouAEEOU")
WRITINGS: dict[str, Callable[[str], str]] = {
    "as-written": str,
    "capitals": str.upper,
    "small": str.lower,
    "transcribed": lambda text: text.translate(_TRANSCRIBED),
    "bare": lambda text: text.translate(_BARE),
    "cut-off": lambda text: text[: 2 * len(text) // 3],
    "twice": lambda text: f"{text} {text}",
}
TEXTS = [text for _, german, luxembourgish, *_ in ROWS.values() for text in (german, luxembourgish)]


def link(
    german: str,
    luxembourgish: str,
    *,
    languages: tuple[str, str] = ("de", "lb"),
    published: tuple[date | None, date | None] = (None, None),
) -> AlignedPair:
    left, right = (
        make_report([(text, ClaimKind.STATEMENT)], language, published_on=day)
        for text, language, day in zip((german, luxembourgish), languages, published, strict=True)
    )
    return make_pair(left, right, Link(left=(0,), right=(0,), confidence=1.0))


def grave(pair: AlignedPair) -> list[tuple[str, str, str]]:
    return [
        (finding.detector, finding.left_value, finding.right_value)
        for finding in detect_all(pair)
        if finding.severity in GRAVE
    ]


@pytest.mark.parametrize(
    ("german", "luxembourgish"),
    [
        pytest.param("capitals", "capitals", id="capitals-in-both"),
        pytest.param("capitals", "as-written", id="capitals-in-german"),
        pytest.param("as-written", "capitals", id="capitals-in-luxembourgish"),
        pytest.param("transcribed", "as-written", id="ae-oe"),
        pytest.param("as-written", "bare", id="no-diacritics"),
        pytest.param("small", "small", id="no-capitals"),
    ],
)
def test_odd_writing_of_the_same_news_has_no_grave_flag(german, luxembourgish):
    found = {
        key: flags
        for key, (_, left, right, *_) in ROWS.items()
        if (flags := grave(link(WRITINGS[german](left), WRITINGS[luxembourgish](right))))
    }
    assert found == {}


@pytest.mark.parametrize(
    ("german", "luxembourgish"),
    [
        pytest.param(
            "Scholz sagte: „Das kommt für uns nicht in Frage.“",
            "De Scholz sot: „Das kommt für uns nicht in Frage.“",
            id="german-quotation-in-luxembourgish",
        ),
        pytest.param(
            "Der Bauer antwortete: „Mir wësse vun näischt.“",
            "De Bauer huet geäntwert: „Mir wësse vun näischt.“",
            id="luxembourgish-quotation-in-german",
        ),
        pytest.param(
            "Der Sprecher sagte: „Il n'y a pas de danger“, es bestehe keine Gefahr.",
            "De Spriecher sot: „Il n'y a pas de danger“, et bestéing keng Gefor.",
            id="french-quotation-in-both",
        ),
        pytest.param(
            "The minister said on Tuesday, es gebe 12 neue Stellen.",
            "The minister said on Tuesday, et géif 12 nei Plaze ginn.",
            id="english-in-both",
        ),
    ],
)
def test_languages_mixed_within_a_claim_are_no_difference(german, luxembourgish):
    assert grave(link(german, luxembourgish)) == []


@pytest.mark.parametrize(
    "published",
    [
        pytest.param((None, None), id="no-dates"),
        pytest.param((date(2023, 9, 13), None), id="one-date"),
        pytest.param((None, date(2023, 9, 13)), id="the-other-date"),
        pytest.param((date(2023, 9, 13), date(2023, 9, 13)), id="both-dates"),
    ],
)
def test_relative_days_without_a_publication_date_are_not_held_against_each_other(published):
    pair = link(
        "Kim ist gestern in Wladiwostok angekommen.",
        "De Kim ass en Dënschdeg zu Wladiwostok ukomm.",
        published=published,
    )
    assert grave(pair) == []


def test_an_unresolved_day_says_so():
    pair = link("Er kam gestern an.", "Hien ass gëschter ukomm.")
    facts = [claim.facts.dates[0] for claim in (*pair.left, *pair.right)]
    assert [(fact.relative, fact.resolved) for fact in facts] == [(True, None), (True, None)]


def test_a_weekday_that_is_not_that_of_its_date_breaks_nothing():
    # The 12th of September 2023 was a Tuesday: both reports are wrong in the same way.
    pair = link("Er kam am Freitag, 12. September 2023.", "Hie koum e Freideg, 12. September 2023.")
    assert grave(pair) == []


def test_a_publication_date_before_what_is_told_breaks_nothing():
    day = date(1999, 1, 1)
    pair = link(
        "Am 12. September 2023 kam er gestern an.",
        "Den 12. September 2023 ass hie gëschter ukomm.",
        published=(day, day),
    )
    assert grave(pair) == []


def test_five_hundred_numbers_are_compared_in_time():
    numbers = [str(3 * n + 1) for n in range(500)]
    changed = ["9999999" if n == 250 else number for n, number in enumerate(numbers)]
    started = time.perf_counter()
    same = grave(link(f"Werte: {' '.join(numbers)}.", f"Wäerter: {' '.join(numbers)}."))
    found = grave(link(f"Werte: {'; '.join(numbers)}.", f"Wäerter: {'; '.join(changed)}."))
    assert time.perf_counter() - started < 5
    assert same == []
    assert [detector for detector, _, _ in found] == ["number"]
    assert found[0][2] == "9999999"


def check(pair: AlignedPair) -> tuple[Finding, ...]:
    findings = detect_all(pair)
    for finding in findings:
        assert 0 <= finding.confidence <= 1
        for side, claims in ((finding.left, pair.left), (finding.right, pair.right)):
            assert all(claims[s.claim].text[s.start : s.end] == s.text for s in side)
    return findings


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(TEXTS),
    st.sampled_from(TEXTS),
    st.sampled_from(sorted(WRITINGS)),
    st.sampled_from(sorted(WRITINGS)),
    st.sampled_from([("de", "lb"), ("lb", "de"), ("de", "de"), ("lb", "lb")]),
    st.tuples(st.none() | st.dates(), st.none() | st.dates()),
)
def test_any_news_in_any_writing_with_any_metadata_is_borne(
    one, other, writing, other_writing, languages, published
):
    pair = link(
        WRITINGS[writing](one),
        WRITINGS[other_writing](other),
        languages=languages,
        published=published,
    )
    check(pair)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from(TEXTS), min_size=1, max_size=3).map(" ".join),
    st.sampled_from(sorted(WRITINGS)),
    st.sampled_from(["de", "lb"]),
    st.none() | st.dates(),
)
def test_the_same_text_on_both_sides_never_differs(text, writing, language, published):
    text = WRITINGS[writing](text)
    pair = link(text, text, languages=(language, language), published=(published, published))
    assert check(pair) == ()
