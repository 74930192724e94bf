"""Names replaced, negations dropped and hedges added."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from claims.engine.detectors.certainty import STRONG
from claims.engine.detectors.name_pairs import SURE
from claims.engine.facts.name_matching import index_texts, is_word_mentioned
from claims.engine.facts.words import split_words
from claims.engine.languages import get_pack
from claims.engine.languages.gazetteer import Entry, get_gazetteer
from claims.engine.languages.lemmas import lemmatise
from claims.engine.perturbation.edits import Edit, Scope, fit_word, swaps_of, with_mobile_n
from claims.engine.types import ClaimFacts, Fact, NameFact

# Names that are written alike in every language of the packs.
_NAMES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "person": ("Keller", "Moreau", "Novak", "Lindberg", "Castellano"),
        "organisation": ("Greenpeace", "Interpol", "Siemens", "Unicef"),
        "place": ("Oslo", "Madrid", "Toronto", "Zagreb", "Nairobi"),
    }
)


def swap_name(scope: Scope) -> Iterator[Edit]:
    """Yield another person, organisation or place."""
    other = index_texts(tuple((claim.text, claim.language) for claim in scope.other))
    texts = " ".join(claim.text for claim in (*scope.own, *scope.other))
    own = " ".join(claim.text for claim in scope.own)
    values = [fact.value for claim in scope.own for fact in claim.facts.names]
    for claim in scope.own:
        gazetteer = get_gazetteer(claim.language)
        for fact in claim.facts.names:
            was = fact.text.split()[-1] if fact.category == "person" else fact.text
            entry = gazetteer.find(fact.text)
            is_repeated = len(re.findall(rf"\b{re.escape(was)}\b", own)) > 1
            if is_repeated or values.count(fact.value) > 1 or not _is_swappable(claim, fact, entry):
                continue
            if is_word_mentioned(was, other) or (entry and entry.key in other.keys):
                now = scope.rng.choice([n for n in _NAMES[fact.category] if n not in texts])
                yield from fit_word(claim, fact.end - len(was), was, now)


def _is_swappable(claim: ClaimFacts, fact: NameFact, entry: Entry | None) -> bool:
    """Say whether another name fits a name's place: no adjective, genitive or part of a title."""
    text, before = claim.text, claim.text[: fact.start].rstrip()
    if fact.category not in _NAMES or fact.certainty < SURE or not fact.text[0].isupper():
        return False
    if "-" in {text[fact.end : fact.end + 1], before[-1:]} or re.match(r" [A-Z]", text[fact.end :]):
        return False
    if fact.category == "person":
        return len(fact.text.split()) == 2 and not fact.text.endswith("s")
    previous = re.search(r"[^\W\d_]+['’]?$", before)
    determiners = get_pack(claim.language).names.determiners
    if entry is None or entry.is_adjective or " " in fact.text or fact.text.endswith("s"):
        return False
    return previous is None or previous[0].lower() not in determiners


def drop_negation(scope: Scope) -> Iterator[Edit]:
    """Yield the claim without one of its negations."""
    counts = [
        sum(cue.value == "negation" for claim in side for cue in claim.facts.polarity)
        for side in (scope.own, scope.other)
    ]
    if counts[0] != counts[1]:
        return
    for claim in scope.own:
        for cue in claim.facts.polarity:
            now = _affirm(claim, cue) if cue.value == "negation" else None
            if now is not None:
                yield _replaced_word(claim, cue, now)


def _affirm(claim: ClaimFacts, cue: Fact) -> str | None:
    """Return what stands in a negation word's place once it is dropped, None if unknown."""
    swaps, word = swaps_of(claim), cue.text.lower()
    following = [word.text for word in split_words(claim.text) if word.start >= cue.end][:3]
    if word in swaps.articles:
        noun = next((text for text in following if text[0].isupper()), None)
        if noun is not None:
            is_plural = lemmatise(noun, claim.language) != noun.lower()
            article = swaps.articles[word]
            if is_plural:
                return ""
            return with_mobile_n(article, following[0], swaps)
    return swaps.affirmed.get(word)


def _replaced_word(claim: ClaimFacts, cue: Fact, now: str) -> Edit:
    """Replace a word, or drop it with the space after it and hand its capital on."""
    text, end = claim.text, cue.end
    if not now:
        if text[end : end + 1] == " ":
            end += 1
        elif cue.start and text[cue.start - 1] == " ":
            return Edit(claim=claim, start=cue.start - 1, end=end, now="")
        if cue.text[0].isupper() and end < len(text):
            return Edit(claim=claim, start=cue.start, end=end + 1, now=text[end].upper())
    elif cue.text[0].isupper():
        now = now[0].upper() + now[1:]
    return Edit(claim=claim, start=cue.start, end=end, now=now)


def add_hedge(scope: Scope) -> Iterator[Edit]:
    """Yield the claim as an allegation."""
    claims = (*scope.own, *scope.other)
    if any(cue.value in STRONG for claim in claims for cue in claim.facts.modality):
        return
    for claim in scope.own:
        swaps, words = swaps_of(claim), split_words(claim.text)
        for word, following in pairwise(words[1:]):
            # A finite verb that closes its clause takes no adverb after it.
            if claim.text[word.end : following.start] != " ":
                continue
            if word.text in swaps.auxiliaries and following.text not in swaps.subjects:
                hedge = f" {swaps.hedge}"
                yield Edit(claim=claim, start=word.end, end=word.end, now=hedge)
                break
