"""The Luxembourgish language pack."""

from __future__ import annotations

from claims.engine.languages.base import LanguagePack
from claims.engine.languages.lb.cues import CUES
from claims.engine.languages.lb.dates import DATES, TIMES
from claims.engine.languages.lb.names import NAMES
from claims.engine.languages.lb.numbers import NUMBERS
from claims.engine.languages.lb.segmentation import SEGMENTATION
from claims.engine.languages.lb.swaps import SWAPS

PACK = LanguagePack(
    code="lb",
    name="Luxembourgish",
    segmentation=SEGMENTATION,
    names=NAMES,
    numbers=NUMBERS,
    dates=DATES,
    times=TIMES,
    cues=CUES,
    swaps=SWAPS,
)
