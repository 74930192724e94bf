"""What a change works on, and how a word is put into the place of another."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from claims.engine.languages import get_pack
from claims.engine.languages.base import SwapRules
from claims.engine.types import ClaimFacts, Fact

_NEEDS_N = frozenset("aeiouyäëéöüèàâêîôûdhntz")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What replaces ``start`` to ``end`` of a claim."""

    claim: ClaimFacts
    start: int
    end: int
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The claims of the side that is changed, and those of the other."""

    own: tuple[ClaimFacts, ...]
    other: tuple[ClaimFacts, ...]
    rng: random.Random

    def shared(self, family: str) -> Iterator[tuple[ClaimFacts, Fact]]:
        """Yield the facts of a family that the other side has with the same value."""
        theirs = {fact.value for claim in self.other for fact in getattr(claim.facts, family)}
        for claim in self.own:
            for fact in getattr(claim.facts, family):
                if fact.value in theirs:
                    yield claim, fact

    def taken(self, family: str, name: str) -> set[object]:
        """Return one attribute of all facts of a family on both sides."""
        return {
            getattr(fact, name)
            for claim in (*self.own, *self.other)
            for fact in getattr(claim.facts, family)
        }


def swaps_of(claim: ClaimFacts) -> SwapRules:
    """Return the words for changes in a claim's language."""
    return get_pack(claim.language).swaps


def fit_word(claim: ClaimFacts, start: int, was: str, now: str) -> Iterator[Edit]:
    """Yield the replacement of a word, with the article before it in the form that it asks for."""
    if was[0].isupper():
        now = now[0].upper() + now[1:]
    end, swaps = start + len(was), swaps_of(claim)
    before = re.search(r"([^\W\d_]+) $", claim.text[:start])
    if before:
        fitting = with_mobile_n(before[1], now, swaps)
        if fitting != before[1]:
            start, now = before.start(), f"{fitting} {now}"
    yield Edit(claim=claim, start=start, end=end, now=now)


def with_mobile_n(word: str, following: str, swaps: SwapRules) -> str:
    """Return a word with or without its final n, as the next word asks (the Eifel rule)."""
    for short, long in swaps.mobile_n.items():
        if word.lower() in {short, long}:
            fitting = long if following[0].lower() in _NEEDS_N else short
            return fitting if word[0].islower() else fitting[0].upper() + fitting[1:]
    return word
