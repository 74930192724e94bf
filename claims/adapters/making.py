"""An adapter from pairs to folder: measured before, trained, stored, measured as it will be used."""

from __future__ import annotations

import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from articles.drafts import name_language
from articles.identification import check_language
from claims.adapters.folder import (
    MASKED,
    PLAIN,
    WEIGHTS,
    Adapter,
    file_sha256,
    read_adapter,
    write_adapter,
)
from claims.adapters.lora import ALPHA_PER_RANK, save_weights
from claims.adapters.pairs import (
    LANGUAGES,
    Pair,
    PairsError,
    Split,
    pairs_hash,
    read_pairs,
    require_disjoint,
    split_pairs,
)
from claims.adapters.retrieval import MEASURES, Retrieval, gain, measure_retrieval
from claims.adapters.training import (
    CHECKPOINT,
    SCALE,
    OnStep,
    Options,
    Trained,
    TrainingError,
    require_peft,
    train,
)
from claims.encoders import SentenceEncoder, canonical_name, find_adapter, load_encoder

FEWEST_TRAINING, FEWEST_HELD_OUT = 4, 2
MOST_MEASURED = 5000  # retrieval compares all with all
_LANGUAGE_SAMPLE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a person asked for; ``held_out`` is a file, else a share of the pairs is held out."""

    pairs: Path
    output: Path
    held_out_share: float
    held_out: Path | None
    base: str | None
    plain: bool
    resume: bool
    training: Options


def read_data(request: Request) -> Split:
    """The pairs to train and to measure on; ``PairsError`` if they cannot be used or overlap."""
    pairs = _read(request.pairs, plain=request.plain)
    if request.held_out:
        held_out = _read(request.held_out, plain=request.plain)
        require_disjoint(pairs, held_out)
        data = Split(training=pairs, held_out=held_out, left_out=0)
    else:
        data = split_pairs(pairs, share=request.held_out_share, seed=request.training.seed)
    least = {"to train on": FEWEST_TRAINING, "held out": FEWEST_HELD_OUT}
    for (purpose, fewest), found in zip(
        least.items(), (len(data.training), len(data.held_out)), strict=True
    ):
        if found < fewest:
            message = f"{found} pairs {purpose} are too few: at least {fewest} are needed."
            raise PairsError(message)
    if len(data.held_out) > MOST_MEASURED:
        message = f"{len(data.held_out)} held-out pairs are too many: give {MOST_MEASURED} or less."
        raise PairsError(message)
    return data


def make_adapter(
    request: Request,
    data: Split,
    *,
    on_step: OnStep | None = None,
) -> Adapter:
    """Trains on ``data``, stores the adapter in ``request.output`` and measures it as stored.

    What a killed run left is used with ``request.resume``, and nothing is ever overwritten
    without it. The figures are the adapter's notes.
    """
    require_peft()
    began = time.monotonic()
    _check_folder(request)
    base = _base_encoder(request)
    identity = _identity(base, request, data)
    if done := _finished(request, identity):
        return done
    request.output.mkdir(parents=True, exist_ok=True)
    before = measure_retrieval(base, data.held_out)
    trained = train(
        base,
        data.training,
        request.training,
        folder=request.output,
        identity=identity,
        on_step=on_step,
    )
    adapter = _store(base, request, identity)
    after = measure_retrieval(load_encoder(str(request.output)), data.held_out)
    figures = _figures(data, trained, before, after)
    figures["seconds"] = round(time.monotonic() - began, 1)
    adapter = adapter.with_notes(**figures)
    write_adapter(adapter)
    (request.output / CHECKPOINT).unlink()
    return adapter


def _read(path: Path, *, plain: bool) -> tuple[Pair, ...]:
    try:
        data = path.read_bytes()
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}."
        raise PairsError(message) from error
    pairs = read_pairs(data, name=str(path), plain=plain)
    for column, language in enumerate(LANGUAGES):
        sample = " ".join(pair.texts[column] for pair in pairs[:_LANGUAGE_SAMPLE])
        if check_language(language, sample):
            message = (
                f"{path}: column {column + 1} does not read like {name_language(language)}."
                " Give German TAB Luxembourgish a line."
            )
            raise PairsError(message)
    return pairs


def _check_folder(request: Request) -> None:
    """``TrainingError`` where training would overwrite something."""
    folder = request.output
    if folder.exists() and not folder.is_dir():
        message = f"{folder} is no folder."
        raise TrainingError(message)
    if request.resume or not folder.exists() or not any(folder.iterdir()):
        return
    if (folder / CHECKPOINT).exists():
        message = (
            f"{folder} holds a training that was stopped: go on with --resume, or give another"
            " folder."
        )
    else:
        message = f"{folder} is not empty: give another folder."
    raise TrainingError(message)


def _base_encoder(request: Request) -> SentenceEncoder:
    name = canonical_name(request.base)
    if find_adapter(name):
        message = f"{name} is an adapter itself: name its base encoder, and train on all pairs."
        raise TrainingError(message)
    return load_encoder(name)


def _identity(base: SentenceEncoder, request: Request, data: Split) -> dict[str, Any]:
    """What must be the same for a training to be gone on with."""
    return {
        "base": base.name,
        "base_revision": base.revision,
        "base_prompt": base.prompt,
        "text": PLAIN if request.plain else MASKED,
        "pairs_sha256": pairs_hash(data.training),
        "held_out_sha256": pairs_hash(data.held_out),
        "scale": SCALE,
    }


def _finished(request: Request, identity: dict[str, Any]) -> Adapter | None:
    """The adapter in the folder if the same training ended before; refused if it was another."""
    adapter = read_adapter(request.output)
    if adapter is None or (request.output / CHECKPOINT).exists():
        return None
    if adapter.notes.get("training") != {**identity, **asdict(request.training)}:
        message = (
            f"{request.output} holds an adapter that was trained otherwise: give another folder."
        )
        raise TrainingError(message)
    return adapter


def _store(base: SentenceEncoder, request: Request, identity: dict[str, Any]) -> Adapter:
    rank = request.training.rank
    save_weights(base.model, request.output, rank=rank, base=base.name)
    adapter = Adapter(
        folder=request.output,
        base=base.name,
        base_revision=base.revision,
        base_prompt=base.prompt,
        text=identity["text"],
        rank=rank,
        alpha=ALPHA_PER_RANK * rank,
        weights_sha256=file_sha256(request.output / WEIGHTS),
        notes={"training": {**identity, **asdict(request.training)}},
    )
    write_adapter(adapter)
    return adapter


def _figures(data: Split, trained: Trained, before: Retrieval, after: Retrieval) -> dict[str, Any]:
    return {
        "training_pairs": len(data.training),
        "held_out_pairs": len(data.held_out),
        "steps": trained.steps,
        "resumed_at": trained.resumed_at,
        "parameters": trained.parameters,
        "precision": trained.precision,
        "seconds_per_step": trained.seconds_per_step,
        "epoch_losses": [round(loss, 4) for loss in trained.epoch_losses],
        "before": before.summary(),
        "after": after.summary(),
        "gain": {measure: gain(before, after, measure) for measure in MEASURES},
    }
