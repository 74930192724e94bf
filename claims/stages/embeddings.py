"""The store of vectors: found by content, so that no text is encoded twice.

A vector's key is its encoder (name, revision and prompt: one ``EncoderModel`` row) and
the hash of its text. Equal sentences of different articles share one vector, and an
edited article costs its new sentences only.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from typing import TypeVar

import numpy as np
from django.db import IntegrityError, transaction
from django.db.models import Q
from numpy.typing import NDArray

from articles.models import Article
from claims.encoders import Encoder, EncoderError, get_encoder
from claims.models import Claim, Embedding, EncoderModel
from claims.stages.splitting import complete_encoding_texts

# Values in one query: well below what any database allows.
_QUERY_CHUNK = 500
_STORED = np.dtype("<f4")

_Item = TypeVar("_Item")


class StoreError(EncoderError):
    """The store cannot do what is asked; the message says what to do."""


class MissingVectorsError(StoreError):
    """Some texts have no vector of this encoder yet."""

    def __init__(self, row: EncoderModel, *, missing: int, total: int) -> None:
        self.missing = missing
        self.total = total
        super().__init__(
            f"{missing} of {total} texts have no vector of the encoder {row}."
            f" Run `manage.py embed_claims --encoder {row.name}`."
        )


@dataclass(frozen=True, kw_only=True)
class EmbedResult:
    """How many different texts had a vector already, and how many got one now."""

    reused: int
    encoded: int


def content_hash(text: str) -> str:
    """The key of ``text``: its SHA-256 in UTF-8, as hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def encoder_row(encoder: Encoder) -> EncoderModel:
    """The row of ``encoder``, made if it is new; the very first becomes the active one."""
    row, _created = EncoderModel.objects.get_or_create(
        name=encoder.name,
        revision=encoder.revision,
        prompt=encoder.prompt,
        defaults={"dimension": encoder.dimension},
    )
    if not EncoderModel.objects.filter(is_active=True).exists():
        try:
            with transaction.atomic():
                EncoderModel.objects.filter(pk=row.pk).update(is_active=True)
        except IntegrityError:  # another process was first
            pass
        row.refresh_from_db()
    return row


def active_encoder() -> tuple[Encoder, EncoderModel]:
    """The encoder that alignments use, with its row: the active one, at first the default.

    ``StoreError`` where its weights are no longer those its vectors were made with.
    """
    row = EncoderModel.objects.filter(is_active=True).first()
    encoder = get_encoder(row.name if row else None)
    current = encoder_row(encoder)
    if row and current.pk != row.pk:
        message = (
            f"The encoder {row.name} has changed: revision {current.revision[:12]} instead of"
            f" {row.revision[:12]}. Run `manage.py embed_claims --encoder {row.name}`, then"
            f" `manage.py encoders --activate {current.pk}`."
        )
        raise StoreError(message)
    return encoder, current


def load_vectors(texts: Sequence[str], row: EncoderModel) -> NDArray[np.float32]:
    """The stored unit vectors of ``texts``, float32 (n, dimension), in their order.

    ``MissingVectorsError`` says how many have none.
    """
    keys = [content_hash(text) for text in texts]
    places = {key: place for place, key in enumerate(dict.fromkeys(keys))}
    found = np.full((len(places), row.dimension), np.nan, dtype=np.float32)
    for part in _batched(places, _QUERY_CHUNK):
        stored = Embedding.objects.filter(encoder=row, content_hash__in=part)
        for key, vector in stored.values_list("content_hash", "vector"):
            found[places[key]] = _from_bytes(vector, row)
    missing = int(np.isnan(found[:, 0]).sum()) if places else 0
    if missing:
        raise MissingVectorsError(row, missing=missing, total=len(places))
    return found[[places[key] for key in keys]]


def embed_texts(
    texts: Iterable[str],
    *,
    encoder: Encoder,
    row: EncoderModel,
    chunk_size: int = 64,
    on_progress: Callable[[int, int], None] | None = None,
) -> EmbedResult:
    """Encodes and stores those of ``texts`` that have no vector in ``row`` yet.

    Commits after each chunk: what is done stays done when the process is killed.
    ``on_progress`` is told how many of how many are encoded, first 0.
    """
    if (row.name, row.revision, row.prompt) != (encoder.name, encoder.revision, encoder.prompt):
        message = f"The encoder {encoder.name} {encoder.revision[:12]} is not {row}."
        raise StoreError(message)
    wanted = {content_hash(text): text for text in texts}
    stored = stored_hashes(wanted, row)
    # Sorted over all chunks, so that the batches of a chunk hold texts of one length.
    todo = sorted((key for key in wanted if key not in stored), key=lambda key: len(wanted[key]))
    if on_progress:
        on_progress(0, len(todo))
    done = 0
    for keys in _batched(todo, chunk_size):
        vectors = encoder.encode([wanted[key] for key in keys])
        _store(keys, vectors, row)
        done += len(keys)
        if on_progress:
            on_progress(done, len(todo))
    return EmbedResult(reused=len(wanted) - len(todo), encoded=len(todo))


