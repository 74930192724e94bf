"""Word translation between the languages of two reports, where there is a lexicon."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from claims.engine.languages.lemmas import lemmatise, tokens
from claims.engine.languages.lexicon import get_lexicon

_GLOSSED = "lb"
# Where the likeliest gloss is not the one that looks most like the word.
_USUAL = {
    "ginn": "werden",
    "an": "und",
    "een": "ein",
    "d'": "die",
    "no": "nach",
    "mir": "wir",
    "hien": "er",
    "visitt": "Besuch",
}
_LEXICON_LANGUAGES = frozenset({"de", "lb"})


def get_translator(source: str, target: str) -> Callable[[str], tuple[str, ...]]:
    """Function from a lemma of ``source`` to its glosses in ``target``; none without a lexicon."""
    if source == target or {source, target} != _LEXICON_LANGUAGES:
        return lambda _lemma: ()
    lexicon = get_lexicon()
    return lambda lemma: lexicon.glosses(lemma, source=source, target=target)


def gloss_text(text: str, language: str, *, keep: Iterable[tuple[int, int]] = ()) -> str:
    """The text with each word that the lexicon knows replaced by its likeliest German gloss.

    Meant for encoders that never learned Luxembourgish: not a translation, but nearer to
    what they know than the original. Other languages, unknown words and the spans in
    ``keep`` (names) stay as they are.
    """
    if language != _GLOSSED:
        return text
    return _glossed(text, tuple(keep))


@lru_cache(maxsize=4096)  # once to encode a claim, and again to align it
def _glossed(text: str, kept: tuple[tuple[int, int], ...]) -> str:
    parts: list[str] = []
    position = last = 0
    for start, end, token in tokens(text):
        # Inside a sentence a capital marks a noun or a name: "Kim Jong Un" is no preposition.
        inside = (text[last:start].rstrip() or text[max(0, last - 1) : last])[-1:].isalnum()
        last = end
        if any(low <= start < high for low, high in kept):
            continue
        gloss = _likeliest_gloss(lemmatise(token, _GLOSSED))
        if gloss is None or (inside and token[0].isupper() and gloss[0].islower()):
            continue
        parts += (text[position:start], gloss)
        if not token[-1].isalnum() and text[end : end + 1].isalnum():
            parts.append(" ")  # "d'Suerg" becomes "die Sorge"
        position = end
    return "".join(parts) + text[position:]


@lru_cache(maxsize=16_384)
def _likeliest_gloss(lemma: str) -> str | None:
    glosses = get_lexicon().glosses(lemma, source=_GLOSSED, target="de")
    if lemma in _USUAL:
        return _USUAL[lemma]
    return order_senses(lemma, glosses)[0] if glosses else None


def order_senses(lemma: str, senses: Sequence[str]) -> list[str]:
    """Return senses with the one most like the word first: "vun" is "von" before "ab"."""
    ordered = sorted(senses, key=lambda sense: -fuzz.ratio(lemma.lower(), sense.lower()))
    usual = _USUAL.get(lemma)
    return sorted(ordered, key=lambda sense: sense != usual) if usual else ordered
