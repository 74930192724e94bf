"""Words that weaken a claim: hearsay, possibility, condition, allegation, lack of confirmation."""

from __future__ import annotations

from functools import lru_cache

from claims.engine.facts.cues import find_cues, has_cue, without_overlaps
from claims.engine.languages.base import LanguagePack
from claims.engine.types import CueFact


@lru_cache(maxsize=4096)
def extract_modality(text: str, pack: LanguagePack) -> tuple[CueFact, ...]:
    """Return the modality cues of a text in order; an earlier class wins where two overlap."""
    if not has_cue(text, tuple(expression for _, expression in pack.cues.modality)):
        return ()
    cues: list[CueFact] = []
    for value, expression in pack.cues.modality:
        cues.extend(find_cues(text, (expression,), value))
    return without_overlaps(cues)
