"""German names of days and months, relative days and clock times."""

from __future__ import annotations

from babel import Locale

from claims.engine.languages.de.numbers import CARDINALS, ORDINALS
from claims.engine.languages.quantity_rules import DateRules, TimeRules
from claims.engine.languages.spellout import words_of

_CLDR_MONTHS = {name: number for number, name in Locale("de").months["format"]["wide"].items()}

DATES = DateRules(
    months=_CLDR_MONTHS
    | {
        "Jänner": 1,
        "Januars": 1,
        "Feber": 2,
        "Maerz": 3,
        "Märzes": 3,
        "Aprils": 4,
        "Junis": 6,
        "Julis": 7,
        "Augusts": 8,
        "Septembers": 9,
        "Oktobers": 10,
        "Novembers": 11,
        "Dezembers": 12,
        "Juno": 6,
        "Julei": 7,
    },
    month_abbreviations={
        "Jan": 1,
        "Jän": 1,
        "Feb": 2,
        "Febr": 2,
        "Mär": 3,
        "Mrz": 3,
        "Apr": 4,
        "Jun": 6,
        "Jul": 7,
        "Aug": 8,
        "Sep": 9,
        "Sept": 9,
        "Okt": 10,
        "Nov": 11,
        "Dez": 12,
    },
    weekdays=(
        r"Montag(?:s|es|en)?",
        r"Dienstag(?:s|es|e|en)?",
        r"Mittwoch(?:e|es|s|en)?",
        r"Donnerstag(?:s|es|e|en)?",
        r"Freitag(?:s|es|e|en)?",
        r"Samstag(?:s|es|e|en)?|Sonnabend(?:s|es|e|en)?",
        r"Sonntag(?:s|es|e|en)?",
    ),
    weekday_adverbs=(
        "montags",
        "dienstags",
        "mittwochs",
        "donnerstags",
        "freitags",
        "samstags|sonnabends",
        "sonntags",
    ),
    day_parts=(
        "morgen",
        "früh",
        "vormittag",
        "mittag",
        "nachmittag",
        "abend",
        "nacht",
        "mitternacht",
        "spätabend",
    ),
    relative_days={
        "vorgestern": -2,
        "gestern": -1,
        "heute": 0,
        "morgen": 1,
        "übermorgen": 2,
        "uebermorgen": 2,
    },
    capitalised_relative_days=frozenset({"morgen"}),
    not_after=words_of(
        "heute gestern vorgestern übermorgen guten am jeden diesem einem nächsten montag dienstag"
        " mittwoch donnerstag freitag samstag sonntag der"
    ),
    last=(
        r"letzte[nrms]?",
        r"vergangene[nrms]?",
        r"vorige[nrms]?",
        r"verwichene[nrms]?",
        r"zurückliegende[nrms]?",
    ),
    coming=(r"kommende[nrms]?", r"nächste[nrms]?", r"folgende[nrms]?"),
    ago=(r"vor",),
    day_words=frozenset({"tag", "tage", "tagen"}),
    week_words=frozenset({"woche", "wochen"}),
    before_christ=(
        r"v\.\s?Chr\.?",
        r"vor\sChristus",
        r"vor\sChristi\sGeburt",
        r"v\.\s?u\.\s?Z\.?",
        r"vor\sunserer\sZeitrechnung",
    ),
    early=("Anfang", "Beginn", "Anfangs"),
    mid=("Mitte",),
    late=("Ende",),
    year_cues=words_of(
        "jahr jahre jahres jahren jahrs seit bis von vom ab in im um anno saison ende anfang mitte"
        " sommer winter herbst frühling frühjahr vor nach zwischen und wm em weltmeisterschaft"
        " spielen wahl frühsommer spätsommer herbstes"
    ),
    not_year_cues=words_of(
        "rund etwa ca knapp fast über mehr als mindestens höchstens weniger gut zirka circa ungefähr"
        " zu nahezu annähernd insgesamt beinahe"
    ),
    than=words_of("als"),
    day_cues=words_of("am den dem der vom zum bis seit ab und"),
    day_ordinals={word: number for word, number in ORDINALS.items() if number <= 31},
)

TIMES = TimeRules(
    clock=("Uhr",),
    hours={word: number for word, number in CARDINALS.items() if 0 < number <= 24} | {"eins": 1},
    clock_hours={"ein": 1, "null": 0},
    half=("halb",),
    quarter=("Viertel", "viertel"),
    before=("vor",),
    after=("nach",),
    morning=("morgens", "früh", "vormittags", "nachts", "Vormittag", "Morgen"),
    afternoon=("nachmittags", "abends", "Nachmittag", "Abend", "mittags", "Mittag"),
    midnight=("Mitternacht",),
    noon=("mittags", "Mittag"),
    cues=words_of("um gegen ab bis vor nach von zwischen kurz seit genau punkt etwa uhrzeit"),
    minutes=("Minute", "Minuten"),
)
