"""Claims as markup: marks, numbers of flags, and text that stays text."""

from __future__ import annotations

import re

import pytest

from claims.board import ClaimView, Mark
from claims.templatetags.claim_text import claim_text


def view(text: str, *marks: tuple[int, int, int, str]) -> ClaimView:
    return ClaimView(
        id=1,
        label="D1",
        side="left",
        text=text,
        language="de",
        kind="statement",
        position=0,
        version=1,
        start=0,
        end=len(text),
        marks=tuple(
            Mark(
                start=start,
                end=end,
                number=number,
                severity=severity,
                flag_id=10 + number,
                is_open=number < 9,
            )
            for start, end, number, severity in marks
        ),
    )


def outline(html: str) -> str:
    """The marked-up text in short: [worst severity|text] and (number)."""
    html = re.sub(r'<mark class="(\w+)">(.*?)</mark>', r"[\1|\2]", html)
    return re.sub(r'<a class="no[ "][^>]*>(\d+)</a>', r"(\1)", html)


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        pytest.param([], "abcdef", id="none"),
        pytest.param([(1, 3, 1, "major")], "a[major|bc](1)def", id="one"),
        pytest.param(
            [(0, 2, 1, "major"), (2, 6, 2, "info")],
            "[major|ab](1)[info|cdef](2)",
            id="neighbours",
        ),
        pytest.param(
            [(0, 6, 1, "info"), (2, 4, 2, "critical")],
            "[info|ab][critical|cd](2)[info|ef](1)",
            id="inside",
        ),
        pytest.param(
            [(0, 4, 1, "minor"), (2, 6, 2, "major")],
            "[minor|ab][major|cd](1)[major|ef](2)",
            id="overlapping",
        ),
        pytest.param(
            [(1, 3, 2, "info"), (1, 3, 1, "minor")],
            "a[minor|bc](1)(2)def",
            id="same span",
        ),
        pytest.param([(3, 3, 1, "info")], "abcdef", id="empty span"),
    ],
)
def test_evidence_is_marked_and_numbered(marks, expected):
    html = claim_text(view("abcdef", *marks))
    assert outline(html) == f'<bdi lang="de">{expected}</bdi>'


def test_a_number_leads_to_its_flag_and_says_so_in_the_interface_s_language():
    html = claim_text(view("abc", (0, 1, 3, "major")))
    assert '<a class="no" href="#flag-13" lang="en' in html
    assert 'aria-label="flag 3">3</a>' in html


def test_a_number_names_its_severity_only_beside_a_mark_of_another():
    html = claim_text(view("abcd", (0, 4, 1, "info"), (1, 4, 2, "critical")))
    assert '<a class="no info" href="#flag-11"' in html
    assert '<a class="no" href="#flag-12"' in html


def test_a_decided_flag_has_an_outlined_number():
    assert 'class="no past"' in claim_text(view("abc", (0, 1, 9, "info")))


def test_markup_in_a_claim_stays_text_even_when_a_mark_cuts_through_it():
    html = claim_text(view('<b onclick="x">&', (1, 5, 1, "major")))
    assert "<b" not in html.replace("<bdi", "")
    assert re.sub(r"<[^>]+>", "", html) == "&lt;b on1click=&quot;x&quot;&gt;&amp;"
