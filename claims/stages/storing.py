"""How a stage of the flow writes: all of it or nothing, and never over a person's decision."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.db import transaction

from claims.models import Claim, Comparison

T = TypeVar("T")
R = TypeVar("R")

_ATTEMPTS = 3


def run_stage(comparison: Comparison, *, compute: Callable[[], T], store: Callable[[T], R]) -> R:
    """Stores what ``compute`` finds, in one transaction with a check that it still holds.

    The search takes its time and holds no lock. When a person decided something or
    another process wrote meanwhile, its result is dropped and computed again; after a
    few times it is computed under the lock, so that the stage ends.
    """
    for _attempt in range(_ATTEMPTS):
        basis = _read_basis(comparison)
        found = compute()
        with transaction.atomic():
            _lock(comparison)
            if _read_basis(comparison) == basis:
                return store(found)
    with transaction.atomic():
        _lock(comparison)
        return store(compute())


def _lock(comparison: Comparison) -> None:
    """Reviewers write to this row first, so that they wait; SQLite locks as a whole."""
    Comparison.objects.select_for_update().only("pk").get(pk=comparison.pk)


def _read_basis(comparison: Comparison) -> tuple[list[tuple[Any, ...]], ...]:
    """What a result rests on: claims, links and flags as they stand."""
    articles = (comparison.left_id, comparison.right_id)
    claims = Claim.objects.filter(article__in=articles, is_current=True).order_by("pk")
    return (
        list(claims.values_list("pk", "kind", "position", "version")),
        list(comparison.alignments.order_by("pk").values_list("pk", "state", "version")),
        list(comparison.discrepancies.order_by("pk").values_list("pk", "state")),
    )
