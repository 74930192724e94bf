"""Who is said to have said it: verbs of saying with their subject, "laut X", "X no"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from claims.engine.facts.cues import compile_words
from claims.engine.facts.names import CONJUNCTIONS, extract_names
from claims.engine.facts.quotations import quoted_spans
from claims.engine.facts.spelling import fold_name
from claims.engine.facts.words import Word, split_words
from claims.engine.languages.base import LanguagePack
from claims.engine.types import AttributionFact

_BOUNDARY = re.compile(r"[;!?„“”\"»«()–]|(?<!\d)[,:.]|[,:.](?!\d)")
_LONGEST = 7
"""How many words a source may have."""
_CITING = re.compile(r"zit(?:ier|éier)", re.IGNORECASE)
_LIKE = frozenset({"so", "sou", "esou"})


@lru_cache(maxsize=4096)
def extract_attributions(text: str, pack: LanguagePack) -> tuple[AttributionFact, ...]:
    """Return the attributions of a text in order; each spans the source and its cue."""
    found: list[AttributionFact] = []
    for fact in (
        *_impersonal(text, pack),
        *_by_preposition(text, pack),
        *_by_postposition(text, pack),
        *_by_verb(text, pack),
    ):
        if not any(_collide(fact, other) for other in found):
            found.append(fact)
    return tuple(sorted(found, key=lambda fact: fact.start))


def _collide(fact: AttributionFact, other: AttributionFact) -> bool:
    """Say whether two attributions share words; a person cited inside another one does not."""
    nested = fact.verb == other.verb and fact.source != other.source and fact.verb != ""
    return fact.start < other.end and other.start < fact.end and not nested


def _impersonal(text: str, pack: LanguagePack) -> Iterator[AttributionFact]:
    for match in compile_words(pack.cues.impersonal).finditer(text):
        yield AttributionFact(
            start=match.start(),
            end=match.end(),
            text=match.group(),
            value="",
            verb=match.group().lower(),
        )


def _by_preposition(text: str, pack: LanguagePack) -> Iterator[AttributionFact]:
    for match in compile_words(pack.cues.source_before).finditer(text):
        before = text[: match.start()].rstrip()
        # "so" attributes only after a quotation or a comma, and right before a noun phrase.
        if match.group().lower() in _LIKE and (not before or before[-1] not in ',“”"»«–'):
            continue
        if (phrase := _phrase_after(text, match.end(), pack)) is not None:
            yield _fact(text, match.start(), phrase[1], phrase, match.group(), pack)


def _by_postposition(text: str, pack: LanguagePack) -> Iterator[AttributionFact]:
    for match in compile_words(pack.cues.source_after).finditer(text):
        phrase = _phrase_before(text, match.start(), pack)
        if phrase is None or text[phrase[1] : match.start()].strip():
            continue
        before, after = text[: phrase[0]].rstrip(), text[match.end() :].lstrip()
        if match.group().lower() != "zufolge":
            # "nach" and "no" are also plain prepositions: then their noun phrase follows.
            before = before[: _opening(text, phrase[0], pack)].rstrip()
            opens = not before or before[-1] in ',.;:!?“”"»«–' or _ends_in_verb(before, pack)
            if not opens or not after or not after[0].islower() or _is_determiner(after, pack):
                continue
        yield _fact(text, phrase[0], match.end(), phrase, match.group(), pack)


def _ends_in_verb(before: str, pack: LanguagePack) -> bool:
    return before.rsplit(None, 1)[-1].lower() in pack.cues.perfect_auxiliaries


def _is_determiner(after: str, pack: LanguagePack) -> bool:
    return re.split(r"[\s'’]", after, maxsplit=1)[0].lower() in pack.names.determiners


def _by_verb(text: str, pack: LanguagePack) -> Iterator[AttributionFact]:
    quoted = quoted_spans(text)
    for match in compile_words(pack.cues.speech_verbs).finditer(text):
        if any(start <= match.start() < end for start, end in quoted):
            continue
        phrase = _subject(text, match.start(), match.end(), pack)
        if phrase is None or phrase[1] > match.start() > phrase[0]:
            continue
        start, end = min(phrase[0], match.start()), max(phrase[1], match.end())
        if end - start > 160:
            start, end = phrase
        yield _fact(text, start, end, phrase, match.group(), pack)
        if _CITING.match(match.group()):
            yield from _cited(text, phrase, match, pack)


def _cited(
    text: str, subject: tuple[int, int], verb: re.Match[str], pack: LanguagePack
) -> Iterator[AttributionFact]:
    """Yield the person whom a subject quotes: KCNA huet de Kim zitéiert."""
    low, high = (
        (subject[1], verb.start()) if subject[1] <= verb.start() else (subject[1], len(text))
    )
    for name in extract_names(text, pack):
        if low <= name.start and name.end <= high and name.category != "place":
            yield AttributionFact(
                start=name.start,
                end=name.end,
                text=name.text,
                value=name.value,
                source=name.value,
                verb=verb.group().lower(),
            )
            return


def _subject(text: str, start: int, end: int, pack: LanguagePack) -> tuple[int, int] | None:
    """Return the subject of a verb of saying, by the verb-second order of both languages."""
    before_text = text[:start].rstrip()
    if before_text and before_text[-1] in ',“”"»«–':
        return _phrase_after(text, end, pack)
    clause = max((m.end() for m in _BOUNDARY.finditer(text, 0, start)), default=0)
    words = [word for word in split_words(text) if clause <= word.start and word.end <= start]
    lowered = [word.text.casefold() for word in words]
    if any(word in pack.cues.passive_auxiliaries for word in lowered):
        return None
    auxiliary = next(
        (i for i, word in enumerate(lowered) if word in pack.cues.perfect_auxiliaries), None
    )
    if auxiliary is None and compile_words(pack.cues.participles).match(text, start):
        return None
    finite = words[auxiliary].end if auxiliary is not None else end
    front = words[:auxiliary] if auxiliary is not None else words
    if not front or front[0].text.casefold() in pack.names.prepositions:
        return _phrase_after(text, finite, pack)
    return _first_phrase(text, front, pack) or (
        _phrase_after(text, finite, pack) if len(front) == 1 else None
    )


def _first_phrase(text: str, words: list[Word], pack: LanguagePack) -> tuple[int, int] | None:
    """Return the first noun phrase or pronoun of the words before a finite verb."""
    if words[0].text.casefold() in CONJUNCTIONS:
        return None
    for position, word in enumerate(words):
        if word.text.casefold() in pack.cues.source_pronouns:
            return word.start, word.end
        if word.text[0].isupper() and not _is_function(word, pack):
            last = position
            while last + 1 < len(words) and _continues(text, words[last], words[last + 1], pack):
                last += 1
            return word.start, words[last].end
    return None


def _continues(text: str, word: Word, following: Word, pack: LanguagePack) -> bool:
    joined = text[word.end : following.start] in {" ", "-", "/"}
    return joined and following.text[0].isupper() and not _is_function(following, pack)


def _is_function(word: Word, pack: LanguagePack) -> bool:
    return word.text.casefold() in pack.names.function_words


def _phrase_after(text: str, start: int, pack: LanguagePack) -> tuple[int, int] | None:
    """Return the noun phrase that begins right at a place, up to its last capitalised word."""
    stop = _BOUNDARY.search(text, start)
    limit = stop.start() if stop is not None else len(text)
    words = [word for word in split_words(text) if start <= word.start and word.end <= limit]
    first = last = None
    for position, word in enumerate(words[:_LONGEST]):
        lower = word.text.casefold()
        if position == 0 and lower in pack.cues.source_pronouns and not word.text[0].isupper():
            return word.start, word.end
        if last is None and word.text[0].islower() and _is_adverb(lower, pack):
            return None
        if word.text[0].isupper() and (not _is_function(word, pack) or last is not None):
            first = word if first is None else first
            last = word
        elif last is not None and lower not in {
            "vun",
            "vum",
            "von",
            "vom",
            "der",
            "des",
            "vu",
            "fir",
            "für",
            "d",
        }:
            break
    return (first.start, last.end) if first is not None and last is not None else None


def _is_adverb(word: str, pack: LanguagePack) -> bool:
    """Say whether a small word cannot open a noun phrase."""
    rules = pack.names
    return (word in rules.function_words or word in rules.prepositions) and (
        word not in rules.determiners
    )


def _opening(text: str, start: int, pack: LanguagePack) -> int:
    """Return where the noun phrase of a noun begins, its article and adjectives included."""
    for word in reversed([word for word in split_words(text) if word.end <= start]):
        lower = word.text.casefold()
        is_adjective = word.text[0].islower() and not _is_function(word, pack)
        if _BOUNDARY.search(text, word.end, start) or not (
            lower in pack.names.determiners or is_adjective
        ):
            return start
        start = word.start
        if lower in pack.names.determiners:
            return start
    return start


def _phrase_before(text: str, end: int, pack: LanguagePack) -> tuple[int, int] | None:
    """Return the noun phrase that ends right before a place, with adjectives and articles."""
    bounds = [match.end() for match in _BOUNDARY.finditer(text, 0, end)]
    low = max(bounds, default=0)
    words = [word for word in split_words(text) if low <= word.start and word.end <= end]
    if not words or not words[-1].text[0].isupper():
        return None
    first = len(words) - 1
    while (
        first > 0
        and words[first - 1].text[0].isupper()
        and not _is_function(words[first - 1], pack)
    ):
        first -= 1
    return words[first].start, words[-1].end


def _fact(
    text: str, start: int, end: int, phrase: tuple[int, int], verb: str, pack: LanguagePack
) -> AttributionFact:
    source = _canonical_source(text, phrase, pack)
    return AttributionFact(
        start=start, end=end, text=text[start:end], value=source, source=source, verb=verb.lower()
    )


def _canonical_source(text: str, phrase: tuple[int, int], pack: LanguagePack) -> str:
    """Return the name inside a source phrase, or its folded words, or "" for a pronoun."""
    start, end = phrase
    if text[start:end].casefold() in pack.cues.source_pronouns:
        return ""
    names = [
        name
        for name in extract_names(text, pack)
        if start <= name.start and name.end <= end and name.text[0].isupper()
    ]
    preferred = [name for name in names if name.category != "place"] or names
    if preferred:
        return preferred[-1].value
    return " ".join(fold_name(text[start:end]).split())
