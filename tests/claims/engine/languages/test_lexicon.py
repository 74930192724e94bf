"""The lexicon file keeps its form, its words exist, and it brings the languages together."""

from __future__ import annotations

import time
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
import simplemma

from claims.engine.languages import lexicon as module
from claims.engine.languages.lemmas import lemmatise, tokens
from claims.engine.languages.lexicon import (
    COLUMNS,
    PARTS_OF_SPEECH,
    Entry,
    Lexicon,
    fold,
    get_lexicon,
)

FILE = Path(module.__file__).with_name(module.FILE_NAME)

# Luxembourgish words that the dictionary lacks and that were read through by hand.
REVIEWED_LB = frozenset(
    Path(__file__).with_name("reviewed_words_lb.txt").read_text(encoding="utf-8").split()
)
# German words that the dictionary lacks: places and rivers in and around Luxembourg …
PLACES_DE = (
    "Alzette Arlon Bartringen Bascharage Bettemburg Bonneweg Clerf Diedenhofen Diekirch"
    " Differdingen Düdelingen Echternach Ettelbrück Gasperich Grevenmacher Gutland Hesperingen"
    " Hollerich Junglinster Kayl Kirchberg Kopstal Larochette Leudelingen Limpertsberg Lintgen"
    " Mersch Mondorf Monnerich Niederanven Petingen Redingen Remich Roeser Rümelingen"
    " Sassenheim Schifflingen Schrassig Steinfort Steinsel Vianden Walferdingen Wasserbillig Wiltz"
    " Wormeldingen Ösling"
)
# … and compounds and institutions of the country.
COMPOUNDS_DE = (
    "Allerheiligenferien Erbgroßherzog Friedensgericht Gemeindepolitik Indextranche"
    " Materialschaden Schobermesse Schöffenrat Tripartite Zeugenaufruf wiederaufbauen"
)

# Variants of a word: the lemmatiser leads them to the main spelling, also in the lexicon.
VARIANTS_LB = {
    "iwwert": "iwwer",
    "kee": "keen",
    "mee": "mä",
    "niewent": "nieft",
    "nimools": "ni",
    "scho": "schonn",
    "säit": "zanter",
    "zwëschent": "tëscht",
    "ënnert": "ënner",
}
# Words that are also a form of a more frequent one: earlier, us, rather, wild.
HOMOGRAPHS_LB = {"fréier": "fréi", "eis": "eisen", "éischter": "éischt", "wëll": "wëllen"}


def one_word(language: str) -> list[str]:
    return sorted(
        {word for entry in get_lexicon().entries if " " not in (word := getattr(entry, language))}
    )


def in_dictionary(word: str, language: str) -> bool:
    return any(simplemma.is_known(form, language) for form in (word, word.lower()))


# --- the file -----------------------------------------------------------------------


def lines() -> list[list[str]]:
    text = FILE.read_text(encoding="utf-8")
    assert text.endswith("\n")
    return [line.split("\t") for line in text[:-1].split("\n")]


def test_header_and_columns():
    rows = lines()
    assert tuple(rows[0]) == COLUMNS
    assert {len(row) for row in rows} == {len(COLUMNS)}


def test_entries_are_sorted_and_unique():
    pairs = [(row[0], row[1]) for row in lines()[1:]]
    assert pairs == sorted(pairs)
    assert [pair for pair, count in Counter(pairs).items() if count > 1] == []


def test_fields_are_clean_composed_text():
    for row in lines()[1:]:
        for field in row:
            assert field == unicodedata.normalize("NFC", field)
            assert field == " ".join(field.split())
        assert row[0]
        assert row[1]


def test_parts_of_speech():
    assert {row[2] for row in lines()[1:]} == PARTS_OF_SPEECH


def test_phrases_are_the_entries_with_more_than_one_word():
    for entry in get_lexicon().entries:
        assert (entry.pos == "phrase") == (" " in entry.de or " " in entry.lb), entry


def test_capitals_follow_the_part_of_speech():
    for entry in get_lexicon().entries:
        if entry.pos in {"noun", "name"}:
            assert entry.de[0].isupper(), entry
            assert entry.lb[0].isupper(), entry
        elif entry.pos in {"verb", "adj", "adv", "prep", "conj", "pron"}:
            assert entry.de[0].islower(), entry
            assert entry.lb[0].islower(), entry


def test_verbs_are_infinitives():
    for entry in get_lexicon().entries:
        if entry.pos == "verb":
            assert entry.de.endswith("n"), entry
            assert entry.lb.endswith("n"), entry


def test_size():
    counts = Counter(entry.pos for entry in get_lexicon().entries)
    assert len(get_lexicon()) >= 1_800
    assert counts["verb"] >= 300
    assert counts["adj"] >= 300


# --- the words ----------------------------------------------------------------------


def test_luxembourgish_words_are_known_or_reviewed():
    unknown = {word for word in one_word("lb") if not in_dictionary(word, "lb")}
    assert unknown == REVIEWED_LB


def test_german_words_are_known_or_explained():
    unknown = {word for word in one_word("de") if not in_dictionary(word, "de")}
    assert unknown == {*PLACES_DE.split(), *COMPOUNDS_DE.split()}


def test_every_german_word_is_its_own_lemma():
    assert {
        word: lemma for word in one_word("de") if (lemma := lemmatise(word, "de")) != fold(word)
    } == {}


def test_every_luxembourgish_word_is_its_own_lemma_or_a_variant():
    others = {
        word: lemma for word in one_word("lb") if (lemma := lemmatise(word, "lb")) != fold(word)
    }
    assert others == VARIANTS_LB | HOMOGRAPHS_LB
    for lemma in others.values():
        assert get_lexicon().glosses(lemma), lemma


