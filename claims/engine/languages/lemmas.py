"""Tokens and lemmas of German and Luxembourgish.

A form is looked up in the irregular forms of its language, among the headwords of the
lexicon, by the rules of Luxembourgish word formation, and last in simplemma's dictionary.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

import simplemma

from claims.engine.languages.de.irregular import IRREGULAR as IRREGULAR_DE
from claims.engine.languages.lb.irregular import IRREGULAR as IRREGULAR_LB
from claims.engine.languages.lexicon import fold, get_lexicon

_IRREGULAR: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {"de": IRREGULAR_DE, "lb": IRREGULAR_LB}
)

_APOSTROPHES = "'’´‘`ʼ"
# The elided article stands before a letter; combining marks keep decomposed text whole.
_TOKEN = re.compile(
    rf"(?<!\w)[dlDL][{_APOSTROPHES}](?=[^\W\d_])"
    r"|\d+(?:[.,]\d+)+(?!\w)"
    r"|[^\W_](?:[^\W_]|[\u0300-\u036f])*"
)

_STABLE_PREFIXES = (
    "aus bäi deel dobäi duer duerch ëm ënner eraus erbäi erëm eriwwer erof erop ervir ewech fest"
    " fort fräi heem hier iwwer kloer mat no nom of op sécher statt vir weider widder zeréck zou"
)
_INSEPARABLE = ("be", "ent", "er", "iwwer", "ver", "ënner", "zer")
# Separable prefix as written → as in the infinitive; the Eifel rule drops its n.
_PREFIXES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "a": ("a", "an"),
        "an": ("an", "a"),
        "u": ("u", "un"),
        "un": ("un", "u"),
        "era": ("era", "eran"),
        "eran": ("eran", "era"),
        "zesumme": ("zesumme", "zesummen"),
        "zesummen": ("zesummen", "zesumme"),
        "viru": ("viru", "virun"),
        "virun": ("virun", "viru"),
        "zréck": ("zeréck",),
        **{prefix: (prefix,) for prefix in _STABLE_PREFIXES.split()},
    }
)
_LONGEST_FIRST = tuple(sorted(_PREFIXES, key=len, reverse=True))


@lru_cache(maxsize=65_536)
def lemmatise(token: str, language: str) -> str:
    """Return the lower-cased lemma of a word, or the lower-cased word itself where none is known."""
    return _lookup(token, language) or fold(token)


def known(token: str, language: str) -> bool:
    """Say whether the word is a form that the tables, the lexicon or the dictionary hold."""
    return _lookup(token, language) is not None


def tokens(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return the words and numbers of a text as (start, end, text); "d'" and "l'" stand alone."""
    return tuple((found.start(), found.end(), found.group()) for found in _TOKEN.finditer(text))


@lru_cache(maxsize=65_536)
def _lookup(token: str, language: str) -> str | None:
    """Return the lemma of a known form, None of an unknown one."""
    for apostrophe in _APOSTROPHES[1:]:
        token = token.replace(apostrophe, "'")
    word = unicodedata.normalize("NFC", token)
    found = _own(word, language)
    if found is None and language == "lb":
        found = _own_before_dropped_n(word)
    if found is None and language == "lb" and not _is_noun(word):
        folded = fold(word)
        found = _inflected_adjective(folded) or _composed(folded) or _regular_participle(folded)
    if found is None:
        found = _in_dictionary(word, language)
    return _plural(word) if found is None and language == "lb" else found


def _own(word: str, language: str) -> str | None:
    """Look a form up among the nouns, by their capital, the irregular forms and the headwords."""
    irregular = _IRREGULAR.get(language, {})
    folded = fold(word)
    if word in get_lexicon().nouns(language):
        return folded
    if word in irregular or folded in irregular:
        return irregular.get(word) or irregular[folded]
    return folded if folded in get_lexicon().headwords(language) else None


def _own_before_dropped_n(word: str) -> str | None:
    """Undo the Eifel rule: "schwätze" is "schwätzen" before most consonants."""
    if len(word) < 3:
        return None
    return _own(f"{word}n", "lb")


