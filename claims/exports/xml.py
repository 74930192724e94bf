"""What the XML formats share."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

XML = "{http://www.w3.org/XML/1998/namespace}"
# What XML 1.0 has no way to write, not even escaped.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """The text without characters that XML 1.0 cannot hold."""
    return _FORBIDDEN.sub("\ufffd", text)


def add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    """A child with text and attributes; ``xml_id`` and ``xml_lang`` are XML's own."""
    named = {
        XML + key[4:] if key.startswith("xml_") else key: clean(value)
        for key, value in attributes.items()
    }
    child = ET.SubElement(parent, name, named)
    if text:
        child.text = clean(text)
    return child


def serialise(root: ET.Element, *, doctype: str = "") -> bytes:
    """UTF-8 with its declaration."""
    body = ET.tostring(root, encoding="unicode")
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f"{head}{doctype}{body}\n".encode()
