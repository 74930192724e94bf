"""Forms lead to their lemmas: irregular verbs, separable verbs, the Eifel rule, German."""

from __future__ import annotations

import unicodedata

import pytest

from claims.engine.languages.de.irregular import IRREGULAR as IRREGULAR_DE
from claims.engine.languages.lb.irregular import IRREGULAR as IRREGULAR_LB
from claims.engine.languages.lemmas import known, lemmatise, tokens

LUXEMBOURGISH = """
agelueden alueden
ugeholl unhuelen
agetraff antreffen
gemellt mellen
gesot soen
sot soen
seet soen
geschwat schwätzen
gelooss loossen
gaang goen
gaangen goen
geet goen
gestuerwen stierwen
confirméiert confirméieren
ginn ginn
gouf ginn
goufen ginn
gëtt ginn
géif ginn
géifen ginn
hat hunn
haten hunn
huet hunn
hätt hunn
war sinn
waren sinn
wier sinn
wieren sinn
ass sinn
kéint kënnen
kann kënnen
konnt kënnen
misst mussen
wéilt wëllen
dierft däerfen
soll sollen
kritt kréien
kruten kréien
steet stoen
stoung stoen
läit leien
geluecht leeën
gesäit gesinn
fonnt fannen
verluer verléieren
gewonnen gewannen
bliwwen bleiwen
geschriwwen schreiwen
gewisen weisen
gefuer fueren
gedroen droen
geruff ruffen
gebrach briechen
versprach verspriechen
geholl huelen
hëlt huelen
kënnt kommen
koum kommen
weess wëssen
gewosst wëssen
bruecht bréngen
geschoss schéissen
beschloss beschléissen
ënnerschriwwen ënnerschreiwen
stattfonnt stattfannen
widderholl widderhuelen
gedreet dreeën
stattfënnt stattfannen
matgedeelt matdeelen
ugekënnegt ukënnegen
festgeholl festhuelen
opgemaach opmaachen
ofgeleent ofleenen
virgeschloen virschloen
zeréckgetrueden zerécktrieden
ugefaangen ufänken
zesummekomm zesummekommen
weiderzeféieren weiderféieren
unzehuelen unhuelen
ausgëtt ausginn
gespillt spillen
gerett retten
geschafft schaffen
entdeckt entdecken
verletzt verletzen
decidéierten decidéieren
blesséiert blesséieren
zwou zwee
Deeg dag
Häiser haus
Länner land
Gazasträife gazasträif
Behörden behörd
Dierfer duerf
Säiten säit
Verkeef verkaf
Kanner kand
Méint mount
Visitten visitt
gréisst grouss
beschten gutt
laange laang
wichtegt wichteg
italieeneschen italieenesch
schwätze schwätzen
huele huelen
Noriichte noriicht
Noriichten noriicht
Bezéiunge bezéiung
Bezéiungen bezéiung
vu vun
mam mat
iwwert iwwer
seng säin
keng keen
"""

GERMAN = """
eingeladen einladen
einzuladen einladen
wurde werden
sprach sprechen
Häuser haus
Entscheidungen entscheidung
Flüsse fluss
Prozesse prozess
Anwälte anwalt
Abgeordneten abgeordneter
Verletzten verletzter
verletzten verletzen
ersten erste
russischen russisch
"""


@pytest.mark.parametrize(
    ("form", "lemma"),
    [pytest.param(*row.split(), id=row.split()[0]) for row in LUXEMBOURGISH.strip().splitlines()],
)
def test_luxembourgish_form_leads_to_its_lemma(form, lemma):
    assert lemmatise(form, "lb") == lemma
    assert known(form, "lb")


@pytest.mark.parametrize(
    ("form", "lemma"),
    [pytest.param(*row.split(), id=row.split()[0]) for row in GERMAN.strip().splitlines()],
)
def test_german_form_leads_to_its_lemma(form, lemma):
    assert lemmatise(form, "de") == lemma
    assert known(form, "de")


@pytest.mark.parametrize(
    ("capital", "small"),
    [
        pytest.param("Beschloss", "beschloss", id="decision or decided"),
        pytest.param("Verkaf", "verkaf", id="sale or sold"),
        pytest.param("Säit", "säit", id="page or since"),
        pytest.param("Weess", "weess", id="wheat or knows"),
    ],
)
def test_a_noun_is_told_from_a_form_by_its_capital(capital, small):
    assert lemmatise(capital, "lb") == small
    assert lemmatise(small, "lb") != small


def test_a_verb_at_the_start_of_a_sentence_is_still_a_verb():
    assert lemmatise("Confirméiert", "lb") == "confirméieren"
    assert lemmatise("Huet", "lb") == "hunn"


@pytest.mark.parametrize(
    ("word", "language"),
    [
        pytest.param("Wostotschny", "lb", id="name, Luxembourgish"),
        pytest.param("Xqzvkl", "de", id="no word"),
        pytest.param("Menace", "xx", id="language without dictionary"),
        pytest.param("", "lb", id="empty"),
    ],
)
def test_an_unknown_word_is_folded(word, language):
    assert lemmatise(word, language) == word.lower()
    assert not known(word, language)


def test_decomposed_text_has_the_same_lemmas():
    assert lemmatise(unicodedata.normalize("NFD", "Confirméiert"), "lb") == "confirméieren"
    assert lemmatise(unicodedata.normalize("NFD", "Häiser"), "lb") == "haus"


def test_every_apostrophe_of_the_elided_article_is_known():
    assert {lemmatise(f"d{mark}", "lb") for mark in "'’´‘`"} == {"den"}


def test_irregular_table_has_size_and_form():
    assert len(IRREGULAR_LB) >= 400
    for form, lemma in IRREGULAR_LB.items():
        assert form == unicodedata.normalize("NFC", form).lower()
        assert lemma == unicodedata.normalize("NFC", lemma).lower()
        assert form != lemma
        assert IRREGULAR_LB.get(lemma, lemma) == lemma, f"{form} → {lemma} → …"


def test_lemmas_of_the_german_table_are_final():
    assert {IRREGULAR_DE.get(lemma, lemma) for lemma in IRREGULAR_DE.values()} == set(
        IRREGULAR_DE.values()
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("d'Offer", ["d'", "Offer"], id="elided article"),
        pytest.param("D’Geschicht", ["D’", "Geschicht"], id="typographic apostrophe"),
        pytest.param("l´Union", ["l´", "Union"], id="French article, acute accent"),
        pytest.param("UN-Sécherheetsrot", ["UN", "Sécherheetsrot"], id="hyphen"),
        pytest.param("3,5 Milliounen.", ["3,5", "Milliounen"], id="decimal number"),
        pytest.param("H5N1 „gären“", ["H5N1", "gären"], id="digits inside, quotation marks"),
        pytest.param("Band d'", ["Band", "d"], id="apostrophe that ends a quotation"),
        pytest.param("", [], id="empty"),
    ],
)
def test_tokens_are_words_and_numbers(text, words):
    found = tokens(text)
    assert [word for _, _, word in found] == words
    assert all(text[start:end] == word for start, end, word in found)


def test_tokens_of_decomposed_text_stay_whole():
    assert len(tokens(unicodedata.normalize("NFD", "Häiser géint"))) == 2
