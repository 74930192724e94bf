"""Visavis' alignment against published methods: python -m benchmarks.alignment CASES.jsonl

Same encoder, same cases, same scores, in four worlds made from the gold cases. The
baselines see the plain text, as published, and once more the masked and glossed text that
Visavis encodes, which tells representation from algorithm. "Fitted" settings are chosen
on other documents (5 folds): those of the baselines for each world anew, the weights of
Visavis once for all worlds. "As shipped" is Visavis with the weights in the code, whatever
documents they were fitted on.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.alignment_table import Row, as_json, write_table
from benchmarks.baselines.sides import encode_side, joined
from benchmarks.fitting.held_out import held_out_models
from benchmarks.fitting.preparation import prepare_variants
from benchmarks.methods import (
    LONGEST,
    METHODS,
    Method,
    Scores,
    Sides,
    score_fitted,
    score_method,
    score_visavis,
)
from benchmarks.vectors import VectorStore
from benchmarks.worlds import WORLDS, share_in_order
from claims.engine.alignment import encoding_text
from claims.engine.alignment.model import AlignmentModel, load_model
from claims.engine.cases import Case, read_cases
from claims.engine.compare import Encode
from claims.engine.types import ClaimFacts

SAMPLE = 256  # claims that are encoded afresh for the time of encoding one

TEXTS: dict[str, Callable[[ClaimFacts], str]] = {
    "plain": lambda claim: claim.text,
    "masked": encoding_text,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """One world: its cases, and what the baselines see of them by kind of text."""

    name: str
    cases: list[Case]
    sides: dict[str, list[Sides]]

    @property
    def claims(self) -> int:
        return sum(len(c.left.claims) + len(c.right.claims) for c in self.cases)

    def describe(self) -> dict[str, Any]:
        links = [link for case in self.cases for link in case.links]
        linked = sum(len(left) + len(right) for left, right in links)
        return {
            "cases": len(self.cases),
            "claims": self.claims,
            "links": len(links),
            "several": sum(len(left) + len(right) > 2 for left, right in links) / len(links),
            "one_sided": 1 - linked / self.claims,
            "in_order": share_in_order(self.cases),
        }


def make_worlds(cases: Sequence[Case], store: VectorStore) -> Iterator[World]:
    """All worlds, with all that the baselines need encoded."""
    made = {name: [change(case) for case in cases] for name, change in WORLDS.items()}
    reports = [
        side for world in made.values() for case in world for side in (case.left, case.right)
    ]
    for text_of in TEXTS.values():
        texts = [[text_of(claim) for claim in report.claims] for report in reports]
        store.add(text for side in texts for _, _, text in joined(side, LONGEST))
    for name, world in made.items():
        yield World(
            name=name,
            cases=world,
            sides={
                kind: [
                    (
                        encode_side([text_of(c) for c in case.left.claims], LONGEST, store),
                        encode_side([text_of(c) for c in case.right.claims], LONGEST, store),
                    )
                    for case in world
                ]
                for kind, text_of in TEXTS.items()
            },
        )


def baseline_rows(method: Method, world: World) -> Iterator[Row]:
    """A baseline with its published and with its fitted setting, on both kinds of text."""
    for kind, sides in world.sides.items():
        settings: list[tuple[str, Scores, float | None]] = []
        if method.published is not None:
            scores, seconds = score_method(method, world.cases, sides, method.published)
            name = "published" if method.grid else ""
            settings.append((name, scores, seconds / world.claims))
        if method.grid:
            settings.append(("fitted", score_fitted(method, world.cases, sides), None))
        for setting, scores, each in settings:
            yield Row(
                world=world.name,
                method=method.name,
                text=kind,
                setting=setting,
                monotone=method.monotone,
                scores=scores,
                seconds=each,
            )


def visavis_rows(
    world: World, store: VectorStore, fitted: Sequence[AlignmentModel]
) -> Iterator[Row]:
    """Visavis with weights fitted on other documents, one model a case, and as shipped."""
    shipped = [load_model()] * len(world.cases)
    for setting, models in (("fitted", fitted), ("as shipped", shipped)):
        scores, seconds = score_visavis(world.cases, store, models)
        yield Row(
            world=world.name,
            method="Visavis",
            text="masked",
            setting=setting,
            scores=scores,
            seconds=seconds / world.claims,
        )


def encoding_seconds(world: World, encode: Encode) -> float:
    """Seconds to encode one claim, measured now: what other times are a ratio of."""
    claims = [c for case in world.cases for side in (case.left, case.right) for c in side.claims]
    step = max(1, len(claims) // SAMPLE)
    texts = [encoding_text(claim) for claim in claims[::step]]
    encode(texts[:8])
    began = time.perf_counter()
    encode(texts)
    return (time.perf_counter() - began) / len(texts)


def read_arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("cases", type=Path, metavar="CASES.jsonl", help="one gold case a line")
    parser.add_argument("--json", action="store_true", help="print all figures as JSON")
    parser.add_argument("--limit", type=int, metavar="N", help="only the first N cases")
    return parser.parse_args()


def main() -> None:
    """Prints the table, or everything as JSON."""
    given = read_arguments()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    from django.conf import settings

    from claims.encoders import get_encoder

    encoder = get_encoder()
    store = VectorStore(
        encoder.encode, Path(settings.DATA_DIR) / "benchmarks" / f"{encoder.revision[:16]}.npz"
    )
    lines = given.cases.read_text(encoding="utf-8-sig").split("\n")
    cases = list(read_cases(lines))[: given.limit]
    if len(cases) < 5:
        sys.exit("At least five cases are needed: settings are chosen on other documents.")
    worlds = list(make_worlds(cases, store))
    models = held_out_models(prepare_variants(cases, store))
    store.save()
    rows: list[Row] = []
    for world in worlds:
        print(f"world: {world.name}", file=sys.stderr)
        rows += [row for method in METHODS for row in baseline_rows(method, world)]
        rows += visavis_rows(world, store, models)
    described = {world.name: world.describe() for world in worlds}
    encoding = encoding_seconds(worlds[0], encoder.encode)
    if given.json:
        print(json.dumps(as_json(rows, described, encoding), indent=1))
    else:
        for line in write_table(rows, described, encoding):
            print(line)


if __name__ == "__main__":
    main()
