"""Who is said to have said it: another source, or none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from claims.engine.detectors.base import Detector, span_of
from claims.engine.facts.name_matching import (
    TextIndex,
    index_texts,
    is_translated,
    is_word_mentioned,
)
from claims.engine.facts.names import CERTAIN
from claims.engine.facts.words import split_words
from claims.engine.types import AlignedPair, AttributionFact, ClaimFacts, Finding, Severity

Sourced = tuple[ClaimFacts, AttributionFact]
_REPORTED = frozenset({"hearsay", "allegation", "unconfirmed"})


def sources_of(claims: tuple[ClaimFacts, ...]) -> tuple[Sourced, ...]:
    """Return the attributions of a group that name a source."""
    return tuple(
        (claim, fact) for claim in claims for fact in claim.facts.attributions if fact.source
    )


class AttributionDetector(Detector):
    """The sides name different sources, or only one names its source."""

    slug: ClassVar[str] = "attribution"
    title: ClassVar[str] = "Attribution"
    description: ClassVar[str] = "The two sides name different sources, or only one names a source."
    kinds: ClassVar[tuple[str, ...]] = ("attribution",)
    severity: ClassVar[Severity] = Severity.MAJOR
    exclusive: ClassVar[bool] = False

    def detect(self, pair: AlignedPair) -> Iterator[Finding]:
        """Yield another source (major) or a missing one (minor), one finding for each side at most."""
        if not pair.left or not pair.right:
            return
        lefts, rights = sources_of(pair.left), sources_of(pair.right)
        left = _unmentioned(lefts, pair.right)
        right = _unmentioned(rights, pair.left)
        if left and right and len(left) == len(lefts) and len(right) == len(rights):
            # Common nouns have no cognates everywhere: police may be Polizei, authorities Behörden.
            if not (_is_named(*left[0]) and _is_named(*right[0])):
                return
            yield self._other_source(pair, left[0], right[0])
            return
        for own, all_other, other, is_left in (
            (left, rights, pair.right, True),
            (right, lefts, pair.left, False),
        ):
            missing = [s for s in own if not all_other or _is_named(*s)]
            if missing and not _has_unnamed_source(other, all_other):
                yield self._missing(pair, missing[0], is_left=is_left)
                return

    def _other_source(self, pair: AlignedPair, left: Sourced, right: Sourced) -> Finding:
        return Finding(
            kind="attribution",
            detector=self.slug,
            severity=self.severity,
            confidence=round(0.75 * pair.confidence, 2),
            reason="other_source",
            left=(span_of(*left),),
            right=(span_of(*right),),
            left_value=left[1].source,
            right_value=right[1].source,
        )

    def _missing(self, pair: AlignedPair, sourced: Sourced, *, is_left: bool) -> Finding:
        span = span_of(*sourced)
        return Finding(
            kind="attribution",
            detector=self.slug,
            severity=Severity.MINOR,
            confidence=round((0.6 if _is_named(*sourced) else 0.35) * pair.confidence, 2),
            reason="missing_source",
            left=(span,) if is_left else (),
            right=() if is_left else (span,),
            left_value=span.value if is_left else "",
            right_value="" if is_left else span.value,
        )


def _unmentioned(
    sources: tuple[Sourced, ...], others: tuple[ClaimFacts, ...]
) -> tuple[Sourced, ...]:
    """Return the sources that the other group mentions nowhere, source or not."""
    index = index_texts(tuple((claim.text, claim.language) for claim in others))
    return tuple((claim, fact) for claim, fact in sources if not _mentions(index, claim, fact))


def _mentions(index: TextIndex, claim: ClaimFacts, fact: AttributionFact) -> bool:
    if fact.source in index.keys or fact.source in index.related:
        return True
    for name in claim.facts.names:
        if name.value == fact.source and any(form in index.keys for form in name.forms):
            return True
    words = [word for word in fact.source.split() if len(word) > 2]
    if any(is_word_mentioned(word, index) for word in words):
        return True
    return any(
        is_translated(word.text, claim.language, index)
        for word in split_words(fact.text)
        if word.text[0].isupper() and not _is_named(claim, fact)
    )


def _is_named(claim: ClaimFacts, fact: AttributionFact) -> bool:
    return any(
        name.value == fact.source and name.certainty >= CERTAIN and name.text[0].isupper()
        for name in claim.facts.names
    )


def _has_unnamed_source(claims: tuple[ClaimFacts, ...], named: tuple[Sourced, ...]) -> bool:
    """Say whether a side attributes without naming: by a pronoun, "hieß es" or hearsay."""
    if named:
        return False
    return any(
        claim.facts.attributions or any(cue.value in _REPORTED for cue in claim.facts.modality)
        for claim in claims
    )
