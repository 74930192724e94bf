"""What an adapter brings, cross-validated by document on cases with gold links.

    python benchmarks/adapter.py CASES.jsonl [--folds 2] [--only-fold 0] [--folder DIR]

For each fold an adapter is trained on the gold 1-1 links of the other folds' documents,
without links that hold an injected discrepancy and without sentences that occur in the
fold. Retrieval and alignment are then measured on the fold's documents, with the base
encoder and with the adapter. With --folder the adapters are kept, and a fold that was
finished there is not trained again.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from itertools import product
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

from claims.engine.cases import Case, read_cases
from claims.engine.compare import encode_report
from claims.engine.scoring import AlignmentScore, Counts, bootstrap_interval, score_alignment

Sentences = tuple[str, str]


def gold_pairs(cases: Sequence[Case]) -> list[Sentences]:
    """The sentences of 1-1 links in which nothing was changed, German first, each once."""
    found: dict[Sentences, None] = {}
    for case in cases:
        changed = {(d.left, d.right) for d in case.discrepancies}
        for left, right in case.links:
            if len(left) == len(right) == 1 and (left[0], right[0]) not in changed:
                pair = (case.left.claims[left[0]].text, case.right.claims[right[0]].text)
                found[pair] = None
    return list(found)


def sentences_of(cases: Sequence[Case]) -> set[str]:
    return {
        claim.text for case in cases for side in (case.left, case.right) for claim in side.claims
    }


def write_pairs(path: Path, pairs: Sequence[Sentences]) -> Path:
    path.write_text("".join(f"{a}\t{b}\n" for a, b in pairs), encoding="utf-8")
    return path


def align(case: Case, encode) -> AlignmentScore:
    from claims.engine.alignment import align_reports

    left, right = case.left, case.right
    found = align_reports(left, right, encode_report(left, encode), encode_report(right, encode))
    return score_alignment(
        [(link.left, link.right) for link in found.links if link.band == "linked"],
        case.links,
        left_size=len(left.claims),
        right_size=len(right.claims),
    )


def total(scores: Sequence[AlignmentScore], part: str) -> Counts:
    return sum((getattr(score, part) for score in scores), Counts())


def show_alignment(before: list[AlignmentScore], after: list[AlignmentScore]) -> None:
    pairs = list(zip(before, after, strict=True))
    for part in ("edge", "strict", "one_sided"):

        def gain(sample, part=part) -> float:
            old, new = zip(*sample, strict=True)
            return total(new, part).f1 - total(old, part).f1

        low, high = bootstrap_interval(pairs, gain)
        print(
            f"alignment, {part} F1: {total(before, part).f1:.4f} -> {total(after, part).f1:.4f},"
            f" gain {gain(pairs):+.4f} [{low:+.4f}, {high:+.4f}]"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("cases", type=Path)
    parser.add_argument("--folds", type=int, default=2)
    parser.add_argument("--only-fold", type=int, help="train and measure this fold alone")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--learning-rate", type=float, default=3e-4)
    parser.add_argument("--plain", action="store_true")
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()

    import django

    django.setup()
    cases = list(read_cases(options.cases.read_text(encoding="utf-8").split("\n")))
    folder = options.folder or Path(tempfile.mkdtemp())
    folds = [cases[fold :: options.folds] for fold in range(options.folds)]
    chosen = range(options.folds) if options.only_fold is None else [options.only_fold]
    trained = [train_fold(folds, fold, folder, options) for fold in chosen]
    measure([folds[fold] for fold in chosen], trained)


def train_fold(folds, fold, folder, options):
    """The adapter trained without the documents of ``fold``."""
    from claims.adapters.making import Request, make_adapter, read_data
    from claims.adapters.training import Options
    from claims.management.adapter_text import write_report

    unseen = sentences_of(folds[fold])
    others = [case for other, part in enumerate(folds) for case in part if other != fold]
    pairs = [pair for pair in gold_pairs(others) if unseen.isdisjoint(pair)]
    request = Request(
        pairs=write_pairs(folder / f"train-{fold}.tsv", pairs),
        output=(folder / f"adapter-{fold}").resolve(),
        held_out_share=0.0,
        held_out=write_pairs(folder / f"unseen-{fold}.tsv", gold_pairs(folds[fold])),
        base=None,
        plain=options.plain,
        resume=True,
        training=Options(
            epochs=options.epochs,
            batch_size=32,
            rank=16,
            learning_rate=options.learning_rate,
            seed=13,
        ),
    )
    adapter = make_adapter(request, read_data(request))
    print(f"fold {fold}: {len(pairs)} training pairs", *write_report(adapter), sep="\n", flush=True)
    return adapter


def measure(folds, trained) -> None:
    """Retrieval in all these folds together, and alignment case by case."""
    from claims.encoders import load_encoder

    for measure, direction in product(("cosine", "margin"), ("de_lb", "lb_de")):
        counts = [
            sum(a.notes[when][measure][direction]["hits"] for a in trained)
            for when in ("before", "after")
        ]
        size = sum(adapter.notes["held_out_pairs"] for adapter in trained)
        shares = " -> ".join(f"{count / size:.3f} ({count}/{size})" for count in counts)
        print(f"retrieval, {measure} {direction}: {shares}")
    base = load_encoder("bundled")
    before, after = [], []
    for fold, adapter in zip(folds, trained, strict=True):
        encoder = load_encoder(str(adapter.folder))
        before += [align(case, base.encode) for case in fold]
        after += [align(case, encoder.encode) for case in fold]
    show_alignment(before, after)


if __name__ == "__main__":
    main()
