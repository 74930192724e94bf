"""Whether a name of one text is mentioned in another, in whatever language and form."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz.distance import Postfix, Prefix

from claims.engine.facts.name_words import name_likelihood
from claims.engine.facts.names import PARTICLES, gazetteer_mentions, word_weights
from claims.engine.facts.spelling import (
    bare_name,
    fold_name,
    is_acronym,
    is_misspelt_acronym,
    is_same_name,
)
from claims.engine.facts.words import Word, split_words
from claims.engine.languages.gazetteer import Entry, get_gazetteer
from claims.engine.languages.lemmas import lemmatise
from claims.engine.languages.lexicon import get_lexicon

WEAKEST = 0.2
"""Words below this likelihood are no part of any name."""
ALIAS = 0.75
COMMON_PART = 0.42
_MIN_CONTAINED = 5
_MIN_CLAUSE = 3
_SAME_TAIL = 6
"""Compounds with an end of so many letters in common are cognates: Uewerhand, Oberhand."""
_MIN_INITIALS = 3


@dataclass(frozen=True, kw_only=True, eq=False)
class TextIndex:
    """What a text mentions: its words, gazetteer keys, and the initials of its phrases."""

    words: tuple[str, ...]
    keys: frozenset[str]
    related: frozenset[str]
    initials: frozenset[str]
    lemmas: frozenset[str]
    code: str

    @cached_property
    def forms(self) -> tuple[tuple[str, str], ...]:
        """The words, each with its bare form."""
        return tuple((word, bare_name(word)) for word in self.words)

    @cached_property
    def bare_words(self) -> frozenset[str]:
        """The bare forms of the words."""
        return frozenset(bare for _, bare in self.forms)


@dataclass(frozen=True, slots=True, kw_only=True)
class NamePart:
    """One word that may belong to a name; offsets into the text.

    ``place`` is its position in the text, 0 to 1; ``before`` and ``after`` are the two
    nearest words on either side, nearest first.
    """

    start: int
    end: int
    text: str
    weight: float
    entry: Entry | None
    place: float
    before: tuple[str, ...]
    after: tuple[str, ...]


@lru_cache(maxsize=8192)
def index_text(text: str, code: str) -> TextIndex:
    """Return what a text of a language mentions, for looking names up in it."""
    words = split_words(text)
    entries = [mention.entry for mention in gazetteer_mentions(text, code)]
    return TextIndex(
        words=tuple(word.text for word in words),
        keys=frozenset(entry.key for entry in entries),
        related=frozenset(key for entry in entries for key in entry.related),
        initials=frozenset(_initials(words)),
        lemmas=frozenset(lemmatise(word.text, code) for word in words),
        code=code,
    )


def _initials(words: tuple[Word, ...]) -> set[str]:
    """Return the initials of all runs of capitalised words, function words in between left out."""
    capitals = [word.text[0] for word in words if word.text[0].isupper()]
    return {
        "".join(capitals[first:last])
        for first in range(len(capitals))
        for last in range(first + _MIN_INITIALS, min(first + 7, len(capitals) + 1))
    }


@lru_cache(maxsize=4096)
def index_texts(texts: tuple[tuple[str, str], ...]) -> TextIndex:
    """Return what several texts, each given with its language, mention together."""
    indexes = [index_text(text, code) for text, code in texts]
    return TextIndex(
        words=tuple(dict.fromkeys(word for index in indexes for word in index.words)),
        keys=frozenset().union(*(index.keys for index in indexes)),
        related=frozenset().union(*(index.related for index in indexes)),
        initials=frozenset().union(*(index.initials for index in indexes)),
        lemmas=frozenset().union(*(index.lemmas for index in indexes)),
        code=indexes[0].code if indexes else "",
    )


def is_mentioned(
    part: NamePart, own: TextIndex, other: TextIndex, taken: frozenset[str] = frozenset()
) -> bool:
    """Say whether a text mentions a name part: same entry, what it stands for, or alike spelling.

    A name stands for what it is related to (Kreml for Russia) only where its own text
    does not name that as well.
    """
    if part.entry is not None:
        key, related = part.entry.key, part.entry.related
        if key in other.keys or (key in other.related and key not in own.related):
            return True
        if any(one in other.keys and one not in own.keys for one in related):
            return True
    return is_word_mentioned(part.text, other, taken)


def is_word_mentioned(word: str, index: TextIndex, taken: frozenset[str] = frozenset()) -> bool:
    """Say whether a word occurs in a text: alike, inside a longer word, or as initials.

    ``taken`` are bare words that have a counterpart of their own: only the very same
    word matches them, so that Galilei is not found in Galileo.
    """
    if is_acronym(word) and word in index.initials:
        return True
    if bare_name(word) in index.bare_words:
        return True
    return any(bare not in taken and words_match(word, other) for other, bare in index.forms)


@lru_cache(maxsize=131_072)
def words_match(word: str, other: str) -> bool:
    """Say whether two words are one name or cognates, or one is contained in the other."""
    if is_same_name(word, other):
        return True
    acronyms = is_acronym(word) + is_acronym(other)
    if acronyms == 2:
        return is_misspelt_acronym(word, other)
    if acronyms:
        short, long = sorted((word, other), key=len)
        return long.startswith(short) and len(long) - len(short) <= 2
    one, two = fold_name(word), fold_name(other)
    if len(one) >= _MIN_CONTAINED and one in two:
        return True
    if len(two) >= _MIN_CONTAINED and two in one and len(two) >= len(one) - 4:
        return True
    if Postfix.similarity(one, two) >= _SAME_TAIL:
        return True
    shared = Prefix.similarity(one, two)
    return (
        shared >= 4
        and max(len(one), len(two)) - shared <= (2 if shared < 6 else 5)
        and (shared >= 6 or shared == min(len(one), len(two)))
    )


def _part_weight(word: Word, weight: float, entry: Entry | None, code: str) -> float:
    """Return how likely a word is a name: a common noun inside a known phrase is less so."""
    if entry is None or get_gazetteer(code).find(word.text) is not None:
        return weight
    return max(COMMON_PART, min(weight, name_likelihood(word.text, code)))


@lru_cache(maxsize=8192)
def name_parts(text: str, code: str, aliases: frozenset[str] = frozenset()) -> tuple[NamePart, ...]:
    """Return every word of a text that may be a name or a part of one, in order.

    Words of a phrase that the gazetteer knows all carry its entry. ``aliases`` are bare
    words that are names elsewhere in the article: a surname that is also a noun.
    """
    words, weights = split_words(text), list(word_weights(text, code))
    for position, word in enumerate(words):
        if word.text[0].isupper() and bare_name(word.text) in aliases:
            weights[position] = max(weights[position], ALIAS)
    entries: dict[int, Entry] = {}
    for mention in gazetteer_mentions(text, code):
        entries.update(dict.fromkeys(range(mention.first, mention.last + 1), mention.entry))
    return tuple(
        NamePart(
            start=word.start,
            end=word.end,
            text=word.text,
            weight=_part_weight(word, weights[position], entries.get(position), code),
            entry=entries.get(position),
            place=word.start / max(1, len(text)),
            before=tuple(w.text for w in words[max(0, position - 2) : position][::-1]),
            after=tuple(w.text for w in words[position + 1 : position + 3]),
        )
        for position, word in enumerate(words)
        if weights[position] >= WEAKEST and word.text.casefold() not in PARTICLES
    )


def sentence_support(text: str, code: str, position: int, index: TextIndex) -> float:
    """Return which share of the long words of the sentence around a position a text mentions.

    The share is 1.0 for a sentence without long words.
    """
    words = split_words(text)
    first = max((i for i, w in enumerate(words) if w.start <= position and w.opens), default=0)
    last = next((i for i in range(first + 1, len(words)) if words[i].opens), len(words))
    return _support(words[first:last], code, index)


def clause_support(text: str, code: str, position: int, index: TextIndex) -> float:
    """Return which share of the long words of the clause around a position a text mentions.

    A clause with few long words is taken together with what follows it in its sentence.
    """
    words = split_words(text)
    low = text.rfind(",", 0, position) + 1
    first = next((i for i, word in enumerate(words) if word.end > low), len(words))
    last = first
    while last < len(words):
        last += 1
        here = words[first:last]
        ends = last == len(words) or words[last].opens
        comma = not ends and "," in text[here[-1].end : words[last].start]
        enough = sum(len(word.text) >= _MIN_CONTAINED for word in here) >= _MIN_CLAUSE
        if here[-1].end > position and (ends or (comma and enough)):
            break
    return _support(words[first:last], code, index)


def _support(words: tuple[Word, ...], code: str, index: TextIndex) -> float:
    long = {word.text for word in words if len(word.text) >= _MIN_CONTAINED}
    if not long:
        return 1.0
    found = sum(is_word_mentioned(word, index) or is_translated(word, code, index) for word in long)
    return found / len(long)


@lru_cache(maxsize=100_000)
def _translations(word: str, code: str, other: str) -> frozenset[str]:
    return get_lexicon().translations(lemmatise(word, code), code, other)


def is_translated(word: str, code: str, index: TextIndex) -> bool:
    """Say whether a text holds a dictionary translation of a word of another language."""
    if not index.code or code == index.code:
        return False
    return not index.lemmas.isdisjoint(_translations(word, code, index.code))
