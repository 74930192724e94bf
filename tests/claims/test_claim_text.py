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
        kind_label="statement",
        position=0,
        version=1,
        marks=tuple(
            Mark(
                start=start,
                end=end,
                number=number,
                severity=severity,
                severity_label=severity,
                flag_id=10 + number,
                is_open=number < 9,
            )
            for start, end, number, severity in marks
        ),
    )


def outline(html: str) -> str:
    """The marked-up text in short: [worst severity:flags|text] and (number)."""
    html = re.sub(r'<mark class="(\w+)" data-flags="([\d ]+)">(.*?)</mark>', r"[\1:\2|\3]", html)
    return re.sub(r'<a class="no [^>]*>(\d+)</a>', r"(\1)", html)


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        pytest.param([], "abcdef", id="none"),
        pytest.param([(1, 3, 1, "major")], "a[major:1|bc](1)def", id="one"),
        pytest.param(
            [(0, 2, 1, "major"), (2, 6, 2, "info")],
            "[major:1|ab](1)[info:2|cdef](2)",
            id="neighbours",
        ),
        pytest.param(
            [(0, 6, 1, "info"), (2, 4, 2, "critical")],
            "[info:1|ab][critical:1 2|cd](2)[info:1|ef](1)",
            id="inside",
        ),
        pytest.param(
            [(0, 4, 1, "minor"), (2, 6, 2, "major")],
            "[minor:1|ab][major:1 2|cd](1)[major:2|ef](2)",
            id="overlapping",
        ),
        pytest.param(
            [(1, 3, 2, "info"), (1, 3, 1, "minor")],
            "a[minor:2 1|bc](1)(2)def",
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
    assert '<a class="no major" href="#flag-13" lang="en' in html
    assert 'aria-label="flag 3, major">3</a>' in html


def test_a_decided_flag_has_an_outlined_number():
    assert 'class="no info past"' in claim_text(view("abc", (0, 1, 9, "info")))


def test_markup_in_a_claim_stays_text_even_when_a_mark_cuts_through_it():
    html = claim_text(view('<b onclick="x">&', (1, 5, 1, "major")))
    assert "<b" not in html.replace("<bdi", "")
    assert re.sub(r"<[^>]+>", "", html) == "&lt;b on1click=&quot;x&quot;&gt;&amp;"
