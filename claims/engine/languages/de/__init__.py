"""The German language pack."""

from __future__ import annotations

from claims.engine.languages.base import LanguagePack
from claims.engine.languages.de.cues import CUES
from claims.engine.languages.de.dates import DATES, TIMES
from claims.engine.languages.de.names import NAMES
from claims.engine.languages.de.numbers import NUMBERS
from claims.engine.languages.de.segmentation import SEGMENTATION
from claims.engine.languages.de.swaps import SWAPS

PACK = LanguagePack(
    code="de",
    name="German",
    segmentation=SEGMENTATION,
    names=NAMES,
    numbers=NUMBERS,
    dates=DATES,
    times=TIMES,
    cues=CUES,
    swaps=SWAPS,
)
