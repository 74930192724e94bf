"""Names of people, organisations and places in one claim."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import is_normalized

from claims.engine.facts.name_words import name_likelihood
from claims.engine.facts.spelling import fold_name, is_acronym
from claims.engine.facts.words import Word, is_shouted, split_words
from claims.engine.languages import get_pack
from claims.engine.languages.base import LanguagePack
from claims.engine.languages.gazetteer import MAX_WORDS, Entry, Gazetteer, get_gazetteer
from claims.engine.languages.wordlists import get_wordlist
from claims.engine.types import NameFact

CERTAIN = 0.5
"""From this likelihood on a word is taken for a name."""
_MOST_PARTICLES = 3
_JOINED = 0.3
_SHOUTED = 0.5
_INITIAL = 0.8
_AFTER_TITLE = 0.7
_AFTER_NAME = 0.42
_AFTER_PLACE_WORD = 0.46
CONJUNCTIONS = frozenset(["und", "an", "a", "sowie"])
PARTICLES = frozenset([
    "van", "von", "vom", "der", "den", "de", "del", "della", "di", "da", "dos", "du",
    "la", "le", "ibn", "bin", "al", "el", "ben", "ter", "ten", "of", "the",
])  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A run of words that the gazetteer knows; ``first`` and ``last`` are word positions."""

    first: int
    last: int
    entry: Entry


@lru_cache(maxsize=4096)
def gazetteer_mentions(text: str, code: str) -> tuple[Mention, ...]:
    """Return the longest phrases of a text that the language's gazetteer knows, in order."""
    words, gazetteer = split_words(text), get_gazetteer(code)
    found: list[Mention] = []
    position = 0
    # Where letters and their accents stand apart, what looks like two words may be one.
    plain = is_normalized("NFC", text)
    while position < len(words):
        word = words[position].text
        single = plain and not gazetteer.may_open_phrase(word)
        if single and gazetteer.find_word(word) is None:
            position += 1
            continue
        longest = 1 if single else MAX_WORDS
        mention = next(_mentions_at(text, words, position, longest, gazetteer), None)
        if mention is None:
            position += 1
        else:
            found.append(mention)
            position = mention.last + 1
    return tuple(found)


def _mentions_at(
    text: str, words: tuple[Word, ...], first: int, longest: int, gazetteer: Gazetteer
) -> Iterator[Mention]:
    shouted = is_shouted(text)
    for last in range(min(first + longest, len(words)) - 1, first - 1, -1):
        phrase = text[words[first].start : words[last].end]
        if len(phrase) > 60 or (shouted and len(phrase) <= 2):
            continue
        entry = gazetteer.find_word(phrase) if last == first else gazetteer.find(phrase)
        if entry is None:
            continue
        if words[first].text[0].isupper() or (entry.is_adjective and len(phrase) > 4):
            yield Mention(first=first, last=last, entry=entry)


@lru_cache(maxsize=4096)
def word_weights(text: str, code: str) -> tuple[float, ...]:
    """Return for each word of the text how likely it is a name or a part of one."""
    words, shouted = split_words(text), is_shouted(text)
    weights = [_word_weight(word, code, shouted=shouted) for word in words]
    for mention in gazetteer_mentions(text, code):
        weight = 0.85 if mention.entry.is_adjective else 0.95
        for position in range(mention.first, mention.last + 1):
            weights[position] = weight * (_SHOUTED if shouted else 1.0)
    for position in range(1, len(words)):
        if not words[position].text[0].isupper():
            continue
        if not shouted and _follows_title(text, words, weights, position, code):
            weights[position] = max(weights[position], _AFTER_TITLE)
        elif _follows_name(text, words, weights, position, code):
            weights[position] = max(weights[position], _AFTER_NAME)
        elif _follows_place_word(words, weights, position, code):
            weights[position] = max(weights[position], _AFTER_PLACE_WORD)
    return tuple(weights)


def _follows_title(
    text: str, words: tuple[Word, ...], weights: list[float], position: int, code: str
) -> bool:
    """Say whether a capitalised word comes after a title, or after a word that does."""
    word, previous = words[position], words[position - 1]
    rules = get_pack(code).names
    if not word.text[0].isupper() or text[previous.end : word.start] != " " or len(word.text) < 2:
        return False
    if len(word.text) == 2 and word.text.isupper():
        return False
    if word.text.casefold() in rules.function_words or word.text.casefold() in rules.titles:
        return False
    if previous.text[0].isupper() and previous.text.casefold() in rules.titles:
        return True
    return (
        position > 1
        and weights[position - 1] >= _AFTER_TITLE
        and previous.text[0].isupper()
        and words[position - 2].text[0].isupper()
        and words[position - 2].text.casefold() in rules.titles
    )


def _follows_place_word(
    words: tuple[Word, ...], weights: list[float], position: int, code: str
) -> bool:
    """Say whether a capitalised word comes after a preposition that takes places only."""
    rules = get_pack(code).names
    word, previous = words[position], words[position - 1]
    return (
        0 < weights[position] < _AFTER_PLACE_WORD
        and previous.text.casefold() in rules.place_only_prepositions
        and word.text.casefold() not in rules.place_only_exceptions
        and not word.text.endswith(rules.noun_endings)
    )


