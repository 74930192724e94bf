"""From stored claims to the engine's reports, and back by index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from articles.models import Article
from claims.engine.compare import make_report
from claims.engine.types import ClaimKind, Report
from claims.models import Alignment, Claim, Comparison, Side

Members = tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Sides:
    """Both reports of a comparison; row ``i`` of a report is claim ``i`` of its list."""

    left: Report
    right: Report
    left_claims: list[Claim]
    right_claims: list[Claim]

    def rows(self) -> dict[int, int]:
        """Index within its report of each claim, by id."""
        claims = (*enumerate(self.left_claims), *enumerate(self.right_claims))
        return {claim.pk: index for index, claim in claims}

    def ids(self, left: Sequence[int], right: Sequence[int]) -> tuple[Members, Members]:
        """Ids of claims by their indices."""
        return (
            tuple(self.left_claims[index].pk for index in left),
            tuple(self.right_claims[index].pk for index in right),
        )


def load_sides(comparison: Comparison) -> Sides:
    """Reports of both articles from their current claims, with facts."""
    left_claims, right_claims = current_claims(comparison.left), current_claims(comparison.right)
    return Sides(
        left=_report(comparison.left, left_claims),
        right=_report(comparison.right, right_claims),
        left_claims=left_claims,
        right_claims=right_claims,
    )


def current_claims(article: Article) -> list[Claim]:
    """The current claims of an article in reading order."""
    return list(Claim.objects.filter(article=article, is_current=True).order_by("position"))


def publication_day(article: Article) -> date | None:
    """The day an article appeared, None when only its month or year is known."""
    exact = article.published_precision == Article.Precision.DAY
    return article.published_on if exact else None


def member_ids(alignment: Alignment) -> tuple[Members, Members]:
    """Claim ids of both sides of an alignment, in reading order; its members are prefetched."""
    members = alignment.members.all()
    left = tuple(member.claim_id for member in members if member.side == Side.LEFT)
    right = tuple(member.claim_id for member in members if member.side == Side.RIGHT)
    return left, right


def _report(article: Article, claims: Sequence[Claim]) -> Report:
    return make_report(
        [(claim.text, ClaimKind(claim.kind)) for claim in claims],
        article.language,
        published_on=publication_day(article),
    )
