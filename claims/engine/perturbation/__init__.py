"""Claims changed in one thing on purpose, to see what the detectors find.

The change is made where the fact stands and with the words of the language pack, so that
the claim still reads as if it had been written so. Only what both sides of a pair say is
changed: whether a value that one side lacks was changed, nobody could see.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from claims.engine.facts import extract_facts
from claims.engine.perturbation.edits import Edit, Scope
from claims.engine.perturbation.values import (
    swap_money,
    swap_month,
    swap_number,
    swap_percentage,
    swap_time,
    swap_weekday,
)
from claims.engine.perturbation.wordings import add_hedge, drop_negation, swap_name
from claims.engine.types import AlignedPair, Report

LEFT, RIGHT = "left", "right"

Perturber = Callable[[Scope], Iterator[Edit]]
PERTURBATIONS: Final[Mapping[str, Perturber]] = MappingProxyType(
    {
        "weekday": swap_weekday,
        "month": swap_month,
        "time": swap_time,
        "number": swap_number,
        "percentage": swap_percentage,
        "money": swap_money,
        "name": swap_name,
        "negation": drop_negation,
        "hedge": add_hedge,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One claim's text after a change; ``start`` and ``end`` are where ``now`` stands in it."""

    kind: str
    side: str
    claim: int
    text: str
    start: int
    end: int
    was: str
    now: str


def perturb(pair: AlignedPair, kind: str, *, side: str, rng: random.Random) -> Change | None:
    """Return a pair's claim changed in one thing of a kind, None where it has no such thing."""
    sides = (pair.left, pair.right) if side == LEFT else (pair.right, pair.left)
    edits = list(PERTURBATIONS[kind](Scope(own=sides[0], other=sides[1], rng=rng)))
    if not edits:
        return None
    edit = rng.choice(edits)
    before, was = edit.claim.text[: edit.start], edit.claim.text[edit.start : edit.end]
    return Change(
        kind=kind,
        side=side,
        claim=edit.claim.index,
        text=before + edit.now + edit.claim.text[edit.end :],
        start=edit.start,
        end=edit.start + len(edit.now),
        was=was,
        now=edit.now,
    )


def apply_change(pair: AlignedPair, change: Change) -> AlignedPair:
    """Return the pair with the changed claim in its group and in its report, facts read anew."""
    own, report = (
        (pair.left, pair.left_report) if change.side == LEFT else (pair.right, pair.right_report)
    )
    old = next(claim for claim in own if claim.index == change.claim)
    facts = extract_facts(change.text, old.language, published_on=report.published_on)
    new = replace(old, text=change.text, facts=facts)
    group = tuple(new if claim.index == new.index else claim for claim in own)
    changed = Report(
        language=report.language,
        published_on=report.published_on,
        claims=tuple(new if claim.index == new.index else claim for claim in report.claims),
    )
    if change.side == LEFT:
        return replace(pair, left=group, left_report=changed)
    return replace(pair, right=group, right_report=changed)
