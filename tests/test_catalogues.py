"""The catalogues of the interface: complete, compiled, and nothing on a page outside them."""

from __future__ import annotations

import gettext
import re
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path

import django
import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from claims.management.catalogues import (
    INSTEAD_OF_DJANGO,
    LANGUAGES,
    Source,
    catalogue_path,
    list_faults,
    list_sources,
    merge,
    read_catalogue,
    to_mo,
    to_po,
)

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
SCRIPTS = sorted((ROOT / "static" / "js").glob("*.js"))


@pytest.fixture(scope="module")
def sources() -> list[Source]:
    return list_sources(ROOT)


def test_the_languages_are_those_of_the_settings():
    assert LANGUAGES == ("de", "lb", "fr")


def test_sources_are_templates_python_and_the_sentences_of_the_detectors(sources):
    files = {source.text: source.files for source in sources}
    assert files["Log in"] == ("templates/registration/login.html",)
    assert files["Undone: %(action)s."] == ("claims/wording/steps.py",)
    assert files["Another day of the week is named."] == ("claims/engine/detectors/__init__.py",)
    plural = next(source for source in sources if source.text == "%(n)s row")
    assert (plural.plural, plural.id) == ("%(n)s rows", ("%(n)s row", "%(n)s rows"))
    assert ("range", "%(low)s to %(high)s") in {(s.context, s.text) for s in sources}
    assert not any("%" in text and "%%" in text.replace("%%", "") for text in files)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated_and_none_is_left_over(sources, language):
    known = read_catalogue(catalogue_path(ROOT, language, ".po"), language)
    merged = merge(sources, known, language)
    assert list_faults(merged) == [], "run manage.py update_catalogues, then translate these"
    kept = {(message.context, str(message.id)) for message in merged}
    assert [m.id for m in known if (m.context, str(m.id)) not in kept] == [], (
        "these are in no source any more: run manage.py update_catalogues"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_are_what_the_command_writes(sources, language):
    path = catalogue_path(ROOT, language, ".po")
    merged = merge(sources, read_catalogue(path, language), language)
    assert path.read_bytes() == to_po(merged), "run manage.py update_catalogues"
    assert path.with_suffix(".mo").read_bytes() == to_mo(merged), "run manage.py update_catalogues"


@pytest.mark.parametrize("language", LANGUAGES)
def test_compiled_catalogues_open_with_the_standard_library(language):
    with catalogue_path(ROOT, language, ".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    plural = {"de": "2 Zeilen", "lb": "2 Zeilen", "fr": "2 lignes"}
    assert compiled.ngettext("%(n)s row", "%(n)s rows", 2) % {"n": 2} == plural[language]
    none = {"de": "Zeilen", "lb": "Zeilen", "fr": "ligne"}  # French: none is singular
    assert compiled.ngettext("%(n)s row", "%(n)s rows", 0) == f"%(n)s {none[language]}"


FAULTS = [
    pytest.param("Undo %(step)s", "", ["not translated"], id="empty"),
    pytest.param("Undo %(step)s", "Zurück: %(step)s", [], id="right"),
    pytest.param("Undo %(step)s", "Zurück: %(stepp)s", ["other placeholders"], id="misspelt"),
    pytest.param("Undo %(step)s", "Zurück", ["other placeholders"], id="lost"),
    pytest.param("{count} left", "noch {count}", [], id="braces"),
    pytest.param("{count} left", "noch {zahl}", ["other placeholders"], id="other braces"),
    pytest.param("%d %%", "%d %%", [], id="per cent"),
    pytest.param("%d %%", "%d", ["other placeholders"], id="per cent lost"),
    pytest.param(("%d row", "%d rows"), ("%d Zeile", "%d Zeilen"), [], id="plural"),
    pytest.param(("%d row", "%d rows"), ("%d Zeile", ""), ["not translated"], id="half a plural"),
    pytest.param(
        ("%d row", "%d rows"), ("%d Zeile", "Zeilen"), ["other placeholders"], id="plural lost"
    ),
]


SIGNS = [
    pytest.param("fr", "Pourquoi\N{NO-BREAK SPACE}? L’heure", [], id="right"),
    pytest.param("fr", "Pourquoi ?", ["space that can break before a sign"], id="plain space"),
    pytest.param("fr", "L'heure", ["straight apostrophe"], id="typewriter"),
    pytest.param("lb", "D'Auer", ["straight apostrophe"], id="typewriter in Luxembourgish"),
    pytest.param("lb", "Firwat ?", [], id="only French sets a space there"),
]


@pytest.mark.parametrize(("language", "string", "faults"), SIGNS)
def test_signs_are_those_of_print(language, string, faults):
    catalogue = read_catalogue(Path("none.po"), language)
    catalogue.add("Why?", string)
    assert list_faults(catalogue) == [f"{fault}: Why?" for fault in faults]


@pytest.mark.parametrize(("message", "string", "faults"), FAULTS)
def test_faults_name_the_message(message, string, faults):
    catalogue = read_catalogue(Path("none.po"), "de")
    catalogue.add(message, string)
    name = message if isinstance(message, str) else message[0]
    assert list_faults(catalogue) == [f"{fault}: {name}" for fault in faults]


def test_merging_keeps_translations_drops_what_is_gone_and_adds_what_is_new():
    known = read_catalogue(Path("none.po"), "de")
    known.add("Gone", "Weg")
    known.add("Kept", "Behalten")
    known.add("Order", "Reihenfolge", context="rows")
    known.add("row", "Zeile")
    sources = [
        Source(text="Kept", files=("a.py",)),
        Source(text="Order", context="rows", files=("a.py",)),
        Source(text="Order", files=("a.py",)),
        Source(text="row", plural="rows", files=("a.py",)),
    ]
    merged = merge(sources, known, "de")
    assert [(m.context, m.id, m.string) for m in merged if m.id] == [
        (None, "Kept", "Behalten"),
        ("rows", "Order", "Reihenfolge"),
        (None, "Order", ""),
        (None, ("row", "rows"), ("", "")),  # a plural needs a translation of its own
    ]
    assert to_po(merged) == to_po(merge(sources, merged, "de"))


def test_the_command_has_nothing_to_do():
    out = StringIO()
    call_command("update_catalogues", "--check", stdout=out)
    assert out.getvalue() == ""


def test_the_command_says_what_is_missing(settings, tmp_path):
    for folder in ("articles", "claims", "config", "templates"):
        (tmp_path / folder).mkdir()
    (tmp_path / "templates" / "a.html").write_text("{% load i18n %}{% translate 'A new word' %}")
    settings.BASE_DIR = tmp_path
    with pytest.raises(CommandError, match="de, lb, fr: not translated: A new word"):
        call_command("update_catalogues", "--check")
    assert not (tmp_path / "config" / "locale").exists()
    out, err = StringIO(), StringIO()
    call_command("update_catalogues", stdout=out, stderr=err)
    assert "de, lb, fr: not translated: A new word" in err.getvalue()
    assert 'msgid "A new word"' in catalogue_path(tmp_path, "fr", ".po").read_text()


@pytest.mark.parametrize("language", INSTEAD_OF_DJANGO)
def test_django_has_these_messages_and_lacks_them_in_the_language_or_has_them_wrong(language):
    """What Django translates alike is left to it."""
    django_s: dict[str, str] = {}
    for folder in ("conf", "contrib/auth"):
        path = Path(django.__file__).parent / folder / "locale" / language / "LC_MESSAGES/django.po"
        django_s |= {str(m.id): str(m.string) for m in read_catalogue(path, language)}
    ours = read_catalogue(catalogue_path(ROOT, language, ".po"), language)
    for text in INSTEAD_OF_DJANGO[language]:
        assert django_s[text] != ours.get(text).string, text


def test_a_language_without_its_own_word_falls_back_to_english():
    with translation.override("lb"):
        assert translation.gettext("A message that no catalogue has") == (
            "A message that no catalogue has"
        )


# Words outside translate tags: the name, which is the same in every language.
ALLOWED = {"Visavis", "· Visavis", "Visavis · Visavis"}
SHOWN_ATTRIBUTES = {"alt", "title", "placeholder", "aria-label", "aria-description"}


class VisibleText(HTMLParser):
    """Collects the words of a template that a person sees or hears."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "style"}:
            self.hidden.append(tag)
        is_button = tag == "input" and dict(attrs).get("type") in {"submit", "button", "reset"}
        for name, value in attrs:
            is_sentence = name.startswith("data-") and re.search(r"\w \w", value or "")
            if name in SHOWN_ATTRIBUTES or is_sentence or (is_button and name == "value"):
                self.collect(value or "")

    def handle_endtag(self, tag: str) -> None:
        if self.hidden and tag == self.hidden[-1]:
            self.hidden.pop()

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.collect(data)

    def collect(self, text: str) -> None:
        for line in text.splitlines():
            words = line.strip()
            if re.search(r"[^\W\d_]{2}", words) and words not in ALLOWED:
                self.found.append(words)


def visible_words(template: str) -> list[str]:
    """Words outside template tags; what a tag prints is not looked at."""
    text = re.sub(r"{% comment %}.*?{% endcomment %}|{#.*?#}", "", template, flags=re.DOTALL)
    text = re.sub(r"{% blocktrans.*?{% endblocktrans(late)? %}", "", text, flags=re.DOTALL)
    text = re.sub(r"{%.*?%}|{{.*?}}", "", text, flags=re.DOTALL)
    text = re.sub(r'\s[\w-]+=""', "", text)  # attributes that a block adds to an element
    parser = VisibleText()
    parser.feed(text)
    return parser.found


CHECKED = [
    pytest.param('<p title="Why">{% translate "Row" %}</p>', ["Why"], id="attribute"),
    pytest.param("<p>{% translate 'Row' %} done</p>", ["done"], id="text"),
    pytest.param("<p>{{ n }} · {% blocktranslate %}a{% endblocktranslate %}</p>", [], id="none"),
    pytest.param('<input type="hidden" value="on">', [], id="hidden value"),
    pytest.param('<input type="submit" value="Go on">', ["Go on"], id="button"),
    pytest.param('<p data-failed="That failed" data-do="undo"></p>', ["That failed"], id="data"),
    pytest.param('<svg><path d="M0 0"/></svg><kbd>/</kbd>', [], id="drawing and key"),
]


@pytest.mark.parametrize(("template", "words"), CHECKED)
def test_the_checker_sees_words_outside_translations(template, words):
    assert visible_words(template) == words


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_templates_have_no_words_outside_translations(path):
    assert visible_words(path.read_text(encoding="utf-8")) == []


# A string of a script that reads as words: two words, or one that begins with a capital.
SENTENCE = re.compile(r"[A-ZÄÖÜ][a-zäöü]+( |$)|[a-zäöü]{2,} [a-zäöü]{2,}")
NOT_SHOWN = re.compile(
    r"^use strict$|^(Escape|Enter|Tab|Arrow\w+|Home|End|Space)$|[#.\[\]:>=]|^(M|A|C)\d"
)
CODE_NAMES = {"GET", "POST"}


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_say_nothing_of_their_own(path):
    code = re.sub(r"/\*.*?\*/|//[^\n]*", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    strings = re.findall(r'"([^"\n]*)"|\'([^\'\n]*)\'|`([^`]*)`', code)
    texts = [next(filter(None, groups), "") for groups in strings]
    shown = [
        text
        for text in texts
        if SENTENCE.search(text) and not NOT_SHOWN.search(text) and text not in CODE_NAMES
    ]
    assert shown == []
