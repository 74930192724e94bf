"""Where claims stand in their report."""

from __future__ import annotations

from collections.abc import Iterable

from claims.models import Claim


def renumber_claims(articles: Iterable[int]) -> None:
    """Number the current claims of these articles in reading order, from 0."""
    for article in sorted(set(articles)):
        claims = Claim.objects.filter(article=article, is_current=True).order_by("start")
        moved = []
        for position, claim in enumerate(claims.only("pk", "position", "start")):
            if claim.position != position:
                claim.position = position
                moved.append(claim)
        Claim.objects.bulk_update(moved, ["position"])
