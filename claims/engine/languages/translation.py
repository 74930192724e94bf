"""Word translation between the languages of two reports, where there is a lexicon."""

from __future__ import annotations

from collections.abc import Callable

from claims.engine.languages.lexicon import get_lexicon

_LEXICON_LANGUAGES = frozenset({"de", "lb"})


def get_translator(source: str, target: str) -> Callable[[str], tuple[str, ...]]:
    """Function from a lemma of ``source`` to its glosses in ``target``; none without a lexicon."""
    if source == target or {source, target} != _LEXICON_LANGUAGES:
        return lambda _lemma: ()
    lexicon = get_lexicon()
    return lambda lemma: lexicon.glosses(lemma, source=source, target=target)
