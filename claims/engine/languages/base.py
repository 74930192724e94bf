"""The language pack: everything the engine knows about one language.

A pack is a package ``claims.engine.languages.<code>`` with one module per part; the
parts are data, the code that uses them is shared. Adding a language is one pack and
one line in ``PACKS``.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentationRules:
    """What the sentence splitter must know about a language. All words are lower case."""

    abbreviations: frozenset[str]
