"""German words with which a claim is changed to test the detectors."""

from __future__ import annotations

from babel import Locale

from claims.engine.languages.base import SwapRules, word_list, word_set

_LOCALE = Locale("de")

SWAPS = SwapRules(
    weekdays=tuple(_LOCALE.days["format"]["wide"][day] for day in range(7)),
    weekday_adverbs=tuple(f"{_LOCALE.days['format']['wide'][day].lower()}s" for day in range(7)),
    months=tuple(_LOCALE.months["format"]["wide"][month] for month in range(1, 13)),
    numbers=word_list("zwei drei vier fünf sechs sieben acht neun zehn elf zwölf"),
    affirmed={
        "nicht": "",
        "nie": "",
        "niemals": "",
        "nichts": "etwas",
        "niemand": "jemand",
        "niemanden": "jemanden",
        "niemandem": "jemandem",
        "ohne": "mit",
    },
    articles={
        "kein": "ein",
        "keine": "eine",
        "keinen": "einen",
        "keinem": "einem",
        "keiner": "einer",
        "keines": "eines",
    },
    hedge="angeblich",
    auxiliaries=word_set("hat haben hatte hatten ist sind war waren wurde wurden wird werden"),
    subjects=word_set("er sie es man sich ihn ihm ihr ihnen ich wir nicht"),
)
