"""Axe finds nothing, in light and dark, wide and narrow; everything pressable is large enough."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

PAGES = {
    "list": "/",
    "review": "/comparisons/{pk}/",
    "nothing selected": "/comparisons/{pk}/?select=1",
    "all selected": "/comparisons/{pk}/?show=undecided&select=all",
    "splitting a claim": "/comparisons/{pk}/?open=split-{claim}",
    "in context": "/comparisons/{pk}/?view=context",
    "report": "/comparisons/{pk}/report/",
    "similarity without vectors": "/comparisons/{pk}/similarity/",
    "review by right": "/comparisons/{pk}/?order=right&show=undecided",
    "login": "/login/",
    "not found": "/comparisons/{pk}0000/",
}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(open_page, comparison, reviewer, name, scheme):
    user = None if name == "login" else reviewer
    claim = comparison.left.claims.get(position=6)
    page = open_page(
        PAGES[name].format(pk=comparison.pk, claim=claim.pk), color_scheme=scheme, user=user
    )
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_open_menus_help_and_after_decisions(open_page, comparison, scheme):
    page = open_page(comparison.get_absolute_url(), color_scheme=scheme)
    page.locator(".none > a").first.click()
    expect(page.locator(".nearbox")).to_be_visible()
    page.evaluate("scrollTo(0, 0)")  # nothing is half under the toolbar
    assert violations(page) == []
    page.keyboard.press("f")
    page.keyboard.press("w")
    page.keyboard.press("x")
    assert violations(page) == []
    page.keyboard.press("c")
    expect(page.locator("#status")).to_contain_text("confirmed")
    page.locator(".row.here .more").click()
    expect(page.locator(".moremenu")).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("?")
    assert violations(page) == []


SMALL = """() => [...document.querySelectorAll("a[href], button, summary, input, select")]
  .filter(e => e.checkVisibility() && !e.classList.contains("skip") && e.type !== "hidden")
  .filter(e => !e.closest(".claim, .row > p, .group > p, .values, .art, #map"))  // links within a line of text
  .map(e => [e.outerHTML.slice(0, 120), e.getBoundingClientRect()])
  .filter(([html, box]) => box.width < 24 || box.height < 24)
  .map(([html, box]) => `${Math.round(box.width)}x${Math.round(box.height)} ${html}`)"""


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/comparisons/{pk}/",
        "/comparisons/{pk}/?view=context",
        "/comparisons/{pk}/report/",
        "/login/",
    ],
)
@pytest.mark.parametrize("width", [1440, 400])
def test_targets_are_large_enough_and_nothing_overflows(
    open_page: Any, comparison: Any, reviewer: Any, path: str, width: int
) -> None:
    user = None if "login" in path else reviewer
    viewport = {"width": width, "height": 900}
    page = open_page(path.format(pk=comparison.pk), viewport=viewport, user=user)
    assert page.evaluate(SMALL) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_texts_carry_their_language(open_page, comparison):
    page = open_page(comparison.get_absolute_url())
    languages = page.locator(".rows bdi[lang]").evaluate_all("all => all.map(e => e.lang)")
    assert set(languages) == {"de", "lb"}
    assert page.locator("html").get_attribute("lang") == "en"
