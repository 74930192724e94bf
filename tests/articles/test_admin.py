"""Articles and outlets in the admin."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from articles.drafts import Draft
from articles.importing import create_article
from articles.models import Article, Outlet
from claims.models import Comparison
from tests.articles.files import GERMAN, LUXEMBOURGISH, SHORT_GERMAN

pytestmark = pytest.mark.django_db
LIST = "admin:articles_article_changelist"


@pytest.fixture
def article() -> Article:
    return create_article(Draft(text=LUXEMBOURGISH, outlet="Beispill-Zeitung"))


def test_the_list_shows_what_tells_articles_apart(admin_client: Client, article: Article) -> None:
    page = admin_client.get(reverse(LIST)).content.decode()
    for shown in (
        "Nordkorea a Russland wëllen hir Bezéiunge",
        "Beispill-Zeitung",
        "September 2023",
        str(len(article.body)),
    ):
        assert shown in page


SEARCHES = [
    pytest.param("q=Invitatioun", 1, id="word of the text"),
    pytest.param("q=Beispill", 1, id="outlet"),
    pytest.param("q=Tokio", 0, id="no such word"),
    pytest.param("language__exact=lb", 1, id="language"),
    pytest.param("language__exact=de", 0, id="other language"),
    pytest.param("published_on__year=2023", 1, id="year"),
    pytest.param("published_on__year=2022", 0, id="other year"),
]


@pytest.mark.parametrize(("query", "count"), SEARCHES)
def test_articles_are_found(admin_client: Client, article: Article, query: str, count: int) -> None:
    response = admin_client.get(f"{reverse(LIST)}?{query}")
    assert response.context["cl"].result_count == count


def test_text_and_hashes_cannot_be_changed(admin_client: Client, article: Article) -> None:
    address = reverse("admin:articles_article_change", args=(article.pk,))
    page = admin_client.get(address).content.decode()
    assert article.body_hash in page
    assert 'name="body"' not in page
    response = admin_client.post(
        address,
        {
            "title": "Neuer Titel",
            "language": "lb",
            "outlet": "",
            "url": "",
            "published_on": "2023-09-14",
            "published_precision": "day",
            "body": "changed",
            "body_hash": "0" * 64,
        },
    )
    assert response.status_code == 302
    changed = Article.objects.get(pk=article.pk)
    assert (changed.title, changed.published_on) == ("Neuer Titel", dt.date(2023, 9, 14))
    assert (changed.body, changed.body_hash) == (article.body, article.body_hash)


def test_articles_come_in_through_the_doors_only(admin_client: Client) -> None:
    assert admin_client.get(reverse("admin:articles_article_add")).status_code == 403


def test_outlets_link_to_their_articles(admin_client: Client, article: Article) -> None:
    page = admin_client.get(reverse("admin:articles_outlet_changelist")).content.decode()
    assert f'{reverse(LIST)}?outlet__id__exact={article.outlet_id}">1</a>' in page
    response = admin_client.get(f"{reverse(LIST)}?outlet__id__exact={article.outlet_id}")
    assert response.context["cl"].result_count == 1


@pytest.mark.parametrize("count", [1, 20])
def test_the_list_takes_the_same_queries_for_any_number(
    admin_client: Client, django_assert_num_queries, count: int
) -> None:
    outlets = [Outlet.objects.create(name=f"Blatt {number}") for number in range(count)]
    for number, outlet in enumerate(outlets):
        article = create_article(Draft(text=f"{SHORT_GERMAN}\nNummer {number}."))
        Article.objects.filter(pk=article.pk).update(outlet=outlet)
    admin_client.get(reverse(LIST))
    with django_assert_num_queries(9):
        admin_client.get(reverse(LIST))


def comparisons_cell(client: Client, article: Article) -> str:
    page = client.get(reverse("admin:articles_article_change", args=(article.pk,)))
    return page.content.decode().split('class="readonly">')[2].split("</div>")[0]


def test_an_article_names_its_comparisons(admin_client: Client, article: Article) -> None:
    assert comparisons_cell(admin_client, article) == "–"
    other = create_article(Draft(text=GERMAN))
    Comparison.objects.create(title="Kim <Jong> Un", left=other, right=article)
    for side in (article, other):
        assert "Kim &lt;Jong&gt; Un" in comparisons_cell(admin_client, side)
