"""Parallel sentences: read from a TSV file, prepared as the encoder sees them, split."""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claims.engine.alignment import encoding_text
from claims.engine.compare import make_report
from claims.engine.types import ClaimKind

LANGUAGES = ("de", "lb")  # of the two columns
# Neighbouring lines often come from one document: held out together, they leak less.
BLOCK = 10
MOST_HELD_OUT = 2000  # of a share; more pairs make retrieval slow and hardly surer
_NAMED = 5  # bad lines named in a message
_HEADERS = (
    frozenset({"de", "deu", "german", "deutsch", "däitsch", "allemand"}),
    frozenset({"lb", "ltz", "luxembourgish", "luxemburgisch", "lëtzebuergesch", "luxembourgeois"}),
)
_SPACE = re.compile(r"\s+")


class PairsError(ValueError):
    """The pairs cannot be used; the message says which lines, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A German and a Luxembourgish sentence that say the same.

    ``texts`` are the sentences as they are in the file, ``inputs`` what is encoded.
    """

    line: int
    texts: tuple[str, str]
    inputs: tuple[str, str]

    @property
    def keys(self) -> frozenset[str]:
        """What another pair shares with this one when it tells the encoder nothing new."""
        return frozenset(normalise(text) for text in (*self.texts, *self.inputs))


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """Pairs to train on, pairs to measure on, and pairs left out since both would hold them."""

    training: tuple[Pair, ...]
    held_out: tuple[Pair, ...]
    left_out: int


def normalise(text: str) -> str:
    """``text`` without what does not make it another sentence: case and white space."""
    return _SPACE.sub(" ", text).strip().casefold()


def read_pairs(data: bytes, *, name: str, plain: bool) -> tuple[Pair, ...]:
    """The pairs in a TSV file, each once; ``PairsError`` names the lines that are none.

    Unless ``plain``, inputs are made like those of claims (``encoding_text``).
    """
    rows: dict[tuple[str, ...], tuple[int, tuple[str, str]]] = {}
    problems = []
    for number, line in enumerate(_lines(data, name), start=1):
        cells = [cell.strip() for cell in line.split("\t")]
        if not any(cells) or (number == 1 and _is_header(cells)):
            continue
        if problem := _problem(cells):
            problems.append(f"line {number}: {problem}")
            continue
        key = tuple(normalise(cell) for cell in cells)
        rows.setdefault(key, (number, (cells[0], cells[1])))
    if problems:
        more = f"; and {len(problems) - _NAMED} more" if len(problems) > _NAMED else ""
        message = (
            f"{name} is not a file of pairs, German TAB Luxembourgish a line."
            f" {'; '.join(problems[:_NAMED])}{more}."
        )
        raise PairsError(message)
    if not rows:
        message = f"{name} holds no pair: give German TAB Luxembourgish a line."
        raise PairsError(message)
    return tuple(_prepare(rows.values(), plain=plain))


def split_pairs(pairs: Sequence[Pair], *, share: float, seed: int) -> Split:
    """Holds out about ``share`` of the pairs, in whole blocks of neighbouring lines.

    Training pairs that share a sentence with a held-out one are left out.
    """
    wanted = min(max(round(len(pairs) * share), 1), MOST_HELD_OUT)
    # Few pairs make smaller blocks, so that they still come from several places.
    size = max(1, min(BLOCK, wanted // 4))
    starts = list(range(0, len(pairs), size))
    random.Random(seed).shuffle(starts)  # noqa: S311 (sampling, not secrets)
    chosen: set[int] = set()
    for start in starts:
        if len(chosen) >= wanted:
            break
        chosen.update(range(start, min(start + size, len(pairs))))
    held_out = tuple(pair for index, pair in enumerate(pairs) if index in chosen)
    others = [pair for index, pair in enumerate(pairs) if index not in chosen]
    keys = all_keys(held_out)
    training = tuple(pair for pair in others if keys.isdisjoint(pair.keys))
    return Split(training=training, held_out=held_out, left_out=len(others) - len(training))


def require_disjoint(training: Sequence[Pair], held_out: Sequence[Pair]) -> None:
    """``PairsError`` names the held-out lines with a sentence that is also trained on."""
    trained: dict[str, int] = {}
    for pair in training:
        for key in pair.keys:
            trained.setdefault(key, pair.line)
    shared = [
        (pair.line, min(trained[key] for key in pair.keys & trained.keys()))
        for pair in held_out
        if not trained.keys().isdisjoint(pair.keys)
    ]
    if shared:
        named = ", ".join(f"{line} (training line {other})" for line, other in shared[:_NAMED])
        more = f" and {len(shared) - _NAMED} more" if len(shared) > _NAMED else ""
        message = (
            f"{len(shared)} held-out pairs share a sentence with the training pairs: lines {named}"
            f"{more}. What is trained on cannot be measured on: take them out of one of the files."
        )
        raise PairsError(message)


def all_keys(pairs: Iterable[Pair]) -> frozenset[str]:
    """The keys of all pairs."""
    return frozenset(key for pair in pairs for key in pair.keys)


def pairs_hash(pairs: Iterable[Pair]) -> str:
    """SHA-256 over the inputs in their order: the same for the same training data."""
    digest = hashlib.sha256()
    for pair in pairs:
        digest.update("\t".join(pair.inputs).encode() + b"\n")
    return digest.hexdigest()


def _lines(data: bytes, name: str) -> list[str]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        message = f"{name}, line {line}: the file is not UTF-8 text."
        raise PairsError(message) from error
    # Not splitlines: a sentence may hold U+2028, which ends no line of the file.
    return text.split("\n")


def _is_header(cells: Sequence[str]) -> bool:
    return len(cells) == len(_HEADERS) and all(
        cell.casefold() in names for cell, names in zip(cells, _HEADERS, strict=True)
    )


def _problem(cells: Sequence[str]) -> str:
    if len(cells) != len(LANGUAGES):
        return f"{len(cells) - 1} tabs instead of one"
    for cell, language in zip(cells, ("German", "Luxembourgish"), strict=True):
        if not any(character.isalpha() for character in cell):
            return f"no {language} sentence"
    return ""


def _prepare(rows: Iterable[tuple[int, tuple[str, str]]], *, plain: bool) -> Iterator[Pair]:
    for line, texts in rows:
        german, luxembourgish = (
            text if plain else _encoding_text(text, language)
            for text, language in zip(texts, LANGUAGES, strict=True)
        )
        yield Pair(line=line, texts=texts, inputs=(german, luxembourgish))


def _encoding_text(text: str, language: str) -> str:
    report = make_report([(text, ClaimKind.STATEMENT)], language)
    return encoding_text(report.claims[0])
