"""manage.py encoders: lists the encoders and says which one alignments use."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.encoders import canonical_name
from claims.models import EncoderModel
from claims.stages.embeddings import StoreError, activate_encoder, coverage, needed_hashes


class Command(BaseCommand):
    """Lists encoders with their coverage; activates another in one step."""

    help = (
        "List the encoders with dimension, coverage and which one is active, or activate another"
        " one. An encoder becomes active only when it covers all claims that are compared."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--activate", metavar="NAME_OR_ID", help="let alignments use this encoder"
        )
        parser.add_argument("--json", action="store_true", help="print the list as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["activate"]:
            row = _find(options["activate"])
            try:
                activate_encoder(row)
            except StoreError as error:
                message = f"{row.name} stays inactive: {error}"
                raise CommandError(message) from error
            self.stderr.write(
                f"{row} is active. Run `manage.py align_claims` to align with it.", style_func=str
            )
        listed = _list()
        if options["json"]:
            self.stdout.write(json.dumps(listed))
        elif not listed:
            self.stdout.write("No encoder yet: `manage.py embed_claims` adds the first.")
        else:
            self.stdout.write("\n".join(_table(listed)))


def _list() -> list[dict[str, Any]]:
    hashes = needed_hashes()
    listed = []
    for row in EncoderModel.objects.order_by("pk"):
        have, total = coverage(row, hashes)
        listed.append(
            {
                "id": row.pk,
                "name": row.name,
                "revision": row.revision,
                "prompt": row.prompt,
                "dimension": row.dimension,
                "have": have,
                "total": total,
                "active": row.is_active,
            }
        )
    return listed


def _table(listed: list[dict[str, Any]]) -> list[str]:
    width = max(4, *(len(entry["name"]) for entry in listed))
    lines = [f"{'ID':>4}  {'name':<{width}}  {'revision':<12}  {'size':>5}  {'coverage':>17}"]
    for entry in listed:
        share = 100 * entry["have"] // entry["total"] if entry["total"] else 100
        covered = f"{entry['have']}/{entry['total']} {share:>3} %"
        lines.append(
            f"{entry['id']:>4}  {entry['name']:<{width}}  {entry['revision'][:12]:<12}"
            f"  {entry['dimension']:>5}  {covered:>17}{'  active' if entry['active'] else ''}"
        )
    return lines


def _find(name_or_id: str) -> EncoderModel:
    """The encoder with this ID or name; ``CommandError`` if none or several have it."""
    rows = EncoderModel.objects.filter(name=canonical_name(name_or_id))
    found = list(rows.order_by("pk"))
    if not found and name_or_id.isascii() and name_or_id.isdigit():
        found = list(EncoderModel.objects.filter(pk=int(name_or_id)))
    if len(found) == 1:
        return found[0]
    if found:
        choices = ", ".join(f"{row.pk} (revision {row.revision[:12]})" for row in found)
        message = f"Several encoders are called {name_or_id}: give one of the IDs {choices}."
        raise CommandError(message)
    message = (
        f"No encoder is called {name_or_id} or has that ID. `manage.py encoders` lists them;"
        " `manage.py embed_claims --encoder NAME` adds one."
    )
    raise CommandError(message)
