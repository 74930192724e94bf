"""A guard never hides a match: guarded patterns find what the bare ones find."""

from __future__ import annotations

import re

import pytest

from claims.engine.facts import times, years
from claims.engine.facts.dates import grammar_of
from claims.engine.facts.guards import Guarded, plain_words, prepare
from claims.engine.languages import get_pack
from tests.claims.engine.detectors.news_pairs import ROWS
from tests.claims.engine.detectors.news_translations import PAIRS

TEXTS = {
    "de": [
        *(row[1] for row in ROWS.values()),
        *(pair[0] for pair in PAIRS),
        "Am 3.4.2021 um achtUhr, halb NEUN, Viertel vor zehn; 2020-01-02, 12/5/2020 und 3. MÄRZ.",
        "Im Jahr 44 v. Chr., vor drei Tagen, heute um 5:30 pm, 12h55, um 7:15, gegen 20h, Mitternacht.",
        "Vom 24. bis 26. August, am zweiten Mai, Anfang Juni 2019, 3. Okt. 2018, Sept. 1999, GESTERN.",
    ],
    "lb": [
        *(row[2] for row in ROWS.values()),
        *(pair[1] for pair in PAIRS),
        "Den 3.4.2021 um aacht Auer, hallwer NÉNG, Véierel vir zéng; 3. Mäerz, den zweete Mee 2020.",
        "Virun dräi Deeg, haut um 14:30 Auer, Mëtternuecht, 300 v. Chr., Ufank Juni 2019, GËSCHTER.",
    ],
}


def _guarded(language):
    pack = get_pack(language)
    grammar, clock = grammar_of(pack.dates), times._grammar(pack.times)
    named = [*vars(grammar).items(), *vars(clock).items(), ("bare year", years._BARE)]
    for name, value in named:
        for index, one in enumerate(value if isinstance(value, tuple) else (value,)):
            if isinstance(one, Guarded):
                yield f"{name} {index}", one


@pytest.mark.parametrize("language", [pytest.param("de", id="de"), pytest.param("lb", id="lb")])
def test_guarded_patterns_find_all_matches(language):
    found: dict[str, int] = {}
    for name, guarded in _guarded(language):
        for text in TEXTS[language]:
            expected = [match.span() for match in guarded.pattern.finditer(text)]
            assert [match.span() for match in guarded.finditer(prepare(text))] == expected, text
            found[name] = found.get(name, 0) + len(expected)
    assert len(found) > 20
    assert sum(count > 0 for count in found.values()) > 12


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(("Uhr", "zu Mittag"), ("uhr", "zu mittag"), id="words"),
        pytest.param(("Uhr", "virun?"), (), id="an-expression-guards-nothing"),
    ],
)
def test_only_plain_words_guard(words, expected):
    assert plain_words(words) == expected


@pytest.mark.parametrize(
    ("guarded", "text", "count"),
    [
        pytest.param(Guarded(re.compile(r"\d+|Mai"), words=("mai",)), "12 MAI", 1, id="word"),
        pytest.param(Guarded(re.compile(r"\d+|Mai"), words=("mai",)), "12 Juni", 0, id="no-word"),
        pytest.param(Guarded(re.compile(r"\w+"), digit=True), "A 1", 2, id="digit"),
        pytest.param(Guarded(re.compile(r"\w+"), digit=True), "A B", 0, id="no-digit"),
        pytest.param(Guarded(re.compile(r"\w+")), "A B", 2, id="unguarded"),
    ],
)
def test_a_guard_asks_for_its_digit_and_its_words(guarded, text, count):
    assert len(list(guarded.finditer(prepare(text)))) == count
