"""A session that ends in the middle of a review: what was typed is sent after the login."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from claims.decisions.notes import read_notes

PASSWORD = "langes-wort"
NOTE = "Beide meinen den Sonderzug: „früh“ < „mëtteg“"


def log_in(page: Page) -> None:
    page.get_by_label("User name").fill("anna")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()


def end_session(page: Page) -> None:
    page.context.clear_cookies(name="sessionid")


def test_a_note_is_typed_once_and_sent_after_a_login_in_another_tab(
    open_page, comparison, reviewer
):
    reviewer.set_password(PASSWORD)
    reviewer.save()
    weekday = comparison.discrepancies.get(number=5)
    page = open_page(comparison.get_absolute_url() + f"#flag-{weekday.pk}")
    page.keyboard.press("x")
    page.locator("#note-text").fill(NOTE)
    end_session(page)
    send = page.locator("#board").get_by_role("button", name="Dismiss", exact=True)
    send.click()

    notice = page.get_by_role("alert")
    expect(notice).to_contain_text("You are logged out, and nothing was stored.")
    expect(page.locator("#note-text")).to_have_value(NOTE)
    with page.context.expect_page() as opened:
        notice.get_by_role("link").click()
    tab = opened.value
    log_in(tab)
    expect(tab.get_by_role("heading", name="Logged in")).to_be_visible()
    tab.close()

    expect(page.locator("#note-text")).to_have_value(NOTE)
    send.click()
    expect(page.locator("#status")).to_contain_text("dismissed")
    expect(notice).to_have_count(0)
    weekday.refresh_from_db()
    assert (weekday.state, weekday.note) == ("dismissed", NOTE)


def test_without_script_the_form_is_shown_after_the_login_and_sent_by_hand(
    open_page, comparison, reviewer
):
    reviewer.set_password(PASSWORD)
    reviewer.save()
    page = open_page(comparison.get_absolute_url() + "report/", script=False)
    page.get_by_text("Write a conclusion").click()
    page.get_by_label("Conclusion, in your own words").fill(NOTE)
    end_session(page)
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_text("what you sent is kept")).to_be_visible()
    log_in(page)
    expect(page.get_by_role("heading", name="Send again?")).to_be_visible()
    expect(page.locator(".typed")).to_contain_text(NOTE)
    assert read_notes(comparison).conclusion is None
    page.get_by_role("button", name="Send again").click()
    expect(page.locator(".concl")).to_contain_text(NOTE)
