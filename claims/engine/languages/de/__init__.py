"""The German language pack."""

from __future__ import annotations

from claims.engine.languages.base import LanguagePack
from claims.engine.languages.de.segmentation import SEGMENTATION

PACK = LanguagePack(
    code="de",
    name="German",
    segmentation=SEGMENTATION,
)
