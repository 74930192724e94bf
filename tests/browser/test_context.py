"""Both reports in full: ribbons, the dock, locked scrolling, and the same without script."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from claims.models import Comparison, Discrepancy

SHORT = {"width": 1440, "height": 620}


@pytest.fixture
def weekday(comparison: Comparison) -> Discrepancy:
    return comparison.discrepancies.get(severity="critical")


@pytest.fixture
def address(comparison: Comparison) -> str:
    return f"{comparison.get_absolute_url()}?view=context"


def settle(page: Page) -> None:
    expect(page.locator("body[aria-busy]")).to_have_count(0)


def go_to(page: Page, flag: Discrepancy) -> None:
    for _press in range(10):
        if page.locator(f"#dock #flag-{flag.pk}").count():
            return
        page.keyboard.press("f")
        settle(page)
    pytest.fail("F never reached the flag")


def test_a_flag_is_found_and_confirmed_by_key(open_page, address, weekday):
    page = open_page(address)
    settle(page)
    go_to(page, weekday)
    dock = page.locator("#dock")
    expect(dock).to_contain_text("German: Tuesday. Luxembourgish: Wednesday.")
    expect(page.locator(".c.hot > .cid")).to_have_text(["D7", "L6"])
    expect(page.locator("path.wire.hot")).to_have_count(1)
    page.keyboard.press("c")
    expect(page.locator("#status")).to_have_text(f"Flag {weekday.number} confirmed.")
    expect(dock).to_contain_text("Confirmed")
    expect(page.locator(f'.art a.no.past[href$="#flag-{weekday.pk}"]')).to_have_count(2)
    settle(page)
    page.keyboard.press("a")
    expect(page.locator("#status")).to_have_text("Link accepted.")
    settle(page)
    # Nothing of this pair is open any more: the keys have gone on.
    expect(page.locator(f"#dock #flag-{weekday.pk}")).to_have_count(0)
    weekday.refresh_from_db()
    assert (weekday.state, weekday.alignment.state) == ("confirmed", "confirmed")


def test_a_flag_is_dismissed_and_the_step_undone(open_page, address, weekday):
    page = open_page(address)
    settle(page)
    go_to(page, weekday)
    page.keyboard.press("x")
    page.keyboard.press("5")
    expect(page.locator("#status")).to_have_text(f"Flag {weekday.number} dismissed.")
    settle(page)
    page.keyboard.press("z")
    expect(page.locator("#status")).to_contain_text("Undone")
    settle(page)
    weekday.refresh_from_db()
    assert weekday.state == "open"


def test_a_rejected_link_loses_its_ribbon_and_undo_draws_it_again(open_page, address, comparison):
    page = open_page(address)
    settle(page)
    links = page.evaluate("links.length")
    page.keyboard.press("r")
    expect(page.locator("#status")).to_contain_text("rejected")
    settle(page)
    assert page.evaluate("links.length") == links - 1
    page.keyboard.press("z")
    expect(page.locator("#status")).to_contain_text("Undone")
    settle(page)
    assert page.evaluate("links.length") == links


def wheel(page: Page, side: str, by: int) -> None:
    page.locator(f"#pane-{side}").hover()
    page.mouse.wheel(0, by)


def test_the_other_report_follows_until_the_lock_is_off(open_page, address):
    page = open_page(address, viewport=SHORT)
    settle(page)
    first = {side: page.locator(f"#pane-{side} .c").first for side in ("left", "right")}
    wheel(page, "left", 3000)
    expect(first["left"]).not_to_be_in_viewport()
    expect(first["right"]).not_to_be_in_viewport()
    page.keyboard.press("s")
    expect(page.locator("#lock")).to_have_attribute("aria-pressed", "false")
    expect(page.locator("#lock")).to_contain_text("Scroll free")
    wheel(page, "left", -3000)
    expect(first["left"]).to_be_in_viewport()
    expect(first["right"]).not_to_be_in_viewport()
    page.keyboard.press("s")
    expect(first["right"]).to_be_in_viewport()


def test_pointing_lights_the_counterpart_and_an_edge_arrow_leads_to_it(open_page, address):
    page = open_page(address, viewport=SHORT)
    settle(page)
    page.locator("#pane-left .c.linked").first.hover()
    expect(page.locator(".c.lit > .cid")).to_have_text(["D2", "L2"])
    wheel(page, "left", 500)
    arrow = page.locator(".edges a").first
    expect(arrow).to_be_visible()
    label = arrow.inner_text().split()[0]
    arrow.click()
    settle(page)
    expect(page.locator(".c.hot > .cid", has_text=label).first).to_be_in_viewport()


def test_the_minimap_leads_to_a_claim(open_page, address):
    page = open_page(address, viewport=SHORT)
    settle(page)
    expect(page.locator("#map rect[data-claim]")).to_have_count(24)
    page.locator("#map a").last.focus()
    page.keyboard.press("Enter")
    settle(page)
    hot = page.locator("#pane-right .c.hot")
    expect(hot).to_have_count(1)
    expect(hot).to_be_in_viewport()


def test_the_view_is_switched_by_key_and_keeps_the_filter(open_page, comparison):
    page = open_page(comparison.get_absolute_url() + "?show=flagged")
    page.keyboard.press("v")
    page.wait_for_url("**/?show=flagged&view=context")
    settle(page)
    assert page.evaluate("links.length") == 4
    page.keyboard.press("v")
    page.wait_for_url("**/?show=flagged")


def test_narrow_screens_quote_the_counterpart_under_the_claim(open_page, address):
    page = open_page(address, viewport={"width": 400, "height": 900})
    settle(page)
    page.locator("#pane-left .cid", has_text="D7").click()
    settle(page)
    quote = page.locator("#pane-left .across")
    expect(quote).to_contain_text("De Kim Jong Un war e Mëttwoch")
    expect(quote.locator("p")).to_have_attribute("lang", "lb")
    assert page.evaluate("document.documentElement.scrollWidth") <= 400


def test_without_script_the_short_names_lead_across(open_page: Any, address: str) -> None:
    page = open_page(address, script=False, viewport=SHORT)
    expect(page.locator("#pane-right .c").last).not_to_be_in_viewport()
    page.get_by_role("link", name="D9, linked with L7, L9, L10").click()
    assert page.url.endswith(
        page.locator(".cid", has_text="L7").evaluate("e => e.parentElement.id")
    )
    expect(page.locator("#pane-right .c:target")).to_be_in_viewport()
    expect(page.locator(".aside")).to_contain_text("toi-allgemeines")
    page.locator("a.no.critical, mark.critical + a.no").first.click()
    expect(page.locator("#board .flag:target")).to_contain_text("Tuesday")


def test_arrows_to_claims_beyond_the_edge_stand_above_the_dock(open_page, address, weekday):
    page = open_page(address, viewport=SHORT)
    settle(page)
    go_to(page, weekday)
    page.keyboard.press("s")
    page.locator("#pane-left").evaluate("pane => pane.scrollTo(0, 0)")
    arrows = page.locator(".edges.bottom a")
    expect(arrows.first).to_be_visible()
    dock = page.locator("#dock").bounding_box()
    boxes = [arrow.bounding_box() for arrow in arrows.all()]
    assert dock
    assert all(box and box["y"] + box["height"] <= dock["y"] + 1 for box in boxes)
    arrows.first.click()
    settle(page)
    expect(page.locator(".c.hot > .cid").first).to_be_visible()


@pytest.mark.parametrize("name", ["flag", "row"])
def test_an_address_names_a_pair_by_its_flag_or_its_row(open_page, address, weekday, name):
    number = weekday.pk if name == "flag" else weekday.alignment_id
    page = open_page(f"{address}#{name}-{number}")
    settle(page)
    expect(page.locator(".c.hot > .cid")).to_have_text(["D7", "L6"])
    expect(page.locator(f"#dock #flag-{weekday.pk}")).to_be_visible()


def test_keys_stay_within_the_filter(open_page, address, weekday):
    page = open_page(f"{address}&kind=attribution")
    settle(page)
    expect(page.locator(".c:not(.away) > .cid")).to_have_text(["D2", "D5", "L2", "L8"])
    expect(page.locator(".c.hot > .cid")).to_have_text(["D5", "L8"])
    for key in ("n", "f", "j", "f", "k"):
        page.keyboard.press(key)
        settle(page)
        expect(page.locator(".c.hot.away")).to_have_count(0)
        expect(page.locator(".c.hot")).to_have_count(2)
