"""The benchmark's own machinery: settings from other documents, kept vectors, the table."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from benchmarks.alignment_table import Row, comparisons, write_table
from benchmarks.baselines.sides import Side
from benchmarks.fitting.cross_validation import FOLDS, split_folds
from benchmarks.fitting.held_out import held_out_models
from benchmarks.fitting.preparation import prepare_variants
from benchmarks.methods import Method, score_fitted
from benchmarks.vectors import VectorStore
from claims.engine.cases import Case
from claims.engine.compare import make_report
from claims.engine.scoring import score_alignment
from claims.engine.types import ClaimKind

NOUNS = ("Minister", "Bank", "Schule", "Fluss", "Richter", "Verein", "Zug", "Wald")
VERBS = ("lobt", "sucht", "kauft", "meidet", "plant", "baut", "zeigt", "kennt")


def make_case(number: int) -> Case:
    """Four claims a side, the same on both, of which the first three are gold links."""
    texts = [
        f"{NOUNS[(number + k) % 8]} {VERBS[(number * 3 + k) % 8]} die {NOUNS[(number + k + 3) % 8]}."
        for k in range(4)
    ]
    sides = [make_report([(t, ClaimKind.STATEMENT) for t in texts], lang) for lang in ("de", "lb")]
    links = tuple(((k,), (k,)) for k in range(3))
    return Case(id=str(number), left=sides[0], right=sides[1], links=links, discrepancies=())


def encode(texts):
    """Letter counts: alike texts are near."""
    counts = np.array([[1 + t.lower().count(c) for c in "abdeghiklmnoprstuw"] for t in texts])
    return (counts / np.linalg.norm(counts, axis=1, keepdims=True)).astype(np.float32)


CASES = [make_case(number) for number in range(FOLDS + 1)]


def test_each_case_is_held_out_once():
    folds = split_folds(12)
    assert len(folds) == FOLDS
    assert sorted(i for fold in folds for i in fold) == list(range(12))


def test_a_setting_is_chosen_without_the_case_that_it_is_scored_on():
    # The setting is the number of links; one fold's gold has none, so the others choose 3.
    odd = split_folds(len(CASES))[0]
    cases = [replace(c, links=()) if i in odd else c for i, c in enumerate(CASES)]
    method = Method(
        name="counter",
        align=lambda left, right, count: [((k,), (k,)) for k in range(int(count))],
        grid=(0.0, 3.0),
    )
    empty = Side(texts=(), runs=np.zeros((1, 0, 2)))
    scores = score_fitted(method, cases, [(empty, empty)] * len(cases))
    assert {scores[i].edge.predicted for i in odd} == {3}
    assert {s.edge.f1 for i, s in enumerate(scores) if i not in odd} == {1.0}


def test_held_out_weights_never_saw_their_case():
    def models(cases):
        return held_out_models(prepare_variants(cases, encode))

    first, *_ = fold = split_folds(len(CASES))[0]
    outside = next(i for i in range(len(CASES)) if i not in fold)
    changed = [replace(c, links=(((0,), (1,)),)) if i == first else c for i, c in enumerate(CASES)]
    before, after = models(CASES), models(changed)
    assert np.array_equal(before[first].first.coefficients, after[first].first.coefficients)
    assert not np.array_equal(before[outside].first.coefficients, after[outside].first.coefficients)


def test_vectors_are_encoded_once_and_kept(tmp_path):
    asked = []

    def counting(texts):
        asked.append(list(texts))
        return encode(texts)

    store = VectorStore(counting, tmp_path / "kept" / "vectors.npz")
    store.add(["Bank baut", "Zug", "Zug"])
    again = VectorStore(counting, tmp_path / "kept" / "vectors.npz")
    assert np.array_equal(again(["Zug", "Bank baut"]), encode(["Zug", "Bank baut"]))
    assert asked == [["Zug", "Bank baut"]]
    assert np.array_equal(again(["Wald"]), encode(["Wald"]))
    assert asked[1:] == [["Wald"]]


def row(method: str, setting: str, hits: int, *, monotone: bool = False) -> Row:
    """Scores of ten cases with ``hits`` of four links each, and none of them wrong."""
    gold = [((k,), (k,)) for k in range(4)]
    scores = [score_alignment(gold[:hits], gold, left_size=4, right_size=4)] * 10
    return Row(
        world="in order",
        method=method,
        text="plain",
        setting=setting,
        scores=scores,
        monotone=monotone,
        seconds=0.002,
    )


ROWS = [
    row("Visavis", "fitted", 4),
    row("Nearest", "", 4),
    row("Vecalign's method", "published", 1, monotone=True),
    row("Vecalign's method", "fitted", 2, monotone=True),
]


def test_visavis_is_compared_with_the_best_monotone_line():
    published, best = comparisons(ROWS, ["in order"])
    assert published["against"] == "Vecalign's method, plain, published"
    assert published["gap"] == pytest.approx(1 - 0.4)
    assert best["against"] == "Vecalign's method, plain, fitted"
    assert best["gap"] == pytest.approx(1 - 2 / 3)
    assert best["interval"] == pytest.approx((1 / 3, 1 / 3))


def test_the_table_has_quality_and_time_and_no_one_sided_score_without_such_claims():
    facts = dict.fromkeys(("cases", "claims", "links", "several", "one_sided", "in_order"), 1)
    lines = list(write_table(ROWS, {"in order": facts}, 0.01))
    name = "Vecalign's method, plain, published"
    quality, details = (line.split() for line in lines if line.startswith(name))
    assert quality[4:] == ["0.400", "[0.400", "0.400]", "0.20"]
    assert details[4:] == ["1.000", "0.250", "0.400", "0.400", "–"]
