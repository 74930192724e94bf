"""Luxembourgish names of days and months, relative days and clock times.

CLDR lists one form of each weekday; real text has many more, by the Eifeler Regel
("e Sonnden", "e Sonnde war"), by region and by old spelling.
"""

from __future__ import annotations

from babel import Locale

from claims.engine.languages.lb.cardinals import CARDINALS, ORDINALS
from claims.engine.languages.quantity_rules import DateRules, TimeRules
from claims.engine.languages.spellout import words_of

_CLDR_MONTHS = {name: number for number, name in Locale("lb").months["format"]["wide"].items()}
_ENDING = r"(?:[eë][gn]|eng?s|ech|es|ig|e|egs|eges|egen|ege)"

DATES = DateRules(
    months=_CLDR_MONTHS
    | {
        "Jänner": 1,
        "Februer": 2,
        "Mierz": 3,
        "Maerz": 3,
        "März": 3,
        "Abrël": 4,
        "Abrell": 4,
        "Abril": 4,
        "April": 4,
        "Mai": 5,
        "Oktouber": 10,
        "Dezëmber": 12,
        "Novëmber": 11,
        "Septëmber": 9,
    },
    month_abbreviations={
        "Jan": 1,
        "Feb": 2,
        "Febr": 2,
        "Mäe": 3,
        "Abr": 4,
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
        rf"M(?:éi?n?|ein)d{_ENDING}",
        rf"D[ëe]nn?s(?:ch)?[dt]{_ENDING}",
        r"M[ëe]tt?[wv]och(?:s|es|en)?",
        rf"Donn?[eë]r?s(?:ch)?[dt]{_ENDING}",
        rf"Fr(?:ei|äi|éi)d{_ENDING}",
        rf"Samm?s(?:ch)?[dt]{_ENDING}",
        rf"Sonn[dt]{_ENDING}",
    ),
    weekday_adverbs=(
        r"méi?n?des|meindes|méindeges|méindegs",
        r"d[ëe]nn?s(?:ch)?[dt](?:es|egs)",
        r"m[ëe]tt?woch(?:s|es)",
        r"donn?[eë]r?s(?:ch)?[dt](?:es|egs)",
        r"fr(?:ei|äi)d(?:es|egs)",
        r"samm?s(?:ch)?[dt](?:es|egs)",
        r"sonn[dt](?:es|ës|egs)",
    ),
    day_parts=(
        "moien",
        "moies",
        "mueres",
        "muergen",
        "virmëtteg",
        "mëtteg",
        "mëttes",
        "nomëtteg",
        "nomëttes",
        "owend",
        "owes",
        "owesend",
        "nuecht",
        "nuets",
        "spéitowend",
    ),
    relative_days={
        "virgëschter": -2,
        "virgeschter": -2,
        "gëschter": -1,
        "geschter": -1,
        "haut": 0,
        "muer": 1,
        "mar": 1,
        "iwwermuer": 2,
        "iwermuer": 2,
    },
    capitalised_relative_days=frozenset({"haut", "mar"}),
    not_after=frozenset({"déi", "eng", "seng", "hir"}),
    last=(r"l[eä]scht(?:e[nrm]?)?", r"vergaangene[nr]?", r"vireg(?:e[nr]?)?"),
    coming=(r"nächst(?:e[nrm]?)?", r"kommend(?:e[nr]?)?", r"kënnege[nr]?"),
    ago=(r"viru?n?", r"virun"),
    day_words=frozenset({"dag", "deeg"}),
    week_words=frozenset({"woch", "wochen", "woche"}),
    before_christ=(
        r"v\.\s?Chr\.?",
        r"viru?n?\s(?:eiser\s)?Christus",
        r"vir\sChristus",
        r"viru\sChrëschtus",
        r"v\.\s?C\.?",
        r"virun\seiser\sZäitrechnung",
        r"vu\sChr\.?",
    ),
    early=("Ufank", "Ufanks", "Ugangs", "ufanks"),
    mid=("Mëtt", "Mëtten"),
    late=("Enn", "Enns", "Schluss"),
    year_cues=words_of(
        "joer joren joere joeren zanter zënter säit bis vun vum ab an am ëm anno saison enn ufank"
        " ufanks mëtt summer wanter hierscht fréijoer virun viru vir no tëscht tëschent wm em"
        " weltmeeschterschaft spiller wal"
    ),
    not_year_cues=words_of(
        "ronn ongeféier ca knapp knapps bal iwwer iwwert wéi ewéi mannst mindestens héchstens gutt"
        " circa zu insgesamt etwa"
    ),
    than=words_of("wéi ewéi als"),
    day_cues=words_of("den de dem vum zum bis zanter zënter säit ab an a um"),
    day_ordinals={word: number for word, number in ORDINALS.items() if number <= 31},
)

TIMES = TimeRules(
    clock=("Auer", "Auren"),
    hours={word: number for word, number in CARDINALS.items() if 0 < number <= 24}
    | {"eng": 1, "eent": 1},
    clock_hours={"null": 0},
    half=("hallwer", "hallef", "hallwen"),
    quarter=("Véierel", "véierel", "Véiertel"),
    before=("vir", "viru", "virun"),
    after=("op", "no"),
    morning=("moies", "mueres", "de Moien", "fréi", "nuets", "virmëttes", "de Virmëtteg", "Moien"),
    afternoon=(
        "nomëttes",
        "owes",
        "de Mëtteg",
        "den Owend",
        "de Nomëtteg",
        "mëttes",
        "Nomëtteg",
        "Owend",
        "Mëtteg",
    ),
    midnight=("Mëtternuecht", "Hallefnuecht", "Mitternuecht"),
    noon=("mëttes", "Mëtteg", "zu Mëtteg"),
    cues=words_of(
        "um ëm géint géigen ab bis virun viru vir no vun tëscht kuerz zanter genee punkt sécherlech"
        " etwa ongeféier op"
    ),
    minutes=("Minutt", "Minutten", "Minutte"),
)
