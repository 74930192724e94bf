"""CLDR's spelled-out numbers, inverted: from the word to the number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from unicode_rbnf import RbnfEngine

SOFT_HYPHEN = "\u00ad"


def spelled_out(language: str, numbers: Iterable[int], *, rule_sets: str) -> dict[str, int]:
    """Return the spellings of numbers under every CLDR rule set whose name starts so.

    Soft hyphens, which CLDR puts between the parts of German compounds, are dropped.
    """
    engine = RbnfEngine.for_language(language)
    table: dict[str, int] = {}
    for number in numbers:
        for name, text in engine.format_number(number).text_by_ruleset.items():
            word = text.replace(SOFT_HYPHEN, "").lower()
            if name.startswith(rule_sets) and " " not in word:
                table.setdefault(word, number)
    return table


def with_variants(table: Mapping[str, int], spellings: Mapping[str, str]) -> dict[str, int]:
    """Return the table with each word also in its other spellings (old, or without umlauts)."""
    variants = dict(table)
    for word, number in table.items():
        for old, new in spellings.items():
            variants.setdefault(word.replace(old, new), number)
    return variants


def inflected(stems: Mapping[str, int], endings: Iterable[str]) -> dict[str, int]:
    """Return every stem with every ending, to the stem's number."""
    endings = tuple(endings)
    return {stem + ending: number for stem, number in stems.items() for ending in endings}


def words_to(groups: Mapping[str, str]) -> dict[str, str]:
    """Turn a canonical name with its space-separated words into a table from word to name."""
    return {word: name for name, words in groups.items() for word in words.split()}


def words_of(text: str) -> frozenset[str]:
    """Return the space-separated words of a text as a set."""
    return frozenset(text.split())
