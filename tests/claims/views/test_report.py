"""The report of a review: what is in it, in which words, and its conclusion."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from claims import review
from claims.decisions.notes import Note, read_notes
from tests.browser.example import make_example
from tests.claims.views.pages import PAYLOAD
from tests.factories import make_alignment, make_comparison, make_discrepancy, make_user

pytestmark = pytest.mark.django_db


def report_of(client: Client, comparison) -> str:
    response = client.get(f"/comparisons/{comparison.pk}/report/")
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def example(reviewer):
    comparison = make_example()
    for number in (2, 5):
        flag = comparison.discrepancies.get(number=number)
        review.confirm_discrepancy(flag, actor=reviewer, version=1)
    alone = comparison.alignments.filter(band="one_sided", members__side="left").earliest("pk")
    review.accept_one_sided(alone, actor=reviewer, version=1)
    return comparison


def test_it_quotes_both_sides_of_what_was_confirmed_worst_first(page_client, example):
    html = report_of(page_client, example)
    assert re.findall(r'<article class="finding" id="f(\d+)"', html) == ["5", "2"]
    assert '<mark class="critical">am frühen Dienstag</mark>' in html
    assert '<mark class="critical">e Mëttwoch</mark>' in html
    assert "German: Tuesday. Luxembourgish: Wednesday." in html
    assert "D7 · <bdi>toi-allgemeines</bdi>, German, no date given" in html
    assert "L6 · <bdi>Outlet not given</bdi>, Luxembourgish, September 2023" in html
    assert re.search(r"<dt>Confirmed</dt><dd>Anna Weber, \d+ \w+ \d{4}</dd>", html)
    flag = example.discrepancies.get(number=5)
    assert f"http://testserver/comparisons/{example.pk}/#flag-{flag.pk}" in html


def test_what_is_dismissed_or_open_is_not_in_it(page_client, example):
    html = report_of(page_client, example)
    assert "Nordkoreanesche Medien" not in html
    assert "KNCA" not in html
    assert "The review is not finished" in html
    assert "2 confirmed differences" in html
    assert "2 confirmed, 1 dismissed, 2 open" in html


def test_accepted_claims_of_one_report_are_listed_with_their_nearest(page_client, example):
    html = report_of(page_client, example)
    assert html.count('<li><p class="quiet">Only') == 2
    assert "technischer Hilfe bei Waffenprogrammen" in html
    assert "Nearest claim: L11, similarity 0.38, not linked." in html
    assert "Sergej Schoigu" not in html


def test_its_words_take_no_side(page_client, example):
    words = re.sub(r"<(bdi|q)[^>]*>.*?</\1>", "", report_of(page_client, example), flags=re.DOTALL)
    text = re.sub(r"<[^>]+>", " ", words).lower()
    assert not re.search(r"\b(wrong|error|false|missing|incorrect|mistake|lie)\b", text)


def test_an_empty_report_says_so(page_client):
    html = report_of(page_client, make_comparison())
    assert "0 confirmed differences" in html
    assert "No difference was confirmed." in html
    assert "The review is not finished" not in html


def test_scripts_are_text(page_client, reviewer):
    comparison = make_comparison(title=PAYLOAD, left_texts=(f"Dienstag {PAYLOAD}",))
    row = make_alignment(comparison=comparison, left=[0], right=[0])
    make_discrepancy(
        alignment=row,
        left=["Dienstag <scr"],
        left_value=PAYLOAD,
        kind="name",
        state="confirmed",
        note=PAYLOAD,
    )
    html = report_of(page_client, comparison)
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert "not recorded here" in html


def test_a_report_of_a_large_comparison_takes_few_queries(
    page_client, example, django_assert_max_num_queries
):
    with django_assert_max_num_queries(10):
        report_of(page_client, example)


def test_a_stranger_is_sent_to_the_login(example):
    assert Client().get(f"/comparisons/{example.pk}/report/")["Location"].startswith("/login/")


# --- the conclusion ---------------------------------------------------------------------


def write(client: Client, comparison, text: str, version: int = 0):
    return client.post(
        f"/comparisons/{comparison.pk}/conclusion/", {"text": text, "version": version}
    )


def standing(comparison) -> Note:
    conclusion = read_notes(comparison).conclusion
    assert conclusion is not None
    return conclusion


def test_a_conclusion_is_written_changed_undone_and_redone(page_client, example, reviewer):
    write(page_client, example, "They agree.\r\n\r\nExcept on the day.")
    first = standing(example)
    assert (first.text, first.by) == ("They agree.\n\nExcept on the day.", "Anna Weber")
    html = report_of(page_client, example)
    assert "<p>They agree.</p>" in html
    assert "Conclusion written by Anna Weber" in html
    write(page_client, example, "They differ.", first.version)
    assert standing(example).text == "They differ."
    review.undo_last(example, actor=reviewer)
    assert standing(example).text.startswith("They agree.")
    review.undo_last(example, actor=reviewer)
    assert read_notes(example).conclusion is None
    review.redo_last(example, actor=reviewer)
    assert standing(example).text.startswith("They agree.")


def test_two_people_s_conclusions_do_not_overwrite_each_other(page_client, example):
    write(page_client, example, "The first.")
    response = write(page_client, example, "The second.")
    html = response.content.decode()
    assert response.status_code == 409
    assert "<p>The first.</p>" in html
    assert ">\nThe second.</textarea>" in html
    assert standing(example).text == "The first."


def test_a_conclusion_of_a_megabyte_is_refused_with_its_text_kept(page_client, example):
    response = write(page_client, example, "x" * 1_000_000)
    assert response.status_code == 422
    assert "too long" in response.content.decode()
    assert read_notes(example).conclusion is None


def test_scripts_in_a_conclusion_are_text(page_client, example):
    write(page_client, example, PAYLOAD)
    assert "<script>alert" not in report_of(page_client, example)


def test_a_reader_writes_no_conclusion(example):
    reader = Client()
    reader.force_login(make_user(role="reader"))
    assert write(reader, example, "No.").status_code == 403
    assert "conclusion/" not in report_of(reader, example)
