"""README.md says what the code says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.management import get_commands

from claims.detector_table import markdown_table
from claims.engine.detectors import DETECTORS

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
OWN_COMMANDS = sorted(name for name, app in get_commands().items() if app in {"articles", "claims"})
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")
# What a table row names first: `NAME` or `NAME ARGUMENT…`.
ROW = re.compile(r"^\| `([A-Za-z_]+)[^`]*` \|", re.MULTILINE)


def rows_of(heading: str) -> list[str]:
    """The names in the tables of a section, in their order."""
    return ROW.findall(README.split(f"\n## {heading}\n")[1].split("\n## ")[0])


def test_the_table_of_detectors_is_the_one_that_the_command_prints():
    assert markdown_table() in README


def test_the_table_of_detectors_has_every_detector_once():
    assert rows_of("What is looked for") == [detector.slug for detector in DETECTORS]


def test_the_table_of_commands_has_every_command_once():
    assert sorted(rows_of("Commands")) == OWN_COMMANDS


def test_the_tables_of_settings_have_every_variable_once():
    settings = (ROOT / "config" / "settings.py").read_text(encoding="utf-8")
    read = set(re.findall(r'env_\w+\(\s*"([A-Z_]+)"', settings))
    scripts = "".join(
        path.read_text(encoding="utf-8") for path in sorted((ROOT / "script").iterdir())
    )
    read |= set(re.findall(r"\$\{(VISAVIS_[A-Z_]+):-", scripts))
    assert sorted(rows_of("Settings")) == sorted(read)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_of_the_documents_lead_somewhere(document):
    targets = LINK.findall(document.read_text(encoding="utf-8"))
    assert [target for target in targets if not (document.parent / target).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_paths_that_the_documents_name_exist(document):
    text = document.read_text(encoding="utf-8")
    named = re.findall(r"`((?:articles|benchmarks|claims|config|script|tests)/[\w./]*)`", text)
    assert [name for name in named if not (ROOT / name).exists()] == []
