"""manage.py evaluate: the command on own cases, and on files that are none."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from claims.engine.cases import read_cases
from claims.engine.scoring import score_alignment
from claims.evaluation.evaluate import evaluate_case
from tests.claims.embedding_cases import GERMAN, LUXEMBOURGISH

SHUFFLED = [4, 11, 0, 8, 2, 12, 6, 1, 9, 3, 10, 5, 7]


def own_cases() -> list[dict[str, Any]]:
    """Thirteen pairs in order, and again out of order with Monday changed into Tuesday.

    The first pair has Tuesday against Wednesday in both.
    """
    changed = [text.replace("e Méindeg", "en Dënschdeg") for text in LUXEMBOURGISH]
    return [
        {
            "id": "in order",
            "left": {"language": "de", "claims": GERMAN},
            "right": {"language": "lb", "claims": LUXEMBOURGISH},
            "links": [[[i], [i]] for i in range(len(GERMAN))],
            "discrepancies": [{"kind": "date", "left": 0, "right": 0}],
        },
        {
            "id": "shuffled",
            "left": {"language": "de", "claims": GERMAN},
            "right": {"language": "lb", "claims": [changed[i] for i in SHUFFLED]},
            "links": [[[i], [SHUFFLED.index(i)]] for i in range(len(GERMAN))],
            "discrepancies": [
                {"kind": "date", "left": i, "right": SHUFFLED.index(i)} for i in (0, 11)
            ],
        },
    ]


@pytest.fixture
def cases(tmp_path) -> Path:
    path = tmp_path / "cases.jsonl"
    path.write_text("".join(json.dumps(c) + "\n" for c in own_cases()), encoding="utf-8")
    return path


def run(*args: object) -> str:
    out = io.StringIO()
    call_command("evaluate", *map(str, args), stdout=out, stderr=io.StringIO())
    return out.getvalue()


@pytest.mark.model
class TestCommand:
    def test_figures_and_predictions_agree(self, cases, tmp_path, encoder):
        output = tmp_path / "predictions.jsonl"
        data = json.loads(run(cases, "--json", "--predictions", output))
        assert (data["encoder"], data["cases"]) == ("bundled", 2)
        lines = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
        assert [line["id"] for line in lines] == ["in order", "shuffled"]
        scores = [
            score_alignment(
                [(tuple(a), tuple(b)) for a, b in line["links"]],
                [(tuple(a), tuple(b)) for a, b in case["links"]],
                left_size=13,
                right_size=13,
            )
            for line, case in zip(lines, own_cases(), strict=True)
        ]
        edge = scores[0].edge + scores[1].edge
        shown = data["alignment"]["edge"]
        assert (shown["hits"], shown["predicted"], shown["gold"]) == (
            edge.hits,
            edge.predicted,
            26,
        )
        assert edge.f1 > 0.9
        assert all(len(line["confidences"]) == len(line["links"]) for line in lines)

    def test_the_changed_weekdays_are_found(self, cases, tmp_path, encoder):
        output = tmp_path / "predictions.jsonl"
        data = json.loads(run(cases, "--json", "--predictions", output))
        for column in ("all", "linked", "gold_links"):
            row = data["discrepancies"]["date"][column]
            assert (row["hits"], row["gold"]) == (3, 3)
        line = json.loads(output.read_text(encoding="utf-8").splitlines()[1])
        found = [d for d in line["discrepancies"] if d["detector"] == "weekday"]
        assert [(d["kind"], d["left"], d["right"]) for d in found] == [
            ("date", 0, SHUFFLED.index(0)),
            ("date", 11, SHUFFLED.index(11)),
        ]
        assert [(d["left_text"], d["right_text"]) for d in found] == [
            ("Dienstag", "Mëttwoch"),
            ("Montag", "Dënschdeg"),
        ]

    def test_time_covers_all_claims(self, cases, encoder):
        timing = json.loads(run(cases, "--json"))["timing"]
        assert timing["claims"] == 52
        assert timing["encoding_seconds"] > 0
        parts = [timing[f"{part}_seconds"] for part in ("facts", "alignment", "detection")]
        assert min(parts) > 0
        assert sum(parts) == pytest.approx(timing["other_seconds"])

    def test_a_second_run_finds_the_same(self, cases, encoder):
        one, two = (json.loads(run(cases, "--json", "--by-case")) for _ in range(2))
        del one["timing"], two["timing"]
        assert one == two
        assert [row["id"] for row in one["by_case"]] == ["in order", "shuffled"]

    def test_limit_takes_the_first_cases(self, cases, encoder):
        assert json.loads(run(cases, "--json", "--limit", 1))["alignment"]["edge"]["gold"] == 13

    def test_encoders_are_compared_in_one_table(self, cases, tiny_encoder_path, encoder):
        names = f"bundled,{tiny_encoder_path}"
        lines = run(cases, "--compare", names, "--limit", 1).splitlines()
        assert lines[0].split()[0] == "encoder"
        assert [line.split()[0] for line in lines[1:]] == ["bundled", str(tiny_encoder_path)]
        data = json.loads(run(cases, "--compare", names, "--limit", 1, "--json"))
        assert [row["encoder"] for row in data["encoders"]] == ["bundled", str(tiny_encoder_path)]
        assert {row["alignment"]["edge"]["gold"] for row in data["encoders"]} == {13}

    def test_the_text_has_a_line_for_each_case(self, cases, encoder):
        text = run(cases, "--by-case")
        assert text.startswith("2 cases, encoder bundled\n")
        assert [line.split("  ")[0] for line in text.splitlines()[-2:]] in (
            ["in order", "shuffled"],
            ["shuffled", "in order"],
        )

    def test_a_side_without_claims_has_only_one_sided_claims(self, encoder):
        given = {
            "left": {"language": "de", "claims": GERMAN[:2]},
            "right": {"language": "lb", "claims": []},
            "links": [],
        }
        (case,) = read_cases([json.dumps(given)])
        result = evaluate_case(case, encoder.encode)
        assert result.linked == result.suggested == ()
        assert result.score.one_sided_left.f1 == 1.0


# --- bad input --------------------------------------------------------------------------

SIDE = {"language": "de", "claims": ["Satz."]}
GOOD = {"left": SIDE, "right": SIDE | {"language": "lb"}, "links": [[[0], [0]]]}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param("{", "Expecting property name", id="no JSON"),
        pytest.param("[1, 2]", "the line is not a JSON object", id="no object"),
        pytest.param({"left": SIDE}, "'right' is missing", id="a side is missing"),
        pytest.param({"left": SIDE, "right": SIDE}, "'links' is missing", id="no links"),
        pytest.param(GOOD | {"left": {"claims": []}}, "'language' is missing", id="no language"),
        pytest.param(
            GOOD | {"left": {"language": "fr", "claims": ["Phrase."]}},
            "There is no language pack for 'fr'; known are: de, lb.",
            id="an unknown language",
        ),
        pytest.param(
            GOOD | {"left": {"language": "de", "claims": "Satz."}},
            "the claims of left are not a list of texts",
            id="one text for a list",
        ),
        pytest.param(
            GOOD | {"left": {"language": "de", "claims": ["Satz.", 7]}},
            "the claims of left are not a list of texts",
            id="a number for a text",
        ),
        pytest.param(
            GOOD | {"left": SIDE | {"kinds": ["poem"]}},
            "'poem' is not a valid ClaimKind",
            id="an unknown kind",
        ),
        pytest.param(
            GOOD | {"links": [[[0], [1]]]}, "names a claim that is not there: 1", id="no such claim"
        ),
        pytest.param(
            GOOD | {"links": [[[-1], [0]]]}, "names a claim that is not there: -1", id="negative"
        ),
        pytest.param(
            GOOD | {"links": [[["0"], [0]]]}, "names a claim that is not there: '0'", id="text"
        ),
        pytest.param(GOOD | {"links": [[[0], []]]}, "has an empty side", id="an empty side"),
        pytest.param(
            GOOD | {"links": [[[0]]]}, "not enough values to unpack", id="a link of one side"
        ),
        pytest.param(
            GOOD | {"discrepancies": [{"kind": "date", "left": 0, "right": 3}]},
            "names a claim that is not there: 3",
            id="a difference in no claim",
        ),
        pytest.param(
            GOOD | {"discrepancies": [{"left": 0, "right": 0}]},
            "'kind' is missing",
            id="a difference of no kind",
        ),
    ],
)
def test_a_bad_case_is_named_with_file_and_line(tmp_path, line, message):
    path = tmp_path / "gold.jsonl"
    bad = line if isinstance(line, str) else json.dumps(line)
    path.write_text(f"{json.dumps(GOOD)}\n\n{bad}\n", encoding="utf-8")
    with pytest.raises(CommandError) as raised:
        run(path)
    assert str(raised.value).startswith(f"{path}: Line 3 is not an evaluation case: ")
    assert message in str(raised.value)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(b"", "holds no evaluation case", id="empty"),
        pytest.param(b"\n\n  \n", "holds no evaluation case", id="blank lines"),
        pytest.param(b"{}\n\xff\xfe\n", ", line 2: the file is not UTF-8 text.", id="not UTF-8"),
    ],
)
def test_a_file_without_cases_is_named(tmp_path, content, message):
    path = tmp_path / "gold.jsonl"
    path.write_bytes(content)
    with pytest.raises(CommandError) as raised:
        run(path)
    assert str(raised.value).startswith(str(path))
    assert message in str(raised.value)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(CommandError, match=r"weg\.jsonl cannot be read: No such file"):
        run(tmp_path / "weg.jsonl")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        pytest.param(("--limit", 0), "--limit needs a number above 0", id="limit"),
        pytest.param(("--compare", "bundled"), "at least two different encoders", id="one encoder"),
        pytest.param(
            ("--compare", "bundled,bundled"), "at least two different encoders", id="twice the same"
        ),
        pytest.param(
            ("--compare", "bundled,x", "--encoder", "x"), "leave out --encoder", id="both"
        ),
    ],
)
def test_options_that_make_no_sense(tmp_path, options, message):
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(GOOD), encoding="utf-8")
    with pytest.raises(CommandError, match=message):
        run(path, *options)
