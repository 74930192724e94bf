"""Results kept for the objects asked about last, told apart by identity.

Pairs and reports are large: hashing one costs more than most of what is asked of it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def keep_latest(*, size: int) -> Callable[[Callable[[T], R]], Callable[[T], R]]:
    """Decorator: a function of one immutable object keeps its results for the last ``size`` ones."""

    def decorate(function: Callable[[T], R]) -> Callable[[T], R]:
        # Replaced as a whole, never changed in place: threads may share it.
        kept: list[tuple[tuple[T, R], ...]] = [()]

        @wraps(function)
        def remembered(asked: T) -> R:
            for known, result in kept[0]:
                if known is asked:
                    return result
            result = function(asked)
            kept[0] = ((asked, result), *kept[0][: size - 1])
            return result

        return remembered

    return decorate
