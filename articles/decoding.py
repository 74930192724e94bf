"""From bytes to text: what a file really is, and in which encoding it is written."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.drafts import ImportProblem

# What files begin with, the longer beginning first where two share one.
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "rar"),
    (b"\x7fELF", "program"),
    (b"MZ\x90\x00", "program"),
    (b"SQLite format 3\x00", "sqlite"),
)
# UTF-32 before UTF-16: the one's mark begins with the other's.
_BYTE_ORDER_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
# One control character in a note of a few words is no sign of a binary file yet.
_SHORT = 200
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x19\x1b-\x1f]")
_UTF8_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
# Letters of western European languages that Windows-1252 has beyond ASCII; the rest of
# its letters (Š, Ÿ, ƒ …) is what other encodings' umlauts turn into.
_WESTERN_LETTERS = frozenset("ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüÿŒœ")
# What may stand between two letters of a word without being one.
_INNER_MARKS = frozenset("’‘´–—·\u00a0\u00ad…“”„")


@dataclass(frozen=True, slots=True, kw_only=True)
class DecodedText:
    """A text and the encoding it was written in, as Python names it."""

    text: str
    encoding: str


def sniff_format(data: bytes) -> str:
    """What ``data`` is by its first bytes: "pdf", "zip", "png" …, "html", or "" when they say nothing."""
    start = data[:1024]
    for signature, name in _SIGNATURES:
        if start.startswith(signature):
            return name
    if b"%PDF-" in start:  # allowed behind leading junk
        return "pdf"
    return "html" if _HTML.match(start.removeprefix(codecs.BOM_UTF8)) else ""


def decode_text(data: bytes) -> DecodedText:
    """``data`` as text: by byte order mark, else strict UTF-8, else Windows-1252 if that is plausible.

    ImportProblem when it is not text, or text in another encoding: a wrong guess would
    be stored as wrong letters that nobody notices.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode_marked(data, encoding)
    _require_text(data)
    try:
        return DecodedText(text=data.decode("utf-8"), encoding="utf-8")
    except UnicodeDecodeError as error:
        _refuse_damaged_utf8(data, error)
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise _unknown_encoding() from None
    if not _plausible_cp1252(text):
        raise _unknown_encoding()
    return DecodedText(text=text, encoding="cp1252")


def _decode_marked(data: bytes, encoding: str) -> DecodedText:
    try:
        return DecodedText(text=data.decode(encoding), encoding=encoding)
    except UnicodeDecodeError as error:
        raise ImportProblem(
            _("It begins as {encoding} text, but byte {position} does not fit.").format(
                encoding=encoding.removesuffix("-sig").upper(), position=error.start + 1
            ),
            _("The file is damaged or cut off: get it again, or save it as UTF-8."),
            code="damaged_text",
        ) from None


def _require_text(data: bytes) -> None:
    if b"\x00" in data:
        # ASCII letters in UTF-16 have a zero byte each; single ones are only cleaned away,
        # while a binary file has them in rows.
        zeros = data.count(0)
        if zeros * 3 > len(data):
            raise ImportProblem(
                _("It has a zero byte beside nearly every letter, as UTF-16 without a mark has."),
                _("Save it as UTF-8."),
                code="unknown_encoding",
            )
        if zeros * (100 if b"\x00\x00" in data else 10) > len(data):
            raise not_text()
    if len(_CONTROLS.findall(data)) * 100 > max(len(data), _SHORT):
        raise not_text()


def not_text() -> ImportProblem:
    """The problem of a file that holds no text."""
    return ImportProblem(
        _("It is not text: it is full of control characters."),
        _("Give the report as .txt, .html, .docx, .pdf or .jsonl."),
        code="not_text",
    )


def _refuse_damaged_utf8(data: bytes, error: UnicodeDecodeError) -> None:
    """Most letters beyond ASCII are right UTF-8: it is no other encoding, it is damaged."""
    right = len(_UTF8_SEQUENCE.findall(data))
    wrong = sum(byte >= 0x80 for byte in _UTF8_SEQUENCE.sub(b"", data))
    if right <= wrong:
        return
    raise ImportProblem(
        _("It is UTF-8, but byte {position} in line {line} does not fit.").format(
            position=error.start + 1, line=data.count(b"\n", 0, error.start) + 1
        ),
        _("The file is damaged or cut off: get it again, or repair that place."),
        code="damaged_text",
    )


def _unknown_encoding() -> ImportProblem:
    return ImportProblem(
        _("Its encoding is unknown: it is neither UTF-8, UTF-16 nor Windows-1252."),
        _("Save it as UTF-8."),
        code="unknown_encoding",
    )


def _plausible_cp1252(text: str) -> bool:
    """Whether the letters beyond ASCII look like a western European text's.

    Text in code page 850, Mac Roman or a Cyrillic code page decodes without an error
    too, into signs amid words, unusual letters, or hardly any plain letter.
    """
    letters = sum(character.isalpha() for character in text)
    western = odd = 0
    for index, character in enumerate(text):
        if character < "\x80":
            continue
        if character in _WESTERN_LETTERS:
            western += 1
        elif character.isalpha() or (character not in _INNER_MARKS and _inside_word(text, index)):
            odd += 1
    # A third of the letters with diacritics is more than any western language has.
    return odd <= western and western * 3 <= max(letters, 3)


def _inside_word(text: str, index: int) -> bool:
    return text[index - 1 : index].isalpha() and text[index + 1 : index + 2].isalpha()
