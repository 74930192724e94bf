"""Starting a comparison: previews, and problems with everything kept."""

from __future__ import annotations

import datetime as dt
import json
import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.html import escape
from django_tasks_db.models import DBTaskResult

from articles.cleaning import clean_text
from articles.drafts import Draft
from articles.importing import create_article
from articles.models import Article
from claims.models import Comparison
from tests.claims.intake_texts import (
    GERMAN,
    LUXEMBOURGISH,
    OTHER_GERMAN,
    fill_form,
    make_user,
    store_pair,
    text_of,
)

pytestmark = pytest.mark.django_db
URL = "/comparisons/new/"
HTMX = {"HX-Request": "true"}


# --- who may ----------------------------------------------------------------------


def test_it_asks_for_a_login(client):
    response = client.get(URL)
    assert (response.status_code, response.url) == (302, f"/login/?next={URL}")


def test_a_reader_may_not_start_a_comparison(client):
    client.force_login(make_user(group="reader"))
    assert client.get(URL).status_code == 403
    assert client.post(URL, fill_form()).status_code == 403
    assert Comparison.objects.count() == 0


# --- the way it should go ---------------------------------------------------------


def test_the_empty_form_has_no_problem_and_no_preview(page_client):
    response = page_client.get(URL)
    assert response.status_code == 200
    assert [entry.problems for entry in response.context["entries"]] == [[], []]
    assert response.context["pair_problem"] is None
    assert "Recognised as" not in text_of(response)


def test_a_preview_names_languages_and_counts_and_stores_nothing(page_client):
    response = page_client.post(URL, fill_form(do="preview"))
    shown = text_of(response)
    assert response.status_code == 200
    assert "Recognised as German" in shown
    assert "Recognised as Luxembourgish" in shown
    assert shown.count("3 claims 1 headline") == 2
    assert "6 claims, a few seconds" in shown
    assert "D2 Die Brücke über die Sauer bleibt bis zum 12. Mai gesperrt" in shown
    assert (Article.objects.count(), DBTaskResult.objects.count()) == (0, 0)


def test_htmx_gets_the_form_without_the_page_around_it(page_client):
    response = page_client.post(URL, fill_form(do="preview"), headers=HTMX)
    html = response.content.decode()
    assert html.lstrip().startswith('<div class="page intake" id="new-comparison">')
    assert "<html" not in html


def test_one_side_alone_can_be_previewed(page_client):
    response = page_client.post(URL, fill_form(right="", do="preview"))
    assert response.status_code == 200
    assert "Recognised as German" in text_of(response)


def test_comparing_stores_both_articles_and_enqueues_one_job(page_client):
    response = page_client.post(
        URL, fill_form(left_outlet="Trierer Bote", left_date="2023-09", right_title="Bréck zou")
    )
    comparison = Comparison.objects.get()
    assert (response.status_code, response.url) == (302, f"/comparisons/{comparison.pk}/progress/")
    assert (comparison.left.language, comparison.right.language) == ("de", "lb")
    assert str(comparison.left.outlet) == "Trierer Bote"
    assert comparison.left.published_on == dt.date(2023, 9, 1)
    assert comparison.left.published_precision == "month"
    assert comparison.right.title == "Bréck zou"
    assert str(comparison.created_by) == "anna"
    assert comparison.state == Comparison.State.PROCESSING
    assert [row.args_kwargs["args"] for row in DBTaskResult.objects.all()] == [
        [comparison.pk, "all", "new"]
    ]


def test_htmx_is_sent_on_to_the_progress_page(page_client):
    response = page_client.post(URL, fill_form(), headers=HTMX)
    comparison = Comparison.objects.get()
    assert response["HX-Redirect"] == f"/comparisons/{comparison.pk}/progress/"


def test_german_stands_on_the_left_whatever_the_order(page_client):
    page_client.post(URL, fill_form(left=LUXEMBOURGISH, right=GERMAN))
    assert Comparison.objects.get().left.language == "de"


def test_posting_twice_compares_once(page_client):
    page_client.post(URL, fill_form())
    response = page_client.post(URL, fill_form())
    comparison = Comparison.objects.get()
    assert response.status_code == 422
    assert "These two reports have been compared already." in text_of(response)
    assert f'href="/comparisons/{comparison.pk}/"' in response.content.decode()


