"""manage.py update_catalogues: the messages of the sources into the .po and .mo files."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from claims.management.catalogues import (
    LANGUAGES,
    catalogue_path,
    list_faults,
    list_sources,
    merge,
    read_catalogue,
    to_mo,
    to_po,
)


class Command(BaseCommand):
    """Extracts, merges and compiles; needs no gettext programs."""

    help = "Bring the catalogues of the interface up to date; translations are kept."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check",
            action="store_true",
            help="write nothing; fail when a file is out of date or a message not translated",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        sources = list_sources(settings.BASE_DIR)
        troubles = [
            trouble
            for language in LANGUAGES
            for trouble in self._update(language, sources, is_check=options["check"])
        ]
        if options["check"] and troubles:
            raise CommandError(
                "The catalogues are not complete. Run manage.py update_catalogues, translate "
                "what it names in config/locale/, and run it again.\n" + "\n".join(troubles)
            )

    def _update(self, language: str, sources: list[Any], *, is_check: bool) -> list[str]:
        po, mo = (catalogue_path(settings.BASE_DIR, language, suffix) for suffix in (".po", ".mo"))
        catalogue = merge(sources, read_catalogue(po, language), language)
        troubles = [f"{language}: {fault}" for fault in list_faults(catalogue)]
        for path, content in ((po, to_po(catalogue)), (mo, to_mo(catalogue))):
            if path.exists() and path.read_bytes() == content:
                continue
            if is_check:
                troubles.append(f"{language}: {path.name} is out of date")
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
        if not is_check:
            for trouble in troubles:
                self.stderr.write(trouble)
            self.stdout.write(f"{language}: {len(catalogue)} messages, {len(troubles)} to do")
        return troubles
