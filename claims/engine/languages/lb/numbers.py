"""Luxembourgish numbers: CLDR's spellings, and the many forms that CLDR does not list.

CLDR writes the unit before the tens always with "an"; text follows the Eifeler Regel and
writes "a" before most consonants, and both occur. Gender shows in one and two.
"""

from __future__ import annotations

from decimal import Decimal

from claims.engine.languages.lb.units import CURRENCIES, PER_UNITS, UNITS
from claims.engine.languages.quantity_rules import NumberRules
from claims.engine.languages.spellout import inflected, spelled_out, with_variants, words_of

_ONES = frozenset({"e", "ee", "een", "eng", "engem", "enger", "en", "engen"})
_WEAK_FORMS = {"zwéin": 2, "zwéi": 2, "zwou": 2, "zwa": 2, "dräien": 3, "véieren": 4, "zwéng": 2}

_UNIT_FORMS = {
    1: ("een",),
    2: ("zwee", "zwou", "zwéi"),
    3: ("dräi",),
    4: ("véier", "véir"),
    5: ("fënnef", "fënn"),
    6: ("sechs", "sex"),
    7: ("siwen", "siwwen"),
    8: ("aacht",),
    9: ("néng",),
}
_TENS_FORMS = {
    20: ("zwanzeg",),
    30: ("drësseg", "dresseg"),
    40: ("véierzeg",),
    50: ("fofzeg",),
    60: ("siechzeg", "sechzeg"),
    70: ("siwwenzeg", "siwenzeg"),
    80: ("achtzeg", "uechtzeg", "aachtzeg"),
    90: ("nonzeg", "néngzeg", "nongzeg"),
}
_TEENS = {
    10: ("zéng", "zéing", "zing", "zeng"),
    11: ("eelef", "elef"),
    12: ("zwielef", "zwielf", "zwëlef"),
    13: ("dräizéng", "dräizing", "drëttzéng"),
    14: ("véierzéng", "véierzing"),
    15: ("fofzéng", "fofzing"),
    16: ("siechzéng", "sechzéng", "siechzing"),
    17: ("siwwenzéng", "siwenzéng", "siwwenzing"),
    18: ("uechtzéng", "achtzéng", "aachtzéng", "uechtzing"),
    19: ("nonzéng", "néngzéng", "nongzéng", "nonzing"),
}

_BY_HAND = (
    {form: number for number, forms in _UNIT_FORMS.items() for form in forms if number > 1}
    | {form: number for number, forms in _TEENS.items() for form in forms}
    | {form: number for number, forms in _TENS_FORMS.items() for form in forms}
    | {
        unit_form + link + tens_form: unit + tens
        for unit, unit_forms in _UNIT_FORMS.items()
        for unit_form in unit_forms
        for tens, tens_forms in _TENS_FORMS.items()
        for tens_form in tens_forms
        for link in ("an", "a", "en")
    }
)

CARDINALS = with_variants(
    {
        word: number
        for word, number in spelled_out("lb", range(100), rule_sets="spellout").items()
        if word not in _ONES
    }
    | _BY_HAND
    | _WEAK_FORMS,
    {"é": "e", "ë": "e", "ä": "ae"},
)
for _word in ("fenn", "sex", "fënn"):
    CARDINALS.pop(_word, None)

# The Eifeler Regel drops a final n before most consonants: "siwe Persounen".
CARDINALS |= {word[:-1]: number for word, number in CARDINALS.items() if word[-2:] == "en"}

_ORDINAL_STEMS = {
    "éischt": 1,
    "zweet": 2,
    "drëtt": 3,
    "drett": 3,
    "véiert": 4,
    "fënneft": 5,
    "sechst": 6,
    "siwent": 7,
    "siwwent": 7,
    "aacht": 8,
    "néngt": 9,
    "zéngt": 10,
    "eeleft": 11,
    "zwieleft": 12,
} | {
    word + ("t" if number < 20 else "st"): number
    for word, number in CARDINALS.items()
    if number > 12
}

ORDINALS = inflected(_ORDINAL_STEMS, ("", "e", "en", "er", "em"))
# "éischter" is the adverb "rather", "aacht" the cardinal.
for _word in ("éischter", "aacht", "éischtem"):
    ORDINALS.pop(_word, None)

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
    ones=_ONES,
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