def texts_to_embed(articles: Iterable[Article]) -> list[str]:
    """The texts whose vectors the alignment of ``articles`` needs."""
    claims = _current_claims(articles)
    return [claim.encoding_text for group in claims for claim in group if _is_compared(claim)]


def prepare_texts(articles: Sequence[Article]) -> list[str]:
    """The same, once pieces that a person made of claims have theirs."""
    for part in _batched((article.pk for article in articles), _QUERY_CHUNK):
        complete_encoding_texts(part)
    return texts_to_embed(articles)


def have_vectors(articles: Iterable[Article]) -> bool:
    """Whether the active encoder has all vectors that the alignment of ``articles`` needs."""
    row = EncoderModel.objects.filter(is_active=True).first()
    hashes = {content_hash(text) for text in texts_to_embed(articles)}
    return row is not None and len(stored_hashes(hashes, row)) == len(hashes)


def compared_articles(comparison_ids: Iterable[int] | None = None) -> list[Article]:
    """The articles of these comparisons, or of all of them."""
    if comparison_ids is None:
        in_use = Q(comparisons_left__isnull=False) | Q(comparisons_right__isnull=False)
    else:
        ids = list(comparison_ids)
        in_use = Q(comparisons_left__in=ids) | Q(comparisons_right__in=ids)
    return list(Article.objects.filter(in_use).only("pk", "language").distinct().order_by("pk"))


def coverage(row: EncoderModel, hashes: frozenset[str] | None = None) -> tuple[int, int]:
    """How many of the different texts that all alignments need have a vector: (have, total).

    ``hashes`` saves collecting the texts again for several encoders.
    """
    needed = needed_hashes() if hashes is None else hashes
    return len(stored_hashes(needed, row)), len(needed)


def needed_hashes() -> frozenset[str]:
    """The keys of all texts that the alignments of all comparisons need."""
    return frozenset(content_hash(text) for text in texts_to_embed(compared_articles()))


def stored_hashes(hashes: Iterable[str], row: EncoderModel) -> set[str]:
    """Those of ``hashes`` that have a vector of ``row``."""
    found: set[str] = set()
    for part in _batched(hashes, _QUERY_CHUNK):
        rows = Embedding.objects.filter(encoder=row, content_hash__in=part)
        found.update(rows.values_list("content_hash", flat=True))
    return found


@transaction.atomic
def activate_encoder(row: EncoderModel) -> None:
    """Makes ``row`` the one encoder that alignments use; refused below full coverage."""
    have, total = coverage(row)
    if have < total:
        raise MissingVectorsError(row, missing=total - have, total=total)
    EncoderModel.objects.filter(is_active=True).exclude(pk=row.pk).update(is_active=False)
    EncoderModel.objects.filter(pk=row.pk).update(is_active=True)
    row.refresh_from_db()


def _current_claims(articles: Iterable[Article]) -> Iterator[list[Claim]]:
    """Each article's current claims in reading order."""
    for part in _batched((article.pk for article in articles), _QUERY_CHUNK):
        claims = Claim.objects.filter(article__in=part, is_current=True)
        ordered = claims.order_by("article_id", "position")
        for _article, group in groupby(ordered.iterator(), key=lambda claim: claim.article_id):
            yield list(group)


def _batched(items: Iterable[_Item], size: int) -> Iterator[list[_Item]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def _is_compared(claim: Claim) -> bool:
    return claim.kind != Claim.Kind.BOILERPLATE


def _store(keys: Sequence[str], vectors: NDArray[np.float32], row: EncoderModel) -> None:
    stored = np.ascontiguousarray(vectors, dtype=_STORED)
    Embedding.objects.bulk_create(
        [
            Embedding(encoder=row, content_hash=key, vector=vector.tobytes())
            for key, vector in zip(keys, stored, strict=True)
        ],
        ignore_conflicts=True,  # another process may have stored the same text meanwhile
    )


def _from_bytes(vector: bytes | memoryview, row: EncoderModel) -> NDArray[np.float32]:
    values = np.frombuffer(vector, dtype=_STORED)
    if values.shape != (row.dimension,):
        message = (
            f"A stored vector of {row} has {values.size} values instead of {row.dimension}:"
            " the database is damaged."
        )
        raise StoreError(message)
    return values.astype(np.float32)