def _is_noun(word: str) -> bool:
    """Say whether a capital is more than a sentence's start: the dictionary has such a noun."""
    if not word[:1].isupper() or not simplemma.is_known(word, "lb"):
        return False
    return bool(simplemma.lemmatize(word, "lb")[:1].isupper())


def _plural(word: str) -> str | None:
    """Take the plural ending off a noun that only the lexicon has: "Gazasträife"."""
    nouns = get_lexicon().nouns("lb")
    for ending in ("en", "er", "e"):
        if word.endswith(ending) and word.removesuffix(ending) in nouns:
            return fold(word.removesuffix(ending))
    return None


def _inflected_adjective(word: str) -> str | None:
    """Take the ending off an adjective of the lexicon: "laange", "wichtegt", "schwéieren"."""
    adjectives = get_lexicon().adjectives
    for ending in ("en", "er", "em", "e", "t"):
        if word.endswith(ending) and word.removesuffix(ending) in adjectives:
            return word.removesuffix(ending)
    return None


def _composed(word: str) -> str | None:
    """Lemmatise a form of a separable verb: "ugeholl", "weiderzeféieren", "ukënnt"."""
    for written in _LONGEST_FIRST:
        if not word.startswith(written) or len(word) < len(written) + 3:
            continue
        rest = word[len(written) :]
        for base in _verbs_of(rest):
            for prefix in _PREFIXES[written]:
                if prefix + base != word and _is_infinitive(prefix + base):
                    return prefix + base
    return None


def _verbs_of(form: str) -> Iterator[str]:
    """Yield the infinitives that a form after a separable prefix can belong to."""
    if form in IRREGULAR_LB:
        yield IRREGULAR_LB[form]
    elif f"{form}n" in IRREGULAR_LB:
        yield IRREGULAR_LB[f"{form}n"]
    if form.startswith("ze"):
        yield form[2:]
        yield f"{form[2:]}n"
    if form.startswith("ge"):
        yield from _regular_infinitives(form[2:])
    yield f"{form}n"
    yield from _regular_infinitives(form)


def _regular_participle(word: str) -> str | None:
    """Lemmatise a weak participle, inflected or not: "gemellt", "confirméiert", "gespillten"."""
    stem = re.sub(r"t(?:en?|er|em)$", "t", word)
    bases: tuple[str, ...] = ()
    if stem.startswith("ge") and len(stem) > 5:
        bases = (stem[2:], stem)
    elif stem.startswith(_INSEPARABLE) or stem.endswith("éiert"):
        bases = (stem,)
    for base in bases:
        for infinitive in _regular_infinitives(base):
            if _is_infinitive(infinitive):
                return infinitive
    return None


def _regular_infinitives(stem: str) -> Iterator[str]:
    """Yield the infinitives of a weak stem with its t."""
    if stem.endswith("t"):
        yield f"{stem[:-1]}en"
        yield f"{stem}en"
        yield f"{stem[:-1]}n"


@lru_cache(maxsize=16_384)
def _is_infinitive(word: str) -> bool:
    """Say whether the word is a verb's infinitive: a headword, or its own lemma in the dictionary."""
    if not word.endswith("n") or len(word) < 4:
        return False
    if word in get_lexicon().headwords("lb"):
        return True
    return bool(simplemma.is_known(word, "lb") and simplemma.lemmatize(word, "lb") == word)


def _in_dictionary(word: str, language: str) -> str | None:
    """Look a form up in simplemma's dictionary, as written and in lower case."""
    try:
        for form in dict.fromkeys((word, word.lower())):
            if simplemma.is_known(form, language):
                return _current(simplemma.lemmatize(form, language), language)
    except ValueError:  # simplemma has no dictionary of this language
        return None
    return None


def _current(found: str, language: str) -> str:
    """Bring a dictionary lemma to the lexicon's: current spelling, the lexicon's headword."""
    lemma = fold(found)
    if found in get_lexicon().nouns(language):
        return lemma
    irregular = _IRREGULAR.get(language, {})
    if lemma in irregular:
        return irregular[lemma]
    if "ß" in lemma:
        headwords = get_lexicon().headwords(language)
        modern = lemma.replace("ß", "ss")
        if lemma not in headwords and modern in headwords:
            return modern
    return lemma
