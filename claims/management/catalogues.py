"""The catalogues of the interface: messages out of the sources, into .po and .mo files.

Django's own commands need the gettext programs, which a fresh machine does not have. Django
turns a template into Python that calls gettext, and Babel reads such calls and writes both
kinds of file, so that nothing beyond the packages is needed.

Files carry no dates and no line numbers: without a changed message they stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileParser, write_po
from django.conf import settings
from django.utils.translation.template import templatize

from claims.engine.detectors import DETECTORS

SOURCE_LANGUAGE: Final = "en"
LANGUAGES: Final = tuple(code for code, _ in settings.LANGUAGES if code != SOURCE_LANGUAGE)
_PYTHON_FOLDERS: Final = ("articles", "claims", "config")
_CONTEXT_FIRST: Final = ((1, "c"), 2)
_KEYWORDS: Final[Mapping[str, Any]] = {
    "_": None,
    "_t": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": _CONTEXT_FIRST,
    "pgettext_lazy": _CONTEXT_FIRST,
    "npgettext": (*_CONTEXT_FIRST, 3),
    "npgettext_lazy": (*_CONTEXT_FIRST, 3),
}
# Messages of Django that these pages show and that Django lacks in a language or has wrong:
# its Luxembourgish Thursday is "on Thursdays", its March is German.
INSTEAD_OF_DJANGO: Final[Mapping[str, tuple[str, ...]]] = {
    "lb": (
        "This field is required.",
        "Select a valid choice. %(value)s is not one of the available choices.",
        "Select a valid choice. That choice is not one of the available choices.",
        "Null characters are not allowed.",
        "No file was submitted. Check the encoding type on the form.",
        "The submitted file is empty.",
        (
            "Please enter a correct %(username)s and password. Note that both fields may be "
            "case-sensitive."
        ),
        "This account is inactive.",
        "username",
        "March",
        "April",
        "May",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    )
}
_PLACEHOLDER: Final = re.compile(r"%\(\w+\)[sd]|%[sd%]|\{\w*\}")
_WIDTH: Final = 100


class PlainCatalogue(Catalog):  # type: ignore[misc]  # Babel has no types here
    """A catalogue whose header says what readers need, and nothing that changes by itself."""

    def _get_mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Language", str(self.locale_identifier)),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Plural-Forms", f"{self.plural_forms}\n"),
        ]

    mime_headers = property(_get_mime_headers, Catalog._set_mime_headers)  # noqa: SLF001 - the only way to leave dates out


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A message as the sources have it; ``plural`` and ``context`` may be empty."""

    text: str
    plural: str = ""
    context: str = ""
    files: tuple[str, ...] = ()

    @property
    def id(self) -> str | tuple[str, str]:
        """The message's id as Babel has it."""
        return (self.text, self.plural) if self.plural else self.text


def list_sources(root: Path) -> list[Source]:
    """Every message of the project, once, in the order of their first files."""
    found: dict[tuple[str, str], Source] = {}
    for file, source in _read_all(root):
        key = (source.context, source.text)
        known = found.get(key)
        plural = source.plural or (known.plural if known else "")
        files = (*(known.files if known else ()), file)
        found[key] = Source(
            text=source.text,
            plural=plural,
            context=source.context,
            files=tuple(dict.fromkeys(files)),
        )
    return sorted(found.values(), key=lambda source: source.files[0])


def _read_all(root: Path) -> Iterator[tuple[str, Source]]:
    for folder in _PYTHON_FOLDERS:
        for path in sorted((root / folder).rglob("*.py")):
            yield from _read_python(path.read_text(encoding="utf-8"), path.relative_to(root))
    for path in sorted((root / "templates").rglob("*.html")):
        code = templatize(path.read_text(encoding="utf-8"), origin=str(path))
        # What is left of the markup has indents that Python would refuse.
        lines = (line.strip() for line in code.splitlines())
        yield from _read_python("\n".join(lines), path.relative_to(root))
    for detector in DETECTORS:
        yield "claims/engine/detectors/__init__.py", Source(text=detector.description)


