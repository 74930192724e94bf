"""Training of an adapter, with checkpoints: killed and resumed, it ends in the same weights."""

from __future__ import annotations

import importlib.util
import io
import json
import math
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claims.adapters.folder import replace_file
from claims.adapters.lora import adapter_state, inject, load_state
from claims.adapters.pairs import Pair
from claims.encoders import SentenceEncoder
from claims.torch_runtime import autocast, has_bfloat16_matrix_products

CHECKPOINT = "checkpoint.pt"
CHECKPOINT_STEPS = 5
# The inverse temperature of the loss: E5's own (Wang et al. 2024). A softer one pulls vectors
# apart on which the weights of alignment were fitted, and links get worse.
SCALE = 100.0
# Texts that go through the network at once: more of them no longer fit the processor's cache.
CHUNK = 8
LONGEST = 128  # tokens of a text; what is kept for the backward pass grows with them
WARM_UP = 0.1  # of all steps
WEIGHT_DECAY = 0.01
LARGEST_GRADIENT = 1.0

OnStep = Callable[[int, int], None]


class TrainingError(Exception):
    """Training cannot start, go on or end; the message says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What training depends on besides the base encoder and the pairs."""

    epochs: int
    batch_size: int
    rank: int
    learning_rate: float
    seed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Trained:
    """How training went; times count this run only, without the steps before a resumption."""

    steps: int
    resumed_at: int
    seconds: float
    epoch_losses: tuple[float, ...]
    parameters: int
    precision: str

    @property
    def seconds_per_step(self) -> float | None:
        """Mean over the steps of this run; None when all were done before."""
        steps = self.steps - self.resumed_at
        return round(self.seconds / steps, 3) if steps else None


def require_peft() -> None:
    """``TrainingError`` says how to install what only training needs."""
    if importlib.util.find_spec("peft") is None:
        message = (
            "Training an adapter needs the package peft. Install the extra:"
            " pip install '.[adapter]' -c constraints.txt"
        )
        raise TrainingError(message)


def plan_batches(size: int, options: Options) -> list[NDArray[np.int64]]:
    """The pairs of each step: every epoch shuffles all of them into batches of even size."""
    per_epoch = math.ceil(size / options.batch_size)
    batches: list[NDArray[np.int64]] = []
    for epoch in range(options.epochs):
        order = np.random.default_rng([options.seed, epoch]).permutation(size)
        batches += np.array_split(order, per_epoch)
    return batches


def rate_at(step: int, total: int, peak: float) -> float:
    """The learning rate of a step: a linear rise to ``peak``, then a linear fall to zero."""
    rising = max(1, round(WARM_UP * total))
    return peak * min((step + 1) / rising, (total - step) / max(total - rising, 1))


def train(
    encoder: SentenceEncoder,
    pairs: Sequence[Pair],
    options: Options,
    *,
    folder: Path,
    identity: Mapping[str, Any],
    on_step: OnStep | None = None,
) -> Trained:
    """Trains an adapter inside the model of ``encoder``, going on from a checkpoint in ``folder``.

    ``identity`` says what the checkpoint must have been made from. Data order and learning
    rate follow from ``options`` and the step, and nothing else is random after the start; the
    checkpoint adds weights and optimiser, so a resumed run computes what an uninterrupted one
    does. ``on_step`` is told how many of how many steps of this run are done, first 0.
    """
    identity = {**identity, **asdict(options)}
    run = _start(encoder, pairs, options)
    losses = run.restore(folder / CHECKPOINT, identity)
    batches = plan_batches(len(pairs), options)
    resumed_at, total = len(losses), len(batches)
    began = time.monotonic()
    if on_step:
        on_step(0, total - resumed_at)
    for step in range(resumed_at, total):
        losses.append(run.step(batches[step], rate_at(step, total, options.learning_rate)))
        done = step + 1
        if done % CHECKPOINT_STEPS == 0 or done == total:
            run.save(folder / CHECKPOINT, identity, losses)
        if on_step:
            on_step(done - resumed_at, total - resumed_at)
    epochs = np.split(np.array(losses), options.epochs)
    return Trained(
        steps=total,
        resumed_at=resumed_at,
        seconds=time.monotonic() - began,
        epoch_losses=tuple(float(np.mean(part)) for part in epochs),
        parameters=sum(parameter.numel() for parameter in run.parameters),
        precision=run.precision,
    )


def _start(encoder: SentenceEncoder, pairs: Sequence[Pair], options: Options) -> _Run:
    """An adapter whose first weights follow from the seed alone."""
    import torch

    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(options.seed)
        return _Run(encoder, pairs, options)


