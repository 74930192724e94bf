"""manage.py evaluate --ablate: what switching parts of alignment off does to links."""

from __future__ import annotations

import io
import json

import pytest
from django.core.management import CommandError, call_command

from claims.engine.alignment.model import load_model
from claims.engine.cases import read_cases
from claims.evaluation.ablation import ABLATIONS, ablate

GERMAN = (
    "Die Regierung in Luxemburg hat am Dienstag ein neues Klimagesetz vorgestellt.",
    "Bei einem Unfall auf der Autobahn bei Düdelingen wurden drei Menschen verletzt.",
    "Der Fußballverein aus Esch gewann das Finale nach Verlängerung.",
    "Die Zentralbank erhöht den Leitzins um einen halben Prozentpunkt.",
)
MERGED = (
    "D'Regierung zu Lëtzebuerg huet e Mëttwoch en neit Klimagesetz virgestallt. "
    "D'Zentralbank setzt de Leetzëns ëm en halwe Prozentpunkt erop."
)
LUXEMBOURGISH = (
    "De Futtballveräin vun Esch huet d'Finall no der Verlängerung gewonnen.",
    "Bei engem Accident op der Autobunn bei Diddeleng goufen dräi Leit blesséiert.",
    MERGED,
)
CASE = json.dumps(
    {
        "id": "a",
        "left": {"language": "de", "claims": GERMAN},
        "right": {"language": "lb", "claims": LUXEMBOURGISH},
        "links": [[[0, 3], [2]], [[1], [1]], [[2], [0]]],
        "discrepancies": [],
    }
)


@pytest.fixture(scope="module")
def rows(encoder):
    return {row.name: row for row in ablate(list(read_cases([CASE])), encoder.encode)}


@pytest.mark.model
def test_every_part_has_a_row_after_the_whole(rows):
    assert list(rows) == [ablation.name for ablation in ABLATIONS]
    assert next(iter(rows)) == "everything on"


@pytest.mark.model
def test_the_best_price_is_never_worse_than_the_fitted_one(rows):
    for row in rows.values():
        fitted, best = (score.edge.f1 + score.one_sided.f1 for score in (row.fitted, row.best))
        assert best >= fitted


@pytest.mark.model
def test_without_groups_a_claim_has_one_counterpart_at_most(rows):
    assert rows["everything on"].best.edge.hits == 4
    assert rows["no groups"].best.edge.hits == 3


@pytest.mark.model
def test_the_table_and_its_json_agree(tmp_path, encoder):
    path = tmp_path / "cases.jsonl"
    path.write_text(CASE + "\n", encoding="utf-8")
    table, data = (_run(path, "--ablate", *extra) for extra in ((), ("--json",)))
    figures = json.loads(data)["ablation"]
    lines = table.splitlines()[2:]
    assert [line[:22].strip() for line in lines] == [row["name"] for row in figures]
    for line, row in zip(lines, figures, strict=True):
        assert float(line[22:30]) == pytest.approx(row["edge_f1"], abs=6e-4)


def _run(*args):
    out = io.StringIO()
    call_command("evaluate", *map(str, args), stdout=out, stderr=io.StringIO())
    return out.getvalue()


def test_a_feature_without_weight_does_not_count():
    model = load_model().without(("ngram_lead",))
    for part in (model.first, model.parallel, model.independent):
        weights = dict(zip(part.names, part.coefficients, strict=True))
        assert weights["ngram_lead"] == 0
    assert model.first.coefficients[model.first.names.index("dense_lead")] > 0


@pytest.mark.parametrize(
    "extra",
    [
        pytest.param(("--compare", "bundled,other"), id="compare"),
        pytest.param(("--predictions", "out.jsonl"), id="predictions"),
        pytest.param(("--by-case",), id="by-case"),
    ],
)
def test_the_table_stands_alone(tmp_path, extra):
    path = tmp_path / "cases.jsonl"
    path.write_text(CASE + "\n", encoding="utf-8")
    with pytest.raises(CommandError, match="--ablate prints a table of its own"):
        _run(path, "--ablate", *extra)
