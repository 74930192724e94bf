"""The seeds' comparison, reviewed completely by keyboard, with the key presses counted."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from articles.seeds import load_seed_articles
from claims.models import Comparison, Decision
from claims.pipeline import process_comparison

pytestmark = pytest.mark.model

KEYS_PER_DECISION = 1.3
# What a person reads of the row that the keys act on: its open flags, and what it is.
READ = """() => {
  const row = document.querySelector('#board .row.here');
  const flag = row.querySelector('.flag:not(.past)');
  const severity = flag && ['critical', 'major', 'minor', 'info'].find((s) => flag.matches('.' + s));
  return { open: row.dataset.open, severity, possible: row.matches('.possible') };
}"""


@pytest.fixture
def seeds(reviewer, encoder) -> Comparison:
    (pair,) = load_seed_articles()
    comparison = Comparison.objects.create(left=pair.left, right=pair.right, title=pair.title)
    process_comparison(comparison, encoder=encoder)
    return comparison


def decide(page: Page) -> int:
    """One decision on the current row, by what it shows; how many keys that took."""
    shown = page.evaluate(READ)
    assert shown["open"] == "1", "the keys went on to a row that is decided"
    if shown["severity"] == "info":
        keys = ["x", "1"]
    elif shown["severity"]:
        keys = ["c"]
    elif shown["possible"]:
        keys = ["r"]
    else:
        keys = ["a"]
    for key in keys:
        page.keyboard.press(key)
        expect(page.locator("body[aria-busy]")).to_have_count(0)
    return len(keys)


def test_a_decision_takes_at_most_1_3_keys(open_page, seeds):
    page = open_page(seeds.get_absolute_url())
    steps, presses = 0, 0
    while page.locator('#board .row[data-open="1"]').count():
        presses += decide(page)
        steps += 1
        assert steps < 200
    assert Decision.objects.values("batch").distinct().count() == steps
    assert steps > 25
    assert presses / steps <= KEYS_PER_DECISION
    expect(page.locator("#progress progress")).to_have_js_property("position", 1)
    assert not seeds.discrepancies.filter(state="open").exists()
    assert not seeds.alignments.filter(state="suggested").exists()
