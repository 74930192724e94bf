"""From two pasted texts to the review page, in a real browser, with and without script."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from articles.drafts import Draft
from articles.importing import create_article
from claims.models import Comparison
from tests.browser.test_accessibility import SMALL, violations
from tests.claims.intake_texts import GERMAN, LUXEMBOURGISH, OTHER_GERMAN

URL = "/comparisons/new/"


def work_off_the_queue() -> None:
    call_command("db_worker", "--batch", "--no-startup-delay", "--interval", "0", verbosity=0)


def type_text(page: Page, side: str, text: str) -> None:
    page.locator(f"#id_{side}-text").fill(text)


def preview_of(page: Page, side: str):
    return page.locator(f"#preview-{side}")


@pytest.mark.model
def test_claims_appear_while_typing_and_the_job_leads_to_the_review_page(
    open_page, settings, tiny_encoder_path
):
    settings.ENCODER = str(tiny_encoder_path)
    page = open_page(URL)
    type_text(page, "left", GERMAN)
    expect(page.locator("#recognised-left")).to_contain_text("Recognised as German")
    expect(preview_of(page, "left")).to_contain_text("3 claims")
    type_text(page, "right", LUXEMBOURGISH)
    expect(page.locator("#recognised-right")).to_contain_text("Recognised as Luxembourgish")
    expect(page.locator("#estimate")).to_contain_text("6 claims, a few seconds")
    page.get_by_role("button", name="Compare these reports").click()
    expect(page.get_by_role("heading", name="Waiting for the worker")).to_be_visible()
    work_off_the_queue()
    comparison = Comparison.objects.get()
    expect(page).to_have_url(
        page.url.split("/comparisons/")[0] + comparison.get_absolute_url(), timeout=10_000
    )
    expect(page.locator("#board")).to_contain_text("Rund 3.500 Fahrzeuge")


@pytest.mark.model
def test_everything_works_without_script(open_page, settings, tiny_encoder_path):
    settings.ENCODER = str(tiny_encoder_path)
    page = open_page(URL, script=False)
    type_text(page, "left", GERMAN)
    type_text(page, "right", OTHER_GERMAN)
    page.get_by_role("button", name="Preview claims").click()
    expect(page.get_by_role("alert")).to_contain_text("Both reports are in German.")
    expect(page.locator("#id_left-text")).to_have_value(GERMAN)
    type_text(page, "right", LUXEMBOURGISH)
    page.get_by_role("button", name="Compare these reports").click()
    expect(page.get_by_role("heading", name="Waiting for the worker")).to_be_visible()
    work_off_the_queue()
    # The page reloads by itself, as its <noscript> says.
    expect(page.locator("#board")).to_contain_text("Rund 3.500 Fahrzeuge", timeout=10_000)


def test_typing_goes_on_while_the_preview_arrives(open_page):
    page = open_page(URL)
    type_text(page, "left", GERMAN)
    field = page.locator("#id_left-text")
    field.press("End")
    expect(preview_of(page, "left")).to_contain_text("3 claims")
    field.press_sequentially(" Noch ein Satz kommt hinzu.", delay=30)
    expect(preview_of(page, "left")).to_contain_text("4 claims")
    expect(field).to_have_value(GERMAN + " Noch ein Satz kommt hinzu.")
    expect(field).to_be_focused()


def test_an_uploaded_file_fills_the_form_and_keeps_what_was_typed(open_page, tmp_path):
    file = tmp_path / "sauer.txt"
    file.write_text(GERMAN, encoding="utf-8")
    page = open_page(URL)
    type_text(page, "right", LUXEMBOURGISH)
    page.locator("#id_left-outlet").fill("Trierer Bote")
    page.locator("#id_left-file").set_input_files(file)
    expect(page.locator("#id_left-text")).to_have_value(GERMAN)
    expect(page.locator("#id_left-outlet")).to_have_value("Trierer Bote")
    expect(page.locator("#id_right-text")).to_have_value(LUXEMBOURGISH)
    expect(preview_of(page, "left")).to_contain_text("3 claims")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_picking_a_stored_article_keeps_the_text_of_the_other_side(open_page, script):
    stored = create_article(Draft(text=GERMAN))
    page = open_page(URL, script=script)
    type_text(page, "right", LUXEMBOURGISH)
    page.get_by_role("button", name="Pick stored articles").click()
    page.locator("#pick-left").select_option(str(stored.pk))
    expect(page.locator("#id_right-text")).to_have_value(LUXEMBOURGISH)
    page.get_by_role("button", name="Use the chosen").click()
    expect(page.locator(".stored-title")).to_contain_text(stored.title)
    expect(page.locator("#id_right-text")).to_have_value(LUXEMBOURGISH)
    expect(preview_of(page, "left")).to_contain_text("claims")
    page.get_by_role("button", name="Give a text instead").click()
    expect(page.locator("#id_left-text")).to_have_value("")
    expect(page.locator("#id_right-text")).to_have_value(LUXEMBOURGISH)


def test_enter_in_a_field_previews_and_picks_nothing(open_page):
    page = open_page(URL)
    type_text(page, "left", GERMAN)
    page.locator("#id_left-title").press("Enter")
    expect(preview_of(page, "left")).to_contain_text("claims")
    expect(page.locator("#stored")).to_have_count(0)


def test_a_problem_is_shown_in_place_with_the_texts_kept(open_page):
    page = open_page(URL)
    type_text(page, "left", GERMAN)
    type_text(page, "right", GERMAN)
    page.get_by_role("button", name="Compare these reports").click()
    expect(page.locator("#estimate [role=alert]")).to_contain_text("Both sides hold the same text.")
    expect(page.locator("#id_right-text")).to_have_value(GERMAN)
    assert Comparison.objects.count() == 0


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        pytest.param(None, "The server cannot be reached.", id="server down"),
        pytest.param(413, "That is more than the server takes at once.", id="too large"),
        pytest.param(500, "That did not work, and nothing was stored.", id="fault"),
    ],
)
def test_trouble_on_the_way_is_said_and_the_text_stays(open_page, watch, answer, message):
    page = open_page(URL)
    page.route("**" + URL, lambda route: route.fulfill(status=answer) if answer else route.abort())
    type_text(page, "left", GERMAN)
    expect(page.locator("#trouble")).to_contain_text(message)
    expect(page.locator("#id_left-text")).to_have_value(GERMAN)
    watch.console.clear()  # Chromium logs the failed request
    page.unroute("**" + URL)
    type_text(page, "left", GERMAN + OTHER_GERMAN)
    expect(preview_of(page, "left")).to_contain_text("5 claims")
    expect(page.locator("#trouble")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 400])
def test_axe_finds_nothing_and_targets_are_large_enough(open_page, scheme, width):
    page = open_page(URL, color_scheme=scheme, viewport={"width": width, "height": 900})
    assert violations(page) == []
    type_text(page, "left", GERMAN)
    type_text(page, "right", OTHER_GERMAN)
    page.get_by_role("button", name="Preview claims").click()
    expect(page.locator("#estimate [role=alert]")).to_contain_text("Both reports are in German.")
    assert violations(page) == []
    assert page.evaluate(SMALL) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.goto(page.url + "?pick=1")
    assert violations(page) == []
    type_text(page, "left", GERMAN)
    type_text(page, "right", LUXEMBOURGISH)
    page.get_by_role("button", name="Compare these reports").click()
    expect(page.get_by_role("heading", name="Waiting for the worker")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate(SMALL) == []
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    assert violations(page) == []
