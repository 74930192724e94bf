"""The full-form word lists of simplemma, loaded once per language for all who ask.

Simplemma's own functions look words up in the same factory, so that lemmas and names share
one copy: the German list alone takes 100 MB.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache

from simplemma.strategies.dictionaries.dictionary_factory import DEFAULT_DICTIONARY_FACTORY


class WordList:
    """Forms and lemmas of one language; forms are looked up as they are written."""

    def __init__(self, code: str) -> None:
        self._lemmas: Mapping[str, str] = DEFAULT_DICTIONARY_FACTORY.get_dictionary(code)
        self._form_counts: Counter[str] | None = None

    def has(self, form: str) -> bool:
        """Say whether the exact form, upper and lower case distinguished, is listed."""
        return self._lemmas.get(form) is not None  # a miss raises behind ``in``

    def lemma(self, form: str) -> str:
        """Return the lemma of a form, or the form itself when it is not listed."""
        return self._lemmas.get(form, form)

    def form_count(self, form: str) -> int:
        """Return how many forms the lemma of ``form`` has; a name has one, a noun has more."""
        if self._form_counts is None:
            self._form_counts = Counter(self._lemmas.values())
        return self._form_counts[self.lemma(form)]


@cache
def get_wordlist(code: str) -> WordList:
    """Return the word list of an ISO 639-1 code; loading takes about half a second."""
    return WordList(code)
