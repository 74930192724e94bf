"""The language pack: everything the engine knows about one language.

A pack is a package ``claims.engine.languages.<code>`` with one module per part; the
parts are data, the code that uses them is shared. Adding a language is one pack and
one line in ``PACKS``.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentationRules:
    """What the sentence splitter must know about a language. All words are lower case.

    Abbreviations are written without their last full stop and without spaces ("dr",
    "z.b"). Every field but the first two may stay empty: the splitter then relies on
    its general rules.
    """

    abbreviations: frozenset[str]
    """Abbreviations with a word after them as a rule: titles, "bzw", "z.b", "nr"."""
    closing_abbreviations: frozenset[str] = frozenset()
    """Abbreviations that also end sentences: "usw", "etc", "mio", "v.chr"."""
    sentence_starters: frozenset[str] = frozenset()
    """Function words; capitalised after a full stop they open a sentence."""
    ordinal_nouns: frozenset[str] = frozenset()
    """Months, and nouns that ordinals precede: "jahrhundert", "etage"; also as word endings."""
    attribution_words: frozenset[str] = frozenset()
    """Words that attribute a quotation right after it: "sagte", "so", "laut"."""
    credit_words: frozenset[str] = frozenset()
    """Openings of picture credits, before a colon: "foto", "bild"."""
    see_also: frozenset[str] = frozenset()
    """Openings of pointers to other articles: "lesen sie auch", "weiderliesen"."""
    byline_words: frozenset[str] = frozenset()
    """Words before an author's name on a line of its own: "von", "vum"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguagePack:
    """All parts of one language's knowledge.

    Parts are added as fields with a default of their own, so a pack that lacks one
    stays valid and the code that needs it finds an empty part.
    """

    code: str
    name: str
    segmentation: SegmentationRules
