"""Glosses stand over the right words, in the right senses, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from claims.engine.languages.glosses import can_gloss, gloss_words


def written(text: str, source: str, target: str, keep: Iterable[tuple[int, int]] = ()) -> str:
    """The text with each gloss in braces behind its word."""
    pieces: list[str] = []
    position = 0
    for gloss in gloss_words(text, source, target, keep=keep):
        pieces += [text[position : gloss.end], "{", "/".join(gloss.senses), "}"]
        position = gloss.end
    return "".join([*pieces, text[position:]])


LUXEMBOURGISH = [
    pytest.param(
        "Confirméiert gouf vu russescher Säit awer, datt Nordkorea Hëllef beim Bau vu "
        "Satellitte kréie soll.",
        "Confirméiert{bestätigen} gouf{werden/geben} vu{von/ab} russescher{russisch} Säit{Seite} "
        "awer{aber/indes/jedoch}, datt{dass} Nordkorea Hëllef{Hilfe} beim Bau vu{von/ab} "
        "Satellitte{Satellit} kréie{bekommen/erhalten} soll.",
        id="inflected words by their lemma, words spelled alike without gloss",
    ),
    pytest.param(
        "D'USA reagéiere mat Suerg op d'Treffe vu Putin a Kim.",
        "D'USA reagéiere{reagieren} mat{mit/samt} Suerg{Sorge/Besorgnis} op{auf} d'Treffe "
        "vu{von/ab} Putin a{und/in} Kim.",
        id="articles and unknown names without gloss",
    ),
    pytest.param(
        "Vu russescher Säit gouf dat bis ewell net confirméiert.",
        "Vu{von/ab} russescher{russisch} Säit{Seite} gouf{werden/geben} dat "
        "bis ewell{bisher/bislang} net{nicht} confirméiert{bestätigen}.",
        id="a phrase as one",
    ),
    pytest.param(
        "Medieberichter no bei senger Visitt",
        "Medieberichter{Medienbericht} no{nach/nah/zufolge} bei senger{sein} "
        "Visitt{Besuch/Besichtigung}",
        id="two prepositions are no phrase",
    ),
    pytest.param(
        "Mir fuerdere Russland op, hiren Handlungen een Enn ze setzen.",
        "Mir{wir/mir} fuerdere{auffordern} Russland op, hiren{ihr} Handlungen "
        "een Enn{Ende} ze{zu/allzu} setzen.",
        id="a verb with its particle at the end of the clause",
    ),
    pytest.param("De UN-Rot am Xyzhaus.", "De UN-Rot{Rat} am{und/in} Xyzhaus.", id="unknown words"),
]
GERMAN = [
    pytest.param(
        "Putin nahm die Einladung mit Freude an und bekräftigte seinen Willen.",
        "Putin nahm{unhuelen} die Einladung{Invitatioun} mit{mat} Freude{Freed} an und{an} "
        "bekräftigte{bekräftegen} seinen{sinn/säin} Willen{Wëllen}.",
        id="a particle before und",
    ),
    pytest.param(
        "Am Ende des Empfangs lud Kim Jong Un Putin höflich ein, die DVRK zu besuchen.",
        "Am{un} Ende{Enn} des Empfangs{Empfang/Receptioun} lud{alueden/invitéieren} Kim Jong Un "
        "Putin höflich{héiflech} ein, die DVRK zu{zu/ze} besuchen{besichen}.",
        id="a particle before a comma; a name's Un is no preposition",
    ),
    pytest.param(
        "An den Gesprächen nahm Verteidigungsminister Sergej Schoigu teil.",
        "An{un} den Gesprächen{Gespréich} nahm{deelhuelen} "
        "Verteidigungsminister{Verdeedegungsminister} Sergej Schoigu teil.",
        id="a particle at the end",
    ),
    pytest.param(
        "Nach dem Gipfel sprach er über die Lage.",
        "Nach{no} dem Gipfel{Gipfel/Sommet} sprach{schwätzen} er{hien} über{iwwer} die "
        "Lage{Lag/Situatioun}.",
        id="of two spellings of a word the main one",
    ),
]


@pytest.mark.parametrize(("text", "glossed"), LUXEMBOURGISH)
def test_german_glosses_over_luxembourgish(text, glossed):
    assert written(text, "lb", "de") == glossed


@pytest.mark.parametrize(("text", "glossed"), GERMAN)
def test_luxembourgish_glosses_over_german(text, glossed):
    assert written(text, "de", "lb") == glossed


@pytest.mark.parametrize(
    ("text", "keep", "glossed"),
    [
        pytest.param("Herr Koch kam.", [], "Herr{Här} Koch{Kach} kam{kommen}.", id="a noun"),
        pytest.param("Herr Koch kam.", [(5, 9)], "Herr{Här} Koch kam{kommen}.", id="a name"),
    ],
)
def test_names_are_left_alone(text, keep, glossed):
    assert written(text, "de", "lb", keep=keep) == glossed


@pytest.mark.parametrize(
    ("text", "glossed"),
    [
        pytest.param("Der Essen-Besuch", "Der Essen{Iessen}-Besuch{Besuch/Visitt}", id="noun"),
        pytest.param("Sie essen hier.", "Sie{si/hatt} essen{iessen} hier{hei}.", id="verb"),
    ],
)
def test_a_capital_tells_nouns_from_other_words(text, glossed):
    assert written(text, "de", "lb") == glossed


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        pytest.param("lb", "de", True, id="to German"),
        pytest.param("de", "lb", True, id="to Luxembourgish"),
        pytest.param("de", "de", False, id="one language"),
        pytest.param("fr", "de", False, id="no lexicon"),
    ],
)
def test_glosses_need_a_lexicon(source, target, expected):
    assert can_gloss(source, target) is expected
    assert bool(gloss_words("Suerg, Sorge", source, target)) is expected


def test_offsets_slice_the_word_out_of_the_text():
    text = "„D’Invitatioun ass “ugeholl”.“"
    glosses = gloss_words(text, "lb", "de")
    assert [text[gloss.start : gloss.end] for gloss in glosses] == ["Invitatioun", "ass", "ugeholl"]
    assert gloss_words("", "lb", "de") == ()
