"""Names that one side has and the other replaces or leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from claims.engine.detectors.base import Detector, neighbours
from claims.engine.facts.name_matching import (
    NamePart,
    TextIndex,
    index_text,
    is_mentioned,
    name_parts,
    words_match,
)
from claims.engine.facts.names import CERTAIN
from claims.engine.facts.spelling import bare_name
from claims.engine.types import AlignedPair, ClaimFacts, Finding, Report, Severity, Span

ANCHORED_ONLY = 0.45
"""Words less likely a name than this are compared only beside a word that both sides share."""
SUBSTITUTED = 0.56
"""From this score on, two unmatched names are taken for a substitution."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loose:
    """A name part without counterpart in the linked group of the other side."""

    claim: ClaimFacts
    part: NamePart
    nearby: bool
    """Whether the other report mentions it next to the group."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a pair with its index, and that of its neighbours."""

    claims: tuple[ClaimFacts, ...]
    index: TextIndex
    near: TextIndex


def make_side(claims: tuple[ClaimFacts, ...], report: Report) -> Side:
    """Return a group of claims with what it and its neighbours mention."""
    return Side(
        claims=claims, index=group_index(claims), near=group_index(neighbours(report, claims))
    )


def group_index(claims: tuple[ClaimFacts, ...]) -> TextIndex:
    """Return what the claims of a group mention together."""
    indexes = [index_text(claim.text, claim.language) for claim in claims]
    return TextIndex(
        words=tuple(word for index in indexes for word in index.words),
        keys=frozenset().union(*(index.keys for index in indexes)),
        related=frozenset().union(*(index.related for index in indexes)),
        initials=frozenset().union(*(index.initials for index in indexes)),
    )


def loose_parts(own: Side, other: Side) -> tuple[Loose, ...]:
    """Return the name parts of a side that the other side's group does not mention."""
    mine = {bare_name(word) for word in own.index.words}
    taken = frozenset(name for word in other.index.words if (name := bare_name(word)) in mine)
    return tuple(
        Loose(claim=claim, part=part, nearby=is_mentioned(part, own.index, other.near))
        for claim in own.claims
        for part in name_parts(claim.text, claim.language)
        if not is_mentioned(part, own.index, other.index, taken)
    )


def part_span(loose: Loose) -> Span:
    """Return the evidence span of a loose name part."""
    part = loose.part
    value = part.entry.key if part.entry else bare_name(part.text)
    return Span(
        claim=loose.claim.index, start=part.start, end=part.end, text=part.text, value=value
    )


def substitution_score(left: Loose, right: Loose) -> float:
    """Return how likely two loose parts stand in the same place of the statement, 0 to 1."""
    one, other = left.part, right.part
    if _is_adjective(one) != _is_adjective(other):
        return 0.0
    if min(one.weight, other.weight) < ANCHORED_ONLY and not _shared_context(one, other) == 1.0:
        return 0.0
    if max(one.weight, other.weight) < CERTAIN:
        return 0.0
    score = 0.5 * (one.weight + other.weight)
    score += 0.25 * _shared_context(one, other)
    score -= 0.3 * max(0.0, abs(one.place - other.place) - 0.25)
    if left.nearby and right.nearby:
        score -= 0.35
    elif left.nearby or right.nearby:
        score -= 0.1
    return max(0.0, min(1.0, score))


def _is_adjective(part: NamePart) -> bool:
    return part.entry is not None and part.entry.is_adjective


def _shared_context(left: NamePart, right: NamePart) -> float:
    """Return 1 for a matching word right beside both, 0.5 for one two words away, else 0."""
    best = 0.0
    for mine, theirs in ((left.before, right.before), (left.after, right.after)):
        for i, one in enumerate(mine):
            for j, other in enumerate(theirs):
                if len(one) > 3 and words_match(one, other):
                    best = max(best, 1.0 if i == j == 0 else 0.5)
    return best


class NameMismatch(Detector):
    """A name stands where the other side has another one, or has none."""

    slug: ClassVar[str] = "name"
    title: ClassVar[str] = "Name"
    description: ClassVar[str] = (
        "A person, organisation or other name differs between the two sides."
    )
    severity: ClassVar[Severity] = Severity.MAJOR

    def detect(self, pair: AlignedPair) -> Iterator[Finding]:
        """Yield substitutions."""
        if not pair.left or not pair.right:
            return
        left, right = (
            make_side(pair.left, pair.left_report),
            make_side(pair.right, pair.right_report),
        )
        lefts, rights = loose_parts(left, right), loose_parts(right, left)
        scored = sorted(
            (
                (substitution_score(one, other), i, j)
                for i, one in enumerate(lefts)
                for j, other in enumerate(rights)
            ),
            key=lambda item: (-item[0], item[1], item[2]),
        )
        used_left: set[str] = set()
        used_right: set[str] = set()
        for score, i, j in scored:
            one, other = part_span(lefts[i]), part_span(rights[j])
            if score < 0.4:
                break
            if one.value in used_left or other.value in used_right:
                continue
            used_left.add(one.value)
            used_right.add(other.value)
            yield Finding(
                kind="name",
                detector=self.slug,
                severity=Severity.MAJOR if score >= SUBSTITUTED else Severity.MINOR,
                confidence=round(score, 2),
                reason="substitution",
                left=(one,),
                right=(other,),
                left_value=one.value,
                right_value=other.value,
            )
