"""From drafts to stored articles: what is saved, and what is kept out."""

from __future__ import annotations

import datetime as dt

import pytest

from articles.cleaning import clean_text, hash_text
from articles.drafts import Draft, DuplicateArticle, ImportProblem
from articles.importing import create_article, validate_draft
from articles.models import Article, Outlet
from tests.articles.files import (
    FRENCH,
    GERMAN,
    LUXEMBOURGISH,
    SHORT_GERMAN,
    SHORT_LUXEMBOURGISH,
)

pytestmark = pytest.mark.django_db


def test_everything_a_draft_knows_is_stored():
    article = create_article(
        Draft(
            text=SHORT_GERMAN,
            language="de",
            outlet=" Musterblatt\u200b ",
            published_on=dt.date(2023, 9, 14),
            url="https://example.de/1",
            source_file="a.txt",
            original_hash="f" * 64,
        )
    )
    article.refresh_from_db()
    assert article.outlet == Outlet.objects.get(name="Musterblatt")
    assert {
        name: getattr(article, name)
        for name in [
            "language",
            "title",
            "body",
            "body_hash",
            "original_hash",
            "published_on",
            "published_precision",
            "url",
            "source_file",
        ]
    } == {
        "language": "de",
        "title": "Minister reist nach Trier",
        "body": SHORT_GERMAN,
        "body_hash": hash_text(SHORT_GERMAN),
        "original_hash": "f" * 64,
        "published_on": dt.date(2023, 9, 14),
        "published_precision": "day",
        "url": "https://example.de/1",
        "source_file": "a.txt",
    }


def test_the_german_seed_keeps_its_quirks():
    article = create_article(Draft(text=GERMAN))
    assert article.language == "de"
    assert article.body == GERMAN.strip()
    assert article.title.startswith("Kim Jong Un lädt Putin nach Nordkorea ein, während er")
    assert article.published_on is None
    assert article.outlet is None


def test_the_luxembourgish_seed_gives_its_date_and_keeps_its_date_line():
    article = create_article(Draft(text=LUXEMBOURGISH))
    assert article.language == "lb"
    assert article.body == LUXEMBOURGISH.strip()
    assert article.title == (
        "Nordkorea a Russland wëllen hir Bezéiunge wéi et schéngt weider verdéiwen."
    )
    assert article.published_on == dt.date(2023, 9, 1)
    assert article.published_precision == "month"


def test_a_date_that_is_given_goes_before_the_date_line():
    article = create_article(
        Draft(text=LUXEMBOURGISH, published_on=dt.date(2023, 1, 1), published_precision="year")
    )
    assert (article.published_on, article.published_precision) == (dt.date(2023, 1, 1), "year")


TITLES = [
    pytest.param("Neuer Titel", f"Neuer Titel\n\n{SHORT_GERMAN}", id="prepended"),
    pytest.param("Minister reist nach Trier", SHORT_GERMAN, id="there already"),
    pytest.param("  MINISTER  reist\nnach Trier ", SHORT_GERMAN, id="there in other capitals"),
    pytest.param("", SHORT_GERMAN, id="none"),
    pytest.param("\u200b", SHORT_GERMAN, id="invisible"),
]


@pytest.mark.parametrize(("title", "body"), TITLES)
def test_the_title_is_the_first_line_of_the_body(title, body):
    assert create_article(Draft(text=SHORT_GERMAN, title=title)).body == body


def test_a_long_first_line_is_cut_for_the_title_only():
    line = "Der Minister hat gesprochen. " * 30
    article = create_article(Draft(text=f"{line}\nUnd er ging.", language="de"))
    assert article.title == line.strip()[:500]
    assert article.body == f"{line.strip()}\nUnd er ging."


def test_offsets_refer_to_the_cleaned_text():
    article = create_article(
        Draft(text="\ufeffDe Me\u0308ttwoch\r\nass\x00 e gudden Dag fir d'Land.")
    )
    assert article.body == "De Mëttwoch\nass e gudden Dag fir d'Land."
    assert article.body == clean_text(article.body)


