"""What the pictures of the documentation show, in the order of a review."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

GERMAN = """Der Bus auf der Linie 16 fährt ab Montag öfter

Ab Montag fährt die Linie 16 alle acht Minuten, teilte die Stadt am Freitag mit. \
Der Betrieb koste 3,5 Millionen Euro im Jahr. Neue Haltestellen gebe es nicht."""
LUXEMBOURGISH = """De Bus op der Linn 16 fiert méi dacks

Ab Dënschdeg fiert d'Linn 16 all aacht Minutten, huet d'Stad e Freideg matgedeelt. \
De Betrib kascht 3,2 Milliounen Euro d'Joer."""
CONCLUSION = "The reports name different days of arrival. Nothing else of weight differs."
ROW, OPENED = ".row.here", ".row.here .opened"
FLAG = "/comparisons/{pk}/#flag-{flag}"


def _press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)
        # The first gloss of a process loads word lists.
        expect(page.locator("[aria-busy]")).to_have_count(0, timeout=60_000)


def _write_opened(studio: Any, name: str, path: str, *keys: str) -> None:
    """The current row with what these keys open in it."""
    page = studio.open(path, {"width": 1280, "height": 1200})
    _press(page, *keys)
    expect(page.locator(OPENED).first).to_be_visible()
    studio.write(name, page, ROW, OPENED)


def _open_dates(studio: Any, **options: Any) -> Page:
    """The page from its top, filtered by dates, with the weekday's row as the current one."""
    page = studio.open("/comparisons/{pk}/?kind=date", {"width": 1280, "height": 1040}, **options)
    _press(page, "j")
    page.evaluate("scrollTo(0, 0)")
    return page


def new_comparison(studio: Any) -> None:
    page = studio.open("/comparisons/new/", {"width": 1280, "height": 1080})
    for area, text in zip(page.locator("textarea").all(), (GERMAN, LUXEMBOURGISH), strict=True):
        area.fill(text)
    page.get_by_role("button", name="Preview claims").last.click()
    expect(page.locator("#preview-right li").last).to_be_visible()
    expect(page.locator("[aria-busy], .htmx-request")).to_have_count(0)
    studio.write("new", page)


def review(studio: Any) -> None:
    studio.write("review", _open_dates(studio))


def aligned(studio: Any) -> None:
    studio.write("aligned", studio.open(FLAG))


def panels(studio: Any) -> None:
    _write_opened(studio, "why", FLAG, "w")
    _write_opened(studio, "dismiss", FLAG, "x")
    _write_opened(studio, "glosses", FLAG, "g")
    _write_opened(studio, "split", FLAG, "p")
    page = studio.open("/comparisons/{pk}/?q=Privatsache", {"width": 1280, "height": 1200})
    page.locator(".none > a").first.click()
    expect(page.locator(".nearbox")).to_be_visible()
    studio.write("nearest", page, ROW)


def selecting(studio: Any) -> None:
    page = studio.open("/comparisons/{pk}/?severity=minor&select=1", {"width": 1280, "height": 860})
    page.locator("#select-all").click()
    page.mouse.wheel(0, 320)
    studio.write("select", page)


def in_context(studio: Any) -> None:
    claim = studio.weekday.alignment.members.get(side="left").claim_id
    address = "/comparisons/{pk}/?view=context#c" + str(claim)
    page = studio.open(address, {"width": 1280, "height": 900}, color_scheme="dark")
    expect(page.locator("#dock .flag").first).to_be_visible()
    studio.write("context", page)


def similarity(studio: Any) -> None:
    page = studio.open("/comparisons/{pk}/similarity/", {"width": 1280, "height": 900})
    page.locator("#heat[role=application]").focus()
    expect(page.locator("#readout")).to_be_visible()
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    studio.write("similarity", page)


def narrow(studio: Any) -> None:
    studio.write("narrow", studio.open(FLAG, {"width": 400, "height": 860}))


def french(studio: Any) -> None:
    studio.write("french", _open_dates(studio, locale="fr"))


def report(studio: Any) -> None:
    """Decides the flag and its link, writes a conclusion, and shows the report."""
    page = studio.open(FLAG)
    page.locator(ROW).get_by_role("button", name="Accept link").click()
    expect(page.locator("#status")).to_contain_text("accepted")
    page.locator(f"#flag-{studio.weekday.pk}").get_by_role("button", name="Confirm").click()
    expect(page.locator("#status")).to_contain_text("confirmed")
    page.goto(page.url.split("#")[0] + "report/")
    page.get_by_text("Write a conclusion").click()
    page.get_by_label("Conclusion, in your own words").fill(CONCLUSION)
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".concl")).to_be_visible()
    page.context.close()
    studio.write(
        "report", studio.open("/comparisons/{pk}/report/", {"width": 1280, "height": 1000})
    )


def keys(studio: Any) -> None:
    page = studio.open("/comparisons/{pk}/")
    _press(page, "?")
    studio.write("keys", page, "#keys")


SCENES = (
    new_comparison,
    review,
    aligned,
    panels,
    selecting,
    in_context,
    similarity,
    narrow,
    french,
    keys,
    report,
)
