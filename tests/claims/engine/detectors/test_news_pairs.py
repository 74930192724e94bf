"""Short news in both languages: clean pairs pass, one changed word is found and marked."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

from claims.engine.detectors import DETECTORS, detect_all
from claims.engine.selftest import run_self_test
from claims.engine.types import Severity
from tests.claims.engine.detectors.news_pairs import ROWS
from tests.claims.engine.detectors.news_translations import PAIRS
from tests.claims.engine.detectors.pairs import make_pair

GRAVE = {Severity.CRITICAL, Severity.MAJOR}
KINDS = {detector.slug: set(detector.kinds) for detector in DETECTORS}


def change(text: str, was: str, now: str) -> str:
    """Return the text with the one word replaced, or dropped with its space."""
    found = re.findall(rf"\b{re.escape(was)}\b", text)
    assert len(found) <= 1
    if now:
        return re.sub(rf"\b{re.escape(was)}\b", now, text)
    return re.sub(rf" {re.escape(was)}\b", "", text)


def test_there_are_sixty_rows_and_each_changes_one_text():
    assert len(ROWS) >= 60
    for kind, german, luxembourgish, was, now in ROWS.values():
        changed = (
            change(german, was, now) != german,
            change(luxembourgish, was, now) != luxembourgish,
        )
        assert any(changed), was
        assert kind in {"date", "number", "time", "name", "negation"}


@pytest.mark.parametrize("row", [pytest.param(row, id=key) for key, row in ROWS.items()])
def test_a_clean_translation_has_no_grave_flag(row):
    _, german, luxembourgish, _, _ = row
    found = [
        (finding.detector, finding.left_value, finding.right_value)
        for finding in detect_all(make_pair(german, luxembourgish))
        if finding.severity in GRAVE
    ]
    assert found == []


@pytest.mark.parametrize(
    ("german", "luxembourgish"),
    [pytest.param(*pair, id=re.sub(r"\W+", "-", pair[0][:40])) for pair in PAIRS],
)
def test_a_free_translation_has_no_grave_flag(german, luxembourgish):
    found = [
        (finding.detector, finding.left_value, finding.right_value)
        for finding in detect_all(make_pair(german, luxembourgish))
        if finding.severity in GRAVE
    ]
    assert found == []


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_planted_changes_are_found_in_both_languages(seed):
    texts = [*PAIRS, *((german, lux) for _, german, lux, *_ in ROWS.values())]
    result = run_self_test([make_pair(*pair) for pair in texts], seed=seed)
    tried: dict[str, int] = defaultdict(int)
    missed: dict[str, int] = defaultdict(int)
    for row in result.recalls():
        tried[row.kind] += row.tried
        missed[row.kind] += row.tried - row.grave
    assert min(tried.values()) >= 10
    values = ("weekday", "month", "time", "number", "percentage", "money")
    assert {kind: missed[kind] for kind in values} == dict.fromkeys(values, 0)
    assert missed["name"] <= 0.05 * tried["name"]
    assert missed["negation"] <= 0.05 * tried["negation"]
    # A hedge beside an attribution is minor: the other side may carry it by other words.
    assert missed["hedge"] <= 0.25 * tried["hedge"]


def twins():
    for key, (kind, german, luxembourgish, was, now) in ROWS.items():
        other = change(luxembourgish, was, now)
        if other != luxembourgish:
            yield pytest.param(kind, german, other, now, "right", id=f"{key}-lb")
        other = change(german, was, now)
        if other != german:
            yield pytest.param(kind, other, luxembourgish, now, "left", id=f"{key}-de")


@pytest.mark.parametrize(("kind", "german", "luxembourgish", "now", "side"), list(twins()))
def test_one_changed_word_is_found_and_marked(kind, german, luxembourgish, now, side):
    findings = [f for f in detect_all(make_pair(german, luxembourgish)) if f.severity in GRAVE]
    assert kind in [finding.kind for finding in findings]
    assert all(finding.kind in KINDS[finding.detector] for finding in findings)
    if kind != "negation":
        marked = [span.text for f in findings if f.kind == kind for span in getattr(f, side)]
        assert any(now in text or text in now for text in marked), marked
