"""Every page in every language: what can be read on it differs from English, or may not."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.test import Client
from django.utils import translation

from claims.management.catalogues import catalogue_path, read_catalogue
from tests.browser.example import make_example
from tests.factories import make_comparison, make_user

pytestmark = pytest.mark.django_db

VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "rect", "path", "use", "circle"}
SHOWN = {"alt", "title", "placeholder", "aria-label"}
# Names, file formats and keys of programs: the same in every language.
SAME = re.compile(
    r"Visavis|English|Deutsch|Lëtzebuergesch|Français|anna|Anna Weber|\S+-\d+|Kim Jong Un in Russia"
    r"|DE|LB|Ctrl ⏎|CSV|JSONL?|TMX 1\.4|TEI|Web Annotation|toi-allgemeines|https?://\S+|Musterblatt"
    r"|[DL]\d+( [–:] [DL]\d+)*|[A-Z]|Tram|Mindestlohn|\w+_mismatch( · version \d+)?|\w+ 1, .*|\w+ 1"
)


class PageText(HTMLParser):
    """What a person reads or hears of a page, without the texts of the reports."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language
        self.open: list[tuple[str, str]] = []
        self.texts: list[str] = []
        self.foreign: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        here = values.get("lang") or (self.open[-1][1] if self.open else self.language)
        if tag not in VOID:
            self.open.append((tag, here))
        if here == self.language:
            self.texts += [v for name, v in attrs if v and (name in SHOWN or self.is_said(name, v))]

    @staticmethod
    def is_said(name: str, value: str) -> bool:
        return name.startswith("data-") and bool(re.search(r"[a-zäöü] [a-zäöü]", value))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tag, here = self.open[-1] if self.open else ("", self.language)
        text = " ".join(data.split())
        if text and here == self.language and tag not in {"script", "style", "option"}:
            self.texts.append(text)


def read(client: Client, address: str, language: str) -> list[str]:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    page = PageText(language)
    html = client.get(address).content.decode()
    assert f'<html lang="{language}">' in html
    page.feed(html)
    return page.texts


@pytest.fixture
def addresses(reviewer):
    """Every page by name, with one of each panel open."""
    comparison = make_example(assigned_to=reviewer)
    flag = comparison.discrepancies.filter(state="open").latest("pk")
    link = comparison.alignments.filter(band="linked", state="suggested")[0]
    alone = comparison.alignments.filter(members__side="left", band="one_sided")[0]
    running = make_comparison(title="Tram", state="processing")
    failed = make_comparison(title="Mindestlohn", state="failed")
    page = comparison.get_absolute_url()
    return {
        "list": "/",
        "list without a match": "/?q=zzzz",
        "new": "/comparisons/new/",
        "pick": "/comparisons/new/?pick=1",
        "review": page,
        "review of nothing": f"{page}?q=zzzz",
        "why": f"{page}?open=why-{flag.pk}",
        "dismiss": f"{page}?open=dismiss-{flag.pk}",
        "more": f"{page}?open=more-{link.pk}",
        "nearest": f"{page}?open=near-{alone.pk}",
        "in context": f"{page}?view=context&open=mark-{link.pk}",
        "report": f"{page}report/",
        "similarity": f"{page}similarity/",
        "running": f"/comparisons/{running.pk}/progress/",
        "failed": f"/comparisons/{failed.pk}/progress/",
        "not found": "/nothing/here/",
    }


def bare(text: str) -> str:
    return text.removesuffix(" · Visavis").strip(" ·,.:").lower()


KEYS = {
    "list": ("Comparisons", "New comparison", "Open flags"),
    "new": ("First report", "Compare these reports", "Upload a file"),
    "review": ("Accept link", "Dismiss", "Next open", "Flags"),
    "in context": ("Both reports as they were written", "Accept link"),
    "report": ("Findings of a comparison", "No difference was confirmed.", "Method."),
    "running": ("Stop",),
    "failed": ("Try again",),
    "not found": ("There is nothing at this address.",),
}


@pytest.mark.parametrize("language", ["de", "lb", "fr"])
def test_no_page_keeps_a_word_of_english(page_client, addresses, language):
    """A text that is the same in English and here must be so in the catalogue, or be a name."""
    catalogue = read_catalogue(catalogue_path(settings.BASE_DIR, language, ".po"), language)
    pairs = [(bare(str(m.id)), bare(str(m.string))) for m in catalogue if m.id]
    alike = {english for english, here in pairs if english == here} | {"september 2023"}
    left = {}
    for name, address in addresses.items():
        english = set(read(page_client, address, "en"))
        here = read(page_client, address, language)
        assert len(here) >= 5, name
        kept = {
            text
            for text in here
            if text in english
            and re.search(r"[^\W\d_]{2}", text)
            and bare(text) not in alike
            and not SAME.fullmatch(text.removesuffix(" · Visavis"))
        }
        if kept:
            left[name] = kept
    assert left == {}


@pytest.mark.parametrize("language", ["en", "de", "lb", "fr"])
def test_key_words_of_the_pages_are_there(page_client, addresses, language):
    for name, words in KEYS.items():
        texts = set(read(page_client, addresses[name], language))
        with translation.override(language):
            wanted = {translation.gettext(word) for word in words}
        assert wanted <= texts, name


LOGIN = {
    "en": "Please enter a correct username and password.",
    "de": "Bitte Benutzername und Passwort eingeben.",
    "lb": "Den Benotzernumm oder d’Passwuert stëmmt net.",
    "fr": "Saisissez un nom d’utilisateur et un mot de passe valides.",
}


@pytest.mark.parametrize("language", LOGIN)
def test_a_refused_login_is_told_in_the_language(language):
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    html = client.post("/login/", {"username": "nobody", "password": "nothing"}).content.decode()
    assert LOGIN[language] in html.replace("&#x27;", "’")


FORM_ERRORS = {
    "de": "Bitte eine gültige Auswahl treffen.",
    "lb": "Eng gülteg Auswiel maachen.",
    "fr": "Sélectionnez un choix valide.",
}


@pytest.mark.parametrize("language", FORM_ERRORS)
def test_errors_of_forms_are_told_in_the_language(page_client, language):
    page_client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    posted = {"left-text": "Ein Satz.", "left-language": "xx", "right-text": "E Saz."}
    response = page_client.post("/comparisons/new/", {**posted, "do": "preview"})
    assert response.status_code == 422
    assert FORM_ERRORS[language] in response.content.decode()


@pytest.mark.parametrize("language", ["de", "lb", "fr"])
def test_who_may_not_enter_is_told_so_in_the_language(language):
    client = Client()
    client.force_login(make_user())
    english, here = (read(client, "/", code) for code in ("en", language))
    assert "Not allowed" in english
    assert not {"Not allowed", "To the comparisons"} & set(here)