class _Run:
    """Model and optimiser of one training."""

    def __init__(self, encoder: SentenceEncoder, pairs: Sequence[Pair], options: Options) -> None:
        import torch

        # Without dropout: it costs a sixth of the time, and makes training depend on chance.
        self.model = encoder.model.to("cpu").eval()
        self.prompt = encoder.prompt
        self.pairs = pairs
        self.parameters = inject(self.model, rank=options.rank)
        self.optimizer = torch.optim.AdamW(
            self.parameters, lr=options.learning_rate, weight_decay=WEIGHT_DECAY
        )
        self.precision = "bfloat16" if has_bfloat16_matrix_products() else "float32"

    def step(self, batch: NDArray[np.int64], rate: float) -> float:
        """One step over the pairs ``batch``; the loss before it."""
        import torch
        from torch.nn.attention import SDPBackend, sdpa_kernel

        chosen = [self.pairs[index] for index in batch.tolist()]
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        # The fused attention's backward pass takes as long as all the rest on a CPU.
        with autocast(self.precision), sdpa_kernel(SDPBackend.MATH):
            left, right = (self._vectors([pair.inputs[side] for pair in chosen]) for side in (0, 1))
        loss = contrastive_loss(left.float(), right.float(), _same_sentence(chosen))
        value = float(loss.detach())
        if not math.isfinite(value):
            message = "The loss is no longer finite: give a lower --learning-rate."
            raise TrainingError(message)
        self.optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.parameters, LARGEST_GRADIENT)
        self.optimizer.step()
        return value

    def _vectors(self, texts: list[str]) -> Any:
        """Vectors (n, d) of ``texts``; those of one length go together, so little is padding."""
        import torch

        order = sorted(range(len(texts)), key=lambda index: len(texts[index]))
        parts = []
        for start in range(0, len(order), CHUNK):
            chosen = [texts[index] for index in order[start : start + CHUNK]]
            features = self.model.preprocess(chosen, prompt=self.prompt)
            short = {
                name: value[:, :LONGEST] if getattr(value, "ndim", 0) == 2 else value
                for name, value in features.items()
            }
            parts.append(self.model(short)["sentence_embedding"])
        return torch.cat(parts)[np.argsort(order)]

    def save(self, path: Path, identity: Mapping[str, Any], losses: Sequence[float]) -> None:
        """Stores all that the next step depends on, at once or not at all."""
        import torch

        buffer = io.BytesIO()
        state = {
            "identity": json.dumps(identity, sort_keys=True),
            "adapter": adapter_state(self.model),
            "optimizer": self.optimizer.state_dict(),
            "losses": list(losses),
        }
        torch.save(state, buffer)
        replace_file(path, buffer.getvalue())

    def restore(self, path: Path, identity: Mapping[str, Any]) -> list[float]:
        """Goes back to the checkpoint, if there is one; the losses of the steps before it."""
        import torch

        if not path.exists():
            return []
        try:
            state = torch.load(path, weights_only=True)
            before = json.loads(state["identity"])
        except Exception as error:
            message = f"{path} cannot be read ({error}): remove it and train from the beginning."
            raise TrainingError(message) from error
        if other := sorted(name for name in identity if before.get(name) != identity[name]):
            message = (
                f"{path} was made with another value of: {', '.join(other)}. Repeat the command as"
                " it was, or remove the checkpoint and train from the beginning."
            )
            raise TrainingError(message)
        load_state(self.model, state["adapter"])
        self.optimizer.load_state_dict(state["optimizer"])
        return list(state["losses"])


def contrastive_loss(left: Any, right: Any, same: NDArray[np.bool_]) -> Any:
    """Symmetric InfoNCE (van den Oord et al. 2018) with the batch's other pairs as negatives.

    ``left`` and ``right`` are tensors (n, d); ``same`` (n, n) tells pairs that share a
    sentence: they are no negatives of each other.
    """
    import torch
    from torch.nn.functional import cross_entropy, normalize

    logits = SCALE * normalize(left) @ normalize(right).T
    others = torch.from_numpy(same & ~np.eye(len(same), dtype=bool))
    logits = logits.masked_fill(others, -torch.inf)
    target = torch.arange(len(logits))
    return (cross_entropy(logits, target) + cross_entropy(logits.T, target)) / 2


def _same_sentence(pairs: Sequence[Pair]) -> NDArray[np.bool_]:
    return np.array([[not a.keys.isdisjoint(b.keys) for b in pairs] for a in pairs])
