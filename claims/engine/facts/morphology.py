"""HanTa's German morphology, with the same readings and scores, several times faster.

HanTa asks for the probability of every piece of a word under every tag. Most of them are
impossible: a piece is either one of the model's morphemes, which are few, or it is guessed
under one of the eleven tags that take new words.
"""

from __future__ import annotations

import math
from functools import cache
from operator import itemgetter

from HanTa.HanoverTagger import EMPTY, START, UNKNOWN, HanoverTagger
from numpy import logaddexp

State = tuple[int, int]
"""The tags of the last two pieces."""
Scored = tuple[State, float]
Row = dict[State, float]

LISTED = -20.0
"""Log score above which a word is made of the model's own morphemes, and not guessed."""
_SPARE = 2.0  # several paths to one tag add up, and the case of the first letter counts as well
_LOWEST = -1e6
_BEAM = 3  # so many states after the best go on, and what is less than 1 below them
_LONGEST_SUFFIX = 4
_LONGEST_COUNTED = 24  # letters up to which the model knows lengths
_SHORT_WORD, _SHORTEST_GUESS = 4, 3  # pieces below three letters are guessed in short words only
_WHOLE_WORD = 4.6  # what HanTa takes off for a word that is one unknown piece


class MorphologyTagger(HanoverTagger):  # type: ignore[misc]
    """HanTa's tagger with its search turned round: from the pieces that exist to their tags."""

    def __init__(self) -> None:
        super().__init__("morphmodel_ger.pgz")
        morphemes: dict[str, list[tuple[int, float]]] = {}
        for tag, pieces in self.LP_m_t.items():
            for piece, score in pieces.items():
                morphemes.setdefault(piece, []).append((tag, score))
        self._morphemes = {piece: tuple(found) for piece, found in morphemes.items()}
        self._bases = {
            tag: [self.Int_t + hapax + length for length in self.LP_len_t[tag]]
            for tag, hapax in self.LP_hapax_t.items()
            if tag in self.LP_s_t
        }
        endings = set().union(*(self.LP_s_t[tag] for tag in self._bases))
        self._endings = {
            ending: {tag: self._ending_score(tag, ending) for tag in self._bases}
            for ending in endings
        }

        self._followers = {state: dict(steps) for state, steps in self.LP_trans_nonfinal.items()}
        self._guessed_followers = {
            state: [(tag, step) for tag, step in steps.items() if tag in self._bases]
            for state, steps in self._followers.items()
        }

    def _ending_score(self, tag: int, ending: str) -> float:
        known = self.LP_s_t[tag]
        while ending not in known:
            ending = ending[1:]
        return float(known[ending])

    def analyze_forward(self, word: str) -> list[tuple[int, float]]:
        """Return the tags that a lower-case word may have with their log scores, best first."""
        return self._search(word, guess=True)

    def may_be_listed(self, word: str) -> bool:
        """Say whether a tag of the word can score above ``LISTED``; mostly far cheaper to tell.

        No path through a guessed piece does: the penalty of the first one alone is too high.
        """
        normal = self.normalize(word)
        if normal in self.cache:
            return True
        tag, score = self._search(normal, guess=False)[0]
        return tag != UNKNOWN and score > LISTED - _SPARE

    def _search(self, word: str, *, guess: bool) -> list[tuple[int, float]]:
        table: list[Row] = [{} for _ in range(len(word) + 1)]
        table[0][EMPTY, START] = 0.0
        for start, row in enumerate(table[:-1]):
            if row:
                bound = sorted(row.values(), reverse=True)[_BEAM] - 1 if len(row) > _BEAM else None
                best = [item for item in row.items() if bound is None or item[1] >= bound]
                self._extend_known(word, start, best, table)
                if guess:
                    self._extend_guessed(word, start, best, table)
        return self._final(table[-1])

    def _extend_known(self, word: str, start: int, best: list[Scored], table: list[Row]) -> None:
        """Enter the model's own morphemes that begin at ``start`` into the rows where they end."""
        followers = [(state[1], score, self._followers.get(state, {})) for state, score in best]
        for stop in range(start + 1, len(word) + 1):
            row = table[stop]
            for tag, piece in self._morphemes.get(word[start:stop], ()):
                for last, score, steps in followers:
                    if tag in steps:
                        total = score + steps[tag] + piece
                        if total > row.get((last, tag), _LOWEST):
                            row[last, tag] = total

    def _extend_guessed(self, word: str, start: int, best: list[Scored], table: list[Row]) -> None:
        """Enter guessed pieces that begin at ``start`` into the rows where they end."""
        size = len(word)
        shortest = 1 if size < _SHORT_WORD else _SHORTEST_GUESS
        before: Row = {}
        for state, score in best:
            for tag, step in self._guessed_followers.get(state, ()):
                key = (state[1], tag)
                if score + step > before.get(key, _LOWEST):
                    before[key] = score + step
        if not before:
            return
        for stop in range(start + shortest, size + 1):
            piece, row = word[start:stop], table[stop]
            listed = {tag for tag, _ in self._morphemes.get(piece, ())}
            endings = self._endings[self._ending(piece)]
            counted = min(stop - start, _LONGEST_COUNTED)
            penalty = _WHOLE_WORD if stop - start == size else 0.0
            for key, score in before.items():
                tag = key[1]
                if tag not in listed:
                    total = score + (self._bases[tag][counted] + endings[tag] - penalty)
                    if total > row.get(key, _LOWEST):
                        row[key] = total

    def _ending(self, piece: str) -> str:
        """Return the longest ending of a piece, shorter than itself, that the model knows."""
        for length in range(min(_LONGEST_SUFFIX, len(piece) - 1), 0, -1):
            if piece[-length:] in self._endings:
                return piece[-length:]
        return ""

    def _final(self, row: dict[State, float]) -> list[tuple[int, float]]:
        ends: dict[State, float] = {}
        for state, score in row.items():
            for tag, step in self.LP_trans_final.get(state, ()):
                end = (state[1], tag)
                if score + step > ends.get(end, _LOWEST):
                    ends[end] = score + step
        found: dict[int, float] = {}
        for (_, tag), score in ends.items():
            if score != -math.inf:
                found[-tag] = float(logaddexp(found[-tag], score)) if -tag in found else score
        return sorted(found.items(), key=itemgetter(1), reverse=True) or [(UNKNOWN, 0.0)]


@cache
def get_tagger() -> MorphologyTagger:
    """Return the tagger, loaded on first use."""
    return MorphologyTagger()
