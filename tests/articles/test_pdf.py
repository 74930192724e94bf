"""The door for PDF files."""

from __future__ import annotations

import textwrap

import pytest

from tests.articles.files import GERMAN_PARAGRAPHS, LUXEMBOURGISH_PARAGRAPHS, make_pdf, read_one


def wrap(paragraphs: list[str], width: int = 90) -> list[str]:
    return [line for paragraph in paragraphs for line in textwrap.wrap(paragraph, width)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(GERMAN_PARAGRAPHS, id="German"),
        pytest.param(LUXEMBOURGISH_PARAGRAPHS, id="Luxembourgish"),
    ],
)
def test_a_pdf_gives_every_word_in_order(text):
    lines = wrap(text)
    draft = read_one(make_pdf([lines[:20], lines[20:]]), "a.pdf")
    assert draft.text.split() == " ".join(text).split()


def test_hard_line_breaks_are_joined_into_paragraphs():
    # Without the first, whose only line is as full as a line in the middle of a paragraph.
    paragraphs = LUXEMBOURGISH_PARAGRAPHS[1:]
    assert read_one(make_pdf([wrap(paragraphs)]), "a.pdf").text.split("\n\n") == paragraphs


def test_running_titles_and_page_numbers_are_no_text():
    lines = wrap(GERMAN_PARAGRAPHS)
    pages = [
        [
            *(["Musterblatt"] if number else []),
            *lines[number * 10 : number * 10 + 10],
            f"Seite {number + 1}",
        ]
        for number in range(4)
    ]
    text = read_one(make_pdf(pages), "a.pdf").text
    assert "Musterblatt" not in text
    assert "Seite" not in text
    assert text.split() == " ".join(lines[:40]).split()
