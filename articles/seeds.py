"""The reports in ``seeds/`` as articles, pair by pair."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from articles.batches import Given
from articles.doors import read_drafts
from articles.drafts import Draft, DuplicateArticle, ImportProblem
from articles.importing import create_article
from articles.metadata import parse_publication
from articles.models import Article

SEEDS_DIR: Path = settings.BASE_DIR / "seeds" / "comparisons"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeedPair:
    """Two stored reports on one event; ``slug`` is the name of their folder."""

    slug: str
    title: str
    left: Article
    right: Article


def load_seed_articles(folder: Path | None = None) -> list[SeedPair]:
    """Store the reports that are not stored yet and give all pairs, ordered by slug.

    Loading again adds nothing. ImportProblem names a seed that is missing or damaged.
    """
    return [_load_pair(path.parent) for path in sorted((folder or SEEDS_DIR).glob("*/meta.toml"))]


def _load_pair(folder: Path) -> SeedPair:
    meta_file = folder / "meta.toml"
    meta = tomllib.loads(meta_file.read_text(encoding="utf-8"))
    sides = {key: value for key, value in meta.items() if isinstance(value, dict)}
    if len(sides) != 2:
        raise ImportProblem(
            f"It describes {len(sides)} reports.",
            "Describe two, each in a table named by its language.",
            code="bad_seed",
            file=str(meta_file),
        )
    left, right = (_load_article(folder, *side) for side in sides.items())
    return SeedPair(slug=folder.name, title=meta["title"], left=left, right=right)


def _load_article(folder: Path, language: str, about: dict[str, Any]) -> Article:
    path = folder / about["file"]
    name = path.relative_to(folder.parent).as_posix()
    published = about.get("published_on")
    given = Given(
        language=language,
        outlet=about.get("outlet", ""),
        published=parse_publication(published) if published else None,
        url=about.get("url", ""),
    )
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise ImportProblem(
            "There is no such file.",
            "Restore it from the project's repository.",
            code="unreadable",
            file=name,
        ) from None
    for item in read_drafts(data, name=name):
        if not isinstance(item, Draft):
            raise item
        try:
            return create_article(given.apply(item))
        except DuplicateArticle as duplicate:
            return duplicate.article
    raise ImportProblem("It holds no report.", "Restore the file.", code="empty", file=name)
