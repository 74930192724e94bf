"""Cleaning: what goes, what stays, and what holds for every string."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.cleaning import clean_text, hash_bytes, hash_text

CLEANED = [
    pytest.param("a\x00b", "ab", id="nul"),
    pytest.param("a\x07b\x1bc\x7fd\x9be", "abcde", id="control characters"),
    pytest.param("a\tb", "a b", id="tab becomes a space"),
    pytest.param("a\r\nb\rc", "a\nb\nc", id="line ends of all systems"),
    pytest.param("a\x0bb\x0cc\x85d\u2028e\u2029f", "a\nb\nc\nd\ne\nf", id="rare line ends"),
    pytest.param("\ufeffEt wier", "Et wier", id="byte order mark"),
    pytest.param("Mëtt\u200bwoch", "Mëttwoch", id="zero-width space"),
    pytest.param("Auf\u200clage", "Auflage", id="zero-width non-joiner"),
    pytest.param("Auf\u200dlage", "Auflage", id="zero-width joiner between letters"),
    pytest.param("Zusammen\u00adarbeit", "Zusammenarbeit", id="soft hyphen"),
    pytest.param("\u202eabc\u202c \u2066d\u2069\u200e", "abc d", id="direction marks"),
    pytest.param("a\ud800b", "a\ufffdb", id="lone high surrogate"),
    pytest.param("a\udc00b", "a\ufffdb", id="lone low surrogate"),
    pytest.param("a\ud83d", "a\ufffd", id="lone surrogate at the end"),
    pytest.param("\ud83d\ude00", "\U0001f600", id="surrogate pair"),
    pytest.param("a\ufffeb\uffff\ufdd0", "ab", id="no characters"),
    pytest.param("Me\u0308ttwoch", "Mëttwoch", id="NFC"),
    pytest.param("e\u200b\u0308t", "ët", id="NFC across a removed character"),
    pytest.param("a  \nb\u00a0\n", "a\nb", id="white space at line ends"),
    pytest.param(" date 2023-09 ", "date 2023-09", id="white space at both ends"),
    pytest.param("a\n\n\n\n\n\nb", "a\n\n\nb", id="at most two blank lines"),
    pytest.param("a\n \n\u200b\n\t\nb", "a\n\n\nb", id="lines that only look blank"),
    pytest.param("", "", id="empty"),
    pytest.param("\u200b\ufeff\u00ad \n", "", id="only invisible characters"),
]

KEPT = [
    pytest.param("30\u00a0000 a 30\u202f000", id="no-break spaces inside a number"),
    pytest.param("\U0001f469\u200d\U0001f4bb", id="joined emoji"),
    pytest.param("\u2764\ufe0f\u200d\U0001f525", id="joined emoji with a variation selector"),
    pytest.param(
        "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", id="regional flag"
    ),
    pytest.param("verfolgten „ein Militärabkommen. »Jo«, 'jo' \"jo\"", id="quotation marks"),
    pytest.param("d'Offer, d’Offer, d´Offer, d`Offer", id="apostrophes"),
    pytest.param("Nord Koreaist der  Name", id="missing and doubled spaces"),
    pytest.param("a\n\n\nb\n\nc\nd", id="up to two blank lines"),
    pytest.param("…–—-‑", id="dashes and ellipsis"),
]


@pytest.mark.parametrize(("text", "expected"), CLEANED)
def test_what_goes(text, expected):
    assert clean_text(text) == expected


@pytest.mark.parametrize("text", KEPT)
def test_what_stays(text):
    assert clean_text(text) == text


ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)
TRICKY_TEXT = st.text(
    st.sampled_from(
        "ae\u0308 \u00a0\n\r\t\x00\x0b\u200b\u200d\ufe0f\ud83d\ude00\U0001f469\U0001f3f4\U000e0067\U000e007f\ufeff\u00ad\u2028"
    ),
    max_size=25,
)


@given(ANY_TEXT | TRICKY_TEXT)
def test_cleaning_twice_changes_nothing_more(text):
    once = clean_text(text)
    assert clean_text(once) == once


@given(ANY_TEXT | TRICKY_TEXT)
def test_the_result_can_be_stored_anywhere(text):
    cleaned = clean_text(text)
    cleaned.encode("utf-8")
    assert "\x00" not in cleaned
    assert "\r" not in cleaned
    assert unicodedata.is_normalized("NFC", cleaned)


@given(st.text(st.characters(categories=("L", "N", "P", "Sm", "Sc")), max_size=60))
def test_wording_is_only_composed_never_changed(text):
    assert clean_text(text) == unicodedata.normalize("NFC", text)


def test_equal_texts_have_equal_hashes():
    assert hash_text("Mëttwoch") == hash_bytes("Mëttwoch".encode())
    assert hash_text("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
