"""From the text of one claim to its typed facts, in the claim's own language."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache

from claims.engine.facts.attribution import extract_attributions
from claims.engine.facts.modality import extract_modality
from claims.engine.facts.names import extract_names
from claims.engine.facts.polarity import extract_polarity
from claims.engine.facts.quotations import extract_quotations
from claims.engine.facts.values import extract_values
from claims.engine.languages import get_pack
from claims.engine.types import Facts


# Every stage of the flow asks for the facts of the same claims.
@lru_cache(maxsize=4096)
def extract_facts(text: str, language: str, *, published_on: date | None = None) -> Facts:
    """Return every fact of a claim; each fact's offsets slice its text out of ``text``.

    Relative dates are resolved against ``published_on`` and stay unresolved without it.
    """
    pack = get_pack(language)
    values = extract_values(text, pack, published_on=published_on)
    attributions = extract_attributions(text, pack)
    return replace(
        values,
        names=extract_names(text, pack),
        quotations=extract_quotations(text, attributions),
        attributions=attributions,
        polarity=extract_polarity(text, pack),
        modality=extract_modality(text, pack),
    )