def test_csrf_is_checked_and_the_page_carries_the_token():
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_user())
    token = re.search(
        r'name="csrfmiddlewaretoken" value="([^"]+)"', client.get(URL).content.decode()
    )
    assert token
    assert client.post(URL, fill_form()).status_code == 403
    assert client.post(URL, {**fill_form(), "csrfmiddlewaretoken": token[1]}).status_code == 302


# --- stored articles --------------------------------------------------------------


def test_two_stored_articles_are_picked_by_address(page_client):
    left, right = store_pair()
    response = page_client.get(URL, {"left": left.pk, "right": right.pk})
    assert response.status_code == 200
    assert "Brücke über die Sauer bleibt gesperrt" in text_of(response)
    assert "6 claims" in text_of(response)
    posted = {"left-article": left.pk, "right-article": right.pk, "do": "compare"}
    assert page_client.post(URL, posted).status_code == 302
    comparison = Comparison.objects.get()
    assert (comparison.left, comparison.right) == (left, right)


def test_a_stored_article_and_a_pasted_text_go_together(page_client):
    left, _right = store_pair()
    _right.delete()
    posted = {"left-article": left.pk, "right-text": LUXEMBOURGISH, "do": "compare"}
    assert page_client.post(URL, posted).status_code == 302
    assert Comparison.objects.get().left == left


def test_a_text_that_is_stored_already_is_used_as_it_is(page_client):
    left, _right = store_pair()
    response = page_client.post(URL, fill_form(do="preview"))
    assert f"This text is stored already, as article {left.pk}" in text_of(response)
    page_client.post(URL, fill_form())
    assert Article.objects.count() == 2


BOTH_WAYS = [pytest.param({}, id="page"), pytest.param({"HX-Request": "true"}, id="htmx")]


@pytest.mark.parametrize("articles", [1, 20])
def test_picking_lists_articles_in_a_fixed_number_of_queries(
    page_client, django_assert_num_queries, articles
):
    for number in range(articles):
        create_article(Draft(text=f"{OTHER_GERMAN}Das war die Meldung Nummer {number}."))
    with django_assert_num_queries(4):
        response = page_client.get(URL, {"pick": "1"})
    assert response.content.decode().count("<option value=") >= 2 * articles


@pytest.mark.parametrize("headers", BOTH_WAYS)
def test_picking_keeps_what_was_typed_on_both_sides(page_client, headers):
    left, _right = store_pair()
    typed = {"left-text": OTHER_GERMAN, "left-title": "Getippt", "right-text": "Eng Zeil\n<b>"}

    def post(**fields):
        return page_client.post(URL, {**typed, **fields}, headers=headers)

    html = post(do="pick").content.decode()
    assert "de · Brücke über die Sauer" in html
    assert read_values(html) == typed
    chosen = post(do="use", **{"left-pick": left.pk, "right-pick": ""})
    html = chosen.content.decode()
    assert re.findall(r'name="left-article" value="(\d+)"', html) == [str(left.pk)]
    assert 'id="id_left-text" rows' not in html
    assert read_values(html) == typed
    html = post(do="text-left", **{"left-article": left.pk}).content.decode()
    assert 'name="left-article" value' not in html
    assert read_values(html) == typed


def read_values(html: str) -> dict[str, str]:
    """What the form holds, in fields or hidden: it is sent with the next press of a button."""
    fields = dict(
        re.findall(r'<input [^>]*name="((?:left|right)-title)"[^>]*value="([^"]+)"', html)
    )
    fields |= dict(
        re.findall(r'<input type="hidden" name="((?:left|right)-text)" value="([^"]*)"', html)
    )
    fields |= dict(
        re.findall(
            r'<textarea[^>]*name="((?:left|right)-text)"[^>]*>(.*?)</textarea>', html, re.DOTALL
        )
    )
    return {name: unescape(value).removeprefix("\n") for name, value in fields.items()}


def test_picking_finds_by_words_of_the_headline(page_client):
    store_pair()
    shown = text_of(page_client.get(URL, {"pick": "1", "q": "Brücke gesperrt"}))
    assert "de · Brücke über die Sauer" in shown
    assert "lb · Bréck" not in shown
    shown = text_of(page_client.get(URL, {"pick": "1", "q": "Haushalt"}))
    assert "No stored article has these words" in shown


