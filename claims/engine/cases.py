"""Evaluation cases: reports already split into claims, with gold links and discrepancies."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
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
    """Cases of a JSON-lines text; blank lines are skipped."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _read_case(line, number)


def _read_case(line: str, number: int) -> Case:
    try:
        data = json.loads(line)
        left, right = _read_side(data["left"]), _read_side(data["right"])
        links = tuple((tuple(a), tuple(b)) for a, b in data["links"])
        discrepancies = tuple(
            GoldDiscrepancy(kind=str(d["kind"]), left=int(d["left"]), right=int(d["right"]))
            for d in data.get("discrepancies", ())
        )
    except (ValueError, KeyError, TypeError, LookupError) as error:
        message = f"Line {number} is not an evaluation case: {type(error).__name__}: {error}."
        raise CaseError(message) from error
    for a, b in links:
        if not (set(a) <= set(range(len(left.claims))) and set(b) <= set(range(len(right.claims)))):
            message = f"Line {number}: the link {[a, b]} names a claim that is not there."
            raise CaseError(message)
    return Case(
        id=str(data.get("id", number)),
        left=left,
        right=right,
        links=links,
        discrepancies=discrepancies,
    )


def _read_side(data: Mapping[str, Any]) -> Report:
    claims = [(str(text), ClaimKind.STATEMENT) for text in data["claims"]]
    return make_report(claims, str(data["language"]))
