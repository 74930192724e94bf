"""Training: the plan, the loss, and that a kill in the middle changes nothing."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from django.conf import settings

from claims.adapters.folder import WEIGHTS
from claims.adapters.training import (
    CHECKPOINT,
    SCALE,
    Options,
    contrastive_loss,
    plan_batches,
    rate_at,
)
from tests.claims.adapters.adapter_cases import write_pairs

STEPS = 90  # of the run that is killed: long after its first checkpoint


def options(*, seed: int = 1) -> Options:
    return Options(epochs=2, batch_size=4, rank=2, learning_rate=0.01, seed=seed)


# --- the plan -----------------------------------------------------------------
@pytest.mark.parametrize(
    ("size", "sizes"),
    [
        pytest.param(8, [4, 4], id="whole-batches"),
        pytest.param(9, [3, 3, 3], id="no-batch-of-one"),
        pytest.param(3, [3], id="fewer-than-a-batch"),
    ],
)
def test_every_epoch_sees_every_pair_once_in_batches_of_even_size(size, sizes):
    batches = plan_batches(size, options())
    assert [len(batch) for batch in batches] == sizes * 2
    for epoch in (batches[: len(sizes)], batches[len(sizes) :]):
        assert sorted(np.concatenate(epoch).tolist()) == list(range(size))


def test_epochs_and_seeds_have_their_own_order():
    plans = [np.concatenate(plan_batches(20, options(seed=seed))).tolist() for seed in (1, 2, 1)]
    assert plans[0] == plans[2]
    orders = {tuple(epoch) for plan in plans[:2] for epoch in (plan[:20], plan[20:])}
    assert len(orders) == 4


def test_the_rate_rises_and_falls_to_zero():
    rates = [rate_at(step, 40, 1.0) for step in range(40)]
    assert rates[:4] == [0.25, 0.5, 0.75, 1.0]
    assert rates[3:] == sorted(rates[3:], reverse=True)
    assert 0 < rates[-1] < 0.05
    assert rate_at(0, 1, 1.0) == 1.0


# --- the loss -----------------------------------------------------------------
@pytest.mark.model
class TestLoss:
    def loss(self, left, right, same=None):
        import torch

        size = len(left)
        same = np.eye(size, dtype=bool) if same is None else np.array(same)
        left, right = (torch.tensor(rows, dtype=torch.float32) for rows in (left, right))
        return float(contrastive_loss(left, right, same))

    def test_it_is_the_mean_of_both_directions(self):
        left, right = (
            np.array([[np.cos(angle), np.sin(angle)] for angle in angles])
            for angles in ((0.0, 0.4), (0.2, 0.1))
        )
        logits = SCALE * left @ right.T
        rows = np.log(np.exp(logits).sum(axis=1)) - logits.diagonal()
        columns = np.log(np.exp(logits).sum(axis=0)) - logits.diagonal()
        expected = (rows.mean() + columns.mean()) / 2
        assert self.loss(3 * left, right) == pytest.approx(expected, rel=1e-4)

    def test_a_pair_with_the_same_sentence_is_no_negative(self):
        rows = [[1.0, 0.0], [1.0, 0.0]]
        assert self.loss(rows, rows) == pytest.approx(np.log(2))
        assert self.loss(rows, rows, same=[[True, True], [True, True]]) == 0


# --- killed in the middle -------------------------------------------------------
@pytest.mark.model
def test_a_killed_training_that_is_resumed_ends_in_the_same_weights(tmp_path, tiny_encoder_path):
    pairs = write_pairs(tmp_path / "pairs.tsv")

    def start(output: Path, *more: str) -> subprocess.Popen[str]:
        sizes = ("--batch-size=4", f"--epochs={STEPS // 3}", "--held-out=0.3", "--rank=4")
        where = (f"--pairs={pairs}", f"--base={tiny_encoder_path}", f"--output={output}")
        return subprocess.Popen(
            [sys.executable, "manage.py", "train_adapter", *where, *sizes, "--json", *more],
            cwd=settings.BASE_DIR,
            env={**os.environ, "VISAVIS_ENCODER_THREADS": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def finish(process: subprocess.Popen[str]) -> dict[str, object]:
        out, err = process.communicate(timeout=180)
        assert process.returncode == 0, err
        found: dict[str, object] = json.loads(out)
        return found

    unbroken, broken = tmp_path / "unbroken", tmp_path / "broken"
    process = start(broken)
    while not (broken / CHECKPOINT).exists():
        assert process.poll() is None, process.communicate()
    os.kill(process.pid, signal.SIGKILL)
    process.communicate(timeout=60)
    assert not (broken / WEIGHTS).exists()

    resumed, reference = finish(start(broken, "--resume")), finish(start(unbroken))
    assert resumed["steps"] == STEPS
    assert 0 < int(str(resumed["resumed_at"])) < STEPS
    assert reference["resumed_at"] == 0
    assert (broken / WEIGHTS).read_bytes() == (unbroken / WEIGHTS).read_bytes()
    for name in ("revision", "epoch_losses", "before", "after", "gain"):
        assert resumed[name] == reference[name]
    assert sorted(path.name for path in broken.iterdir()) == [
        "adapter_config.json",
        "adapter_model.safetensors",
        "visavis_adapter.json",
    ]
