"""The interface in its four languages: the switch, and that longer words fit."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessibility import SMALL, violations

PAGES = {
    "list": "/",
    "new": "/comparisons/new/?pick=1",
    "review": "/comparisons/{pk}/",
    "in context": "/comparisons/{pk}/?view=context",
    "report": "/comparisons/{pk}/report/",
    "similarity": "/comparisons/{pk}/similarity/",
    "login": "/login/",
}
# Controls whose text is wider than they are, or that stand beyond the edge of what they are in.
CUT = """() => [...document.querySelectorAll("button, .btn, .chip, .seg a, .tag, summary, h1, h2, h3")]
  .filter(e => e.checkVisibility() && !e.closest(".vh, .menu"))
  .filter(e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== "inline")
  .map(e => e.outerHTML.slice(0, 120))"""
# The rail between the reports is the narrowest place on the page.
SPILT = """() => [...document.querySelectorAll(".rail")]
  .filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.textContent)"""


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_the_switch_keeps_the_page_and_its_query(open_page, comparison, script):
    page = open_page(f"{comparison.get_absolute_url()}?show=flagged", script=script)
    address = page.url
    for name, code, word in (
        ("Lëtzebuergesch", "lb", "Bestätegen"),
        ("Français", "fr", "Confirmer"),
        ("Deutsch", "de", "Bestätigen"),
        ("English", "en", "Confirm"),
    ):
        page.locator(".tongue summary").click()
        page.get_by_role("button", name=name, exact=True).click()
        expect(page.locator("html")).to_have_attribute("lang", code)
        assert page.url == address
        expect(page.locator(".flag:not(.past) .acts button").first).to_contain_text(word)
        expect(page.locator(".tongue summary")).to_contain_text(name)


def test_the_switch_works_by_keyboard_and_for_screen_readers(open_page, reviewer):
    page = open_page("/login/", user=None)
    page.locator(".tongue summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Deutsch", exact=True)).to_be_focused()
    assert violations(page) == []
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Anmelden")).to_be_visible()


def test_a_decision_is_answered_in_the_language(open_page, comparison):
    page = open_page(comparison.get_absolute_url(), locale="lb-LU")
    page.keyboard.press("f")
    page.keyboard.press("c")
    expect(page.locator("#status")).to_contain_text("bestätegt.")


@pytest.mark.parametrize("language", ["de", "lb", "fr"])
@pytest.mark.parametrize("width", [1440, 400])
def test_longer_words_fit(open_page, comparison, reviewer, language, width):
    found = {}
    for name, path in PAGES.items():
        page = open_page(
            path.format(pk=comparison.pk),
            user=None if name == "login" else reviewer,
            locale=language,
            viewport={"width": width, "height": 900},
        )
        assert page.locator("html").get_attribute("lang") == language
        faults = [fault for check in (CUT, SPILT, SMALL) for fault in page.evaluate(check)]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            faults.append("the page is wider than the window")
        if faults:
            found[name] = faults
        page.context.close()
    assert found == {}


@pytest.mark.parametrize("language", ["de", "lb", "fr"])
def test_axe_finds_nothing_in_other_languages(open_page, comparison, language):
    page = open_page(comparison.get_absolute_url(), locale=language)
    assert violations(page) == []