def _read_python(code: str, name: Path) -> Iterator[tuple[str, Source]]:
    messages = extract_python(BytesIO(code.encode()), _KEYWORDS, (), {"encoding": "utf-8"})
    for _line, function, found, _comments in messages:
        texts = [found] if isinstance(found, str) else list(found or ())  # none: a variable
        has_context = texts and function.startswith(("pgettext", "npgettext"))
        context = str(texts.pop(0)) if has_context else ""
        is_plural = "ngettext" in function or "npgettext" in function
        plural = str(texts[1]) if is_plural and len(texts) > 1 else ""
        if texts and texts[0]:
            yield name.as_posix(), Source(text=texts[0], plural=plural, context=context)


def catalogue_path(root: Path, language: str, suffix: str) -> Path:
    """Where the catalogue of a language lies; ``suffix`` is ".po" or ".mo"."""
    return root / "config" / "locale" / language / "LC_MESSAGES" / f"django{suffix}"


def read_catalogue(path: Path, language: str) -> PlainCatalogue:
    """The catalogue in a .po file, an empty one where there is no file."""
    catalogue = PlainCatalogue(locale=language, header_comment="", fuzzy=False)
    if path.exists():
        with path.open("rb") as file:
            PoFileParser(catalogue, abort_invalid=True).parse(file)
    catalogue.header_comment = _comment(language)
    return catalogue


def _comment(language: str) -> str:
    return (
        f"# The interface of Visavis ({language}). See docs/translating.md.\n"
        "# Written by manage.py update_catalogues, which keeps the translations."
    )


def merge(sources: Iterable[Source], known: Catalog, language: str) -> PlainCatalogue:
    """A catalogue of exactly these messages, with the translations that are known."""
    merged = PlainCatalogue(locale=language, header_comment=_comment(language), fuzzy=False)
    lacking = [Source(text=text, files=("django",)) for text in INSTEAD_OF_DJANGO.get(language, ())]
    for source in (*sources, *lacking):
        old = known.get(source.text, source.context or None)
        empty = ("",) * merged.num_plurals if source.plural else ""
        is_same = old is not None and isinstance(old.id, tuple) == bool(source.plural)
        merged.add(
            source.id,
            old.string if is_same and old.string else empty,
            locations=[(file, None) for file in source.files],
            context=source.context or None,
            flags=old.flags if old is not None else (),
        )
    return merged


def to_po(catalogue: Catalog) -> bytes:
    """The catalogue as text for people and their tools."""
    out = BytesIO()
    write_po(out, catalogue, width=_WIDTH, include_lineno=False, ignore_obsolete=True)
    return out.getvalue()


def to_mo(catalogue: Catalog) -> bytes:
    """The catalogue as Django loads it; messages without translation are left out."""
    out = BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def list_faults(catalogue: Catalog) -> list[str]:
    """What a person must still do, a line per message: translate it, or repair it."""
    return [
        f"{fault}: {message.id if isinstance(message.id, str) else message.id[0]}"
        for message in catalogue
        if message.id
        for fault in _faults_of(message, str(catalogue.locale_identifier))
    ]


def _faults_of(message: Message, language: str) -> Iterator[str]:
    strings = [message.string] if isinstance(message.string, str) else list(message.string)
    ids = [message.id] if isinstance(message.id, str) else list(message.id)
    if not all(strings):
        yield "not translated"
    elif message.fuzzy:
        yield "marked as fuzzy"
    wanted = [set(_PLACEHOLDER.findall(text)) for text in ids]
    for number, string in enumerate(strings):
        # The singular may do without the number ("one claim"); nothing else may differ.
        if string and set(_PLACEHOLDER.findall(string)) != wanted[min(number, len(wanted) - 1)]:
            yield "other placeholders"
    if any(re.search(r"\w'\w", string) for string in strings):
        yield "straight apostrophe"
    if language == "fr" and any(re.search(r" [:;?!»](?!\S)|« ", string) for string in strings):
        yield "space that can break before a sign"
