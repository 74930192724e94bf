"""The faster search through HanTa's model reads words as HanTa itself does."""

from __future__ import annotations

import re

import pytest
from HanTa.HanoverTagger import HanoverTagger

from claims.engine.facts.morphology import LISTED, get_tagger
from tests.claims.engine.detectors.news_pairs import ROWS
from tests.claims.engine.detectors.news_translations import PAIRS

TEXTS = [text for row in ROWS.values() for text in row[1:3]] + [t for pair in PAIRS for t in pair]
ODD = ("A", "Ab", "Éi", "Ç", "X" * 40, "Donaudampfschifffahrtsgesellschaft", "Übü", "Nº", "d'Éier")
WORDS = sorted({word for text in TEXTS for word in re.findall(r"[^\W\d_]+", text)} | set(ODD))


@pytest.fixture(scope="module")
def hanta():
    return HanoverTagger("morphmodel_ger.pgz")


@pytest.mark.parametrize("first", [chr(c) for c in range(ord("A"), ord("Z") + 1)])
def test_reads_words_as_hanta_does(hanta, first):
    for word in [word for word in WORDS if word[0].upper() == first]:
        expected = hanta.tag_word(word)
        found = get_tagger().tag_word(word)
        assert [tag for tag, _ in found] == [tag for tag, _ in expected], word
        assert [score for _, score in found] == pytest.approx([score for _, score in expected])


def test_the_search_itself_is_compared():
    """Words that HanTa keeps readings of are not searched; most of these are not among them."""
    searched = [word for word in WORDS if word.lower() not in get_tagger().cache]
    assert len(searched) > 500


def test_a_word_that_may_not_be_listed_is_not():
    tagger = get_tagger()
    scores = {word: tagger.tag_word(word)[0][1] for word in WORDS}
    listed = {word for word, score in scores.items() if score > LISTED}
    candidates = {word for word in WORDS if tagger.may_be_listed(word)}
    assert listed <= candidates
    assert len(candidates) < 1.1 * len(listed)


def test_no_guessed_piece_scores_as_high_as_a_listed_word():
    tagger = get_tagger()
    assert max(step for steps in tagger._followers.values() for step in steps.values()) <= 0
    for tag, bases in tagger._bases.items():
        step = max(steps[tag] for steps in tagger._followers.values() if tag in steps)
        ending = max(endings[tag] for endings in tagger._endings.values())
        assert step + max(bases) + ending < LISTED
