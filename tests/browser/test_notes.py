"""Notes by keyboard and without script: written, kept while other things happen, undone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from claims import review
from claims.decisions.notes import read_notes
from tests.factories import make_reviewer


@pytest.fixture
def weekday(comparison):
    return comparison.discrepancies.get(number=5)


def row_of(page: Page, flag):
    return page.locator(f"#row-{flag.alignment_id}")


def test_a_note_is_written_changed_and_undone_by_keyboard(open_page, comparison, weekday):
    page = open_page(comparison.get_absolute_url() + f"#flag-{weekday.pk}")
    row = row_of(page, weekday)
    page.keyboard.press("e")
    expect(page.get_by_label("Note on the link")).to_be_focused()
    page.keyboard.type("Bei der Agentur nachfragen; e und c schreiben hier nur.")
    page.keyboard.press("Control+Enter")
    expect(row.locator(".written")).to_contain_text("Bei der Agentur nachfragen")
    expect(row.locator(".written")).to_contain_text("Anna Weber")
    expect(row).to_be_focused()
    expect(page.locator("#status")).to_contain_text("Note stored.")
    page.keyboard.press("z")
    expect(row.locator(".written")).to_have_count(0)
    page.keyboard.press("Shift+Z")
    expect(row.locator(".written")).to_have_count(1)


def test_what_is_typed_comes_back_after_another_decision(open_page, comparison, weekday):
    page = open_page(comparison.get_absolute_url() + f"#flag-{weekday.pk}")
    page.keyboard.press("e")
    expect(page.get_by_label("Note on the link")).to_be_focused()
    page.keyboard.type("noch nicht fertig")
    page.keyboard.press("Escape")
    page.keyboard.press("c")
    expect(page.locator("#status")).to_contain_text("confirmed")
    expect(row_of(page, weekday).locator(".notebox")).to_have_count(0)
    row_of(page, weekday).locator(".claim, p").first.click()
    page.keyboard.press("e")
    expect(page.get_by_label("Note on the link")).to_have_value("noch nicht fertig")
    page.keyboard.press("Control+Enter")
    expect(row_of(page, weekday).locator(".written")).to_contain_text("noch nicht fertig")


def test_the_second_of_two_windows_sees_both_notes(open_page, comparison, weekday):
    page = open_page(comparison.get_absolute_url() + f"#flag-{weekday.pk}")
    page.keyboard.press("e")
    page.keyboard.type("von Anna")  # at once, before the field is there
    expect(page.get_by_label("Note on the link")).to_have_value("von Anna")
    change = review.NoteChange(target=weekday.alignment, text="von Ben", version=0)
    review.write_notes(comparison, actor=make_reviewer(first_name="Ben"), changes=[change])
    page.keyboard.press("Control+Enter")
    row = row_of(page, weekday)
    expect(row.get_by_role("alert")).to_contain_text("Someone wrote another note meanwhile")
    expect(row.locator(".written")).to_contain_text("von Ben")
    expect(page.get_by_label("Note on the link")).to_have_value("von Anna")
    page.get_by_role("button", name="Save notes").click()
    expect(row.locator(".written")).to_contain_text("von Anna")


def test_the_comparison_s_note_and_the_dock_s(open_page, comparison, weekday):
    page = open_page(comparison.get_absolute_url() + "?view=context")
    page.get_by_text("Write a note on the comparison").click()
    page.locator("#comparison-note textarea").fill("Im Ganzen einig.")
    page.get_by_role("button", name="Save note").click()
    expect(page.locator("#comparison-note .written")).to_contain_text("Im Ganzen einig.")
    expect(page.locator("#comparison-note summary")).to_be_focused()
    page.locator("#dock").get_by_role("link", name="Note").click()
    field = page.locator("#dock textarea").first
    expect(field).to_be_focused()
    field.fill("Im Dock.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#dock .written")).to_contain_text("Im Dock.")
    assert {note.text for note in read_notes(comparison).standing.values()} == {
        "Im Ganzen einig.",
        "Im Dock.",
    }


def test_without_script_a_note_is_written_through_more(open_page, comparison, weekday):
    page = open_page(comparison.get_absolute_url(), script=False)
    row_of(page, weekday).get_by_role("link", name="More").click()
    page.get_by_role("link", name="Write a note").click()
    page.get_by_label("Note on the link").fill("Ohne Skript.")
    page.get_by_role("button", name="Save notes").click()
    expect(row_of(page, weekday).locator(".written")).to_contain_text("Ohne Skript.")
