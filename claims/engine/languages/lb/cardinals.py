"""Luxembourgish number words up to 99 and their ordinals, in the many forms of real text.

CLDR writes the unit before the tens always with "an"; text follows the Eifeler Regel and
writes "a" before most consonants, and both occur. Gender shows in one and two.
"""

from __future__ import annotations

from claims.engine.languages.spellout import inflected, spelled_out, with_variants

ONES = frozenset({"e", "ee", "een", "eng", "engem", "enger", "en", "engen"})
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
        if word not in ONES
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
