"""The one function that every text passes before it is stored; offsets refer to its result."""

from __future__ import annotations

import hashlib
import re
import unicodedata

# Line ends of all systems, and the vertical tab that Word uses for a soft line break.
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")

_EMOJI = "\u2190-\u2bff\u3030\u303d\ufe0f\U0001f000-\U0001faff"
# First the invisible characters that an emoji is built with: a joiner between two
# emoji, and the tags of a regional flag. They stay; the class behind them goes:
# controls, soft hyphen, combining grapheme joiner, zero-width and direction marks,
# byte order mark, annotation marks, tags and the code points that are no characters.
_INVISIBLE = re.compile(
    f"((?<=[{_EMOJI}])\u200d(?=[{_EMOJI}])"
    "|\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f)"
    "|[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
_TOO_MANY_BLANK_LINES = re.compile("\n{4,}")


def clean_text(text: str) -> str:
    """``text`` as it can be stored, compared and counted in; wording, quotes and apostrophes stay.

    Lone surrogates become U+FFFD, line ends ``\\n``, tabs spaces; invisible characters
    go, white space at line ends and both ends goes, at most two blank lines stand
    together; the result is NFC. No-break spaces stay: they hold "30 000" together.
    Cleaning twice changes nothing more.
    """
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    text = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    text = _INVISIBLE.sub(lambda match: match[1] or "", text)
    text = unicodedata.normalize("NFC", text)
    text = "\n".join(line.rstrip() for line in text.split("\n"))
    return _TOO_MANY_BLANK_LINES.sub("\n\n\n", text).strip()


def hash_text(text: str) -> str:
    """SHA-256 of a cleaned text as 64 hexadecimal digits; equal texts have equal hashes."""
    return hash_bytes(text.encode())


def hash_bytes(data: bytes) -> str:
    """SHA-256 of bytes as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()
