"""The door for many articles in one file: one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from articles.cleaning import hash_bytes
from articles.decoding import decode_text
from articles.drafts import Draft, ImportProblem
from articles.metadata import parse_publication

# "body" is another name of "text".
FIELDS = ("title", "text", "body", "language", "outlet", "published_on", "url")


def read(data: bytes, name: str) -> Iterator[Draft | ImportProblem]:
    """A draft per line; a bad line is a problem that names the line, and reading goes on."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = decode_text(data).text.encode()
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            yield _read_line(line, name, number)
        except ImportProblem as problem:
            yield problem.at(name, number)


def _read_line(line: bytes, name: str, number: int) -> Draft:
    fields = _parse(line)
    unknown = sorted(set(fields) - set(FIELDS))
    if "text" in fields and "body" in fields:
        raise _bad_field(_("It has both “text” and “body”."), _("Give one of them."))
    values = {field: _string(fields, field) for field in FIELDS}
    text = values["text"] or values["body"]
    if not text.strip():
        raise ImportProblem(
            _("It has no text."), _("Give the report's text in the field “text”."), code="empty"
        )
    notes = (_("Unknown fields were left out: {names}.").format(names=", ".join(unknown)),)
    return Draft(
        text=text,
        title=values["title"],
        language=values["language"].strip().lower() or None,
        outlet=values["outlet"],
        url=values["url"].strip(),
        source_file=name,
        line=number,
        original_hash=hash_bytes(line),
        notes=notes if unknown else (),
        **_publication(values["published_on"]),
    )


def _parse(line: bytes) -> dict[str, Any]:
    todo = _("Write one JSON object a line, in UTF-8.")
    try:
        fields = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        raise ImportProblem(_("It is not UTF-8."), todo, code="unknown_encoding") from None
    except (ValueError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else _("cannot be read")
        raise ImportProblem(
            _("It is not JSON: {reason}.").format(reason=reason), todo, code="not_json"
        ) from None
    if not isinstance(fields, dict):
        raise ImportProblem(_("It is JSON, but not an object."), todo, code="not_json")
    return fields


def _string(fields: dict[str, Any], field: str) -> str:
    value = fields.get(field)
    if value is None:
        return ""
    if field == "published_on" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise _bad_field(
            _("Its field “{field}” is not a text.").format(field=field),
            _("Write the value in quotation marks."),
        )
    return value


def _publication(value: str) -> dict[str, Any]:
    if not value.strip():
        return {}
    try:
        published = parse_publication(value)
    except ValueError:
        raise _bad_field(
            _("Its field “published_on” is “{value}”, which is no date.").format(value=value[:40]),
            _("Write it as YYYY, YYYY-MM or YYYY-MM-DD."),
        ) from None
    return {"published_on": published.date, "published_precision": published.precision}


def _bad_field(what: str, todo: str) -> ImportProblem:
    return ImportProblem(what, todo, code="bad_field")
