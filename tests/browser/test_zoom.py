"""At 200 % zoom a window of 1440 × 900 has 720 × 450 pixels: all is there, nothing is cut."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from claims.models import Comparison

ZOOMED = {"width": 720, "height": 450}
PAGES = {
    "list": "/",
    "new": "/comparisons/new/",
    "review": "/comparisons/{pk}/",
    "selecting": "/comparisons/{pk}/?select=all",
    "in context": "/comparisons/{pk}/?view=context",
    "similarity": "/comparisons/{pk}/similarity/",
    "report": "/comparisons/{pk}/report/",
    "login": "/login/",
    "not found": "/comparisons/{pk}0000/",
}

# Words that end at an edge which hides the rest. What scrolls by design shows a part;
# what is for screen readers alone is a pixel wide.
CUT = """() => [...document.querySelectorAll("body *")]
  .filter(e => e.checkVisibility() && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
  .filter(e => e.offsetWidth > 1 && !e.closest(".skip, .scroll, svg, option, textarea"))
  .filter(e => {
    const own = getComputedStyle(e);
    const hides = own.overflowX !== "visible" && e.scrollWidth > e.clientWidth + 1;
    const box = e.getBoundingClientRect();
    return hides || box.left < -1 || box.right > innerWidth + 1;
  })
  .map(e => e.outerHTML.slice(0, 120))"""
# Time that anything on the page takes to move or fade.
MOVING = """() => [...document.querySelectorAll("body *")]
  .filter(e => [getComputedStyle(e).transitionDuration, getComputedStyle(e).animationDuration]
    .some(times => times.split(", ").some(time => parseFloat(time) > 0)))
  .map(e => e.outerHTML.slice(0, 120))"""


def assert_fits(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= ZOOMED["width"]
    assert page.evaluate(CUT) == []


@pytest.mark.usefixtures("similarity")
@pytest.mark.parametrize("language", ["en", "de", "lb", "fr"])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_cut_at_twice_the_size(
    open_page: Any,
    comparison: Comparison,
    reviewer: Any,
    name: str,
    language: str,
) -> None:
    user = None if name == "login" else reviewer
    path = PAGES[name].format(pk=comparison.pk)
    page = open_page(path, viewport=ZOOMED, device_scale_factor=2, locale=language, user=user)
    assert page.locator("html").get_attribute("lang") == language
    assert_fits(page)


@pytest.mark.parametrize("key", ["w", "x", "g", "e", "p", "?"])
def test_what_a_key_opens_fits_at_twice_the_size(
    open_page: Any, comparison: Comparison, key: str
) -> None:
    page = open_page(comparison.get_absolute_url(), viewport=ZOOMED, device_scale_factor=2)
    page.keyboard.press("f")
    page.keyboard.press(key)
    expect(page.locator("#keys[open]" if key == "?" else ".row.here .opened").first).to_be_visible()
    assert_fits(page)


@pytest.mark.usefixtures("similarity")
@pytest.mark.parametrize("name", PAGES)
def test_nothing_moves_where_motion_is_unwanted(
    open_page: Any, comparison: Comparison, reviewer: Any, name: str
) -> None:
    user = None if name == "login" else reviewer
    page = open_page(PAGES[name].format(pk=comparison.pk), user=user)
    assert page.evaluate("matchMedia('(prefers-reduced-motion: reduce)').matches")
    assert page.evaluate(MOVING) == []
