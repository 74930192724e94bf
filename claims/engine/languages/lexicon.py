"""The bilingual news lexicon: lemma pairs of German and Luxembourgish, both ways.

It serves the alignment as evidence and the reviewer as a word gloss. The pairs are in
``lexicon_de_lb.tsv``; a Luxembourgish variant spelling is a row of its own.
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

FILE_NAME = "lexicon_de_lb.tsv"
COLUMNS = ("de", "lb", "pos", "note")
PARTS_OF_SPEECH = frozenset(
    {"noun", "verb", "adj", "adv", "prep", "conj", "pron", "num", "name", "phrase"}
)
LANGUAGES = ("de", "lb")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One lemma pair as it is printed in a dictionary: nouns with a capital, verbs as infinitives."""

    de: str
    lb: str
    pos: str
    note: str = ""


class Lexicon:
    """Lemma pairs, looked up by the lower-cased word of either language."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries: tuple[Entry, ...] = tuple(entries)
        to_lb: dict[str, list[str]] = {}
        to_de: dict[str, list[str]] = {}
        for entry in self.entries:
            to_lb.setdefault(fold(entry.de), []).append(entry.lb)
            to_de.setdefault(fold(entry.lb), []).append(entry.de)
        self._glosses: dict[tuple[str, str], dict[str, tuple[str, ...]]] = {
            ("de", "lb"): {word: tuple(found) for word, found in to_lb.items()},
            ("lb", "de"): {word: tuple(found) for word, found in to_de.items()},
        }
        self._headwords = {"de": frozenset(to_lb), "lb": frozenset(to_de)}
        self._nouns = {
            language: frozenset(
                getattr(entry, language) for entry in self.entries if entry.pos in {"noun", "name"}
            )
            for language in LANGUAGES
        }

        self.adjectives = frozenset(
            fold(entry.lb) for entry in self.entries if entry.pos == "adj" and " " not in entry.lb
        )

    def __len__(self) -> int:
        """Return the number of lemma pairs."""
        return len(self.entries)

    def glosses(self, lemma: str, source: str = "lb", target: str = "de") -> tuple[str, ...]:
        """Return the translations of a lemma as printed, in file order; empty where none is known."""
        return self._glosses.get((source, target), {}).get(fold(lemma), ())

    def translations(self, lemma: str, source: str = "lb", target: str = "de") -> frozenset[str]:
        """Return the one-word translations of a lemma, folded as ``lemmatise`` folds its lemmas."""
        return frozenset(
            fold(gloss) for gloss in self.glosses(lemma, source, target) if " " not in gloss
        )

    def headwords(self, language: str) -> frozenset[str]:
        """Return every folded word of one language that the lexicon translates."""
        return self._headwords.get(language, frozenset())

    def nouns(self, language: str) -> frozenset[str]:
        """Return the nouns and names of one language as printed, with their capital."""
        return self._nouns.get(language, frozenset())


def fold(word: str) -> str:
    """Return the word in the one form used as key: composed Unicode, lower case."""
    return unicodedata.normalize("NFC", word).lower()


@cache
def get_lexicon() -> Lexicon:
    """Return the German–Luxembourgish lexicon, read from its file on first use."""
    file = resources.files(__package__).joinpath(FILE_NAME)
    with file.open("r", encoding="utf-8") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return Lexicon(
            Entry(de=row["de"], lb=row["lb"], pos=row["pos"], note=row["note"]) for row in rows
        )
