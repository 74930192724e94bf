"""What the rail says of a row: every rule, and which one comes first."""

from __future__ import annotations

import pytest

from claims.board.relations import relate_sides
from claims.board.texts import ClaimView, FlagView


def claim(text: str) -> ClaimView:
    return ClaimView(
        id=1, label="D1", side="left", text=text, language="de", kind="statement",
        position=0, version=1, start=0, end=len(text),
    )  # fmt: skip


def flag(left: str = "", right: str = "", **fields: object) -> FlagView:
    values: dict[str, object] = {
        "id": 1, "number": 1, "version": 1, "severity": "minor", "kind": "date", "state": "open",
        "reason": "", "note": "", "detector": "weekday", "detector_version": 1, "why": "",
        "confidence": 0.9, "left_value": left, "right_value": right, "left_texts": (),
        "right_texts": (), "left_language": "de", "right_language": "lb",
    }  # fmt: skip
    return FlagView(**(values | fields))  # type: ignore[arg-type]


SHORT, LONG = "Zehn Worte.", "Zehn Worte, und noch einmal zehn."
ADDS_LEFT, ADDS_RIGHT = flag("thursday"), flag("", "friday")
DIFFERS = flag("tuesday", "wednesday", severity="critical")

RULES = [
    pytest.param(SHORT, "", [], "", ("one-left", "", "Only in German"), id="left only"),
    pytest.param("", SHORT, [], "", ("one-right", "", "Only in Luxembourgish"), id="right only"),
    pytest.param(SHORT, SHORT, [], "", ("same", "", "Equivalent"), id="nothing flagged"),
    pytest.param(
        SHORT, SHORT, [DIFFERS], "", ("differ", "critical", "Values differ"), id="two values"
    ),
    pytest.param(
        SHORT, SHORT, [ADDS_LEFT], "", ("left", "minor", "German says more"), id="left value only"
    ),
    pytest.param(
        SHORT,
        SHORT,
        [ADDS_RIGHT],
        "",
        ("right", "minor", "Luxembourgish says more"),
        id="right value only",
    ),
    pytest.param(
        SHORT,
        SHORT,
        [ADDS_LEFT, ADDS_RIGHT],
        "",
        ("each", "minor", "Each says more"),
        id="a value on each side",
    ),
    pytest.param(
        SHORT,
        SHORT,
        [ADDS_LEFT, DIFFERS],
        "",
        ("differ", "critical", "Values differ"),
        id="two values before one",
    ),
    pytest.param(
        SHORT,
        SHORT,
        [flag("negation", kind="negation", severity="major")],
        "",
        ("differ", "major", "Values differ"),
        id="a negation on one side turns the other round",
    ),
    pytest.param(
        SHORT,
        SHORT,
        [flag("", "", left_texts=("KCNA",), kind="attribution")],
        "",
        ("left", "minor", "German says more"),
        id="words without a value count",
    ),
    pytest.param(
        SHORT,
        SHORT,
        [flag("tuesday", "wednesday", state="dismissed")],
        "",
        ("same", "", "Equivalent"),
        id="dismissed",
    ),
    pytest.param(
        SHORT,
        SHORT,
        [flag("kcna", "knca", severity="info")],
        "",
        ("same", "", "Equivalent"),
        id="info",
    ),
    pytest.param(LONG, SHORT, [], "", ("left", "", "German says more"), id="longer"),
    pytest.param(
        LONG,
        SHORT,
        [ADDS_RIGHT],
        "",
        ("right", "minor", "Luxembourgish says more"),
        id="flags before length",
    ),
    pytest.param(LONG, SHORT, [], "equivalent", ("same", "", "Equivalent"), id="judged"),
    pytest.param(SHORT, SHORT, [], "contradicts", ("differ", "", "Values differ"), id="judged no"),
    pytest.param(LONG, SHORT, [], "unrelated", ("left", "", "German says more"), id="judged none"),
]


@pytest.mark.parametrize(("left", "right", "flags", "judged", "expected"), RULES)
def test_the_first_rule_that_applies_decides(left, right, flags, judged, expected):
    sides = [[claim(text)] if text else [] for text in (left, right)]
    relation = relate_sides(sides[0], sides[1], flags, ("de", "lb"), judged=judged)
    assert (relation.sign, relation.severity, relation.words) == expected
