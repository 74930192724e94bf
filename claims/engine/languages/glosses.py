"""Word glosses: over each word that the lexicon knows, its senses in the other language.

A reading aid, no translation: senses are dictionary forms in the lexicon's words, and what
the lexicon does not hold has none. Nothing is put together that nobody wrote down.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from claims.engine.languages.lemmas import lemmatise, tokens
from claims.engine.languages.lexicon import LANGUAGES, fold, get_lexicon
from claims.engine.languages.translation import order_senses

MOST_SENSES = 3
# Their form says case and gender: the dictionary form of another language would mislead.
_ARTICLES = {"de": frozenset({"der", "ein"}), "lb": frozenset({"den", "een"})}
_REACH = 30  # words between a verb and the particle that ends its clause
_CAPITALISED = frozenset({"noun", "name"})
Token = tuple[int, int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gloss:
    """A word or phrase of a text with its senses; offsets into the text, end exclusive."""

    start: int
    end: int
    senses: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Index:
    """The lexicon in one direction, by part of speech."""

    target: str
    words: dict[str, tuple[tuple[str, str], ...]]
    """Folded headword to pairs of sense and part of speech, in file order."""
    verbs: frozenset[str]
    conjunctions: frozenset[str]
    phrases: dict[str, tuple[tuple[str, ...], ...]]
    """First word to the phrases that begin with it, the longest first."""


def can_gloss(source: str, target: str) -> bool:
    """Say whether there is a lexicon from one language to the other."""
    return source != target and {source, target} == set(LANGUAGES)


def gloss_words(
    text: str, source: str, target: str, *, keep: Iterable[tuple[int, int]] = ()
) -> tuple[Gloss, ...]:
    """Return the glosses of a text in order; none overlap.

    Without a gloss stay unknown words, words of the same spelling in both languages,
    articles, and the spans in ``keep`` (names). A verb whose particle ends the clause
    ("lud … ein") is glossed as one verb, at its finite form.
    """
    if not can_gloss(source, target):
        return ()
    kept = list(keep)
    free = [
        token
        for token in tokens(text)
        if not any(low <= token[0] < high for low, high in kept) and token[2][0].isalpha()
    ]
    return tuple(_gloss_tokens(text, free, source, target))


def _gloss_tokens(text: str, free: list[Token], source: str, target: str) -> Iterator[Gloss]:
    index = _index(source, target)
    verbs = _split_verbs(text, free, source, index)
    particles = {particle for particle, _verb in verbs.values()}
    position = 0
    while position < len(free):
        start, end, token = free[position]
        words, senses = _match_phrase(free[position:], source, index)
        if not senses:
            words = 1
            if position in verbs:
                senses = _senses(verbs[position][1], index, is_noun=False)
            elif position not in particles:
                senses = _token_senses(text, start, token, source, index)
        if senses:
            end = free[position + words - 1][1]
            yield Gloss(start=start, end=end, senses=senses)
        position += words


def _token_senses(text: str, start: int, token: str, source: str, index: _Index) -> tuple[str, ...]:
    """Return the senses of one word, none where they would say nothing new."""
    lemma = lemmatise(token, source)
    if lemma in _ARTICLES[source]:
        return ()
    if token.isupper() and len(token) > 1:
        return ()  # an acronym: "UN" is no preposition
    before = text[:start].rstrip()[-1:]
    opens = not (before.isalnum() or before in {",", "-", "–"})
    senses = _senses(
        lemma, index, is_noun=None if opens and token[0].isupper() else token[0].isupper()
    )
    return () if all(_reads_alike(token, lemma, sense) for sense in senses) else senses


def _reads_alike(token: str, lemma: str, sense: str) -> bool:
    """Say whether a sense is the word itself, or only its dictionary form: "Inhalter", "Inhalt"."""
    word, sense = fold(token), fold(sense)
    return sense == word or (sense == lemma and sense[:3] == word[:3])


def _senses(lemma: str, index: _Index, *, is_noun: bool | None) -> tuple[str, ...]:
    """Return at most ``MOST_SENSES`` senses, the likeliest first, no spelling twice.

    Both languages write nouns, and only nouns, with a capital: a capital inside a sentence
    asks for nouns, a small letter for other words; None takes all.
    """
    found = [
        sense
        for sense, pos in index.words.get(lemma, ())
        if is_noun is None or is_noun == (pos in _CAPITALISED or sense[0].isupper())
    ]
    # Of spellings of one word ("iwwer", "iwwert") the one that is the lemma stays.
    lemmas = {fold(sense) for sense in found}
    found = [
        s for s in found if (main := lemmatise(s, index.target)) == fold(s) or main not in lemmas
    ]
    return tuple(order_senses(lemma, found)[:MOST_SENSES])


# --- several words ----------------------------------------------------------------


def _match_phrase(free: Sequence[Token], source: str, index: _Index) -> tuple[int, tuple[str, ...]]:
    """Return how many words the longest phrase at the beginning has, and its senses."""
    for phrase in index.phrases.get(fold(free[0][2]), ()):
        words = free[: len(phrase)]
        if tuple(fold(token) for _start, _end, token in words) == phrase:
            entry = " ".join(phrase).replace("' ", "'")
            return len(phrase), tuple(sense for sense, _pos in index.words[entry])[:MOST_SENSES]
    return 0, ()


def _split_verbs(
    text: str, free: list[Token], source: str, index: _Index
) -> dict[int, tuple[int, str]]:
    """Return by the place of a finite verb the place of its particle, and the whole verb."""
    found: dict[int, tuple[int, str]] = {}
    for place in range(1, len(free)):
        if not _ends_clause(text, free, place, index):
            continue
        for verb in range(place - 1, max(place - _REACH, -1), -1):
            if any(stop in text[free[verb][1] : free[verb + 1][0]] for stop in ".;:!?"):
                break
            whole = _join(free[place][2], lemmatise(free[verb][2], source), index)
            if whole and verb not in found and _is_verb(free[verb][2], source, index):
                found[verb] = (place, whole)
                break
    return found


def _ends_clause(text: str, free: list[Token], place: int, index: _Index) -> bool:
    """Say whether a word in small letters stands where a particle does: before a stop or "and"."""
    _start, end, token = free[place]
    if not token.islower():
        return False
    after = text[end:].lstrip(' "“”«»„')
    if not after or not after[0].isalnum():
        return True
    return place + 1 < len(free) and fold(free[place + 1][2]) in index.conjunctions


def _is_verb(token: str, source: str, index: _Index) -> bool:
    return token.islower() and lemmatise(token, source) in index.verbs


def _join(particle: str, verb: str, index: _Index) -> str:
    """Return the separable verb of the lexicon; Luxembourgish drops an n before most letters."""
    stems = (particle, particle.removesuffix("n"))
    return next((stem + verb for stem in stems if stem + verb in index.verbs), "")


@cache
def _index(source: str, target: str) -> _Index:
    words: dict[str, list[tuple[str, str]]] = {}
    parts: dict[str, set[str]] = {}
    for entry in get_lexicon().entries:
        headword = fold(getattr(entry, source))
        words.setdefault(headword, []).append((getattr(entry, target), entry.pos))
        parts.setdefault(entry.pos, set()).add(headword)
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for headword in words:
        pieces = tuple(token for _start, _end, token in tokens(headword))
        # A run of prepositions is no phrase for sure: "Berichter no bei senger Visitt".
        if " " in headword and not parts["prep"].issuperset(pieces):
            phrases.setdefault(pieces[0], []).append(pieces)
    return _Index(
        target=target,
        words={headword: tuple(found) for headword, found in words.items()},
        verbs=frozenset(parts["verb"]),
        conjunctions=frozenset(parts["conj"]),
        phrases={
            first: tuple(sorted(found, key=lambda words: -len(words)))
            for first, found in phrases.items()
        },
    )
