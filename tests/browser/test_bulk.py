"""Many rows at once: with script and without."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from claims.models import Comparison, Discrepancy
from claims.stages.detecting import detect_discrepancies
from tests.factories import make_reviewer


def flag_states(comparison: Comparison) -> list[str]:
    return list(comparison.discrepancies.order_by("number").values_list("state", flat=True))


@pytest.fixture
def weekday(comparison: Comparison) -> Discrepancy:
    return comparison.discrepancies.get(severity="critical")


def test_a_filter_is_confirmed_and_undone_by_key(open_page, comparison):
    before = flag_states(comparison)
    page = open_page(f"{comparison.get_absolute_url()}?kind=attribution")
    page.keyboard.press("m")
    expect(page).to_have_url(re.compile(r"\?kind=attribution&select=1$"))
    bar = page.locator("#bulk")
    expect(bar.get_by_role("button", name="Confirm flags")).to_be_disabled()
    page.locator("#select-all").click()
    confirm = bar.get_by_role("button", name="Confirm 1 flag")
    expect(confirm).to_be_enabled()
    page.keyboard.press("c")
    expect(page.locator("#status")).to_have_text("Flag 3 confirmed.")
    expect(page.locator("body[aria-busy]")).to_have_count(0)
    page.keyboard.press("a")
    expect(page.locator("#status")).to_have_text("Flag 3 confirmed.")  # nothing is ticked now
    page.keyboard.press("j")
    page.keyboard.press(" ")
    expect(bar.get_by_role("button", name="Accept 1 link")).to_be_enabled()
    page.keyboard.press("a")
    expect(page.locator("#status")).to_have_text("Link accepted.")
    for _step in range(2):
        page.keyboard.press("z")
    expect(page.locator("#status")).to_have_text("Undone: confirming flag 3.")
    assert flag_states(comparison) == before


def test_many_flags_are_dismissed_for_one_reason(open_page, comparison):
    before = flag_states(comparison)
    page = open_page(f"{comparison.get_absolute_url()}?select=1")
    page.locator("#select-all").click()
    page.keyboard.press("x")
    page.keyboard.press("4")
    expect(page.locator("#status")).to_have_text("4 flags dismissed.")
    assert set(flag_states(comparison)) == {"dismissed"}
    page.keyboard.press("m")
    expect(page.locator("#bulk")).to_have_count(0)
    page.keyboard.press("z")
    expect(page.locator("#status")).to_have_text("Undone: dismissing 4 flags.")
    assert flag_states(comparison) == before


def test_without_script_a_filter_is_counted_confirmed_and_undone(open_page, comparison):
    before = flag_states(comparison)
    page = open_page(comparison.get_absolute_url(), script=False)
    page.get_by_role("link", name="Critical").click()
    page.locator("#select-mode").click()
    page.locator("#select-all").click()
    page.get_by_role("button", name="Confirm 1 flag").click()
    assert flag_states(comparison) == ["dismissed", "open", "open", "open", "confirmed"]
    page.get_by_role("button", name="Undo confirming flag 5").click()
    assert flag_states(comparison) == before
    page.get_by_role("link", name="Show all rows").click()
    page.locator("#select-mode").click()
    page.get_by_role("checkbox", name="Select D6").check()
    page.get_by_role("checkbox", name="Select L11").check()
    page.get_by_role("button", name="Count the selection").click()
    expect(page.get_by_role("button", name="Accept 2 one-sided")).to_be_visible()
    page.get_by_role("checkbox", name="D6", exact=True).check()
    page.get_by_role("checkbox", name="L11", exact=True).check()
    page.get_by_role("button", name="Link claims").click()
    made = comparison.alignments.get(made_by="person")
    assert [m.claim.position for m in made.members.all()] == [5, 10]


def test_two_windows_on_one_flag_the_second_sees_both_versions(open_page, comparison, weekday):
    anna = open_page(f"{comparison.get_absolute_url()}#flag-{weekday.pk}")
    ben = open_page(
        f"{comparison.get_absolute_url()}#flag-{weekday.pk}",
        user=make_reviewer(username="ben", first_name="Ben", last_name="Thill"),
    )
    anna.keyboard.press("x")
    anna.keyboard.press("2")
    expect(anna.locator(f"#flag-{weekday.pk}")).to_contain_text("Dismissed: unit or rounding")
    with ben.expect_response(lambda answer: "/act/" in answer.url) as answers:
        ben.keyboard.press("c")
    assert answers.value.status == 409
    notice = ben.locator(f"#row-{weekday.alignment_id} [role=alert]")
    expect(notice).to_contain_text("confirming flag 5")
    expect(notice).to_contain_text("Dismissed: unit or rounding (Anna Weber)")
    weekday.refresh_from_db()
    assert weekday.state == Discrepancy.State.DISMISSED


def test_a_dismissed_flag_stays_dismissed_when_the_detectors_run_again(open_page, comparison):
    """With the flags that the detectors themselves find."""
    comparison.discrepancies.all().delete()
    detect_discrepancies(comparison)
    flag = comparison.discrepancies.get(detector="weekday")
    page = open_page(f"{comparison.get_absolute_url()}#flag-{flag.pk}")
    page.keyboard.press("x")
    page.keyboard.press("1")
    dismissed = page.locator(f"#flag-{flag.pk}")
    expect(dismissed).to_contain_text("Dismissed: same meaning")
    count = comparison.discrepancies.count()
    detect_discrepancies(comparison)
    assert comparison.discrepancies.count() == count
    page.reload()
    expect(dismissed).to_contain_text("Dismissed: same meaning")
    dismissed.get_by_role("button", name="Restore").click()
    expect(page.locator("#status")).to_have_text(f"Flag {flag.number} reopened.")
