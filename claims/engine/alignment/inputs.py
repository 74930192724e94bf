"""What alignment reads of a claim: its masked text, its lemmas and its values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from claims.engine.alignment.evidence import SideInput
from claims.engine.facts.masking import DATE, NUMBER, TIME, WEEKDAY, mask_values
from claims.engine.languages.lemmas import lemmatise
from claims.engine.languages.translation import gloss_text
from claims.engine.types import CLAIM_KINDS, ClaimFacts, ClaimKind, Report

_WORD = re.compile(r"[^\W\d_]{2,}")
# Two claims that both hold some number share nothing yet.
_MASKS = re.compile(rf"\b(?:{WEEKDAY}|{DATE}|{TIME}|{NUMBER})\b")
_LONGEST_FUNCTION_WORD = 3  # lower-case words up to this length carry no content


def is_compared(claim: ClaimFacts) -> bool:
    """Whether a claim takes part: all but what was set aside as boilerplate."""
    return claim.kind != ClaimKind.BOILERPLATE


def encoding_text(claim: ClaimFacts, *, gloss: bool = True) -> str:
    """The text that is encoded: values are masked, and Luxembourgish is glossed in German.

    Without the mask a report's "Mëttwoch" would be pulled to another "Mittwoch", and the
    pair that differs in the weekday would never be linked. Without the glosses an encoder
    that never saw Luxembourgish finds far fewer counterparts (see benchmarks/README.md).
    """
    masked = mask_values(claim.text, claim.facts)
    return _encoded(claim, masked) if gloss else masked


def _encoded(claim: ClaimFacts, masked: str) -> str:
    return gloss_text(masked, claim.language, keep=_name_spans(claim, masked))


def _name_spans(claim: ClaimFacts, masked: str) -> Iterator[tuple[int, int]]:
    """Where the claim's names stand in the masked text; "Kim Jong Un" must not be glossed."""
    position = 0
    for name in claim.facts.names:
        if name.value.isupper():
            continue  # countries and institutions have glosses of their own
        start = masked.find(name.text, position)
        if start >= 0:
            position = start + len(name.text)
            yield start, position


def _lemmas(text: str, language: str) -> list[str]:
    return [
        lemmatise(word, language)
        for word in _WORD.findall(_MASKS.sub(" ", text))
        if len(word) > _LONGEST_FUNCTION_WORD or not word.islower()
    ]


def _concepts(claim: ClaimFacts, masked: str) -> list[str]:
    """Lemmas of a claim's content words, and the names that the gazetteer resolves.

    "US-amerikanisch" is "USA", and "Moskau" may stand for Russia.
    """
    return _lemmas(masked, claim.language) + _known_names(claim)


def _known_names(claim: ClaimFacts) -> list[str]:
    forms = {form for name in claim.facts.names for form in (name.value, *name.forms)}
    return [f"@{form}" for form in sorted(forms) if form.isupper()]


def _values(claim: ClaimFacts) -> frozenset[str]:
    facts = claim.facts
    typed = (
        ("number", facts.quantities),
        ("date", facts.dates),
        ("weekday", facts.weekdays),
        ("time", facts.times),
    )
    return frozenset(f"{name}:{fact.value}" for name, found in typed for fact in found)


def side_input(report: Report, vectors: NDArray[np.float32], *, gloss: bool = True) -> SideInput:
    """Input of one report; ``vectors`` (n, d) has a row per claim of the report."""
    texts = [mask_values(claim.text, claim.facts) for claim in report.claims]
    return SideInput(
        texts=[
            _MASKS.sub(" ", _encoded(claim, text) if gloss else text)
            for text, claim in zip(texts, report.claims, strict=True)
        ],
        lemmas=[_concepts(claim, text) for text, claim in zip(texts, report.claims, strict=True)],
        values=[_values(claim) for claim in report.claims],
        joinable=np.array([claim.kind in CLAIM_KINDS for claim in report.claims], dtype=bool),
        vectors=vectors,
    )


def content_words(claims: Sequence[ClaimFacts]) -> list[int]:
    """Number of content words of each claim."""
    return [len(_lemmas(claim.text, claim.language)) for claim in claims]
