"""Registry of language packs: a pack is imported when it is first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType

from claims.engine.languages.base import LanguagePack

PACKS: Mapping[str, str] = MappingProxyType(
    {
        "de": "claims.engine.languages.de",
        "lb": "claims.engine.languages.lb",
    }
)


class UnknownLanguageError(LookupError):
    """There is no language pack for the code; the message names the codes that exist."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(f"There is no language pack for {code!r}; known are: {', '.join(PACKS)}.")


@cache
def get_pack(code: str) -> LanguagePack:
    """Return the language pack of an ISO 639-1 code, or raise ``UnknownLanguageError``."""
    if code not in PACKS:
        raise UnknownLanguageError(code)
    pack: LanguagePack = import_module(PACKS[code]).PACK
    return pack
