"""Decoding: right letters or a clear refusal, never wrong letters."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.decoding import DecodedText, decode_text, sniff_format
from articles.drafts import ImportProblem
from tests.articles.files import FRENCH, GERMAN, LUXEMBOURGISH, make_docx, make_pdf

RUSSIAN = "Ким прибыл в Россию во вторник и встретился с Путиным на космодроме."

READ = [
    pytest.param(GERMAN, "utf-8", "utf-8", id="German UTF-8"),
    pytest.param(GERMAN, "utf-8-sig", "utf-8-sig", id="German UTF-8 with mark"),
    pytest.param(LUXEMBOURGISH, "utf-16", "utf-16", id="Luxembourgish UTF-16 with mark"),
    pytest.param(LUXEMBOURGISH, "utf-32", "utf-32", id="Luxembourgish UTF-32 with mark"),
    pytest.param(GERMAN, "cp1252", "cp1252", id="German Windows-1252"),
    pytest.param(LUXEMBOURGISH, "cp1252", "cp1252", id="Luxembourgish Windows-1252"),
    pytest.param(LUXEMBOURGISH, "latin-1", "cp1252", id="Luxembourgish Latin-1"),
    pytest.param(FRENCH, "cp1252", "cp1252", id="French Windows-1252"),
    pytest.param("Preis: 30 € – „d’Auer“", "cp1252", "cp1252", id="signs of Windows-1252"),
    pytest.param("Kim", "ascii", "utf-8", id="ASCII"),
    pytest.param(RUSSIAN, "utf-8", "utf-8", id="Russian UTF-8"),
]


@pytest.mark.parametrize(("text", "written", "found"), READ)
def test_text_is_read_as_written(text, written, found):
    assert decode_text(text.encode(written)) == DecodedText(text=text, encoding=found)


REFUSED = [
    pytest.param(GERMAN, "cp850", id="German DOS code page 850"),
    pytest.param(LUXEMBOURGISH, "cp437", id="Luxembourgish DOS code page 437"),
    pytest.param(GERMAN, "mac_roman", id="German Mac Roman"),
    pytest.param(LUXEMBOURGISH, "mac_roman", id="Luxembourgish Mac Roman"),
    pytest.param(GERMAN, "cp500", id="German EBCDIC"),
    pytest.param(RUSSIAN, "cp1251", id="Russian Windows-1251"),
    pytest.param(RUSSIAN, "koi8_r", id="Russian KOI8-R"),
]


@pytest.mark.parametrize(("text", "encoding"), REFUSED)
def test_an_unknown_encoding_is_refused(text, encoding):
    with pytest.raises(ImportProblem) as caught:
        decode_text(text.encode(encoding, "replace"))
    assert str(caught.value) == (
        "Its encoding is unknown: it is neither UTF-8, UTF-16 nor Windows-1252. Save it as UTF-8."
    )
    assert caught.value.code == "unknown_encoding"


DAMAGED = [
    pytest.param(
        GERMAN.encode()[:200] + b"\xff" + GERMAN.encode()[200:],
        "It is UTF-8, but byte 201 in line 4 does not fit. "
        "The file is damaged or cut off: get it again, or repair that place.",
        id="UTF-8 with a wrong byte",
    ),
    pytest.param(
        "Mëttwoch".encode("utf-16") + b"\x00",
        "It begins as UTF-16 text, but byte 19 does not fit. "
        "The file is damaged or cut off: get it again, or save it as UTF-8.",
        id="UTF-16 cut off",
    ),
    pytest.param(
        GERMAN.encode("utf-16-le"),
        "It has a zero byte beside nearly every letter, as UTF-16 without a mark has. "
        "Save it as UTF-8.",
        id="UTF-16 without mark",
    ),
    pytest.param(
        bytes(range(32)) * 50 + b"text" * 500,
        "It is not text: it is full of control characters. "
        "Give the report as .txt, .html, .docx, .pdf or .jsonl.",
        id="binary",
    ),
    pytest.param(
        b"name\x00\x00\x00\x00text that stands between" * 50,
        "It is not text: it is full of control characters. "
        "Give the report as .txt, .html, .docx, .pdf or .jsonl.",
        id="zero bytes in rows",
    ),
    pytest.param(
        b"ab\x01\x02cd" * 50,
        "It is not text: it is full of control characters. "
        "Give the report as .txt, .html, .docx, .pdf or .jsonl.",
        id="binary without zeros",
    ),
]


@pytest.mark.parametrize(("data", "message"), DAMAGED)
def test_damage_is_named(data, message):
    with pytest.raises(ImportProblem) as caught:
        decode_text(data)
    assert str(caught.value) == message


STRAY = [
    pytest.param(GERMAN[:500] + "\x00" + GERMAN[500:], id="one zero byte in a long text"),
    pytest.param("Kim kommt.\x00 Putin geht.", id="one zero byte in a short text"),
    pytest.param("Kim kommt am Dienstag an.\x00\n" * 40, id="a zero byte on every line"),
    pytest.param("Kim kommt.\x1e Putin\x08 geht.", id="two controls in a short text"),
]


@pytest.mark.parametrize("text", STRAY)
def test_stray_control_characters_do_not_keep_a_text_out(text):
    assert decode_text(text.encode()).text == text


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_a_problem(data):
    with contextlib.suppress(ImportProblem):
        decode_text(data).text.encode("utf-8")


SNIFFED = [
    pytest.param(make_pdf([["a"]]), "pdf", id="pdf"),
    pytest.param(b"junk\n" + make_pdf([["a"]]), "pdf", id="pdf behind junk"),
    pytest.param(make_docx(["a"]), "zip", id="docx is a zip"),
    pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(8), "ole", id="doc"),
    pytest.param(b"{\\rtf1\\ansi", "rtf", id="rtf"),
    pytest.param(b"\x89PNG\r\n\x1a\n", "png", id="png"),
    pytest.param(b"\xff\xd8\xff\xe0", "jpeg", id="jpeg"),
    pytest.param(b"MZ\x90\x00\x03", "program", id="exe"),
    pytest.param(b"\x7fELF\x02", "program", id="elf"),
    pytest.param(b"\xef\xbb\xbf \n<!DOCTYPE html><p>", "html", id="html with mark"),
    pytest.param(b'<?xml version="1.0"?>\n<html xmlns="x">', "html", id="xhtml"),
    pytest.param(b"<!-- saved -->\n<HTML>", "html", id="html behind a comment"),
    pytest.param(b"Putin <html> Kim", "", id="text that mentions html"),
    pytest.param(b"MZ ist eine Zeitung", "", id="text that begins like a program"),
    pytest.param(b"", "", id="empty"),
]


@pytest.mark.parametrize(("data", "name"), SNIFFED)
def test_files_are_known_by_their_first_bytes(data, name):
    assert sniff_format(data) == name
