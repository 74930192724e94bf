"""From drafts to stored articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from articles.drafts import Draft
from articles.importing import create_article

pytestmark = pytest.mark.django_db
SEEDS = Path(__file__).parents[2] / "seeds" / "comparisons" / "kim-jong-un-in-russia"


def test_a_seed_is_stored():
    article = create_article(Draft(text=(SEEDS / "lb.txt").read_text(encoding="utf-8")))
    assert article.language == "lb"
    assert article.title == (
        "Nordkorea a Russland wëllen hir Bezéiunge wéi et schéngt weider verdéiwen."
    )
    assert article.body.startswith("date 2023-09 Nordkorea a Russland")
    assert (article.published_on.isoformat(), article.published_precision) == (
        "2023-09-01",
        "month",
    )
