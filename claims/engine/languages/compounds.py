"""The parts of compounds that the lexicon does not hold: "Handelszentrum" is Handel + Zentrum."""

from __future__ import annotations

from functools import cache, lru_cache

from claims.engine.languages.lemmas import lemmatise
from claims.engine.languages.lexicon import LANGUAGES, fold, get_lexicon

SHORTEST_PART = 4
# Letters between the parts, the empty one first: a part that stands as it is is the likelier one.
_LINKING = ("", "s", "es", "n", "en", "er", "e")


@lru_cache(maxsize=16_384)
def compound_parts(word: str, language: str) -> tuple[str, ...]:
    """Return the two lemmas that a noun the lexicon lacks is made of, or none; both translate."""
    if language not in LANGUAGES or not word[:1].isupper():
        return ()
    if lemmatise(word, language) in get_lexicon().headwords(language):
        return ()
    letters = fold(word)
    for cut in range(SHORTEST_PART, len(letters) - SHORTEST_PART + 1):
        tail = lemmatise(letters[cut:].capitalize(), language)
        if tail not in _parts(language) or tail not in _nouns(language):
            continue
        head = _head(letters[:cut], language)
        if head:
            return (head, tail)
    return ()


def _head(letters: str, language: str) -> str:
    """Return the lemma of a compound's first part, without its linking letters; "" if unknown."""
    for linking in _LINKING:
        if not letters.endswith(linking):
            continue
        stem = letters.removesuffix(linking)
        if len(stem) < SHORTEST_PART:
            continue
        for form in (stem.capitalize(), stem):
            lemma = lemmatise(form, language)
            if lemma in _parts(language):
                return lemma
    return ""


@cache
def _nouns(language: str) -> frozenset[str]:
    """Return the folded nouns of the lexicon."""
    return frozenset(fold(noun) for noun in get_lexicon().nouns(language))


@cache
def _parts(language: str) -> frozenset[str]:
    """Return the nouns and adjectives long enough to be a part of a compound."""
    words = {
        getattr(entry, language) for entry in get_lexicon().entries if entry.pos in {"noun", "adj"}
    }
    return frozenset(fold(word) for word in words if len(word) >= SHORTEST_PART)
