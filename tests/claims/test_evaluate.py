"""manage.py evaluate: exact figures of results made by hand, and the command on own cases."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from claims.engine.cases import read_cases
from claims.engine.scoring import score_alignment
from claims.engine.types import Finding, Link, Severity, Span
from claims.evaluation import CaseResult, Evaluation, Flag, Timing, evaluate_case, predictions
from claims.evaluation_summary import summarise, summarise_case
from claims.management.evaluation_text import write_cases, write_comparison, write_summary
from tests.claims.embedding_cases import GERMAN, LUXEMBOURGISH

# --- results made by hand -------------------------------------------------------------


def link(left, right, confidence, band="linked"):
    return Link(left=tuple(left), right=tuple(right), confidence=confidence, band=band)


def flag(left, right, kind, severity, *, at=()):
    """A flag on a group; ``at`` has the left claims of its evidence."""
    spans = tuple(Span(claim=i, start=0, end=4, text="Wort", value="w") for i in at)
    finding = Finding(
        kind=kind,
        detector=kind,
        severity=Severity(severity),
        confidence=0.8,
        reason="absent",
        left=spans,
    )
    return Flag(group=(tuple(left), tuple(right)), finding=finding)


def read(*cases):
    return list(read_cases(json.dumps(case) for case in cases))


CASES = read(
    {
        "id": "a",
        "left": {"language": "de", "claims": [f"Satz {n}." for n in "abcdef"]},
        "right": {"language": "lb", "claims": [f"Saz {n}." for n in "abcde"]},
        "links": [[[0], [0]], [[1, 2], [1]], [[3], [2]], [[5], [4]]],
        "discrepancies": [
            {"kind": "number", "left": 0, "right": 0},
            {"kind": "date", "left": 3, "right": 2},
            {"kind": "negation", "left": 2, "right": 1},
        ],
    },
    {
        "id": "b",
        "left": {"language": "de", "claims": ["Satz."]},
        "right": {"language": "lb", "claims": ["Saz."]},
        "links": [[[0], [0]]],
    },
)
RESULTS = (
    CaseResult(
        case=CASES[0],
        linked=(
            link([0], [0], 0.95),
            link([1], [1], 0.85),  # half of a gold group
            link([3], [2], 0.9),
            link([5], [4], 0.97),
        ),
        suggested=(link([4], [3], 0.3, "suggested"),),
        flags=(
            flag([0], [0], "number", "critical"),
            flag([1], [1], "negation", "major"),  # at another claim than the one changed
            flag([3], [2], "name", "major"),  # not what was changed
        ),
        one_sided_flags=(
            flag([2], [], "coverage", "minor"),  # has a counterpart in gold
            flag([4], [], "coverage", "major"),
        ),
        gold_link_flags=(
            flag([0], [0], "number", "critical"),
            flag([1, 2], [1], "negation", "major", at=[2]),
            flag([3], [2], "date", "major"),
            flag([5], [4], "name", "minor"),
        ),
    ),
    CaseResult(
        case=CASES[1],
        linked=(link([0], [0], 0.99),),
        suggested=(),
        flags=(flag([0], [0], "name", "major"), flag([0], [0], "order", "info")),
        one_sided_flags=(),
        gold_link_flags=(),
    ),
)


@pytest.fixture(scope="module")
def summary():
    timing = Timing(claims=13, encoding=2.0, facts=0.125, alignment=0.25, detection=0.125)
    return summarise(Evaluation(encoder="by hand", results=RESULTS, timing=timing))


@pytest.mark.parametrize(
    ("part", "hits", "predicted", "gold"),
    [
        pytest.param("edge", 5, 5, 6, id="edges"),
        pytest.param("strict", 4, 5, 5, id="whole groups"),
        pytest.param("one_sided_left", 1, 2, 1, id="left"),
        pytest.param("one_sided_right", 1, 1, 1, id="right"),
        pytest.param("one_sided", 2, 3, 2, id="both"),
    ],
)
def test_links_are_counted_over_all_cases(summary, part, hits, predicted, gold):
    row = summary["alignment"][part]
    assert (row["hits"], row["predicted"], row["gold"]) == (hits, predicted, gold)
    assert row["precision"] == pytest.approx(hits / predicted)
    assert row["recall"] == pytest.approx(hits / gold)
    assert row["f1"] == pytest.approx(2 * hits / (predicted + gold))
    for measure in ("precision", "recall", "f1"):
        low, high = row["interval"][measure]
        assert 0 <= low <= row[measure] <= high <= 1


def test_intervals_are_over_cases(summary):
    # Either case may be drawn twice: the ends are the scores of the cases alone.
    assert summary["alignment"]["edge"]["interval"]["recall"] == [0.8, 1.0]
    assert summary["alignment"]["strict"]["interval"]["f1"] == [0.75, 1.0]


def test_possible_links_are_counted_apart(summary):
    assert summary["suggested"] == {"links": 1, "right": 0, "edges": 1, "right_edges": 0}


@pytest.mark.parametrize(
    ("part", "links", "groups", "edges", "error", "edge_error"),
    [
        # Bins 0.8 (0.85, wrong) and 0.9 (mean 0.9525, all right).
        pytest.param(
            "linked", 5, 4 / 5, 1.0, (0.85 + 4 * 0.0475) / 5, (0.15 + 4 * 0.0475) / 5, id="links"
        ),
        pytest.param(
            "all",
            6,
            4 / 6,
            5 / 6,
            (0.85 + 4 * 0.0475 + 0.3) / 6,
            (0.15 + 4 * 0.0475 + 0.3) / 6,
            id="with possible links",
        ),
    ],
)
def test_confidence_is_compared_with_what_is_right(
    summary, part, links, groups, edges, error, edge_error
):
    row = summary["calibration"][part]
    assert row["links"] == links
    assert row["group_accuracy"] == pytest.approx(groups)
    assert row["edge_accuracy"] == pytest.approx(edges)
    assert row["expected_calibration_error"] == pytest.approx(error)
    assert row["edge_expected_calibration_error"] == pytest.approx(edge_error)


def test_the_reliability_table_has_groups_and_edges(summary):
    low, high = summary["calibration"]["linked"]["table"]
    assert (low["low"], low["count"], low["accuracy"], low["edge_accuracy"]) == (0.8, 1, 0.0, 1.0)
    assert (high["low"], high["count"], high["accuracy"]) == (0.9, 4, 1.0)
    assert high["confidence"] == pytest.approx(0.9525)


@pytest.mark.parametrize(
    ("kind", "injected", "linked", "given"),
    [
        pytest.param("number", (1, 1), (1, 1), (1, 1), id="found everywhere"),
        pytest.param("date", (0, 1), (0, 1), (1, 1), id="flagged as another kind"),
        pytest.param("negation", (0, 1), (0, 0), (1, 1), id="its pair was not linked"),
    ],
)
def test_recall_of_what_was_changed(summary, kind, injected, linked, given):
    row = summary["discrepancies"][kind]
    columns = (("all", injected), ("linked", linked), ("gold_links", given))
    for column, (hits, gold) in columns:
        assert (row[column]["hits"], row[column]["gold"]) == (hits, gold)
        assert row[column]["recall"] == (hits / gold if gold else 1.0)


def test_false_flags_are_those_on_links_where_nothing_was_changed(summary):
    found = summary["false_flags"]["predicted_links"]
    assert found["clean_links"] == 2
    table = found["per_hundred"]
    assert set(table) == {"name", "order", "all"}
    assert (table["name"]["major"], table["name"]["major_or_above"]) == (50.0, 50.0)
    assert (table["order"]["info"], table["order"]["major_or_above"]) == (50.0, 0.0)
    assert (table["all"]["total"], table["all"]["major_or_above"], table["all"]["flags"]) == (
        100.0,
        50.0,
        2,
    )


def test_false_flags_of_the_detectors_alone(summary):
    given = summary["false_flags"]["gold_links"]
    assert given["clean_links"] == 2
    assert given["per_hundred"]["name"]["minor"] == 50.0
    assert given["per_hundred"]["all"]["major_or_above"] == 0.0


def test_flags_on_one_sided_claims_are_counted_apart(summary):
    assert summary["one_sided_flags"] == {
        "flags": 2,
        "right": 1,
        "critical": 0,
        "major": 1,
        "minor": 1,
        "info": 0,
    }


def test_time_is_split(summary):
    timing = summary["timing"]
    assert timing["encoding_claims_per_second"] == 6.5
    assert timing["other_claims_per_second"] == 26.0
    assert timing["claims_per_second"] == 5.2
    assert (timing["other_share_of_total"], timing["other_to_encoding"]) == (0.2, 0.25)
    parts = ("facts_seconds", "alignment_seconds", "detection_seconds")
    assert [timing[part] for part in parts] == [0.125, 0.25, 0.125]


def test_a_case_in_a_row():
    row = summarise_case(RESULTS[0])
    assert (row["id"], row["edge"]["recall"], row["strict"]["f1"]) == ("a", 0.8, 0.75)
    assert (row["suggested"], row["injected"], row["found"]) == (1, 3, 1)
    assert (row["clean_links"], row["false_flags"]) == (1, 0)


def test_a_line_of_predictions():
    line = json.loads(json.dumps(predictions(RESULTS[0])))
    assert line["id"] == "a"
    assert line["links"] == [[[0], [0]], [[1], [1]], [[3], [2]], [[5], [4]]]
    assert line["confidences"] == [0.95, 0.85, 0.9, 0.97]
    assert line["suggested"] == [[[4], [3]]]
    assert [(d["kind"], d["left"], d["right"]) for d in line["discrepancies"]] == [
        ("number", 0, 0),
        ("negation", 1, 1),
        ("name", 3, 2),
    ]
    assert [(d["left"], d["right"]) for d in line["one_sided"]] == [(2, None), (4, None)]


def test_evidence_says_which_claim_of_a_group_a_flag_points_at():
    pair = RESULTS[0].gold_link_flags[1].pair
    assert (pair.left, pair.right) == (2, 1)


def test_the_text_names_every_figure(summary):
    text = "\n".join(write_summary(summary))
    assert "2 cases, encoder by hand" in text
    assert "edges            1.000 [1.000, 1.000]   0.833 [0.800, 1.000]" in text
    assert "Expected calibration error, links: 0.208 (edges 0.068)" in text
    assert "False flags per 100 clean predicted links (2 links)" in text
    assert "13 claims: encoding 6.5 claims/s (2.0 s), everything else 26.0 claims/s" in text
    worst, best = list(write_cases([summarise_case(r) for r in reversed(RESULTS)]))[1:]
    assert (worst[:1], best[:1]) == ("a", "b")
    assert "by hand" in list(write_comparison([summary]))[1]


def test_nothing_predicted_and_nothing_injected():
    case = CASES[1]
    result = CaseResult(
        case=case, linked=(), suggested=(), flags=(), one_sided_flags=(), gold_link_flags=()
    )
    empty = summarise(Evaluation(encoder="none", results=(result,)))
    assert empty["alignment"]["edge"]["f1"] == 0.0
    assert empty["calibration"]["all"]["table"] == []
    assert empty["discrepancies"] == {}
    assert empty["false_flags"]["predicted_links"]["clean_links"] == 0
    assert "no injected discrepancies" in "\n".join(write_summary(empty))


# --- the command on own cases -----------------------------------------------------------

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
        (case,) = read(
            {
                "left": {"language": "de", "claims": GERMAN[:2]},
                "right": {"language": "lb", "claims": []},
                "links": [],
            }
        )
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
