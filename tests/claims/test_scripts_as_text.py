"""Markup in titles, outlets, claims, flags, names and notes is text on every page and in every export."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from claims import review
from claims.exports import FORMATS
from claims.models import Comparison, Discrepancy
from claims.review import NoteChange
from tests.factories import (
    make_alignment,
    make_comparison,
    make_discrepancy,
    make_outlet,
    make_user,
)

pytestmark = pytest.mark.django_db
HOSTILE = (
    "</textarea></title><script>alert(1)</script><img src=x onerror=alert(2)>"
    "\"' onfocus=alert(3) x='<svg/onload=alert(4)>{{ 7|add:7 }}"
)


@pytest.fixture
def writer(db):
    return make_user(role="curator", first_name="<b onclick=alert(5)>", last_name="Eva")


@pytest.fixture
def hostile(writer) -> Comparison:
    comparison = make_comparison(
        title=HOSTILE,
        left_texts=(f"Dienstag {HOSTILE}", f"Allein {HOSTILE}", f"Abseits {HOSTILE}"),
        right_texts=(f"Mëttwoch {HOSTILE}",),
        left_kinds={2: "boilerplate"},
        left_fields={"outlet": make_outlet(name=HOSTILE), "url": "javascript:alert(6)"},
        right_fields={"source_file": HOSTILE, "title": HOSTILE},
        error=HOSTILE,
        assigned_to=writer,
    )
    link = make_alignment(comparison=comparison, left=[0], right=[0], parts={HOSTILE: 0.5})
    claims = [comparison.left.claims.get(position=1).pk], [comparison.right.claims.get().pk]
    near = [{"left": claims[0], "right": claims[1], "score": 0.4}]
    make_alignment(comparison=comparison, left=[1], runner_ups=near)
    for state in ("open", "confirmed", "dismissed"):
        make_discrepancy(
            alignment=link,
            left=[f"Dienstag {HOSTILE}"],
            right=["Mëttwoch"],
            left_value=HOSTILE,
            right_value=HOSTILE,
            kind="name",
            detector="<script>",
            why="<script>",
            state=state,
            reason="other" if state == "dismissed" else "",
            note=HOSTILE,
        )
    rows = (comparison, link, link.members.earliest("pk").claim)
    changes = [NoteChange(target=row, text=HOSTILE, version=0) for row in rows]
    review.write_notes(comparison, actor=writer, changes=changes)
    review.write_conclusion(comparison, actor=writer, text=HOSTILE, version=0)
    return comparison


@pytest.fixture
def client(writer) -> Client:
    client = Client()
    client.force_login(writer)
    return client


class Reader(HTMLParser):
    """Collects what could run: scripts without a source of this site, handlers, addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "script" and not values.get("src", "").startswith("/static/"):
            self.found.append(f"<{tag}>")
        self.found += [f"{tag} {name}" for name in values if name.startswith("on")]
        for name in ("href", "src", "action"):
            if values.get(name, "").strip().lower().startswith(("javascript:", "data:text")):
                self.found.append(f"{tag} {name}")

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    return reader


PAGES = [
    pytest.param("/", id="list"),
    pytest.param("/?q={q}&outlet={q}&state={q}&sort={q}", id="list searched"),
    pytest.param("/comparisons/new/?pick=1&q=dienstag", id="picking"),
    pytest.param("/comparisons/new/?left={left}&right={right}", id="picked"),
    pytest.param("/comparisons/new/?left={q}", id="unknown article"),
    pytest.param("/comparisons/{pk}/", id="review"),
    pytest.param("/comparisons/{pk}/?q={q}&show={q}&kind={q}&open={q}", id="review searched"),
    pytest.param("/comparisons/{pk}/?open=more-{link}", id="more"),
    pytest.param("/comparisons/{pk}/?open=note-{link}", id="note"),
    pytest.param("/comparisons/{pk}/?open=near-{alone}", id="nearest"),
    pytest.param("/comparisons/{pk}/?open=why-{flag}", id="why"),
    pytest.param("/comparisons/{pk}/?open=dismiss-{flag}", id="dismiss"),
    pytest.param("/comparisons/{pk}/?open=gloss-{claim}", id="glosses"),
    pytest.param("/comparisons/{pk}/?view=context", id="context"),
    pytest.param("/comparisons/{pk}/?view=context&open=note-{link}", id="dock"),
    pytest.param("/comparisons/{pk}/similarity/", id="heat map"),
    pytest.param("/comparisons/{pk}/report/", id="report"),
]


def ids_of(comparison: Comparison) -> dict[str, object]:
    flag = comparison.discrepancies.get(state="open")
    return {
        "pk": comparison.pk,
        "left": comparison.left_id,
        "right": comparison.right_id,
        "link": flag.alignment_id,
        "alone": comparison.alignments.get(band="one_sided").pk,
        "flag": flag.pk,
        "claim": comparison.left.claims.get(position=0).pk,
        "q": "%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
    }


@pytest.mark.parametrize("path", PAGES)
def test_nothing_that_was_written_runs(client, hostile, path):
    response = client.get(path.format(**ids_of(hostile)), follow=True)
    reader = read(response.content.decode())
    assert response.status_code in {200, 422}
    assert reader.found == []
    assert "14" not in "".join(text for text in reader.text if "onfocus" in text)


@pytest.mark.parametrize("state", ["failed", "processing", "new"])
def test_nothing_runs_on_the_way_to_the_review(client, hostile, state):
    Comparison.objects.update(state=state)
    Discrepancy.objects.all().delete()
    hostile.alignments.all().delete()
    response = client.get(f"/comparisons/{hostile.pk}/progress/")
    assert response.status_code == 200
    assert read(response.content.decode()).found == []


@pytest.mark.parametrize("name", FORMATS)
def test_exports_carry_it_as_text(client, hostile, name):
    response = client.get(f"/comparisons/{hostile.pk}/export/{name}/")
    text = response.content.decode("utf-8-sig")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"].startswith('attachment; filename="')
    assert "<" not in response["Content-Disposition"]
    assert "html" not in response["Content-Type"]
    if name in {"tmx", "tei"}:
        root = ET.fromstring(text)
        assert {e.tag.rpartition("}")[2] for e in root.iter()}.isdisjoint({"script", "img", "svg"})
        assert "<script>alert(1)</script>" in "".join(root.itertext())
    elif name == "csv":
        assert "alert(3)" in text
    else:
        entries = text.splitlines() if name == "jsonl" else [text]
        assert all(json.loads(entry) for entry in entries)