def test_an_article_that_is_not_there_is_named(page_client):
    for wanted in ("4711", "9" * 40):
        response = page_client.get(URL, {"left": wanted})
        assert response.status_code == 422
        assert f"There is no stored article {wanted}." in text_of(response)


# --- problems, with everything kept -------------------------------------------------


def assert_everything_is_kept(response, posted: dict[str, str]) -> None:
    html = response.content.decode()
    for name, value in posted.items():
        if name.endswith("-text"):
            lines = clean_text(value).splitlines()
            assert all(escape(line) in html for line in lines), name
        elif name.endswith(("-outlet", "-title", "-date")):
            assert f'value="{value}"' in html, name


@pytest.mark.parametrize(
    ("posted", "message"),
    [
        pytest.param(
            fill_form(right=""),
            "There is no text yet. Paste the report, or upload a file.",
            id="one side is empty",
        ),
        pytest.param(
            fill_form(left="", right="", do="preview"), "There is no text yet.", id="all is empty"
        ),
        pytest.param(
            fill_form(right=GERMAN), "Both sides hold the same text.", id="same text twice"
        ),
        pytest.param(
            fill_form(right="\ufeff" + GERMAN.replace("\n", "\r\n") + "\u200b"),
            "Both sides hold the same text.",
            id="same text but for what cleaning takes away",
        ),
        pytest.param(
            fill_form(right=OTHER_GERMAN), "Both reports are in German.", id="same language"
        ),
        pytest.param(
            fill_form(
                right="Le gouvernement a confirmé que le pont restera fermé jusqu'à lundi soir."
            ),
            "The language is French, which is not supported.",
            id="unsupported language",
        ),
        pytest.param(
            fill_form(right="--- 12 ---"), "There is no sentence in it.", id="no sentence"
        ),
        pytest.param(
            fill_form(right_date="neulich"),
            "neulich is no date. Write 2023-09-14, 2023-09, 2023 or 14.09.2023.",
            id="bad date",
        ),
        pytest.param(
            fill_form(right_date="31.02.2023"), "2023-02-31 is no date.", id="impossible date"
        ),
        pytest.param(
            fill_form(left_language="lb"),
            "You said Luxembourgish, this reads like German.",
            id="language questioned",
        ),
        pytest.param(
            fill_form(left_article="4711"),
            "That article is not stored any more.",
            id="article deleted meanwhile",
        ),
    ],
)
@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "fragment"])
def test_a_problem_is_named_and_everything_typed_is_kept(page_client, posted, message, headers):
    posted = {**posted, "left-outlet": "Trierer Bote", "right-title": "Bréck zou"}
    response = page_client.post(URL, posted, headers=headers)
    assert response.status_code == 422
    assert message in text_of(response)
    assert_everything_is_kept(response, posted)
    assert (Article.objects.count(), Comparison.objects.count()) == (0, 0)


def test_a_text_over_the_limit_is_refused_and_kept(page_client, settings):
    settings.MAX_ARTICLE_BYTES = 2_000
    long = GERMAN + OTHER_GERMAN * 20
    response = page_client.post(URL, fill_form(left=long))
    assert response.status_code == 422
    assert "one article may have 2.0 kB" in text_of(response)
    assert OTHER_GERMAN.splitlines()[0] in response.content.decode()


def test_more_than_the_server_takes_at_once_gets_a_page_that_says_so():
    client = Client(raise_request_exception=False)
    client.force_login(make_user())
    response = client.post(URL, fill_form(left=OTHER_GERMAN * 90_000))
    assert response.status_code == 400
    assert "larger than two reports may be. Go back in the browser" in text_of(response)


def test_a_questioned_language_can_be_confirmed(page_client):
    response = page_client.post(URL, fill_form(left_language="lb", right=OTHER_GERMAN))
    assert 'name="left-is_sure"' in response.content.decode()
    response = page_client.post(
        URL, fill_form(left_language="lb", left_is_sure="on", right=OTHER_GERMAN)
    )
    assert response.status_code == 302
    assert Comparison.objects.get().right.body.startswith("Brücke über die Sauer")


