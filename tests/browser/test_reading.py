"""Word glosses and the heat map: by key, by pointer, without script, and for axe."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from claims.models import Comparison
from tests.browser.test_accessibility import SMALL, violations

SIZES = [pytest.param(1440, id="wide"), pytest.param(400, id="narrow")]


@pytest.fixture
def row_of_d2(comparison: Comparison) -> str:
    """The address of a row with a claim on each side."""
    return f"{comparison.get_absolute_url()}#c{comparison.left.claims.get(position=1).pk}"


def labels(page: Page) -> list[str]:
    return page.locator("#readout .claim b").all_inner_texts()


# --- glosses --------------------------------------------------------------------------


def test_g_glosses_one_claim_after_the_other_and_closes(open_page: Any, row_of_d2: str) -> None:
    page = open_page(row_of_d2)
    row = page.locator(".row.here")
    expect(row).to_contain_text("Putin Er habe die Einladung angenommen")
    page.keyboard.press("g")
    expect(row.locator("p.glossed bdi")).to_have_attribute("lang", "lb")
    expect(row.locator("rt").last).to_have_attribute("lang", "de")
    assert "annehmen" in row.locator("rt").all_inner_texts()
    expect(row.locator(".aid")).to_contain_text("Word glosses, not a translation.")
    expect(row.locator(".aid .close")).to_be_focused()
    page.keyboard.press("g")
    expect(row.locator("p.glossed bdi")).to_have_attribute("lang", "de")
    assert "unhuelen" in row.locator("rt").all_inner_texts()
    page.keyboard.press("g")
    expect(page.locator("rt, .aid, .glossed")).to_have_count(0)
    expect(row).to_be_focused()


def test_the_interface_s_language_is_glossed_last(open_page: Any, row_of_d2: str) -> None:
    page = open_page(row_of_d2, locale="lb")
    page.keyboard.press("g")
    expect(page.locator(".row.here p.glossed bdi")).to_have_attribute("lang", "de")


def test_escape_takes_the_glosses_away_and_the_text_stays(open_page: Any, row_of_d2: str) -> None:
    page = open_page(row_of_d2)
    before = page.locator(".row.here bdi[lang=lb]").inner_text()
    page.keyboard.press("g")
    expect(page.locator("rt").first).to_be_visible()
    expect(page.locator("body[aria-busy]")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.locator("rt")).to_have_count(0)
    assert page.locator(".row.here bdi[lang=lb]").inner_text() == before


def test_the_menu_leads_to_glosses_without_script(open_page: Any, comparison: Any) -> None:
    page = open_page(comparison.get_absolute_url(), script=False)
    page.locator(".row.link .more").first.click()
    page.get_by_role("link", name="Word glosses for L2").click()
    expect(page.locator("p.glossed rt").first).to_be_visible()
    page.locator(".aid .close").click()
    expect(page.locator("rt")).to_have_count(0)


def test_in_context_the_dock_shows_the_glosses(open_page: Any, comparison: Any) -> None:
    page = open_page(f"{comparison.get_absolute_url()}?view=context")
    page.keyboard.press("f")
    expect(page.locator("#dock .flag").first).to_be_visible()
    page.keyboard.press("g")
    expect(page.locator("#dock .glossbox rt").first).to_be_visible()
    page.keyboard.press("g")
    expect(page.locator("#dock .glossbox")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", SIZES)
def test_glosses_pass_axe_and_fit(open_page: Any, comparison: Any, scheme: str, width: int) -> None:
    claim = comparison.right.claims.get(position=2).pk
    page = open_page(
        f"{comparison.get_absolute_url()}?open=gloss-{claim}#c{claim}",
        color_scheme=scheme,
        viewport={"width": width, "height": 900},
    )
    expect(page.locator("rt").first).to_be_visible()
    page.evaluate("scrollTo(0, 0)")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


# --- heat map -------------------------------------------------------------------------


def test_arrow_keys_read_the_map(open_page: Any, similarity: str) -> None:
    page = open_page(similarity)
    heat = page.locator("#heat[role=application]")
    heat.focus()
    expect(page.locator("#read-value")).to_have_text("0.800")  # the first linked cell
    assert labels(page) == ["D2", "L2"]
    expect(page.locator("#read-link")).to_contain_text("Linked, confidence")
    expect(page.locator("#read-review")).to_be_visible()
    page.keyboard.press("ArrowUp")
    expect(page.locator("#read-value")).to_have_text("0.600")
    assert labels(page) == ["D1", "L2"]
    expect(page.locator("#read-link")).to_have_text("Not linked")
    expect(page.locator("#read-review")).to_be_hidden()
    page.keyboard.press("Home")
    assert labels(page) == ["D1", "L1"]
    page.keyboard.press("ArrowLeft")
    assert labels(page) == ["D1", "L1"]  # nothing lies beyond
    page.keyboard.press("End")
    assert labels(page) == ["D1", "L12"]
    page.keyboard.press("Enter")
    expect(page.locator("#counterparts-h")).to_contain_text("All counterparts of D1")
    expect(page.locator("#counterparts tbody tr").first).to_contain_text("0.600")


def test_beside_the_map_the_first_link_is_read_at_once(open_page: Any, similarity: str) -> None:
    page = open_page(similarity)
    expect(page.locator("#read-value")).to_have_text("0.800")
    assert page.locator("#read-ranks li").all_inner_texts() == [
        "For D2, L2 is number 1 of 12",
        "For L2, D2 is number 1 of 11",
    ]
    page.keyboard.press("ArrowUp")  # the map has no focus yet
    assert labels(page) == ["D2", "L2"]


def test_below_the_map_the_texts_wait(open_page: Any, similarity: str) -> None:
    page = open_page(similarity, viewport={"width": 400, "height": 900})
    page.locator("#heat[role=application]").wait_for()
    expect(page.locator("#readout")).to_be_hidden()
    page.locator("#heat").focus()
    expect(page.locator("#read-value")).to_have_text("0.800")


def test_the_pointer_reads_the_map(open_page: Any, similarity: str) -> None:
    page = open_page(similarity)
    page.locator("#heat[role=application]").wait_for()
    box = page.locator("#heat svg").bounding_box()
    assert box
    page.mouse.move(box["x"] + 44 + 30 + 15, box["y"] + 44 + 15)
    expect(page.locator("#read-value")).to_have_text("0.600")
    assert labels(page) == ["D1", "L2"]


def test_cells_are_drawn_in_the_colour_of_the_theme(open_page: Any, similarity: str) -> None:
    for scheme in ("light", "dark"):
        page = open_page(similarity, color_scheme=scheme)
        fill = page.locator(".cells").evaluate("cell => getComputedStyle(cell).fill")
        ink = page.evaluate("getComputedStyle(document.body).color")
        assert fill == ink


def test_without_script_a_claim_leads_to_its_table(open_page: Any, similarity: str) -> None:
    page = open_page(similarity, script=False)
    expect(page.locator(".with-script")).to_be_hidden()
    page.locator("#claims-right a").nth(1).click()
    rows = page.locator("#counterparts tbody tr")
    expect(rows.nth(0)).to_contain_text("0.800")
    expect(rows.nth(1)).to_contain_text("0.600")
    expect(rows.nth(0)).to_contain_text("Linked, confidence")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", SIZES)
def test_the_map_passes_axe_and_fits(
    open_page: Any, comparison: Any, similarity: str, scheme: str, width: int
) -> None:
    claim = comparison.right.claims.get(position=1).pk
    page = open_page(
        f"{similarity}?claim={claim}",
        color_scheme=scheme,
        viewport={"width": width, "height": 900},
    )
    page.locator("#heat[role=application]").focus()
    expect(page.locator("#readout")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate(SMALL) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
