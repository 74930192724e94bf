"""Words that negate, deny or restrict what a claim says."""

from __future__ import annotations

import re
from functools import lru_cache

from claims.engine.facts.cues import compile_words, find_cues, has_cue, without_overlaps
from claims.engine.languages.base import LanguagePack
from claims.engine.types import CueFact

_PREFIX = re.compile(r"[-\u2010\u2011][^\W\d_]")
"""After a negation word that is the first part of a compound: "net-mënschlech"."""


@lru_cache(maxsize=4096)
def extract_polarity(text: str, pack: LanguagePack) -> tuple[CueFact, ...]:
    """Return the polarity cues of a text in order; "nicht nur" and its like are none."""
    rules = pack.cues
    every = (*rules.negation, *rules.restriction, *rules.denial, *rules.implicit)
    if not has_cue(text, every):
        return ()
    exempt = [match.span() for match in compile_words(rules.not_negation).finditer(text)]
    negations = [
        cue
        for cue in find_cues(text, rules.negation, "negation")
        if not any(start <= cue.start < end for start, end in exempt)
        and not _PREFIX.match(text, cue.end)
    ]
    others = [
        *find_cues(text, rules.restriction, "restriction"),
        *find_cues(text, rules.denial, "denial"),
        *find_cues(text, rules.implicit, "implicit"),
    ]
    free = [c for c in others if not any(s <= c.start < e for s, e in exempt)]
    return without_overlaps([*negations, *free])
