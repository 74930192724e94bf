"""The example that comes with Visavis, stored once."""

from __future__ import annotations

from articles.seeds import load_seed_articles
from claims.models import Comparison


def load_examples() -> list[Comparison]:
    """The seeds' comparisons, made where they are not stored yet; ImportProblem names a bad seed."""
    return [
        Comparison.objects.get_or_create(
            left=pair.left, right=pair.right, defaults={"title": pair.title}
        )[0]
        for pair in load_seed_articles()
    ]
