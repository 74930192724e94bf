"""Damaged files of every format are a draft or a problem, never an error of the program."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.doors import read_drafts
from articles.drafts import ImportProblem
from tests.articles.files import (
    GERMAN_PARAGRAPHS,
    SHORT_GERMAN,
    make_docx,
    make_jsonl,
    make_page,
    make_pdf,
)

FILES = {
    "a.docx": make_docx(GERMAN_PARAGRAPHS[:3], table=[["a", "b"]]),
    "a.html": make_page("Kim", GERMAN_PARAGRAPHS[:5]),
    "a.jsonl": make_jsonl({"text": SHORT_GERMAN, "published_on": "2023"}),
    "a.pdf": make_pdf([["Kim kommt nach Trier."] * 5]),
    "locked.pdf": make_pdf([["Kim kommt nach Trier."]], encrypted=True),
}


@given(
    name=st.sampled_from(sorted(FILES)),
    places=st.lists(
        st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=4)), min_size=1, max_size=20
    ),
)
@example(name="a.docx", places=[(0.03, b"\xff\x00")])
def test_any_damage_is_borne(name, places):
    data = bytearray(FILES[name])
    for where, piece in places:
        start = int(where * len(data))
        data[start : start + max(1, len(piece))] = piece
    for item in read_drafts(bytes(data), name=name):
        if isinstance(item, ImportProblem):
            assert str(item).startswith(name)
        else:
            assert item.source_file == name


def damage(name: str, old: bytes, new: bytes) -> bytes:
    data = FILES[name]
    assert old in data
    return data.replace(old, new, 1)


CASES = [
    pytest.param(
        "a.docx",
        FILES["a.docx"][:120] + bytes(30) + FILES["a.docx"][150:],
        "a.docx: The Word document is damaged and cannot be opened. "
        "Open it in Word or LibreOffice and save it again.",
        id="bad compression",
    ),
    pytest.param(
        "locked.pdf",
        damage("locked.pdf", b"/Standard", b"/Unknown0"),
        "locked.pdf: The PDF is damaged and cannot be read. "
        "Get it again, or give the text as .txt.",
        id="unknown encryption",
    ),
]


@pytest.mark.parametrize(("name", "data", "message"), CASES)
def test_damage_is_named(name, data, message):
    (problem,) = read_drafts(data, name=name)
    assert str(problem) == message
