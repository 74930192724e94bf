"""The lexical evidence: folding, n-grams, concepts, masked and glossed texts."""

from __future__ import annotations

import numpy as np
import pytest

from claims.engine.alignment import encoding_text
from claims.engine.alignment.concepts import concept_bags, match_types
from claims.engine.alignment.folding import fold
from claims.engine.alignment.ngrams import ngram_tfidf
from claims.engine.compare import make_report
from claims.engine.types import ClaimKind


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        pytest.param("Äusserung", "auserung", id="diacritics-and-doubles"),
        pytest.param("Straße", "strase", id="eszett"),
        pytest.param("Philosophie", "filosofie", id="ph"),
        pytest.param("Vëlo", "felo", id="v-as-f"),
        pytest.param("Sécherheetsrot", "sekherhetsrot", id="luxembourgish"),
    ],
)
def test_folding_brings_spellings_together(word, folded):
    assert fold(word) == folded


def test_related_spellings_are_nearer_than_other_words():
    left, right = ngram_tfidf(
        ["Der Sicherheitsrat berät", "Die Feuerwehr löscht"],
        ["De Sécherheetsrot beréit", "D'Pompjeeë läschen"],
    )

    similarity = left @ right.T
    assert similarity[0, 0] > 3 * similarity[0, 1]


def test_rows_have_unit_length_and_empty_texts_are_zero():
    left, right = ngram_tfidf(["Ein Satz", ""], ["E Saz"])

    assert np.linalg.norm(left[0]) == pytest.approx(1, abs=1e-5)
    assert np.isfinite(left).all()
    assert right.shape[0] == 1


def test_a_gloss_joins_words_that_share_no_letters():
    partners = match_types(
        ["einladung", "besuch"], {"infitatioun": "invitatioun"}, lambda _: ("Einladung",)
    )

    assert partners["infitatioun"][0][0] == "einladung"


def test_a_gloss_that_the_other_report_does_not_use_invents_nothing():
    partners = match_types(["haus"], {"infitatioun": "invitatioun"}, lambda _: ("Einladung",))

    assert partners == {}


def test_concepts_count_what_every_claim_says_for_little():
    bags = concept_bags(
        [["Kim", "Einladung"], ["Kim", "Satellit"]], [["Kim", "Satellit"]], lambda _: ()
    )

    shared = ((bags.left * bags.idf) @ bags.right.T).ravel()
    assert shared[1] > 2 * shared[0]


def claim(text, language):
    return make_report([(text, ClaimKind.STATEMENT)], language).claims[0]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        pytest.param("Er kam am Dienstag um 14.30 Uhr.", "de", ("WDAY", "TIME"), id="german"),
        pytest.param(
            "Hie koum e Mëttwoch mat 300 Leit.", "lb", ("WDAY", "NUM"), id="luxembourgish"
        ),
    ],
)
def test_values_that_may_differ_are_masked_before_encoding(text, language, expected):
    encoded = encoding_text(claim(text, language))

    for token in expected:
        assert token in encoded
    assert not any(char.isdigit() for char in encoded)


def test_luxembourgish_is_encoded_as_german_glosses_but_names_stay():
    encoded = encoding_text(claim("De Kim Jong Un huet d'Invitatioun ugeholl.", "lb"))

    assert "Kim Jong Un" in encoded
    assert "Einladung" in encoded
    assert "annehmen" in encoded
