"""Language identification: sure when it can be, a question when it contradicts."""

from __future__ import annotations

import subprocess
import sys

import pytest
from django.utils import translation

from articles.drafts import ImportProblem
from articles.identification import check_language, identify_language, require_language
from tests.articles.files import (
    FRENCH,
    GERMAN,
    LUXEMBOURGISH,
    SHORT_GERMAN,
    SHORT_LUXEMBOURGISH,
)

DUTCH = "De minister heeft dinsdag in Trier gesproken over de uitbreiding van de spoorlijn."
ENGLISH = "The minister spoke in Trier on Tuesday about the extension of the railway line."
RUSSIAN = "Министр говорил во вторник о расширении железнодорожной линии."

SURE = [
    pytest.param(GERMAN, "de", id="German seed"),
    pytest.param(LUXEMBOURGISH, "lb", id="Luxembourgish seed"),
    pytest.param(SHORT_GERMAN, "de", id="short German report"),
    pytest.param(SHORT_LUXEMBOURGISH, "lb", id="short Luxembourgish report"),
    pytest.param("De Minister huet gesot, hie wier net do.", "lb", id="one Luxembourgish sentence"),
    pytest.param(GERMAN.upper(), "de", id="capitals"),
    pytest.param(FRENCH, "fr", id="French"),
    pytest.param(ENGLISH, "en", id="English"),
    pytest.param(DUTCH, "nl", id="Dutch"),
    pytest.param(RUSSIAN, "", id="no Latin script"),
]


@pytest.mark.parametrize(("text", "language"), SURE)
def test_a_sentence_is_enough(text, language):
    found = identify_language(text)
    assert (found.language, found.sure) == (language, True)
    assert found.supported == (language in {"de", "lb"})


UNSURE = [
    pytest.param("", id="empty"),
    pytest.param("12.9.2023 – 30 000 €", id="no letters"),
    pytest.param("Kim", id="one name"),
    pytest.param("Moien", id="one word"),
    pytest.param("Nord", id="a word of both languages"),
    pytest.param("Kim Putin", id="names"),
]


@pytest.mark.parametrize("text", UNSURE)
def test_a_text_too_short_to_tell_is_not_sure(text):
    assert identify_language(text).sure is False


def test_the_margin_is_the_lead_over_the_next_language():
    found = identify_language(SHORT_LUXEMBOURGISH)
    assert 0.9 < found.margin <= found.confidence <= 1.0


QUESTIONED = [
    pytest.param(
        "de",
        LUXEMBOURGISH,
        "You said German, this reads like Luxembourgish.",
        id="Luxembourgish said to be German",
    ),
    pytest.param(
        "lb",
        GERMAN,
        "You said Luxembourgish, this reads like German.",
        id="German said to be Luxembourgish",
    ),
    pytest.param("de", FRENCH, "You said German, this reads like French.", id="French"),
    pytest.param(
        "de",
        RUSSIAN,
        "You said German, this reads like no language in Latin script.",
        id="Russian said to be German",
    ),
    pytest.param("de", GERMAN, "", id="right claim"),
    pytest.param("lb", LUXEMBOURGISH, "", id="right Luxembourgish claim"),
    pytest.param("lb", "Moien", "", id="too short to question"),
]


@pytest.mark.parametrize(("claimed", "text", "question"), QUESTIONED)
def test_wrong_claims_are_questioned(claimed, text, question):
    assert check_language(claimed, text) == question


TAKEN = [
    pytest.param(GERMAN, None, "de", id="identified"),
    pytest.param("Moien", "lb", "lb", id="claimed for a short text"),
    pytest.param(LUXEMBOURGISH, "lb-LU", "lb", id="with a region"),
    pytest.param(GERMAN, "DE_at", "de", id="with a region in capitals"),
]


@pytest.mark.parametrize(("text", "claimed", "language"), TAKEN)
def test_the_language_of_a_report(text, claimed, language):
    assert require_language(text, claimed=claimed) == language


REFUSED = [
    pytest.param(
        FRENCH,
        None,
        "The language is French, which is not supported. "
        "Supported: German (de), Luxembourgish (lb).",
        id="French",
    ),
    pytest.param(
        RUSSIAN,
        None,
        "The language is no language in Latin script, which is not supported. "
        "Supported: German (de), Luxembourgish (lb).",
        id="no Latin script",
    ),
    pytest.param(
        FRENCH,
        "fr",
        "The language is French, which is not supported. "
        "Supported: German (de), Luxembourgish (lb).",
        id="French that says so",
    ),
    pytest.param(
        GERMAN,
        "xx",
        "The language is xx, which is not supported. Supported: German (de), Luxembourgish (lb).",
        id="unknown code",
    ),
    pytest.param(
        "Moien",
        None,
        "The text is too short or too mixed to tell its language. "
        "Say which language it is: German (de), Luxembourgish (lb).",
        id="too short",
    ),
    pytest.param(
        LUXEMBOURGISH,
        "de",
        "You said German, this reads like Luxembourgish. "
        "Correct the language, or confirm it if it is right.",
        id="wrong claim",
    ),
]


@pytest.mark.parametrize(("text", "claimed", "message"), REFUSED)
def test_what_no_report_can_be_in(text, claimed, message):
    with pytest.raises(ImportProblem) as caught:
        require_language(text, claimed=claimed)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("interface", "message"),
    [
        pytest.param("de", "Angegeben ist Deutsch, das liest sich wie Luxemburgisch.", id="German"),
        pytest.param("lb", "Uginn ass Däitsch, dat liest sech wéi Lëtzebuergesch.", id="lb"),
        pytest.param(
            "fr",
            "Langue indiquée : Allemand ; le texte ressemble à : Luxembourgeois.",
            id="French",
        ),
    ],
)
def test_languages_are_named_in_the_reader_s_language(interface, message):
    with translation.override(interface), pytest.raises(ImportProblem) as caught:
        require_language(LUXEMBOURGISH, claimed="de")
    assert str(caught.value).replace("\xa0", " ").replace("\u202f", " ").startswith(message)


def test_a_new_language_needs_only_its_line_in_the_settings(settings):
    settings.REPORT_LANGUAGES = ("de", "lb", "fr")
    assert require_language(FRENCH) == "fr"


def test_the_start_of_a_long_text_is_enough():
    assert identify_language(LUXEMBOURGISH * 2_000).language == "lb"


def test_heavy_libraries_load_only_when_they_are_used():
    code = (
        "import sys, django; django.setup();"
        "import articles.batches, articles.seeds, articles.admin;"
        "print([name for name in ('py3langid', 'trafilatura', 'pypdf', 'docx') if name in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"DJANGO_SETTINGS_MODULE": "config.settings", "PYTHONPATH": "."},
    )
    assert run.stdout == "[]\n"
