"""Links and claims changed on the page: by key, and without script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from claims.models import Claim, Comparison, Discrepancy


def texts(comparison: Comparison) -> list[str]:
    claims = Claim.objects.filter(article=comparison.left, is_current=True)
    return list(claims.order_by("position").values_list("text", flat=True))


def put_cursor(page: Page, claim: Claim, word: str) -> None:
    """Where a click sets the caret: before the word, in the text of the claim."""
    page.evaluate(
        """([id, word]) => {
          const walker = document.createTreeWalker(document.querySelector(`#c${id} bdi`), 4);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = node.data.indexOf(word);
            if (at >= 0) return getSelection().collapse(node, at);
          }
        }""",
        [claim.pk, word],
    )


@pytest.fixture
def weekday(comparison: Comparison) -> Discrepancy:
    return comparison.discrepancies.get(severity="critical")


def test_a_claim_is_split_at_the_cursor_merged_undone_and_redone(open_page, comparison, weekday):
    before = texts(comparison)
    claim = comparison.left.claims.get(position=6)
    page = open_page(f"{comparison.get_absolute_url()}#row-{weekday.alignment_id}")
    put_cursor(page, claim, "mit einem Sonderzug")
    page.keyboard.press("p")
    expect(page.locator(".splitbox .words button:focus")).to_have_text("mit")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    expect(page.locator("#status")).to_have_text("Claim split.")
    row = page.locator(f"#row-{weekday.alignment_id}")
    expect(row.locator(".group p bdi").first).to_have_text("Kim war am frühen Dienstag5")
    expect(row.locator("mark.critical")).to_have_text(["am frühen Dienstag", "e Mëttwoch"])
    expect(row).to_be_focused()
    split = texts(comparison)
    assert split[6:8] == ["Kim war am frühen Dienstag", before[6].split("Dienstag ")[1]]
    page.keyboard.press("z")
    expect(page.locator("#status")).to_have_text("Undone: splitting a claim.")
    assert texts(comparison) == before
    page.keyboard.press("Shift+Z")
    expect(page.locator("#status")).to_have_text("Claim split.")
    assert texts(comparison) == split
    page.keyboard.press("Shift+M")
    expect(page.locator("#status")).to_have_text("Claims merged.")
    assert texts(comparison) == before
    weekday.refresh_from_db()
    assert weekday.state == Discrepancy.State.OPEN
    # A step of another session is undone in this one.
    again = open_page(comparison.get_absolute_url())
    again.keyboard.press("z")
    expect(again.locator("#status")).to_have_text("Undone: merging claims.")
    assert texts(comparison) == split


def test_without_script_a_claim_is_split_and_merged_by_buttons(open_page, comparison, weekday):
    before = texts(comparison)
    row = f"#row-{weekday.alignment_id}"
    page = open_page(comparison.get_absolute_url(), script=False)
    page.locator(f"{row} > .more").click()
    page.get_by_role("link", name="Split D7").click()
    page.get_by_role("button", name="mit", exact=True).first.click()
    expect(page.locator("#status, .messages").first).to_contain_text("Claim split.")
    assert len(texts(comparison)) == len(before) + 1
    page.locator(f"{row} > .more").click()
    page.get_by_role("button", name="Merge D7 with D8").click()
    assert texts(comparison) == before
    for label in ("merging claims", "splitting a claim"):
        page.get_by_role("button", name=f"Undo {label}").click()
    assert texts(comparison) == before


def test_a_claim_is_taken_out_of_its_group_by_hand(open_page, comparison):
    group = comparison.alignments.get(confidence=0.71)
    page = open_page(f"{comparison.get_absolute_url()}#row-{group.pk}")
    page.locator(f"#row-{group.pk} > .more").click()
    page.get_by_role("button", name="Take L10 out of the link").click()
    expect(page.locator("#status")).to_have_text("Claims taken out of the group.")
    row = page.locator(f"#row-{group.pk}")
    expect(row).to_contain_text("linked by hand")
    expect(row.locator("p[id]")).to_have_count(3)
    expect(page.locator("#board .row.right", has_text="Wéi dës kéint ausgesinn")).to_have_count(1)
    page.keyboard.press("z")
    expect(row.locator("p[id]")).to_have_count(4)
    assert group.members.count() == 4
