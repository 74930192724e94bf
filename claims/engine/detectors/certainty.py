"""Asserted on one side, hedged on the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from claims.engine.detectors.base import Detector, span_of
from claims.engine.facts.name_matching import index_texts, sentence_support
from claims.engine.types import AlignedPair, ClaimFacts, ClaimKind, CueFact, Finding, Severity, Span

UNSUPPORTED = 0.15
"""Below this share of shared words a hedged sentence has no counterpart."""
STRONG = ("allegation", "unconfirmed", "possibility", "hearsay")
"""Classes that hedge, the plainest first; a conditional alone does not."""
_HEADS = frozenset({ClaimKind.HEADLINE, ClaimKind.SUBHEADING})
_OBSERVED = frozenset({"allegation", "unconfirmed"})
_SUBJUNCTIVE = 8
_TITLES = {"allegation": 0.8, "unconfirmed": 0.75, "possibility": 0.7, "hearsay": 0.55}


def cues_of(claims: tuple[ClaimFacts, ...]) -> tuple[tuple[ClaimFacts, CueFact], ...]:
    """Return the modality cues of a group of claims with their claims."""
    return tuple((claim, cue) for claim in claims for cue in claim.facts.modality)


def is_reported(claims: tuple[ClaimFacts, ...]) -> bool:
    """Say whether a group attributes or quotes: reported speech vouches for nothing."""
    return any(claim.facts.attributions or claim.facts.quotations for claim in claims)


class CertaintyDetector(Detector):
    """One side states as fact what the other reports as possible, alleged or hearsay."""

    slug: ClassVar[str] = "certainty"
    title: ClassVar[str] = "Certainty"
    description: ClassVar[str] = "One side asserts what the other side hedges."
    kinds: ClassVar[tuple[str, ...]] = ("certainty",)
    severity: ClassVar[Severity] = Severity.MAJOR
    exclusive: ClassVar[bool] = False

    def detect(self, pair: AlignedPair) -> Iterator[Finding]:
        """Yield at most one finding, for the side that hedges where the other has no hedge at all.

        Hearsay equals hearsay, whether by "soll", Konjunktiv or attribution.
        """
        if not pair.left or not pair.right:
            return
        left, right = cues_of(pair.left), cues_of(pair.right)
        if bool(_hedges(left)) == bool(_hedges(right)):
            return
        is_left = bool(_hedges(left))
        own, other = (left, right) if is_left else (right, left)
        plain = pair.right if is_left else pair.left
        claim, cue = _hedges(own)[0]
        if cue.value == "hearsay" and (is_reported(plain) or other):
            return
        yield self._finding(
            pair,
            span_of(claim, cue),
            cue.value,
            is_left=is_left,
            weak=_is_weak(claim, cue, plain, other),
        )

    def _finding(
        self, pair: AlignedPair, span: Span, value: str, *, is_left: bool, weak: bool
    ) -> Finding:
        return Finding(
            kind="certainty",
            detector=self.slug,
            severity=Severity.MINOR if weak else self.severity,
            confidence=round((_TITLES[value] - 0.25 * weak) * pair.confidence, 2),
            reason="hedged_left" if is_left else "hedged_right",
            left=(span,) if is_left else (),
            right=() if is_left else (span,),
            left_value=value if is_left else "",
            right_value="" if is_left else value,
        )


def _hedges(cues: tuple[tuple[ClaimFacts, CueFact], ...]) -> list[tuple[ClaimFacts, CueFact]]:
    found = [(claim, cue) for claim, cue in cues if cue.value in STRONG]
    return sorted(found, key=lambda item: STRONG.index(item[1].value))


def _is_plain(cue: CueFact) -> bool:
    """Say whether hearsay is told by a word of its own; a bare subjunctive may mean otherwise."""
    return len(cue.text) > _SUBJUNCTIVE or cue.text.lower().startswith("soll")


def _is_weak(
    claim: ClaimFacts,
    cue: CueFact,
    plain: tuple[ClaimFacts, ...],
    others: tuple[tuple[ClaimFacts, CueFact], ...],
) -> bool:
    """Say whether the other side may carry the same reserve by other means."""
    if claim.kind in _HEADS or any(one.kind in _HEADS for one in plain):
        return True
    if others or (cue.value in _OBSERVED and is_reported(plain)):
        return True
    index = index_texts(tuple((one.text, one.language) for one in plain))
    if sentence_support(claim.text, claim.language, cue.start, index) < UNSUPPORTED:
        return True
    return cue.value == "hearsay" and (is_reported((claim,)) or not _is_plain(cue))
