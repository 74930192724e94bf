"""Luxembourgish amounts: magnitudes, fractions, bounds and hedges."""

from __future__ import annotations

from decimal import Decimal

from claims.engine.languages.lb.cardinals import CARDINALS, ONES, ORDINALS
from claims.engine.languages.lb.units import CURRENCIES, PER_UNITS, UNITS
from claims.engine.languages.quantity_rules import NumberRules
from claims.engine.languages.spellout import words_of

_MAGNITUDES = {
    "honnert": 100,
    "dausend": 1000,
    "millioun": 10**6,
    "milliounen": 10**6,
    "millioune": 10**6,
    "mio": 10**6,
    "milliard": 10**9,
    "milliarden": 10**9,
    "milliarde": 10**9,
    "mrd": 10**9,
    "billioun": 10**12,
    "billiounen": 10**12,
    "billioune": 10**12,
    "dutzend": 12,
}

_VAGUE = {
    "dosende": 12,
    "dosenden": 12,
    "dutzende": 12,
    "dutzenden": 12,
    "honnerte": 100,
    "honnerten": 100,
    "dausende": 1000,
    "dausenden": 1000,
    "zéngdausende": 10**4,
    "zéngdausenden": 10**4,
    "honnertdausende": 10**5,
    "honnertdausenden": 10**5,
    "milliounen": 10**6,
    "millioune": 10**6,
    "milliarden": 10**9,
    "milliarde": 10**9,
    "billiounen": 10**12,
}

_DENOMINATORS = {
    "drëttel": 3,
    "drettel": 3,
    "véierel": 4,
    "véiertel": 4,
    "fënneftel": 5,
    "sechstel": 6,
    "siwentel": 7,
    "aachtel": 8,
    "néngtel": 9,
    "zéngtel": 10,
    "honnertstel": 100,
    "dausendstel": 1000,
}

_HALF_COMPOUNDS = {
    word + link: Decimal(number) + Decimal("0.5")
    for word, number in CARDINALS.items()
    if 1 < number < 21
    for link in (
        "anhallef",
        "eneinhallef",
        "aneng hallef",
        "enenhallef",
        "anenhallef",
        "ahallef",
        "eenhallef",
        "enhallef",
        "anenghallef",
    )
} | {
    word: Decimal("1.5")
    for word in (
        "eenanhallef",
        "annerhallef",
        "annerhallwen",
        "annerhallwem",
        "annerhallwer",
        "annerhallwe",
        "anerhallef",
        "eneenhallef",
        "engenhallef",
        "eenenhallef",
        "eneneenhallef",
    )
}

_COMPARATORS = {
    "méi wéi": ">",
    "méi ewéi": ">",
    "méi als": ">",
    "iwwer": ">",
    "iwwert": ">",
    "gutt": ">",
    "wäit iwwer": ">",
    "méi laang wéi": ">",
    "op d'mannst": ">=",
    "op d' mannst": ">=",
    "opmannst": ">=",
    "mindestens": ">=",
    "wéinstens": ">=",
    "net manner wéi": ">=",
    "net manner ewéi": ">=",
    "vun": "",
    "ab": ">=",
    "héchstens": "<=",
    "maximal": "<=",
    "bis zu": "<=",
    "net méi wéi": "<=",
    "net méi ewéi": "<=",
    "manner wéi": "<",
    "manner ewéi": "<",
    "manner als": "<",
    "ënner": "<",
    "ënnert": "<",
    "knapp ënner": "<",
    "net ganz": "<",
}

_APPROXIMATORS = words_of(
    "ronn ongeféier ongefeier ongeféiert bal knapps knapp circa ca ca. zirka etwa géint gutt"
    " schätzungsweis geschat ëmfaast praktesch kaum bausse plusminus quasi fast"
) | {"ëm déi", "em déi", "eppes ewéi", "eppes wéi", "un déi", "sou ongeféier", "knapp ënner"}

NUMBERS = NumberRules(
    cardinals=CARDINALS,
    ordinals=ORDINALS,
    hundred=("honnert", "honnerten"),
    thousand=("dausend",),
    compound_links=("an", "a"),
    ones=ONES,
    magnitudes=_MAGNITUDES,
    vague_magnitudes=_VAGUE,
    denominators=_DENOMINATORS,
    shares={
        "hallschent": Decimal("0.5"),
        "halschent": Decimal("0.5"),
        "hallschecht": Decimal("0.5"),
        "hallefscht": Decimal("0.5"),
        "hälschent": Decimal("0.5"),
        "hälft": Decimal("0.5"),
        "dräivéierel": Decimal("0.75"),
    },
    half=frozenset(
        {"hallef", "hallwe", "hallwen", "hallwer", "hallwes", "hallwem", "halleft", "hallwt"}
    ),
    half_compounds=_HALF_COMPOUNDS,
    minus=frozenset({"minus"}),
    range_words=frozenset({"bis"}),
    between=dict.fromkeys(("tëscht", "tëschent", "tëschend", "zwëschen"), "an a"),
    score_words=frozenset({"zu"}),
    comparators={phrase: sign for phrase, sign in _COMPARATORS.items() if sign},
    trailing_comparators={
        "oder méi": ">=",
        "a méi": ">=",
        "an méi": ">=",
        "oder manner": "<=",
    },
    approximators=_APPROXIMATORS,
    decade_endings=frozenset({"er", "ern", "er-joren", "er-joeren", "er-jore"}),
    decade_words={
        f"{stem}er{ending}": decade
        for stem, decade in {
            "zwanzeg": 20,
            "drësseg": 30,
            "véierzeg": 40,
            "fofzeg": 50,
            "siechzeg": 60,
            "sechzeg": 60,
            "siwwenzeg": 70,
            "siwenzeg": 70,
            "achtzeg": 80,
            "nonzeg": 90,
        }.items()
        for ending in ("", "joren", "joeren", "jore", "-joren", "-joeren")
    },
    age_endings=(
        "järeg",
        "järegen",
        "järeger",
        "järegt",
        "järege",
        "jähreg",
        "jähregen",
        "jähreger",
        "joereg",
    ),
    number_endings={
        stem + ending: unit
        for stem, unit in {
            "deeg": "day",
            "stënneg": "hour",
            "minutteg": "minute",
            "wöcheg": "week",
            "méinteg": "month",
            "käppeg": "",
            "stelleg": "",
            "stäckeg": "",
            "moleg": "",
            "fach": "",
        }.items()
        for ending in ("", "en", "er", "t", "e", "em")
    }
    | {"deegeg": "day", "deegegen": "day", "mol": "", "x": ""},
    after_one={"dosen": 12},
    units=UNITS,
    per_units=PER_UNITS,
    currencies=CURRENCIES,
    percent=frozenset({"%", "prozent", "percent", "prozenter", "percents"}),
    percentage_points=frozenset(
        {"prozentpunkt", "prozentpunkte", "prozentpunkten", "percentagepunkten", "percentpunkten"}
    ),
    percent_endings=("prozenteg", "prozentegen", "prozenteger", "prozentegt", "prozentege"),
)
