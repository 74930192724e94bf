"""The door for Word documents."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.articles.files import (
    GERMAN_PARAGRAPHS,
    LUXEMBOURGISH_PARAGRAPHS,
    make_docx,
    make_zip,
    read_one,
)


@pytest.mark.parametrize(
    "paragraphs",
    [
        pytest.param(GERMAN_PARAGRAPHS, id="German"),
        pytest.param(LUXEMBOURGISH_PARAGRAPHS, id="Luxembourgish"),
    ],
)
def test_a_word_document_gives_its_paragraphs(paragraphs):
    draft = read_one(make_docx(["", *paragraphs, " "]), "a.docx")
    assert draft.text.split("\n\n") == paragraphs


def test_a_table_row_is_one_line():
    data = make_docx(["Zahlen"], table=[["Jahr", "Tote"], ["2023", "12"], ["", "nur eine"]])
    assert read_one(data, "a.docx").text.split("\n\n") == [
        "Zahlen",
        "Jahr | Tote",
        "2023 | 12",
        "nur eine",
    ]


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MARKUP = [
    pytest.param(
        "<w:p><w:r><w:t>Kim</w:t><w:br/><w:t>Putin</w:t></w:r></w:p>", "Kim\nPutin", id="line break"
    ),
    pytest.param(
        "<w:p><w:r><w:t>Kim</w:t><w:tab/><w:t>Jong</w:t><w:noBreakHyphen/><w:t>Un</w:t></w:r></w:p>",
        "Kim Jong-Un",
        id="tab and hyphen",
    ),
    pytest.param(
        '<w:p><w:r><w:t>am </w:t></w:r><w:del w:id="1"><w:r><w:delText>Dienstag</w:delText></w:r></w:del>'
        '<w:ins w:id="2"><w:r><w:t>Mittwoch</w:t></w:r></w:ins></w:p>',
        "am Mittwoch",
        id="tracked change",
    ),
    pytest.param(
        '<w:p><w:hyperlink><w:r><w:t>Kim</w:t></w:r></w:hyperlink><w:r><w:t xml:space="preserve"> kommt</w:t></w:r></w:p>',
        "Kim kommt",
        id="link",
    ),
    pytest.param(
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>Kim</w:t></w:r></w:p></w:sdtContent></w:sdt>",
        "Kim",
        id="content control",
    ),
    pytest.param(
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Kim</w:t></w:r></w:p><w:p><w:r><w:t>Putin</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
        "Kim\n\nPutin",
        id="table for the layout",
    ),
    pytest.param(
        "<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc><w:p><w:r><w:t>Kim</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>",
        "Kim",
        id="table in a table comes once",
    ),
    pytest.param(
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:instrText>PAGE</w:instrText><w:t>Kim</w:t></w:r></w:p>",
        "Kim",
        id="field code",
    ),
]


@pytest.mark.parametrize(("markup", "text"), MARKUP)
def test_word_markup_is_read_as_a_person_sees_it(markup, text):
    document = f'<w:document xmlns:w="{W}"><w:body>{markup}</w:body></w:document>'.encode()
    with zipfile.ZipFile(io.BytesIO(make_docx([]))) as template:
        entries = {name: template.read(name) for name in template.namelist()}
    data = make_zip({**entries, "word/document.xml": document})
    assert read_one(data, "a.docx").text == text