def _follows_name(
    text: str, words: tuple[Word, ...], weights: list[float], position: int, code: str
) -> bool:
    """Say whether a capitalised word comes right after a certain name: Oliver Sacks.

    A plural does not: "dass Kim Waffen liefert".
    """
    word, previous = words[position], words[position - 1]
    return (
        word.text[0].isupper()
        and previous.text[0].isupper()
        and 0 < weights[position] < _AFTER_NAME
        and weights[position - 1] >= 0.75
        and text[previous.end : word.start] == " "
        and (word.text.endswith("s") or get_wordlist(code).lemma(word.text) == word.text)
    ) or _joins_name(text, words, weights, position)


def _joins_name(text: str, words: tuple[Word, ...], weights: list[float], position: int) -> bool:
    """Say whether a possible name is joined by "and" to a certain one: Hershey and Chase."""
    return (
        position > 1
        and 0.25 <= weights[position] < _AFTER_NAME
        and weights[position - 2] >= 0.55
        and words[position - 1].text.casefold() in CONJUNCTIONS
        and text[words[position - 1].end : words[position].start] == " "
    )


def _word_weight(word: Word, code: str, *, shouted: bool) -> float:
    if not word.text[0].isupper() or len(word.text) < 2:
        return 0.0
    if shouted:
        return name_likelihood(word.text.capitalize(), code) * _SHOUTED
    weight = name_likelihood(word.text, code)
    if word.opens and weight < 0.9:
        weight *= _INITIAL
    return weight


@lru_cache(maxsize=4096)
def extract_names(text: str, pack: LanguagePack) -> tuple[NameFact, ...]:
    """Return the names of a text in order; neighbouring name words make one name."""
    words, weights = split_words(text), word_weights(text, pack.code)
    mentions = {mention.first: mention for mention in gazetteer_mentions(text, pack.code)}
    facts, position = [], 0
    while position < len(words):
        if (mention := mentions.get(position)) is not None:
            facts.append(_gazetteer_fact(text, words, mention, weights[position]))
            position = mention.last + 1
            continue
        if weights[position] < _JOINED:
            position += 1
            continue
        last = _run_end(text, position, pack.code, mentions)
        if last >= position:
            facts.append(_free_fact(text, position, last, pack))
        position = max(last, position) + 1
    return tuple(facts)


def _run_end(text: str, first: int, code: str, mentions: dict[int, Mention]) -> int:
    """Return the last word of the name that starts at ``first``, or ``first - 1`` for none."""
    words, weights = split_words(text), word_weights(text, code)
    last, best = first - 1, 0.0
    position = first
    while position < len(words) and position not in mentions:
        if position > first and not _touches(text, words[position - 1], words[position]):
            break
        particle = words[position].text.casefold() in PARTICLES and position > first
        if weights[position] >= _JOINED:
            last, best = position, max(best, weights[position])
        elif not (particle and first <= last and position - last <= _MOST_PARTICLES):
            break
        position += 1
    return last if best >= CERTAIN else first - 1


def _touches(text: str, one: Word, other: Word) -> bool:
    return text[one.end : other.start] in {" ", ". ", "\u00a0", " & "}


def _gazetteer_fact(
    text: str, words: tuple[Word, ...], mention: Mention, weight: float
) -> NameFact:
    start, end = words[mention.first].start, words[mention.last].end
    return NameFact(
        start=start,
        end=end,
        text=text[start:end],
        value=mention.entry.key,
        category=mention.entry.category,
        forms=mention.entry.related,
        certainty=weight,
    )


def _free_fact(text: str, first: int, last: int, pack: LanguagePack) -> NameFact:
    words, weights = split_words(text), word_weights(text, pack.code)
    start, end = words[first].start, words[last].end
    return NameFact(
        start=start,
        end=end,
        text=text[start:end],
        value=canonical_name(text[start:end], pack.code),
        category=_category(text, first, last, pack),
        certainty=max(weights[first : last + 1]),
    )


def canonical_name(text: str, code: str) -> str:
    """Return a name folded; a single German word loses its genitive s."""
    tokens = fold_name(text).split()
    if (
        code == "de"
        and len(tokens) == 1
        and len(tokens[-1]) > 4
        and tokens[-1].endswith("s")
        and tokens[-1][-2] not in "sui"
    ):
        tokens[-1] = tokens[-1][:-1]
    return " ".join(tokens)


def _category(text: str, first: int, last: int, pack: LanguagePack) -> str:
    words, rules = split_words(text), pack.names
    before = words[first - 1].text.casefold() if first else ""
    after = words[last + 1].text.casefold() if last + 1 < len(words) else ""
    if before in rules.organisation_nouns or after in rules.organisation_nouns:
        return "organisation"
    if any(is_acronym(word.text) for word in words[first : last + 1]):
        return "organisation"
    if words[last].text.casefold().endswith(rules.organisation_endings):
        return "organisation"
    if before in rules.titles or before in rules.articles:
        return "person"
    if before in rules.place_prepositions and first == last:
        return "place"
    return "person" if last > first else "other"
