"""German numbers: CLDR's spellings, and the forms that CLDR does not list."""

from __future__ import annotations

from decimal import Decimal

from claims.engine.languages.de.units import CURRENCIES, PER_UNITS, UNITS
from claims.engine.languages.quantity_rules import NumberRules
from claims.engine.languages.spellout import inflected, spelled_out, with_variants, words_of

_ONES = frozenset({"ein", "eine", "einen", "einem", "einer", "eines"})

CARDINALS = with_variants(
    {
        word: number
        for word, number in spelled_out("de", range(100), rule_sets="spellout").items()
        if word not in _ONES
    },
    {"ß": "ss", "ü": "ue", "ö": "oe", "zwei": "zwo"},
) | {"zwo": 2, "zweien": 2, "dreien": 3, "zweier": 2, "dreier": 3}

_IRREGULAR_ORDINALS = {1: "erst", 3: "dritt", 7: "siebt", 8: "acht", 16: "sechzehnt"}

ORDINALS = inflected(
    {
        _IRREGULAR_ORDINALS.get(number, word + ("t" if number < 20 else "st")): number
        for word, number in CARDINALS.items()
        if number and word not in {"eins", "zwo", "zweien", "dreien", "zweier", "dreier"}
    }
    | {"erst": 1},
    ("e", "en", "er", "es", "em"),
)

_MAGNITUDES = {
    "hundert": 100,
    "tausend": 1000,
    "tsd": 1000,
    "million": 10**6,
    "millionen": 10**6,
    "mio": 10**6,
    "milliarde": 10**9,
    "milliarden": 10**9,
    "mrd": 10**9,
    "billion": 10**12,
    "billionen": 10**12,
    "bio": 10**12,
    "dutzend": 12,
}

_VAGUE = {
    "dutzende": 12,
    "dutzenden": 12,
    "hunderte": 100,
    "hunderten": 100,
    "hunderter": 100,
    "tausende": 1000,
    "tausenden": 1000,
    "tausender": 1000,
    "zehntausende": 10**4,
    "zehntausenden": 10**4,
    "hunderttausende": 10**5,
    "hunderttausenden": 10**5,
    "millionen": 10**6,
    "milliarden": 10**9,
    "billionen": 10**12,
}

_DENOMINATORS = {
    "drittel": 3,
    "dritteln": 3,
    "viertel": 4,
    "vierteln": 4,
    "fünftel": 5,
    "fünfteln": 5,
    "sechstel": 6,
    "siebtel": 7,
    "achtel": 8,
    "neuntel": 9,
    "zehntel": 10,
    "zwanzigstel": 20,
    "hundertstel": 100,
    "tausendstel": 1000,
}

_HALF_COMPOUNDS = {
    word + "einhalb": Decimal(number) + Decimal("0.5")
    for word, number in CARDINALS.items()
    if 1 < number < 21
} | dict.fromkeys(
    ("anderthalb", "eineinhalb", "einundeinhalb", "anderthalbe", "anderthalben"), Decimal("1.5")
)

_COMPARATORS = {
    "mehr als": ">",
    "mehr denn": ">",
    "über": ">",
    "ueber": ">",
    "jenseits von": ">",
    "größer als": ">",
    "länger als": ">",
    "älter als": ">",
    "höher als": ">",
    "weit über": ">",
    "gut": ">",
    "mindestens": ">=",
    "wenigstens": ">=",
    "zumindest": ">=",
    "ab": ">=",
    "nicht weniger als": ">=",
    "höchstens": "<=",
    "maximal": "<=",
    "bis zu": "<=",
    "nicht mehr als": "<=",
    "weniger als": "<",
    "unter": "<",
    "kleiner als": "<",
    "kürzer als": "<",
    "jünger als": "<",
    "nicht ganz": "<",
    "knapp unter": "<",
}

_APPROXIMATORS = words_of(
    "rund circa ca ca. cirka zirka etwa ungefähr ungefaehr annähernd knapp fast beinahe nahezu"
    " geschätzt geschätzte geschätzten schätzungsweise gegen gut praktisch kaum"
) | {"um die", "an die", "in etwa", "um rund", "knapp unter", "weit über"}

NUMBERS = NumberRules(
    cardinals=CARDINALS,
    ordinals=ORDINALS,
    hundred=("hundert",),
    thousand=("tausend",),
    compound_links=("und",),
    ones=_ONES,
    magnitudes=_MAGNITUDES,
    vague_magnitudes=_VAGUE,
    denominators=_DENOMINATORS,
    shares={
        "hälfte": Decimal("0.5"),
        "haelfte": Decimal("0.5"),
        "dreiviertel": Decimal("0.75"),
        "zweidrittel": Decimal(2) / Decimal(3),
    },
    half=frozenset({"halb", "halbe", "halben", "halber", "halbes", "halbem"}),
    half_compounds=_HALF_COMPOUNDS,
    minus=frozenset({"minus"}),
    range_words=frozenset({"bis"}),
    between={"zwischen": "und"},
    score_words=frozenset({"zu"}),
    comparators=_COMPARATORS,
    trailing_comparators={
        "oder mehr": ">=",
        "und mehr": ">=",
        "oder weniger": "<=",
        "oder länger": ">=",
        "oder älter": ">=",
    },
    approximators=_APPROXIMATORS,
    decade_endings=frozenset({"er", "ern", "er-jahre", "er-jahren"}),
    decade_words={
        f"{stem}er{ending}": decade
        for stem, decade in {
            "zwanzig": 20,
            "dreißig": 30,
            "dreissig": 30,
            "vierzig": 40,
            "fünfzig": 50,
            "sechzig": 60,
            "siebzig": 70,
            "achtzig": 80,
            "neunzig": 90,
        }.items()
        for ending in ("", "n", "jahre", "jahren", "-jahre", "-jahren")
    },
    age_endings=(
        "jährig",
        "jährige",
        "jährigen",
        "jähriger",
        "jähriges",
        "jährigem",
        "jaehrig",
        "jaehrige",
        "jaehrigen",
        "jaehriger",
    ),
    number_endings={
        stem + ending: unit
        for stem, unit in {
            "tägig": "day",
            "stündig": "hour",
            "minütig": "minute",
            "wöchig": "week",
            "monatig": "month",
            "köpfig": "",
            "stellig": "",
            "stöckig": "",
            "malig": "",
            "seitig": "",
            "fach": "",
        }.items()
        for ending in ("", "e", "en", "er", "es", "em")
    }
    | {"mal": "", "x": ""},
    units=UNITS,
    per_units=PER_UNITS,
    currencies=CURRENCIES,
    percent=frozenset({"%", "prozent", "prozents", "v.h", "v.h."}),
    percentage_points=frozenset(
        {"prozentpunkt", "prozentpunkte", "prozentpunkten", "prozentpunktes"}
    ),
    percent_endings=(
        "prozentig",
        "prozentige",
        "prozentigen",
        "prozentiger",
        "prozentiges",
        "prozentigem",
    ),
)
