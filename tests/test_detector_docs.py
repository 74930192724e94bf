"""The table of detectors in the documents is the one that the command prints."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from claims.engine.detectors import DETECTORS

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
HEAD = "| Slug | Title | Kinds | Severity | What it finds |"


def printed(*arguments: str) -> str:
    out = StringIO()
    call_command("list_detectors", *arguments, stdout=out)
    return out.getvalue()


def documents_with_the_table() -> list[Path]:
    """All Markdown documents that carry the table."""
    found = [README, *sorted((ROOT / "docs").rglob("*.md"))]
    return [path for path in found if path.exists() and HEAD in path.read_text(encoding="utf-8")]


def test_the_command_prints_a_markdown_table_of_all_detectors():
    head, rule, *rows = printed().splitlines()
    assert (head, rule) == (HEAD, "| --- | --- | --- | --- | --- |")
    assert [row.split("|")[1].strip() for row in rows] == [f"`{d.slug}`" for d in DETECTORS]
    assert (
        rows[0] == "| `weekday` | Weekday | date | critical | Another day of the week is named. |"
    )
    assert {row.count("|") for row in rows} == {6}


def test_the_command_prints_json():
    rows = json.loads(printed("--json"))
    assert [row["slug"] for row in rows] == [detector.slug for detector in DETECTORS]
    assert rows[0] == {
        "slug": "weekday",
        "title": "Weekday",
        "kinds": ["date"],
        "severity": "critical",
        "version": 1,
        "description": "Another day of the week is named.",
    }


@pytest.mark.skipif(not README.exists(), reason="there is no README.md yet")
def test_the_readme_carries_the_table():
    assert README in documents_with_the_table()


def test_every_document_that_carries_the_table_carries_it_as_printed():
    table = printed().rstrip("\n")
    stale = [
        str(path.relative_to(ROOT))
        for path in documents_with_the_table()
        if table not in path.read_text(encoding="utf-8")
    ]
    assert stale == []
