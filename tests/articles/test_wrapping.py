"""Lines of a page back into paragraphs."""

from __future__ import annotations

import pytest

from articles.doors.wrapping import Line, drop_running_lines, join_lines

FULL = "Die beiden Staats- und Regierungschefs einigten sich am Mittwoch auf"

JOINED = [
    pytest.param(
        [FULL, "eine engere Zusammenarbeit."],
        f"{FULL} eine engere Zusammenarbeit.",
        id="wrapped line",
    ),
    pytest.param([FULL, "", "Danach"], f"{FULL}\n\nDanach", id="blank line"),
    pytest.param(
        [FULL, "mehr.", "Danach reiste er ab."],
        f"{FULL} mehr.\n\nDanach reiste er ab.",
        id="short last line",
    ),
    pytest.param(["Wenig bekannt", FULL, "mehr."], f"Wenig bekannt\n\n{FULL} mehr.", id="heading"),
    pytest.param(
        [FULL, "mehr.", "toi-allgemeines"],
        f"{FULL} mehr.\n\ntoi-allgemeines",
        id="label behind the end",
    ),
    pytest.param([FULL + " Zusammen-", "arbeit"], f"{FULL} Zusammenarbeit", id="divided word"),
    pytest.param(
        [FULL + " Waffen-", "und Munition"], f"{FULL} Waffen- und Munition", id="word part"
    ),
    pytest.param([FULL + " Nord-", "Korea"], f"{FULL} Nord-Korea", id="compound with a capital"),
    pytest.param(
        ["Kim Young-ho sprach.", FULL + " Young-", "ho bald"],
        f"Kim Young-ho sprach.\n\n{FULL} Young-ho bald",
        id="hyphen that the word has elsewhere",
    ),
    pytest.param([FULL + " –", "mehr"], f"{FULL} – mehr", id="dash"),
    pytest.param([], "", id="nothing"),
    pytest.param(["", ""], "", id="blank"),
]


@pytest.mark.parametrize(("lines", "text"), JOINED)
def test_lines_are_joined(lines, text):
    assert join_lines([Line(text=line) for line in lines]) == text


HEADINGS = [
    pytest.param(
        [
            ("Kim und Putin einigen sich auf", 2.0),
            ("Zusammenarbeit", 2.0),
            (FULL, 1.0),
            ("mehr.", 1.0),
        ],
        f"Kim und Putin einigen sich auf Zusammenarbeit\n\n{FULL} mehr.",
        id="heading of two lines",
    ),
    pytest.param(
        [(FULL, 1.0), ("USA und Südkorea", 1.2), (FULL, 1.0)],
        f"{FULL}\n\nUSA und Südkorea\n\n{FULL}",
        id="heading behind a full line",
    ),
    pytest.param(
        [(FULL, 1.0), ("mehr.", 1.05)], f"{FULL} mehr.", id="nearly the same size is the same"
    ),
]


@pytest.mark.parametrize(("lines", "text"), HEADINGS)
def test_larger_letters_make_a_heading(lines, text):
    assert join_lines([Line(text=line, size=size) for line, size in lines]) == text


PAGES = [
    pytest.param([["a", "b"]], [["a", "b"]], id="one page stays"),
    pytest.param([["a", "b", "1"], ["c", "d", "2"]], [["a", "b"], ["c", "d"]], id="page numbers"),
    pytest.param(
        [["1", "a", "b"], ["2", "c", "d"]], [["a", "b"], ["c", "d"]], id="page numbers on top"
    ),
    pytest.param(
        [["Titel", "a"], ["Titel", "b"], ["Titel", "c"]],
        [["Titel", "a"], ["b"], ["c"]],
        id="running title stays once",
    ),
    pytest.param(
        [["a", "b"], ["c", "d"], ["e", "f"]],
        [["a", "b"], ["c", "d"], ["e", "f"]],
        id="different lines stay",
    ),
    pytest.param([["", "a", ""], [""]], [["a"], []], id="blank edges"),
]


@pytest.mark.parametrize(("pages", "expected"), PAGES)
def test_running_lines_go(pages, expected):
    dropped = drop_running_lines([[Line(text=line) for line in page] for page in pages])
    assert [[line.text for line in page] for page in dropped] == expected
