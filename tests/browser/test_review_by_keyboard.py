"""The review page with script: by keyboard only."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from claims.keys import KEY_GROUPS
from claims.models import Comparison, Decision, Discrepancy
from tests.factories import make_reviewer


def here(page: Page) -> Any:
    return page.locator("#board .row.here")


def row_of(flag: Discrepancy) -> str:
    return f"row-{flag.alignment_id}"


@pytest.fixture
def weekday(comparison: Comparison) -> Discrepancy:
    return comparison.discrepancies.get(severity="critical")


def go_to_flag(page: Page, flag: Discrepancy) -> None:
    for _press in range(10):
        if here(page).get_attribute("id") == row_of(flag):
            return
        page.keyboard.press("f")
    pytest.fail("F never reached the flag")


def test_the_weekday_flag_is_found_confirmed_and_undone_by_key(open_page, comparison, weekday):
    page = open_page(comparison.get_absolute_url())
    go_to_flag(page, weekday)
    expect(here(page)).to_contain_text("German: Tuesday. Luxembourgish: Wednesday.")
    expect(here(page)).to_be_focused()
    expect(here(page).locator("mark.critical")).to_have_text(["am frühen Dienstag", "e Mëttwoch"])
    page.keyboard.press("c")
    expect(page.locator("#status")).to_have_text(f"Flag {weekday.number} confirmed.")
    expect(page.locator(f"#flag-{weekday.pk}")).to_contain_text("Confirmed")
    # The link of the row is still open, so the keys stay here; one more key and they go on.
    expect(here(page)).to_have_id(row_of(weekday))
    page.keyboard.press("a")
    expect(page.locator(f"#{row_of(weekday)}")).to_have_attribute("data-open", "0")
    expect(here(page)).not_to_have_id(row_of(weekday))
    expect(here(page)).to_be_focused()
    page.keyboard.press("z")
    expect(page.locator("#status")).to_have_text("Undone: accepting a link.")
    page.keyboard.press("z")
    expect(page.locator("#status")).to_have_text(f"Undone: confirming flag {weekday.number}.")
    expect(here(page)).to_have_id(row_of(weekday))
    page.keyboard.press("Shift+Z")
    expect(page.locator("#status")).to_have_text(f"Flag {weekday.number} confirmed.")
    weekday.refresh_from_db()
    assert weekday.state == Discrepancy.State.CONFIRMED


def test_a_flag_is_dismissed_with_a_digit(open_page, comparison, weekday):
    page = open_page(comparison.get_absolute_url())
    go_to_flag(page, weekday)
    page.keyboard.press("x")
    expect(here(page).locator(".menu").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(here(page).locator(".menu")).to_have_count(0)
    page.keyboard.press("x")
    page.keyboard.press("3")
    expect(page.locator(f"#flag-{weekday.pk}")).to_contain_text("Dismissed: different scope")
    weekday.refresh_from_db()
    assert (weekday.state, weekday.reason) == ("dismissed", "different_scope")


def test_another_reason_is_typed_and_keys_are_off_while_typing(open_page, comparison, weekday):
    page = open_page(comparison.get_absolute_url())
    go_to_flag(page, weekday)
    page.keyboard.press("x")
    note = page.locator("#note-text")
    note.focus()
    page.keyboard.type("zacn jk: a quoted date")
    expect(here(page)).to_have_id(row_of(weekday))
    page.keyboard.press("Enter")
    expect(page.locator(f"#flag-{weekday.pk}")).to_contain_text("zacn jk: a quoted date")
    assert Decision.objects.get().reason == "other"


def test_an_empty_note_is_asked_for(open_page, comparison, weekday):
    page = open_page(comparison.get_absolute_url())
    go_to_flag(page, weekday)
    page.keyboard.press("x")
    page.locator("#note-text").focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"#{row_of(weekday)} [role=alert]")).to_have_text(
        "Write the other reason as a note."
    )
    expect(page.locator("#note-text")).to_be_visible()


def test_rejecting_and_linking_by_key(open_page, comparison):
    page = open_page(comparison.get_absolute_url())
    first = here(page).get_attribute("id")
    rows = page.locator("#board .row").count()
    page.keyboard.press("r")
    expect(page.locator(f"#{first}")).to_have_count(0)
    expect(page.locator("#board .row")).to_have_count(rows + 1)
    expect(here(page)).to_be_focused()
    page.keyboard.press("z")
    expect(page.locator("#board .row")).to_have_count(rows)
    expect(here(page)).to_have_id(first)
    page.keyboard.press("o")
    expect(here(page)).to_have_class(re.compile(r"\b(left|right)\b"))
    alone = here(page).get_attribute("id")
    page.keyboard.press("l")
    expect(page.locator("#status")).to_have_text("Claims linked.")
    expect(page.locator(f"#{alone}")).to_have_count(0)
    made = page.locator("#board .row", has_text="linked by hand")
    expect(made).to_have_attribute("data-open", "0")
    # What is decided is behind: the keys went on to the next open row.
    expect(here(page)).to_have_attribute("data-open", "1")
    expect(here(page)).to_be_focused()
    page.keyboard.press("z")
    expect(page.locator("#board .row")).to_have_count(rows)


def test_setting_aside_and_bringing_back_by_key(open_page, comparison):
    page = open_page(comparison.get_absolute_url())
    page.keyboard.press("o")
    label = here(page).locator("p > a").first.inner_text()
    page.keyboard.press("b")
    expect(page.locator("#status")).to_have_text("Claim set aside or brought back.")
    aside = page.locator("#board .row.aside", has_text=label)
    expect(aside).to_contain_text("Set aside")
    expect(here(page)).to_have_attribute("data-open", "1")
    aside.click(position={"x": 5, "y": 5})
    page.keyboard.press("b")
    expect(aside).to_have_count(0)
    expect(here(page)).to_contain_text(label)


def test_moving_search_help_and_why(open_page, comparison):
    page = open_page(comparison.get_absolute_url())
    start = here(page).get_attribute("id")
    page.keyboard.press("j")
    expect(here(page)).not_to_have_id(start)
    page.keyboard.press("k")
    expect(here(page)).to_have_id(start)
    page.keyboard.press("?")
    expect(page.locator("dialog#keys")).to_be_visible()
    page.keyboard.press("a")
    page.keyboard.press("Escape")
    expect(page.locator("dialog#keys")).to_be_hidden()
    assert not Decision.objects.exists()
    page.keyboard.press("f")
    page.keyboard.press("w")
    expect(here(page).locator(".whybox")).to_be_visible()
    page.keyboard.press("/")
    expect(page.locator("#claim-search")).to_be_focused()
    page.keyboard.type("Schoigu")
    page.keyboard.press("Enter")
    expect(page.locator("#board .row")).to_have_count(1)
    assert page.url.endswith("?q=Schoigu")


def test_every_key_of_the_help_is_handled(open_page, comparison):
    page = open_page(comparison.get_absolute_url())
    named = {key.action for _title, keys in KEY_GROUPS for key in keys}
    handled = set(page.evaluate("Object.keys(actions)"))
    assert named == handled


def test_a_whole_review_takes_one_key_per_decision(open_page, comparison):
    """Everything open is decided with A and C alone: the keys find the next one themselves."""
    page = open_page(comparison.get_absolute_url())
    progress = page.locator("#progress progress")
    decided, total = (int(progress.get_attribute(name) or "0") for name in ("value", "max"))
    presses = 0
    while decided + presses < total:
        flags = here(page).locator(".flag:not(.past)").count()
        page.keyboard.press("c" if flags else "a")
        presses += 1
        expect(progress).to_have_attribute("value", str(decided + presses))
        expect(page.locator("body[aria-busy]")).to_have_count(0)
        expect(here(page)).to_have_count(1)
    assert Decision.objects.count() == presses == 14
    expect(page.locator('#board .row[data-open="1"]')).to_have_count(0)


def test_the_second_of_two_windows_sees_both_versions(open_page, comparison, weekday):
    first = open_page(comparison.get_absolute_url())
    second = open_page(comparison.get_absolute_url(), user=make_reviewer(first_name="Ben"))
    go_to_flag(first, weekday)
    go_to_flag(second, weekday)
    first.keyboard.press("c")
    expect(first.locator("#status")).to_contain_text("confirmed")
    second.keyboard.press("x")
    second.keyboard.press("1")
    alert = second.locator(f"#{row_of(weekday)} [role=alert]")
    expect(alert).to_contain_text(f"dismissing flag {weekday.number}")
    expect(alert).to_contain_text("Confirmed (Anna Weber)")
    expect(here(second)).to_have_id(row_of(weekday))
