"""The Luxembourgish language pack."""

from __future__ import annotations

from claims.engine.languages.base import LanguagePack
from claims.engine.languages.lb.segmentation import SEGMENTATION

PACK = LanguagePack(
    code="lb",
    name="Luxembourgish",
    segmentation=SEGMENTATION,
)
