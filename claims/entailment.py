"""Entailment between linked claims, by a CrossEncoder that a setting names; off without it.

Nothing is downloaded unless a person sets a model's name. Importing this module loads
no torch.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

from django.conf import settings

from claims.encoder_identity import folder_revision
from claims.encoders import EncoderError
from claims.engine.types import Entailment
from claims.models import Alignment, LinkRelation
from claims.torch_runtime import check_network, prepare_libraries

logger = logging.getLogger(__name__)

LIKELY = 0.5
"""From this mean probability on, one side entails the other."""
_LABELS = ("contradiction", "entailment", "neutral")


class EntailmentError(EncoderError):
    """The entailment model cannot be loaded or is none; the message says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Probabilities that a premise contradicts, entails or leaves open a hypothesis."""

    contradiction: float
    entailment: float
    neutral: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkTexts:
    """What both sides of a link say, whole groups joined."""

    alignment: Alignment
    left: str
    right: str

    @property
    def content_hash(self) -> str:
        """Changes whenever what is judged does."""
        return hashlib.sha256(f"{self.left}\0{self.right}".encode()).hexdigest()


class EntailmentModel:
    """A CrossEncoder with three classes, whatever their order."""

    def __init__(self, model: Any, *, name: str) -> None:
        self._model = model
        self._columns = read_labels(model.config.id2label, name=name)
        self.name = name

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        """Verdicts on (premise, hypothesis) pairs, in their order."""
        if not pairs:
            return []
        rows = self._model.predict(
            list(pairs), apply_softmax=True, batch_size=16, show_progress_bar=False
        )
        return [
            Verdict(**{label: float(row[column]) for label, column in self._columns.items()})
            for row in rows
        ]


def read_labels(id2label: Mapping[int, str], *, name: str) -> dict[str, int]:
    """The column of each class, read from the model's own label names."""
    columns = {
        label: [int(column) for column, said in id2label.items() if said.lower() == label]
        for label in _LABELS
    }
    if len(id2label) != len(_LABELS) or any(len(found) != 1 for found in columns.values()):
        said = ", ".join(map(str, id2label.values()))
        message = (
            f"{name} is no entailment model: its classes are {said}, not contradiction,"
            " entailment and neutral. Set VISAVIS_NLI_MODEL to another model, or leave it empty."
        )
        raise EntailmentError(message)
    return {label: found[0] for label, found in columns.items()}


def relate(forward: Verdict, backward: Verdict) -> Entailment:
    """The relation of two sides from the verdicts left to right and right to left.

    A side that entails the other says all of it; if that holds one way only, it adds
    something. The confidence is the probability of the verdicts it rests on.
    """
    contradiction = (forward.contradiction + backward.contradiction) / 2
    neutral = (forward.neutral + backward.neutral) / 2
    entailment = (forward.entailment + backward.entailment) / 2
    if contradiction >= LIKELY and contradiction > max(entailment, neutral):
        return Entailment(relation="contradicts", confidence=contradiction)
    ways = forward.entailment >= LIKELY, backward.entailment >= LIKELY
    if all(ways):
        least = min(forward.entailment, backward.entailment)
        return Entailment(relation="equivalent", confidence=least)
    if ways[0]:
        return Entailment(relation="left_adds", confidence=forward.entailment)
    if ways[1]:
        return Entailment(relation="right_adds", confidence=backward.entailment)
    return Entailment(relation="unrelated", confidence=neutral)


_models: dict[str, EntailmentModel] = {}
_loading = Lock()


def get_entailment_model() -> EntailmentModel | None:
    """The model of the setting, one per process; None where none is set."""
    name = settings.NLI_MODEL
    if not name:
        return None
    with _loading:
        if name not in _models:
            _models[name] = EntailmentModel(_load(name), name=_identity(name))
        return _models[name]


def _identity(name: str) -> str:
    """What verdicts are kept under: another content of the same folder is another model."""
    folder = Path(name)
    return f"{name}@{folder_revision(folder)[:12]}" if folder.is_dir() else name


def _load(name: str) -> Any:
    prepare_libraries()
    from sentence_transformers import CrossEncoder

    try:
        return CrossEncoder(name, local_files_only=True)
    except Exception as error:
        if Path(name).is_dir():
            message = f"The folder {name} of VISAVIS_NLI_MODEL cannot be loaded ({error})."
            raise EntailmentError(message) from error
        logger.info("%s is not in the local cache: %s", name, error)
    try:
        check_network()
        return CrossEncoder(name)
    except Exception as error:
        message = (
            f"The entailment model {name} cannot be loaded ({error}). Check the name in"
            " VISAVIS_NLI_MODEL and the network, give a folder that holds the model, or leave"
            " the setting empty."
        )
        raise EntailmentError(message) from error


def relate_links(links: Iterable[LinkTexts]) -> dict[int, Entailment]:
    """Relations by alignment id; stored ones of the same model and texts are not judged again.

    Empty where no model is set.
    """
    model = get_entailment_model()
    if model is None:
        return {}
    wanted = {link.alignment.pk: link for link in links}
    stored = {
        row.alignment_id: row
        for row in LinkRelation.objects.filter(alignment__in=wanted, model=model.name)
        if row.content_hash == wanted[row.alignment_id].content_hash
    }
    new = _judge(model, [link for pk, link in wanted.items() if pk not in stored])
    known = {
        pk: Entailment(relation=row.relation, confidence=row.confidence)
        for pk, row in stored.items()
    }
    return known | new


def _judge(model: EntailmentModel, links: Sequence[LinkTexts]) -> dict[int, Entailment]:
    directions = [
        pair for link in links for pair in ((link.left, link.right), (link.right, link.left))
    ]
    verdicts = model.judge(directions)
    found = {}
    for number, link in enumerate(links):
        relation = relate(verdicts[2 * number], verdicts[2 * number + 1])
        found[link.alignment.pk] = relation
        LinkRelation.objects.update_or_create(
            alignment=link.alignment,
            defaults={
                "relation": relation.relation,
                "confidence": relation.confidence,
                "model": model.name,
                "content_hash": link.content_hash,
            },
        )
    return found
