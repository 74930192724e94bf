"""manage.py embed_claims: fills in an encoder's vectors beside those of the others."""

from __future__ import annotations

import json
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.encoders import Encoder, EncoderError, get_encoder
from claims.management.comparisons import count_comparisons
from claims.management.progress import progress
from claims.models import Comparison, EncoderModel
from claims.stages.embeddings import (
    compared_articles,
    content_hash,
    embed_texts,
    encoder_row,
    prepare_texts,
    stored_hashes,
    texts_to_embed,
)


class Command(BaseCommand):
    """Encodes the claims of comparisons, each text once, resuming where it was stopped."""

    help = (
        "Encode the claims of comparisons and keep the vectors. A text that has a vector of the"
        " encoder is never encoded again, so the command goes on where it was stopped."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("ids", nargs="*", type=int, metavar="ID", help="comparisons to encode")
        parser.add_argument(
            "--encoder",
            metavar="NAME",
            help="bundled, a model's name or a folder (default: the active encoder)",
        )
        scope = parser.add_mutually_exclusive_group()
        scope.add_argument(
            "--all", action="store_true", help="all comparisons (the default without IDs)"
        )
        scope.add_argument(
            "--missing",
            action="store_true",
            help="only comparisons that lack vectors: count no others",
        )
        parser.add_argument("--dry-run", action="store_true", help="count, encode nothing")
        parser.add_argument("--json", action="store_true", help="print the summary as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._run(**options)
        except EncoderError as error:
            raise CommandError(str(error)) from error
        except KeyboardInterrupt:
            message = "Stopped. What was encoded is kept: run the same command again to go on."
            raise CommandError(message, returncode=130) from None

    def _run(self, **options: Any) -> None:
        ids = _comparison_ids(options["ids"], every=options["all"])
        encoder = get_encoder(options["encoder"] or _active_name())
        if options["dry_run"]:
            summary = _count(encoder, ids, missing_only=options["missing"])
        else:
            summary = self._embed(encoder, ids, missing_only=options["missing"])
        self.stdout.write(json.dumps(summary) if options["json"] else _sentence(summary))

    def _embed(self, encoder: Encoder, ids: list[int], *, missing_only: bool) -> dict[str, Any]:
        row = encoder_row(encoder)
        if missing_only:
            ids = _with_missing_vectors(ids, row)
        texts = prepare_texts(compared_articles(ids))
        started = time.monotonic()
        with progress("Encoding", stream=self.stderr, unit="claims") as on_progress:
            result = embed_texts(texts, encoder=encoder, row=row, on_progress=on_progress)
        return {
            "encoder": encoder.name,
            "revision": encoder.revision,
            "comparisons": len(ids),
            "reused": result.reused,
            "encoded": result.encoded,
            "seconds": round(time.monotonic() - started, 2),
            "dry_run": False,
        }


def _count(encoder: Encoder, ids: list[int], *, missing_only: bool) -> dict[str, Any]:
    """What an embedding would do; writes nothing, not even the encoder's row."""
    row = EncoderModel.objects.filter(
        name=encoder.name, revision=encoder.revision, prompt=encoder.prompt
    ).first()
    if missing_only and row:
        ids = _with_missing_vectors(ids, row)
    wanted = {content_hash(text) for text in texts_to_embed(compared_articles(ids))}
    reused = len(stored_hashes(wanted, row)) if row else 0
    return {
        "encoder": encoder.name,
        "revision": encoder.revision,
        "comparisons": len(ids),
        "reused": reused,
        "encoded": len(wanted) - reused,
        "seconds": 0.0,
        "dry_run": True,
    }


def _sentence(summary: dict[str, Any]) -> str:
    verb = "would be encoded" if summary["dry_run"] else "encoded"
    return (
        f"{summary['encoder']}: {summary['encoded']} texts {verb}, {summary['reused']} reused,"
        f" in {count_comparisons(summary['comparisons'])} ({summary['seconds']:.1f} s)"
    )


def _comparison_ids(ids: list[int], *, every: bool) -> list[int]:
    if ids and every:
        message = "Give either IDs or --all."
        raise CommandError(message)
    comparisons = Comparison.objects.order_by("pk")
    if not ids:
        return list(comparisons.values_list("pk", flat=True))
    known = list(comparisons.filter(pk__in=ids).values_list("pk", flat=True))
    if unknown := sorted(set(ids) - set(known)):
        message = f"No comparison has the ID {', '.join(map(str, unknown))}."
        raise CommandError(message)
    return known


def _with_missing_vectors(ids: list[int], row: EncoderModel) -> list[int]:
    """Those of the comparisons ``ids`` that need a text without a vector of ``row``."""
    lacking = []
    for pk in ids:
        hashes = {content_hash(text) for text in texts_to_embed(compared_articles([pk]))}
        if len(stored_hashes(hashes, row)) < len(hashes):
            lacking.append(pk)
    return lacking


def _active_name() -> str | None:
    return EncoderModel.objects.filter(is_active=True).values_list("name", flat=True).first()