KEPT_OUT = [
    pytest.param(
        Draft(text=""), "empty", "There is no text in it. Give a text to import.", id="empty"
    ),
    pytest.param(
        Draft(text="\u200b\ufeff \n", title="Titel"),
        "empty",
        "There is no text in it. Give a text to import.",
        id="only invisible characters",
    ),
    pytest.param(
        Draft(text="12.9.2023\n*** --- ***\n30 000"),
        "no_sentence",
        "There is no sentence in it. Give the report's running text.",
        id="no letters",
    ),
    pytest.param(
        Draft(text="toi-allgemeines\nSport\nKultur"),
        "no_sentence",
        "There is no sentence in it. Give the report's running text.",
        id="labels",
    ),
    pytest.param(
        Draft(text=GERMAN * 2600),
        "too_large",
        "The text has 10.1 MB; one article may have 5.0 MB. "
        "Import its articles one by one, or raise VISAVIS_MAX_ARTICLE_BYTES.",
        id="10 MB",
    ),
    pytest.param(
        Draft(text=FRENCH),
        "language_unsupported",
        "The language is French, which is not supported. "
        "Supported: German (de), Luxembourgish (lb).",
        id="French",
    ),
    pytest.param(
        Draft(text=SHORT_LUXEMBOURGISH, language="de"),
        "language_questioned",
        "You said German, this reads like Luxembourgish. "
        "Correct the language, or confirm it if it is right.",
        id="wrong language",
    ),
    pytest.param(
        Draft(text=SHORT_GERMAN, url="javascript:alert(1)"),
        "bad_url",
        "“javascript:alert(1)” is not a web address. "
        "Give an address that begins with http:// or https://, or none.",
        id="bad address",
    ),
]


@pytest.mark.parametrize(("draft", "code", "message"), KEPT_OUT)
def test_what_is_kept_out_says_why_and_what_to_do(draft, code, message):
    with pytest.raises(ImportProblem) as caught:
        create_article(draft)
    assert (caught.value.code, str(caught.value)) == (code, message)
    assert not Article.objects.exists()
    assert not Outlet.objects.exists()


def test_a_problem_names_file_and_line():
    with pytest.raises(ImportProblem) as caught:
        create_article(Draft(text="", source_file="a.jsonl", line=7))
    assert str(caught.value) == ("a.jsonl, line 7: There is no text in it. Give a text to import.")


def test_a_forced_language_is_taken_without_question():
    assert create_article(Draft(text=SHORT_LUXEMBOURGISH), force_language="de").language == "de"


def test_a_forced_language_must_be_one_that_reports_are_compared_in():
    with pytest.raises(ImportProblem) as caught:
        create_article(Draft(text=SHORT_GERMAN), force_language="fr")
    assert caught.value.code == "language_unsupported"


SAME = [
    pytest.param(Draft(text=SHORT_GERMAN), id="same text"),
    pytest.param(Draft(text="\ufeff" + SHORT_GERMAN.replace("\n", "\r\n")), id="same when cleaned"),
    pytest.param(
        Draft(text=SHORT_GERMAN, outlet="Anderes Blatt", source_file="b.txt"), id="other outlet"
    ),
    pytest.param(
        Draft(text=SHORT_GERMAN.split("\n\n")[1], title="Minister reist nach Trier"),
        id="title given apart",
    ),
]


@pytest.mark.parametrize("draft", SAME)
def test_the_same_article_twice_names_the_stored_one(draft):
    stored = create_article(Draft(text=SHORT_GERMAN))
    with pytest.raises(DuplicateArticle) as caught:
        create_article(draft)
    assert caught.value.article == stored
    assert str(caught.value).endswith(
        f"This text is already stored as article {stored.pk}, “Minister reist nach Trier”. "
        "Nothing was added; use that article."
    )
    assert Article.objects.count() == 1
    assert not Outlet.objects.exists()


def test_the_same_text_stored_meanwhile_is_a_duplicate(monkeypatch):
    def validate_and_be_overtaken(draft, **options):
        article = validate_draft(draft, **options)
        Article.objects.bulk_create([validate_draft(draft, **options)])
        return article

    monkeypatch.setattr("articles.importing.validate_draft", validate_and_be_overtaken)
    with pytest.raises(DuplicateArticle) as caught:
        create_article(Draft(text=SHORT_GERMAN, outlet="Musterblatt"))
    assert caught.value.article == Article.objects.get()
    assert not Outlet.objects.exists()
