"""Countries, places and institutions with their names in every language of the packs.

Country names come from CLDR by Babel; adjectives, inhabitants, cities, institutions
and metonyms from the tables beside this module.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from babel import Locale

FOLDER = Path(__file__).parent
COLUMNS = {"de": 0, "lb": 1}
MAX_WORDS = 4

_ADJECTIVE_ENDINGS = ("", "e", "en", "er", "em", "es", "t")
_SHORT = 3
_CACHED_WORDS = 32_768
_FOREIGN = ("fr", "en")
"""Reports also name countries as French and English sources do."""
_NOT_COUNTRIES = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "CX", "SX"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something with a name: ``key`` is its canonical value, ``related`` what it may stand for."""

    key: str
    category: str
    related: tuple[str, ...] = ()
    is_adjective: bool = False


def fold_phrase(text: str) -> str:
    """Return the form under which phrases are looked up: lower case, no diacritics."""
    if text.isascii():
        plain = text.casefold()
    else:
        decomposed = unicodedata.normalize("NFKD", text.replace("ß", "ss").casefold())
        plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(plain.replace("-", " ").replace("/", " ").replace("’", "'").split())


def fold_transcribed(text: str) -> str:
    """Return the lookup form of text whose umlauts are written ae, oe, ue."""
    folded = fold_phrase(text)
    return folded.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def _is_transcribed(folded: str) -> bool:
    return any(pair in folded for pair in ("ae", "oe", "ue"))


class Gazetteer:
    """The names of one language, by folded form."""

    def __init__(self, code: str) -> None:
        self._entries: dict[str, Entry] = {}
        self._exact: dict[str, Entry] = {}
        for form, entry in (
            *_countries(code),
            *_inhabitants(code),
            *_names(code),
            *_countries(*_FOREIGN),
        ):
            self._add(form, entry)
        self._transcribed = {fold_transcribed(form): entry for form, entry in self._entries.items()}
        forms = {*self._entries, *self._transcribed, *map(fold_phrase, self._exact)}
        self._openings = frozenset(
            form[:end] for form in forms for end, char in enumerate(form) if not char.isalpha()
        )
        # Reports repeat their words: these two are asked of every word of every claim.
        self.find_word = lru_cache(maxsize=_CACHED_WORDS)(self.find)
        self.may_open_phrase = lru_cache(maxsize=_CACHED_WORDS)(self._may_open_phrase)

    def _add(self, form: str, entry: Entry) -> None:
        if len(form) <= _SHORT and form.isupper():
            self._exact[form] = entry
        else:
            self._entries.setdefault(fold_phrase(form), entry)

    def _may_open_phrase(self, word: str) -> bool:
        """Say whether anything known may begin with the word, in composed text, and go on."""
        folded = fold_phrase(word)
        return folded in self._openings or "." in word or _is_transcribed(folded)

    def find(self, phrase: str) -> Entry | None:
        """Return the entry named by the phrase, in any inflection that is known, or None."""
        if "." in phrase and phrase.replace(".", "").isupper():
            phrase = phrase.replace(".", "")
        if len(phrase) <= _SHORT:
            return self._exact.get(phrase) or self._entries.get(fold_phrase(phrase))
        folded = fold_phrase(phrase)
        for form in (folded, folded.removesuffix("s"), folded + "n"):
            if (entry := self._entries.get(form)) is not None:
                return entry
        if _is_transcribed(folded):
            return self._transcribed.get(fold_transcribed(phrase))
        return None


@cache
def get_gazetteer(code: str) -> Gazetteer:
    """Return the gazetteer of a language; an unknown language has country names only."""
    return Gazetteer(code)


def _rows(name: str) -> Iterator[list[str]]:
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _countries(*codes: str) -> Iterator[tuple[str, Entry]]:
    for code in codes:
        for key, form in Locale(code).territories.items():
            if len(key) == 2 and key not in _NOT_COUNTRIES:
                yield form, Entry(key=key, category="place")


def _inhabitants(code: str) -> Iterator[tuple[str, Entry]]:
    if code not in COLUMNS:
        return
    column = COLUMNS[code]
    for row in _rows("gazetteer_countries.tsv"):
        key, adjective, inhabitant = row[0], row[1 + 2 * column], row[2 + 2 * column]
        noun = Entry(key=key, category="place")
        describing = Entry(key=key, category="place", is_adjective=True)
        for form in filter(None, row[5 + column].split("|")):
            if form[0].islower():
                yield from ((form + ending, describing) for ending in _ADJECTIVE_ENDINGS)
            else:
                yield form, noun
        yield from ((adjective + ending, describing) for ending in _ADJECTIVE_ENDINGS)
        yield from ((form, describing) for form in _inhabitant_forms(inhabitant))


def _inhabitant_forms(inhabitant: str) -> Iterator[str]:
    stem = inhabitant.removesuffix("e")
    yield inhabitant
    for ending in ("e", "n", "en", "s", "in", "innen", "er", "esch"):
        yield stem + ending
        yield inhabitant + ending


def _names(code: str) -> Iterator[tuple[str, Entry]]:
    if code not in COLUMNS:
        return
    for row in _rows("gazetteer_names.tsv"):
        related = tuple(filter(None, row[4].split("|")))
        entry = Entry(key=row[0], category=row[1], related=related)
        for form in filter(None, row[2 + COLUMNS[code]].split("|")):
            yield form, entry
