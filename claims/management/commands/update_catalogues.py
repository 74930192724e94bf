"""manage.py update_catalogues: the messages of the sources into the .po and .mo files."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from claims.management.catalogues import (
    LANGUAGES,
    PlainCatalogue,
    Source,
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
        faulty: dict[str, list[str]] = {}
        for language in LANGUAGES:
            catalogue, stale = self._update(language, sources, is_check=options["check"])
            faults = list_faults(catalogue)
            for fault in (*faults, *stale):
                faulty.setdefault(fault, []).append(language)
            if not options["check"]:
                self.stdout.write(f"{language}: {len(catalogue)} messages, {len(faults)} to do")
        troubles = [f"{', '.join(languages)}: {fault}" for fault, languages in faulty.items()]
        if options["check"] and troubles:
            raise CommandError(
                "The catalogues are not complete. Run manage.py update_catalogues, translate "
                "what it names in config/locale/, and run it again.\n" + "\n".join(troubles)
            )
        for trouble in troubles:
            self.stderr.write(trouble)

    def _update(
        self, language: str, sources: list[Source], *, is_check: bool
    ) -> tuple[PlainCatalogue, list[str]]:
        """The merged catalogue, and which files are out of date; these are written unless checked."""
        po, mo = (catalogue_path(settings.BASE_DIR, language, suffix) for suffix in (".po", ".mo"))
        catalogue = merge(sources, read_catalogue(po, language), language)
        stale = []
        for path, content in ((po, to_po(catalogue)), (mo, to_mo(catalogue))):
            if path.exists() and path.read_bytes() == content:
                continue
            if is_check:
                stale.append(f"{path.name} is out of date")
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
        return catalogue, stale