@pytest.mark.parametrize(
    ("typed", "stored", "precision"),
    [
        pytest.param("2023-09-14", dt.date(2023, 9, 14), "day", id="day"),
        pytest.param("14.9.2023", dt.date(2023, 9, 14), "day", id="German day"),
        pytest.param("09.2023", dt.date(2023, 9, 1), "month", id="German month"),
        pytest.param("2023", dt.date(2023, 1, 1), "year", id="year"),
    ],
)
def test_dates_are_read_as_precisely_as_they_are_known(page_client, typed, stored, precision):
    assert page_client.post(URL, fill_form(right_date=typed)).status_code == 302
    article = Article.objects.get(language="lb")
    assert (article.published_on, article.published_precision) == (stored, precision)


# --- uploads ----------------------------------------------------------------------


def upload(name: str, content: bytes | str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)


def test_an_uploaded_text_moves_into_the_form_and_keeps_its_origin(page_client):
    posted = fill_form(left="", do="preview", left_file=upload("sauer.txt", GERMAN))
    response = page_client.post(URL, posted)
    html = response.content.decode()
    assert response.status_code == 200
    assert "Rund 3.500 Fahrzeuge" in html
    origin = re.search(r'name="left-origin" value="([^"]+)"', html)
    assert origin
    page_client.post(URL, fill_form(left_origin=origin[1]))
    article = Article.objects.get(language="de")
    assert article.source_file == "sauer.txt"


def test_the_origin_is_dropped_when_the_text_was_changed(page_client):
    posted = fill_form(left="", do="preview", left_file=upload("sauer.txt", GERMAN))
    html = page_client.post(URL, posted).content.decode()
    origin = re.search(r'name="left-origin" value="([^"]+)"', html)
    assert origin
    changed = GERMAN.replace("3.500", "4.500")
    page_client.post(URL, fill_form(left=changed, left_origin=origin[1]))
    assert Article.objects.get(language="de").source_file == ""


def test_a_forged_origin_is_ignored(page_client):
    assert page_client.post(URL, fill_form(left_origin="forged")).status_code == 302
    assert Article.objects.get(language="de").source_file == ""


def test_fields_of_a_json_line_fill_the_form_but_not_over_what_was_typed(page_client):
    said = "Die Brücke über die Sauer bleibt gesperrt, teilte die Verwaltung mit."
    fields = {"text": said, "title": "Aus der Datei", "outlet": "Dateibote", "date": "2023-09"}
    line = json.dumps(fields)
    posted = fill_form(
        left="", do="preview", left_outlet="Getippt", left_file=upload("a.jsonl", line)
    )
    html = page_client.post(URL, posted).content.decode()
    assert 'value="Aus der Datei"' in html
    assert 'value="Getippt"' in html
    assert "Dateibote" not in html


@pytest.mark.parametrize(
    ("file", "message"),
    [
        pytest.param(("leer.txt", b""), "leer.txt: The file is empty.", id="empty"),
        pytest.param(
            ("bericht.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"),
            "bericht.txt: Its name says .txt, but it is a PDF file.",
            id="not what its name says",
        ),
        pytest.param(
            ("bericht.odt", b"PK\x03\x04"),
            "Files ending in “.odt” cannot be imported.",
            id="format",
        ),
        pytest.param(
            ("zwei.jsonl", b'{"text": "Ein Satz steht hier."}\n{"text": "Noch ein Satz hier."}\n'),
            "The file holds 2 reports; here it is one on each side.",
            id="two reports",
        ),
        pytest.param(
            ("kaputt.docx", b"PK\x03\x04 no archive"), "kaputt.docx: ", id="damaged document"
        ),
    ],
)
def test_a_file_that_cannot_be_used_is_named_and_the_rest_is_kept(page_client, file, message):
    posted = fill_form(left="", left_outlet="Trierer Bote", left_file=upload(*file))
    response = page_client.post(URL, posted)
    assert response.status_code == 422
    assert message in text_of(response)
    assert "Ronn 3.500 Autoe" in response.content.decode()
    assert 'value="Trierer Bote"' in response.content.decode()
    assert Article.objects.count() == 0


def test_markup_in_a_text_stays_text(page_client):
    evil = OTHER_GERMAN + "Der Rat sah sich <script>alert(1)</script> genötigt, das zu vertagen."
    html = page_client.post(URL, fill_form(left=evil, do="preview")).content.decode()
    assert "<script>alert" not in html
    assert html.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 2