# --- looking up ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lb", "de"),
    [
        pytest.param("Invitatioun", "Einladung", id="French loan"),
        pytest.param("Menace", "Bedrohung", id="threat"),
        pytest.param("Visitt", "Besuch", id="visit"),
        pytest.param("Chamber", "Parlament", id="institution"),
        pytest.param("Spidol", "Krankenhaus", id="hospital"),
        pytest.param("Affekot", "Anwalt", id="lawyer"),
        pytest.param("Gromper", "Kartoffel", id="far from German"),
        pytest.param("confirméieren", "bestätigen", id="verb"),
        pytest.param("lues", "langsam", id="adjective"),
        pytest.param("gëschter", "gestern", id="adverb"),
        pytest.param("wéinst", "wegen", id="preposition"),
        pytest.param("nodeems", "nachdem", id="conjunction"),
        pytest.param("Diddeleng", "Düdelingen", id="place"),
    ],
)
def test_glosses_answer_both_ways(lb, de):
    lexicon = get_lexicon()
    assert de in lexicon.glosses(lb.lower())
    assert lb in lexicon.glosses(de.lower(), source="de", target="lb")
    assert de.lower() in lexicon.translations(lb)


def test_several_translations_keep_the_order_of_the_file():
    lexicon = Lexicon(
        [
            Entry(de="Besuch", lb="Besuch", pos="noun"),
            Entry(de="Besuch", lb="Visitt", pos="noun"),
            Entry(de="zuerst", lb="als éischt", pos="phrase"),
        ]
    )
    assert lexicon.glosses("besuch", "de", "lb") == ("Besuch", "Visitt")
    assert lexicon.glosses("VISITT") == ("Besuch",)
    assert lexicon.glosses("zuerst", "de", "lb") == ("als éischt",)
    assert lexicon.translations("zuerst", "de", "lb") == frozenset()
    assert lexicon.headwords("lb") == {"besuch", "visitt", "als éischt"}
    assert lexicon.nouns("de") == {"Besuch"}


@pytest.mark.parametrize(
    ("word", "source", "target"),
    [
        pytest.param("Wostotschny", "lb", "de", id="unknown word"),
        pytest.param("Menace", "fr", "de", id="unknown language"),
        pytest.param("Einladung", "lb", "de", id="word of the other language"),
    ],
)
def test_no_gloss(word, source, target):
    assert get_lexicon().glosses(word, source, target) == ()
    assert get_lexicon().translations(word, source, target) == frozenset()


def test_lexicon_is_read_once_and_fast():
    get_lexicon.cache_clear()
    start = time.process_time()
    first = get_lexicon()
    assert time.process_time() - start < 2  # seconds; a tenth of that where nothing else runs
    assert get_lexicon() is first


# --- the effect ---------------------------------------------------------------------

# Case: the Luxembourgish and the German sentence.
SENTENCES = {
    "accident": (
        "D'Pompjeeën hunn de Chauffer vum Camion an d'Spidol bruecht.",
        "Die Feuerwehr brachte den Fahrer des Lastwagens ins Krankenhaus.",
    ),
    "invitation": (
        "De Buergermeeschter huet d'Invitatioun vun der Gemeng ugeholl.",
        "Der Bürgermeister hat die Einladung der Gemeinde angenommen.",
    ),
    "arrest": (
        "Gëschter goufen zwou Leit festgeholl, de Parquet huet eng Enquête opgemaach.",
        "Gestern wurden zwei Menschen festgenommen, die Staatsanwaltschaft eröffnete eine Ermittlung.",
    ),
    "vote": (
        "D'Deputéiert hunn haut am Parlament iwwer de Budget ofgestëmmt.",
        "Die Abgeordneten haben heute im Parlament über den Haushalt abgestimmt.",
    ),
    "weather": (
        "Wéinst dem Onwieder sinn e puer Stroosse gespaart.",
        "Wegen des Unwetters sind mehrere Straßen gesperrt.",
    ),
    "wages": (
        "D'Gewerkschafte wëllen e méi héije Mindestloun a manner Steieren.",
        "Die Gewerkschaften wollen einen höheren Mindestlohn und weniger Steuern.",
    ),
}


def overlap(german: str, luxembourgish: str, *, lexicon: bool) -> float:
    """Share of the Luxembourgish lemmas that the German sentence has."""
    left = {lemmatise(word, "de") for _, _, word in tokens(german)}
    right = {lemmatise(word, "lb") for _, _, word in tokens(luxembourgish)}
    found = [
        lemma
        for lemma in right
        if lemma in left or (lexicon and get_lexicon().translations(lemma) & left)
    ]
    return len(found) / len(right)


@pytest.mark.parametrize("case", [pytest.param(case, id=case) for case in SENTENCES])
def test_lexicon_finds_the_counterpart_in_other_words(case):
    luxembourgish, german = SENTENCES[case]
    assert overlap(german, luxembourgish, lexicon=False) < 0.35
    assert overlap(german, luxembourgish, lexicon=True) >= 0.75


@pytest.mark.parametrize("case", [pytest.param(case, id=case) for case in SENTENCES])
def test_lexicon_prefers_the_true_counterpart(case):
    luxembourgish, _ = SENTENCES[case]
    scores = {
        other: overlap(german, luxembourgish, lexicon=True)
        for other, (_, german) in SENTENCES.items()
    }
    true = scores.pop(case)
    assert true > max(scores.values()) + 0.2
