"""Claims as bags of concepts: lemmas joined across languages by lexicon and cognates.

The join is local to the two reports: a word is only ever matched with words that the
other report really uses, so that an ambiguous gloss cannot invent an overlap.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz, process

from claims.engine.alignment.folding import fold
from claims.engine.alignment.matrices import Matrix, Rows, make_rows

Translate = Callable[[str], Sequence[str]]

_COGNATE_RATIO = 75.0  # below it, folded German and Luxembourgish words are rarely related
_GLOSS_WEIGHT = 0.95
_COMPOUND_WEIGHT = 0.7
_SHORTEST_PART = 5  # letters of a gloss that may stand for part of a compound
_MANY_TYPES = 6_000  # above it only exact and lexicon matches: cognates grow with the product


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptBags:
    """Claim-by-concept matrices with the inverse frequencies ``idf`` (v,).

    ``left`` (n, v) is binary. ``right`` (m, v) weighs each word by how surely it is the
    left language's concept; ``right_own`` (m, v) has one full entry per word, whether or
    not it found a partner.
    """

    left: Rows
    right: Rows
    right_own: Rows
    idf: Matrix


def _cognates(unmatched: Sequence[str], candidates: Sequence[str]) -> dict[str, tuple[str, float]]:
    """Best cognate of each word among ``candidates`` that start with the same letter."""
    buckets: dict[str, list[str]] = defaultdict(list)
    for word in candidates:
        buckets[word[:1]].append(word)
    by_letter: dict[str, list[str]] = defaultdict(list)
    for word in unmatched:
        if len(word) > 3:
            by_letter[word[:1]].append(word)
    found: dict[str, tuple[str, float]] = {}
    for letter, words in by_letter.items():
        bucket = buckets.get(letter)
        if not bucket:
            continue
        ratios = process.cdist(words, bucket, scorer=fuzz.ratio, score_cutoff=_COGNATE_RATIO)
        best = ratios.argmax(axis=1)
        for row, word in enumerate(words):
            score = float(ratios[row, best[row]])
            if score:
                found[word] = (bucket[int(best[row])], score / 100)
    return found


class _Compounds:
    """Words of one report, to be found by their first or last part."""

    def __init__(self, words: Sequence[str]) -> None:
        self._place = {word: place for place, word in enumerate(words)}
        self._forward = sorted(self._place)
        self._backward = sorted(word[::-1] for word in self._place)

    def with_part(self, part: str) -> list[str]:
        """Longer words that begin or end with ``part``, in the order they were given."""
        if len(part) < _SHORTEST_PART:
            return []
        found = {*_starting(self._forward, part)}
        found.update(word[::-1] for word in _starting(self._backward, part[::-1]))
        return sorted(found - {part}, key=self._place.__getitem__)


def _starting(ordered: Sequence[str], start: str) -> Iterator[str]:
    for place in range(bisect_left(ordered, start), len(ordered)):
        if not ordered[place].startswith(start):
            return
        yield ordered[place]


def match_types(
    left_types: Sequence[str], right_lemmas: Mapping[str, str], translate: Translate
) -> dict[str, list[tuple[str, float]]]:
    """Partners of each right type among the left types, with weights up to 1.

    ``right_lemmas`` maps a folded right type to its lemma, which ``translate`` glosses.
    """
    known = set(left_types)
    small = len(left_types) <= _MANY_TYPES
    compounds = _Compounds(left_types if small else ())
    partners: dict[str, list[tuple[str, float]]] = {}
    for folded, lemma in right_lemmas.items():
        found: dict[str, float] = {}
        if folded in known:
            found[folded] = 1.0
        for gloss in translate(lemma):
            target = fold(gloss)
            if target in known:
                found[target] = max(found.get(target, 0.0), _GLOSS_WEIGHT)
            elif small and not found:
                for word in compounds.with_part(target):
                    found[word] = _COMPOUND_WEIGHT
        if found:
            partners[folded] = sorted(found.items(), key=lambda item: -item[1])[:3]
    if small:
        rest = [word for word in right_lemmas if word not in partners]
        for word, match in _cognates(rest, left_types).items():
            partners[word] = [match]
    return partners


def concept_bags(
    left: Sequence[Sequence[str]], right: Sequence[Sequence[str]], translate: Translate
) -> ConceptBags:
    """Bags of the lemma lists of both sides, joined by ``match_types``."""
    left_sets = [{fold(lemma) for lemma in claim} for claim in left]
    left_types = sorted(set().union(*left_sets))
    right_lemmas = {fold(lemma): lemma for claim in right for lemma in claim}
    partners = match_types(left_types, right_lemmas, translate)
    column = {word: index for index, word in enumerate(left_types)}
    for word in right_lemmas:
        if word not in partners:
            column.setdefault(word, len(column))
    width = max(len(column), 1)
    rows = [_right_row({fold(word) for word in claim}, partners, column) for claim in right]
    used = [{column[w]: 1.0 for w in s} for s in left_sets] + [own for _, own in rows]
    frequency = np.bincount([c for row in used for c in row], minlength=width)
    matrix = _matrix([*used, *(row for row, _ in rows)], width)
    total = len(left) + len(right)
    return ConceptBags(
        left=matrix[: len(left)],
        right_own=matrix[len(left) : total],
        right=matrix[total:],
        idf=np.log((1 + total) / (0.5 + frequency)).astype(np.float32),
    )


def _right_row(
    words: set[str],
    partners: Mapping[str, list[tuple[str, float]]],
    column: Mapping[str, int],
) -> tuple[dict[int, float], dict[int, float]]:
    """Weighted concepts of one right claim, and one full entry for each of its words."""
    row: dict[int, float] = {}
    own: dict[int, float] = {}
    for word in sorted(words):
        matches = partners.get(word)
        if matches is None:
            own[column[word]] = 1.0
            continue
        own[column[matches[0][0]]] = 1.0
        for partner, weight in matches:
            row[column[partner]] = max(row.get(column[partner], 0.0), weight)
    return row, own


def _matrix(rows: Sequence[Mapping[int, float]], width: int) -> Rows:
    sizes = [len(row) for row in rows]
    columns = np.fromiter((c for row in rows for c in row), dtype=np.int64, count=sum(sizes))
    values = np.fromiter(
        (w for row in rows for w in row.values()), dtype=np.float32, count=sum(sizes)
    )
    return make_rows(
        np.repeat(np.arange(len(rows)), sizes), columns, values, shape=(len(rows), width)
    )
