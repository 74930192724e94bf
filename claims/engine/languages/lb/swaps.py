"""Luxembourgish words with which a claim is changed to test the detectors."""

from __future__ import annotations

from babel import Locale

from claims.engine.languages.base import SwapRules, word_list, word_set

_LOCALE = Locale("lb")

SWAPS = SwapRules(
    weekdays=tuple(_LOCALE.days["format"]["wide"][day] for day in range(7)),
    weekday_adverbs=word_list("méindes dënschdes mëttwochs donneschdes freides samschdes sonndes"),
    months=tuple(_LOCALE.months["format"]["wide"][month] for month in range(1, 13)),
    numbers=word_list("zwee dräi véier fënnef sechs siwen aacht néng zéng eelef zwielef"),
    affirmed={
        "net": "",
        "ni": "",
        "nimools": "",
        "näischt": "eppes",
        "kee": "een",
        "keen": "een",
        "ouni": "mat",
    },
    articles={"kee": "e", "keen": "en", "keng": "eng", "kengem": "engem", "kenger": "enger"},
    hedge="ugeeblech",
    auxiliaries=word_set(
        "huet hunn hu hat haten hate ass sinn si war waren ware gouf goufen goufe gëtt ginn gi"
    ),
    subjects=word_set("hien hie hatt si se et een en 't sech him hir hinnen ech mir net"),
    mobile_n={"e": "en", "de": "den"},
)
