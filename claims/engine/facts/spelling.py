"""Similarity of names across languages and transliterations."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.fuzz import ratio

SAME_NAME = 0.8
"""From this similarity on, two spellings count as one name."""
_SAME_CONSONANTS = 0.06
"""What equal consonants add to it."""

# One sound, several transliterations: Chruschtschow/Khrushchev, Schoigu/Shoigu,
# Selenskyj/Zelenskyy. Applied in this order to lower-case ASCII.
_SOUNDS = (
    ("schtsch", "ss"),
    ("shch", "ss"),
    ("tsch", "c"),
    ("tch", "c"),
    ("dsch", "dj"),
    ("sch", "s"),
    ("zh", "s"),
    ("sh", "s"),
    ("kh", "h"),
    ("ch", "h"),
    ("ck", "k"),
    ("ph", "f"),
    ("gh", "g"),
    ("th", "t"),
    ("ts", "s"),
    ("tz", "s"),
    ("z", "s"),
    ("qu", "k"),
    ("q", "k"),
    ("x", "ks"),
    ("w", "v"),
    ("f", "v"),
    ("ou", "u"),
    ("ew", "ev"),
    ("yj", "i"),
    ("ij", "i"),
    ("iy", "i"),
    ("ii", "i"),
    ("y", "i"),
    ("j", "i"),
    ("ae", "e"),
    ("oe", "o"),
    ("ue", "u"),
    ("ie", "i"),
    ("ei", "ai"),
)
_VOWELS = re.compile(r"[aeiouy]+")
_DOUBLED = re.compile(r"(.)\1+")
_INFLECTION = re.compile(r"(?:'s|’s|s'|s’|'|’)$")


@lru_cache(maxsize=200_000)
def fold_name(text: str) -> str:
    """Return lower case ASCII-like letters without diacritics, ß as ss."""
    decomposed = unicodedata.normalize("NFKD", text.replace("ß", "ss").casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


@lru_cache(maxsize=200_000)
def sound_key(text: str) -> str:
    """Return a rough sound form that is equal for common transliterations of a name."""
    folded = _INFLECTION.sub("", fold_name(text))
    for old, new in _SOUNDS:
        folded = folded.replace(old, new)
    folded = folded.replace("c", "k")
    return _DOUBLED.sub(r"\1", folded)


def is_same_name(one: str, other: str) -> bool:
    """Say whether two name tokens are spelt or sound alike enough to be one name."""
    a, bare_a, sound_a = _spellings(one)
    b, bare_b, sound_b = _spellings(other)
    if a == b:
        return True
    shorter = min(len(a), len(b))
    if shorter <= 3:
        return bare_a == bare_b and shorter == 3
    least = 100 * (SAME_NAME - _SAME_CONSONANTS) - 1
    best = ratio(bare_a, bare_b, score_cutoff=least)
    best = max(best, ratio(sound_a, sound_b, score_cutoff=least)) / 100
    if not best:
        return False
    if _consonants(a) == _consonants(b):
        best = min(1.0, best + _SAME_CONSONANTS)
    if shorter == 4 and DamerauLevenshtein.distance(bare_a, bare_b) > 1:
        return False
    return best >= SAME_NAME


@lru_cache(maxsize=200_000)
def _spellings(word: str) -> tuple[str, str, str]:
    """Return the word folded, its bare form and its sound: each word is held against many."""
    folded = fold_name(word)
    return folded, bare_name(folded), sound_key(word)


def _consonants(folded: str) -> str:
    return _VOWELS.sub("", folded)


def is_acronym(word: str) -> bool:
    """Say whether a word is written like an acronym: two to six capitals, digits allowed."""
    return 2 <= len(word) <= 6 and word.isupper() and word.isalnum()


def is_misspelt_acronym(one: str, other: str) -> bool:
    """Say whether two acronyms differ by one slip, such as swapped letters."""
    if one == other or not (is_acronym(one) and is_acronym(other)):
        return False
    if min(len(one), len(other)) < 4:
        return False
    return DamerauLevenshtein.distance(one, other) == 1


@lru_cache(maxsize=200_000)
def bare_name(word: str) -> str:
    """Return the folded word without a genitive s."""
    folded = fold_name(word)
    if len(folded) > 4 and folded.endswith("s") and not folded.endswith("ss"):
        return folded[:-1]
    return folded
