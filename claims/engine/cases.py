"""Evaluation cases: reports already split into claims, with gold links and discrepancies."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from claims.engine.compare import make_report
from claims.engine.scoring import Group
from claims.engine.types import ClaimKind, Report


class CaseError(ValueError):
    """A line is not an evaluation case; the message names the line and what is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDiscrepancy:
    """What was changed in right claim ``right``, whose true counterpart is ``left``."""

    kind: str
    left: int
    right: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Two reports with their gold links and injected discrepancies."""

    id: str
    left: Report
    right: Report
    links: tuple[Group, ...]
    discrepancies: tuple[GoldDiscrepancy, ...]


def read_cases(lines: Iterable[str]) -> Iterator[Case]:
    """Cases of a JSON-lines text; blank lines are skipped. ``CaseError`` names the line."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield _read_case(json.loads(line), number)
            except KeyError as error:
                message = f"Line {number} is not an evaluation case: {error} is missing."
                raise CaseError(message) from error
            except (ValueError, TypeError, LookupError) as error:
                message = f"Line {number} is not an evaluation case: {error}"
                raise CaseError(message) from error


def _read_case(data: Any, number: int) -> Case:
    _require_object(data, "the line")
    left, right = (_read_side(data[side], side) for side in ("left", "right"))
    sizes = (len(left.claims), len(right.claims))
    return Case(
        id=str(data.get("id", number)),
        left=left,
        right=right,
        links=tuple(_read_link(link, sizes) for link in data["links"]),
        discrepancies=tuple(_read_discrepancy(d, sizes) for d in data.get("discrepancies", ())),
    )


def _read_side(data: Any, name: str) -> Report:
    """A report; ``kinds`` and ``published_on`` may be left out, as in plain lists of claims."""
    _require_object(data, name)
    texts = data["claims"]
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        message = f"the claims of {name} are not a list of texts"
        raise ValueError(message)
    kinds = data.get("kinds", [ClaimKind.STATEMENT] * len(texts))
    claims = [(text, ClaimKind(kind)) for text, kind in zip(texts, kinds, strict=True)]
    published = data.get("published_on")
    day = date.fromisoformat(published) if published else None
    return make_report(claims, str(data["language"]), published_on=day)


def _read_link(link: Any, sizes: tuple[int, int]) -> Group:
    left, right = (tuple(side) for side in link)
    if not left or not right:
        message = f"the link {link} has an empty side"
        raise ValueError(message)
    for side, size in zip((left, right), sizes, strict=True):
        for index in side:
            _require_claim(index, size, f"the link {link}")
    return left, right


def _read_discrepancy(data: Any, sizes: tuple[int, int]) -> GoldDiscrepancy:
    _require_object(data, "a discrepancy")
    for side, size in zip(("left", "right"), sizes, strict=True):
        _require_claim(data[side], size, f"the discrepancy {data}")
    return GoldDiscrepancy(kind=str(data["kind"]), left=data["left"], right=data["right"])


def _require_object(data: Any, name: str) -> None:
    if not isinstance(data, Mapping):
        message = f"{name} is not a JSON object"
        raise TypeError(message)


def _require_claim(index: Any, size: int, name: str) -> None:
    if not isinstance(index, int) or isinstance(index, bool) or not 0 <= index < size:
        message = f"{name} names a claim that is not there: {index!r}"
        raise ValueError(message)
