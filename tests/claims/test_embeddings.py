"""The store of vectors: no text twice, nothing lost, one active encoder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from django.db import connection
from numpy.typing import NDArray

from claims.encoders import Encoder, get_encoder
from claims.models import Claim, Embedding, EncoderModel
from claims.stages.embeddings import (
    EmbedResult,
    MissingVectorsError,
    StoreError,
    activate_encoder,
    active_encoder,
    compared_articles,
    content_hash,
    coverage,
    embed_texts,
    encoder_row,
    load_vectors,
    texts_to_embed,
)
from tests.claims.embedding_cases import GERMAN, LUXEMBOURGISH, make_comparison
from tests.claims.tiny_encoder import DIMENSION

pytestmark = [pytest.mark.django_db, pytest.mark.model]


class Watched:
    """A real encoder that tells what it was asked to encode."""

    def __init__(self, encoder: Encoder, before: Callable[[Sequence[str]], None] | None = None):
        self.name, self.revision = encoder.name, encoder.revision
        self.prompt, self.dimension = encoder.prompt, encoder.dimension
        self.asked: list[list[str]] = []
        self._encoder = encoder
        self._before = before

    def encode(
        self, texts: Sequence[str], *, on_progress: Callable[[int], None] | None = None
    ) -> NDArray[np.float32]:
        if self._before:
            self._before(texts)
        self.asked.append(list(texts))
        return self._encoder.encode(texts, on_progress=on_progress)


@pytest.fixture
def tiny(tiny_encoder_path: Path) -> Encoder:
    return get_encoder(str(tiny_encoder_path))


@pytest.fixture
def row(tiny: Encoder) -> EncoderModel:
    return encoder_row(tiny)


def embed(encoder: Encoder, texts: list[str], **options: Any) -> EmbedResult:
    return embed_texts(texts, encoder=encoder, row=encoder_row(encoder), **options)


# --- keys ---------------------------------------------------------------------
def test_the_key_is_the_sha256_of_the_text():
    # printf "d'Äerd" | sha256sum
    expected = "a6549b11ad426eaaca068888ff170f804a085213cf6174e3f42a086e88d1d730"
    assert content_hash("d'Äerd") == expected


# --- rows of encoders ---------------------------------------------------------
def test_the_first_encoder_becomes_active_and_the_second_does_not(tiny, encoder):
    first = encoder_row(tiny)
    second = encoder_row(encoder)
    assert (first.is_active, second.is_active) == (True, False)
    assert (first.dimension, second.dimension) == (DIMENSION, 384)
    assert encoder_row(tiny) == first
    assert EncoderModel.objects.count() == 2


def test_another_revision_is_another_row(tiny, row):
    newer = Watched(tiny)
    newer.revision = "newer"
    assert encoder_row(newer).pk != row.pk


def test_the_active_encoder_is_at_first_the_default(tiny, settings):
    settings.ENCODER = tiny.name
    found, its_row = active_encoder()
    assert found is tiny
    assert its_row.is_active


def test_the_active_encoder_stays_when_the_default_changes(tiny, row, settings):
    settings.ENCODER = "bundled"
    assert active_encoder() == (tiny, row)


def test_changed_weights_of_the_active_encoder_are_named(row):
    EncoderModel.objects.filter(pk=row.pk).update(revision="0" * 64)
    with pytest.raises(StoreError, match=r"has changed: revision .{12} instead of 000000000000"):
        active_encoder()


# --- storing ------------------------------------------------------------------
def test_equal_texts_are_encoded_once(tiny):
    watched = Watched(tiny)
    assert embed(watched, ["b", "aa", "b", "aa", "b"]) == EmbedResult(reused=0, encoded=2)
    assert watched.asked == [["b", "aa"]]
    assert Embedding.objects.count() == 2


def test_a_stored_text_is_never_encoded_again(tiny):
    embed(tiny, GERMAN)
    watched = Watched(tiny)
    assert embed(watched, [*GERMAN, "neu"]) == EmbedResult(reused=len(GERMAN), encoded=1)
    assert watched.asked == [["neu"]]
    assert embed(watched, GERMAN) == EmbedResult(reused=len(GERMAN), encoded=0)
    assert watched.asked == [["neu"]]


def test_another_encoder_fills_in_beside_the_first(tiny, encoder):
    embed(tiny, GERMAN)
    assert embed(encoder, GERMAN) == EmbedResult(reused=0, encoded=len(GERMAN))
    assert load_vectors(GERMAN, encoder_row(tiny)).shape == (len(GERMAN), DIMENSION)
    assert load_vectors(GERMAN, encoder_row(encoder)).shape == (len(GERMAN), 384)


def test_progress_tells_texts_done_of_texts_to_encode(tiny):
    embed(tiny, GERMAN[:3])
    told: list[tuple[int, int]] = []
    embed(tiny, GERMAN, chunk_size=4, on_progress=lambda *counts: told.append(counts))
    assert told == [(0, 10), (4, 10), (8, 10), (10, 10)]


def test_nothing_to_do_loads_and_stores_nothing(tiny):
    watched = Watched(tiny)
    assert embed(watched, []) == EmbedResult(reused=0, encoded=0)
    assert watched.asked == []


def test_a_vector_stored_meanwhile_by_another_process_stays(tiny, row):
    other = np.ones(DIMENSION, dtype="<f4") / np.sqrt(np.float32(DIMENSION))

    def store_first(texts: Sequence[str]) -> None:
        Embedding.objects.create(
            encoder=row, content_hash=content_hash(texts[0]), vector=other.tobytes()
        )

    embed(Watched(tiny, before=store_first), GERMAN[:3])
    assert Embedding.objects.count() == 3
    shortest = min(GERMAN[:3], key=len)
    np.testing.assert_array_equal(load_vectors([shortest], row)[0], other)


def test_the_row_of_another_encoder_is_refused(tiny, encoder):
    with pytest.raises(StoreError, match="The encoder bundled 1571fc982750 is not"):
        embed_texts(["a"], encoder=encoder, row=encoder_row(tiny))


@pytest.mark.django_db(transaction=True)
def test_what_was_encoded_before_a_failure_is_kept(tiny):
    chunks = 0

    def fail_third(_texts: Sequence[str]) -> None:
        nonlocal chunks
        chunks += 1
        assert not connection.in_atomic_block
        if chunks == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        embed(Watched(tiny, before=fail_third), GERMAN, chunk_size=5)
    assert Embedding.objects.count() == 10
    watched = Watched(tiny)
    assert embed(watched, GERMAN) == EmbedResult(reused=10, encoded=3)
    assert watched.asked == [sorted(GERMAN, key=len)[10:]]


# --- loading ------------------------------------------------------------------
def test_vectors_come_back_exactly_in_the_order_asked(tiny, row):
    texts = GERMAN[:6]
    embed(tiny, texts)
    asked = [texts[4], texts[0], texts[4], texts[2]]
    vectors = load_vectors(asked, row)
    assert vectors.dtype == np.float32
    in_store_order = sorted(texts, key=len)
    expected = tiny.encode(in_store_order)[[in_store_order.index(text) for text in asked]]
    np.testing.assert_array_equal(vectors, expected)


def test_no_texts_load_no_rows(row):
    assert load_vectors([], row).shape == (0, DIMENSION)


def test_missing_vectors_are_counted_once_each(tiny, row):
    embed(tiny, GERMAN[:2])
    with pytest.raises(MissingVectorsError) as caught:
        load_vectors([*GERMAN[:4], GERMAN[3]], row)
    assert (caught.value.missing, caught.value.total) == (2, 4)
    assert str(caught.value).startswith("2 of 4 texts have no vector")
    assert f"manage.py embed_claims --encoder {tiny.name}" in str(caught.value)


def test_a_torn_vector_is_named(tiny, row):
    embed(tiny, ["a"])
    Embedding.objects.update(vector=b"\0" * (4 * DIMENSION - 4))
    with pytest.raises(StoreError, match="has 47 values instead of 48"):
        load_vectors(["a"], row)


@pytest.mark.parametrize("count", [pytest.param(1, id="one"), pytest.param(50, id="fifty")])
def test_loading_takes_one_query(tiny, row, count, django_assert_num_queries):
    texts = [f"Satz {number}" for number in range(count)]
    embed(tiny, texts)
    with django_assert_num_queries(1):
        load_vectors(texts, row)


def test_more_texts_than_one_query_asks_for(tiny, row):
    texts = [f"Satz {number}" for number in range(1201)]
    embed(tiny, texts)
    assert load_vectors(texts, row).shape == (1201, DIMENSION)


# --- what is needed, and the switch -------------------------------------------
def test_only_current_claims_that_are_compared_are_needed():
    comparison = make_comparison(["eins", "zwei", "drei"], ["eent"])
    Claim.objects.filter(text="zwei").update(kind=Claim.Kind.BOILERPLATE)
    Claim.objects.filter(text="drei").update(is_current=False)
    assert texts_to_embed([comparison.left, comparison.right]) == ["eins", "eent"]


def test_compared_articles_are_those_of_the_comparisons():
    one = make_comparison(["eins"], ["eent"])
    two = make_comparison(["zwei"], ["zwee"])
    unused = make_comparison(["drei"], ["dräi"])
    unused.delete()
    assert compared_articles([two.pk]) == [two.left, two.right]
    assert compared_articles() == [one.left, one.right, two.left, two.right]
    assert compared_articles([]) == []


def test_coverage_counts_different_texts(tiny, row):
    make_comparison(["eins", "gleich", "gleich"], ["eent", "gleich"])
    embed(tiny, ["gleich", "nirgends"])
    assert coverage(row) == (1, 3)


def test_an_encoder_is_activated_at_full_coverage_only(tiny, encoder, row):
    make_comparison(GERMAN, LUXEMBOURGISH)
    other = encoder_row(encoder)
    embed(encoder, [*GERMAN, *LUXEMBOURGISH[1:]])
    with pytest.raises(MissingVectorsError) as caught:
        activate_encoder(other)
    assert (caught.value.missing, caught.value.total) == (1, 26)
    assert EncoderModel.objects.get(is_active=True) == row
    embed(encoder, LUXEMBOURGISH)
    activate_encoder(other)
    assert EncoderModel.objects.get(is_active=True) == other
    assert other.is_active


def test_activating_the_active_encoder_changes_nothing(row):
    activate_encoder(row)
    assert EncoderModel.objects.get(is_active=True) == row
