"""How likely a single capitalised word is a name and not a common noun.

All nouns are capitalised in both languages, so capitals say little. What tells: the
full-form word lists (a listed noun has several forms, a listed name one), compounds of
listed words, endings of derived nouns, and the German morphology of HanTa, whose
lexicon of names holds across languages because names do.
"""

from __future__ import annotations

from functools import lru_cache

from claims.engine.facts.morphology import LISTED, get_tagger
from claims.engine.facts.spelling import is_acronym
from claims.engine.languages import get_pack
from claims.engine.languages.base import NameRules
from claims.engine.languages.wordlists import WordList, get_wordlist

SPECIAL_LETTERS = frozenset("ëéä")
_CLEAR = 0.9
_CERTAIN_LEAD = 1.5
_MIN_HEAD, _MIN_TAIL = 3, 4
_LONGEST_NAME = 40
"""Letters above which a word is a compound or no word at all: looking it up takes time that
grows faster than its square, and no name is that long."""


@lru_cache(maxsize=100_000)
def _reading(word: str) -> tuple[str, bool, float]:
    """Return HanTa's best tag, whether it is from its lexicon, and the lead over the next."""
    tags = get_tagger().tag_word(word)
    if not tags:
        return "", False, 0.0
    best, score = tags[0]
    lead = float(score) - float(tags[1][1]) if len(tags) > 1 else 9.0
    return str(best), float(score) > LISTED, lead


@lru_cache(maxsize=100_000)
def _may_be_listed(word: str) -> bool:
    return get_tagger().may_be_listed(word)


@lru_cache(maxsize=100_000)
def name_likelihood(word: str, code: str) -> float:
    """Return how likely a capitalised word of a language is a name, 0 to 1."""
    if len(word) > _LONGEST_NAME:
        return 0.0
    rules = get_pack(code).names
    if word.casefold() in rules.function_words or word.casefold() in rules.titles:
        return 0.0
    if is_acronym(word):
        return 0.7 if len(word) > 2 else 0.45
    words = get_wordlist(code)
    if words.has(word.lower()) and not words.has(word):
        # A word that is no noun has no capital inside a sentence unless it is a name.
        if len(word) < _MIN_TAIL:
            return 0.0
        return 0.05 if rules.has_tagger else 0.25
    if rules.has_tagger:
        return _judge_german(word, words, rules)
    return _judge_by_lists(word, words, get_wordlist("de"), rules)


def _judge_german(word: str, words: WordList, rules: NameRules) -> float:
    is_derived = _is_derived(word, rules)
    if is_derived and not _may_be_listed(word):
        return 0.1
    tag, listed, lead = _reading(word)
    if listed and tag != "NE":
        return 0.4 if tag == "VV(IMP)" else 0.05
    if listed:
        return 0.9 if lead > _CLEAR else 0.6
    if is_derived:
        return 0.1
    clear = lead > _CLEAR
    if _is_compound(word, (words,), rules):
        return 0.4 if tag == "NE" and lead > _CERTAIN_LEAD else 0.1
    if words.has(word):
        return (0.55 if clear else 0.3) if tag == "NE" else 0.1
    if tag == "NE":
        return 0.75 if clear else 0.65
    return 0.45 if clear else 0.55


def _judge_by_lists(word: str, words: WordList, german: WordList, rules: NameRules) -> float:
    known = words.has(word)
    # The others are read in any case.
    is_settled = known or _is_derived(word, rules)
    listed = (not is_settled or _may_be_listed(word)) and _reading(word)[1]
    if listed and _reading(word)[0] == "NE":
        if not known:
            return 0.9 if len(word) >= _MIN_TAIL else 0.6
        return 0.8 if words.form_count(word) <= 1 and not words.has(word.lower()) else 0.4
    if known:
        if not _is_lone_form(word, words, rules):
            return 0.1
        if not any(german.has(word + ending) for ending in ("", "e", "n", "en", "er")):
            return 0.55
        # Both lists hold brands and places too: what HanTa takes for one may be a name.
        tag, _, lead = _reading(word)
        return 0.5 if tag == "NE" and not listed and lead > _CERTAIN_LEAD else 0.1
    if _is_derived(word, rules):
        return 0.1
    tag, _, lead = _reading(word)
    if _is_compound(word, (words, german), rules):
        return 0.4 if tag == "NE" and lead > _CERTAIN_LEAD else 0.1
    if german.has(word):
        return 0.2 if listed else 0.5
    special = any(letter in SPECIAL_LETTERS for letter in word)
    if tag == "NE":
        return 0.35 if special else (0.75 if lead > _CLEAR else 0.65)
    return 0.3 if special else (0.45 if lead > _CLEAR else 0.55)


def _is_lone_form(word: str, words: WordList, rules: NameRules) -> bool:
    """Say whether a listed word looks like a name: one form, never lower case, foreign looks."""
    return (
        words.form_count(word) <= 1
        and not words.has(word.lower())
        and not any(letter in SPECIAL_LETTERS for letter in word)
        and not _is_derived(word, rules)
        and not _is_compound(word, (words,), rules)
    )


def _is_derived(word: str, rules: NameRules) -> bool:
    return len(word) > 6 and word.endswith(rules.noun_endings)


@lru_cache(maxsize=100_000)
def _is_compound(word: str, lists: tuple[WordList, ...], rules: NameRules) -> bool:
    """Say whether the word is made of two listed words, or is an inflected form of one."""
    for ending in rules.noun_heads:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > _MIN_TAIL and any(_has(stem, words) for words in lists):
            return True
    for ending in rules.dropped_endings:
        if len(word) > _MIN_TAIL and any(_has(word + ending, words) for words in lists):
            return True
    return any(
        _has_tail(word[cut:], lists, rules) and _has_head(word[:cut], lists, rules)
        for cut in range(_MIN_HEAD, len(word) - _MIN_TAIL + 1)
    )


def _has(word: str, words: WordList) -> bool:
    return words.has(word) or words.has(word.lower())


def _has_tail(tail: str, lists: tuple[WordList, ...], rules: NameRules) -> bool:
    noun = tail.capitalize()
    forms = [noun, noun + "n"] if tail.endswith("e") else [noun]
    forms += [noun.removesuffix(end) for end in rules.noun_heads if len(noun) - len(end) >= 4]
    return any(words.has(form) for words in lists for form in forms)


def _has_head(head: str, lists: tuple[WordList, ...], rules: NameRules) -> bool:
    """Say whether the head is a listed word, or itself a compound of listed words."""
    for link in rules.links:
        stem = head.removesuffix(link) if link else head
        stripped = not link or stem != head
        if len(stem) >= _MIN_HEAD and stripped and any(_has(stem.capitalize(), w) for w in lists):
            return True
    return len(head) > 2 * _MIN_TAIL and _is_compound(head.capitalize(), lists, rules)
