"""A negation that only one side has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from claims.engine.detectors.base import Detector, span_of
from claims.engine.facts.name_matching import (
    TextIndex,
    clause_support,
    index_texts,
    sentence_support,
)
from claims.engine.facts.words import split_words
from claims.engine.types import AlignedPair, ClaimFacts, CueFact, Finding, Severity

UNSUPPORTED = 0.15
"""Below this share of shared words a sentence has no counterpart that could negate it."""
UNSUPPORTED_AMONG_OTHERS = 0.26
"""The same for one of several sentences of a claim, which may well have been left out."""
_REPEATED_WITHIN = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Negation:
    """A negation word; ``place`` is where it stands in its side's whole text, 0 to 1."""

    claim: ClaimFacts
    cue: CueFact
    place: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Polarity:
    """One side's negations, and the other words that may carry a negative meaning."""

    negations: tuple[Negation, ...]
    implicit: int
    index: TextIndex


def polarity_of(claims: tuple[ClaimFacts, ...]) -> Polarity:
    """Return the polarity of a group of claims."""
    length = max(1, sum(len(claim.text) for claim in claims))
    negations: list[Negation] = []
    implicit, offset = 0, 0
    for claim in claims:
        for cue in claim.facts.polarity:
            if cue.value == "negation":
                if not _repeats(cue, claim, negations):
                    place = (offset + cue.start) / length
                    negations.append(Negation(claim=claim, cue=cue, place=place))
            elif cue.value != "restriction":
                implicit += 1
        offset += len(claim.text)
    index = index_texts(tuple((claim.text, claim.language) for claim in claims))
    return Polarity(negations=tuple(negations), implicit=implicit, index=index)


def _repeats(cue: CueFact, claim: ClaimFacts, earlier: list[Negation]) -> bool:
    """Say whether the same word negates a second part of the same phrase: "nie … oder nie"."""
    return any(
        other.claim.index == claim.index
        and other.cue.text.lower() == cue.text.lower() != "nicht"
        and cue.start - other.cue.start < _REPEATED_WITHIN
        and not any(mark in claim.text[other.cue.end : cue.start] for mark in ".;:!?")
        for other in earlier
    )


def surplus(own: Polarity, other: Polarity) -> tuple[Negation, ...]:
    """Return a side's negations beyond the other side's number: those farthest from the other's."""
    count = max(0, len(own.negations) - len(other.negations))
    places = [negation.place for negation in other.negations]

    def distance(negation: Negation) -> float:
        return min((abs(negation.place - place) for place in places), default=1.0)

    ranked = sorted(range(len(own.negations)), key=lambda i: -distance(own.negations[i]))
    return tuple(own.negations[i] for i in sorted(ranked[:count]))


class NegationDetector(Detector):
    """One side negates what the other states."""

    slug: ClassVar[str] = "negation"
    title: ClassVar[str] = "Negation"
    description: ClassVar[str] = "One side negates what the other side states."
    kinds: ClassVar[tuple[str, ...]] = ("negation",)
    severity: ClassVar[Severity] = Severity.MAJOR
    exclusive: ClassVar[bool] = False

    def detect(self, pair: AlignedPair) -> Iterator[Finding]:
        """Yield at most one finding: the surplus negations of the side that has more.

        It is minor where the other side has more words of negative meaning (impossible
        for not possible), or where the negated sentence has no counterpart at all.
        """
        if not pair.left or not pair.right:
            return
        left, right = polarity_of(pair.left), polarity_of(pair.right)
        if len(left.negations) == len(right.negations):
            return
        is_left = len(left.negations) > len(right.negations)
        more, fewer = (left, right) if is_left else (right, left)
        found = surplus(more, fewer)
        spans = tuple(span_of(negation.claim, negation.cue) for negation in found)
        weak = _is_explained(found, more, fewer)
        confidence = 0.85 - 0.15 * min(len(fewer.negations), 2) - 0.3 * weak
        words = " ".join(span.text.lower() for span in spans)
        yield Finding(
            kind="negation",
            detector=self.slug,
            severity=Severity.MINOR if weak else self.severity,
            confidence=round(confidence * pair.confidence, 2),
            reason="negated_left" if is_left else "negated_right",
            left=spans if is_left else (),
            right=() if is_left else spans,
            left_value=words if is_left else "",
            right_value="" if is_left else words,
        )


def _is_explained(found: tuple[Negation, ...], more: Polarity, fewer: Polarity) -> bool:
    """Say whether the surplus may say nothing new: carried by other words, doubled, or unrelated."""
    if fewer.implicit - more.implicit >= len(found):
        return True
    if len(found) % 2 == 0 and fewer.negations:
        return True
    return all(_stands_alone(negation, fewer.index) for negation in found)


def _stands_alone(negation: Negation, other: TextIndex) -> bool:
    """Say whether the negated sentence, or an adjunct such as "ohne zu …", has no counterpart."""
    text, code, start = negation.claim.text, negation.claim.language, negation.cue.start
    is_whole = len([word for word in split_words(text) if word.opens]) < 2
    limit = UNSUPPORTED if is_whole else UNSUPPORTED_AMONG_OTHERS
    if sentence_support(text, code, start, other) < limit:
        return True
    opens_clause = text[:start].rstrip().endswith(",")
    return opens_clause and clause_support(text, code, start, other) < UNSUPPORTED
