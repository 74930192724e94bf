"""The same work with JavaScript off: links, forms and menus of the browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from claims.models import Comparison, Discrepancy


@pytest.fixture
def weekday(comparison: Comparison) -> Discrepancy:
    return comparison.discrepancies.get(severity="critical")


def test_find_confirm_undo_and_dismiss(open_page, comparison, weekday):
    page = open_page(comparison.get_absolute_url(), script=False)
    page.locator("#filters").get_by_role("link", name="Critical").click()
    expect(page.locator("#board .row")).to_have_count(1)
    flag = page.locator(f"#flag-{weekday.pk}")
    expect(flag).to_contain_text("German: Tuesday. Luxembourgish: Wednesday.")
    flag.get_by_role("button", name="Confirm").click()
    expect(page.locator(f"#flag-{weekday.pk}")).to_contain_text("Confirmed")
    assert page.url.endswith(f"?severity=critical#row-{weekday.alignment_id}")
    expect(page.locator(".messages")).to_have_text(f"Flag {weekday.number} confirmed.")
    page.get_by_role("button", name="Undo").click()
    expect(
        page.locator(f"#flag-{weekday.pk}").get_by_role("button", name="Confirm")
    ).to_be_visible()
    flag = page.locator(f"#flag-{weekday.pk}")
    flag.get_by_role("link", name="Dismiss").click()
    flag = page.locator(f"#flag-{weekday.pk}")
    flag.get_by_role("button", name="Wrong link").click()
    expect(page.locator(f"#flag-{weekday.pk}")).to_contain_text("Dismissed: wrong link")
    weekday.refresh_from_db()
    assert (weekday.state, weekday.reason) == ("dismissed", "wrong_link")


def test_accept_reject_and_link(open_page, comparison):
    page = open_page(comparison.get_absolute_url(), script=False)
    rows = page.locator("#board .row")
    count = rows.count()
    page.get_by_role("button", name="Accept link").first.click()
    expect(page.locator(".messages")).to_have_text("Link accepted.")
    page.get_by_role("button", name="Reject", exact=True).first.click()
    expect(page.locator("#board .row")).to_have_count(count + 1)
    page.locator(".none > a").first.click()
    page.locator(".nearbox").get_by_role("button", name="Link").first.click()
    expect(page.locator(".messages")).to_have_text("Claims linked.")


def test_the_keys_are_listed_at_their_address(open_page, comparison):
    page = open_page(comparison.get_absolute_url() + "#keys", script=False)
    expect(page.locator("#keys")).to_contain_text("confirm flag")
    expect(page.locator("#keys")).to_be_visible()


def test_logging_in_searching_and_logging_out(open_page, comparison, reviewer):
    reviewer.set_password("langes-wort")
    reviewer.save()
    page = open_page("/", script=False, user=None)
    page.get_by_label("User name").fill("anna")
    page.get_by_label("Password").fill("langes-wort")
    page.get_by_role("main").get_by_role("button", name="Log in").click()
    expect(page.locator(".list tbody tr")).to_have_count(1)
    page.get_by_label("Search", exact=True).fill("nichts davon")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_text("No comparison matches.")).to_be_visible()
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_role("heading", name="Log in")).to_be_visible()
