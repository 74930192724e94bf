"""Time and memory of all but encoding, and the ratio to it: python -m benchmarks.speed

Facts, alignment and detectors of reports with 40, 1,000 and 10,000 claims a side. Every size
runs in processes of its own, with the packs loaded before the clock starts; "new" is the
first time that a process sees the words, "next" new reports in a process that has compared
other news, "again" the same reports once more. The vectors are
made (``speed_cases``), so no model is needed; ``--encode`` also measures the bundled encoder
on the same texts, in the same process as the small pair. The best of several processes
counts: other work on the machine can only make a run slower.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.speed_cases import Vectors

ROOT = Path(__file__).resolve().parent.parent
SMALL = 40
STAGES = ("facts", "alignment", "detectors")


def measure(size: int, *, encode: bool, warm: bool) -> dict[str, float]:
    """Runs all stages twice on one pair in this process; seconds by stage, and peak memory."""
    from benchmarks.speed_cases import make_earlier_texts, make_texts, make_vectors

    texts = make_texts(size)
    vectors = make_vectors(texts.order, size=size)
    load()
    found: dict[str, float] = {"loaded_mb": peak_mb()}
    if warm:
        earlier = make_earlier_texts(size)
        run(earlier.left, earlier.right, *make_vectors(earlier.order, size=len(earlier.left)))
    for name in ("next",) if warm else ("new", "again"):
        for stage, seconds in run(texts.left, texts.right, *vectors).items():
            found[f"{name}_{stage}"] = seconds
        if name == "new":
            found["peak_mb"] = peak_mb()
        if size > SMALL:
            break
    return found | ({"encoding": encoding_seconds(texts.left, texts.right)} if encode else {})


def load() -> None:
    """Loads packs, word lists, model and solver, as a worker has them after its first comparison."""
    import numpy as np

    vectors = np.eye(2, dtype=np.float32)
    german = ["Der Minister kam am Dienstag.", "Es gab 12 Tote in Rom."]
    run(
        german, ["De Minister koum en Dënschdeg.", "Et gouf 12 Doudeger zu Roum."], vectors, vectors
    )


def run(
    left: list[str], right: list[str], left_vectors: Vectors, right_vectors: Vectors
) -> dict[str, float]:
    """Seconds of each stage for one pair of reports."""
    from claims.engine.alignment import encoding_text
    from claims.engine.compare import make_report
    from claims.engine.detectors import detect_all
    from claims.engine.linking import link_reports
    from claims.engine.pairs import make_pairs
    from claims.engine.types import ClaimKind

    times = [time.perf_counter()]
    german = make_report([(text, ClaimKind.STATEMENT) for text in left], "de")
    luxembourgish = make_report([(text, ClaimKind.STATEMENT) for text in right], "lb")
    times.append(time.perf_counter())
    for claim in (*german.claims, *luxembourgish.claims):
        encoding_text(claim)
    alignment = link_reports(german, luxembourgish, left_vectors, right_vectors)
    times.append(time.perf_counter())
    for pair in make_pairs(german, luxembourgish, alignment):
        detect_all(pair)
    times.append(time.perf_counter())
    return {stage: times[k + 1] - times[k] for k, stage in enumerate(STAGES)}


def encoding_seconds(left: list[str], right: list[str]) -> float:
    """Seconds that the bundled encoder takes for the encoding texts of a pair, best of five."""
    import django

    django.setup()
    from claims.encoders import load_encoder
    from claims.engine.alignment import encoding_text
    from claims.engine.compare import make_report
    from claims.engine.types import ClaimKind

    texts = [
        encoding_text(claim)
        for side, language in ((left, "de"), (right, "lb"))
        for claim in make_report([(t, ClaimKind.STATEMENT) for t in side], language).claims
    ]
    encoder = load_encoder("bundled")
    encoder.encode(texts)
    seconds = []
    for _ in range(5):
        start = time.perf_counter()
        encoder.encode(texts)
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def peak_mb() -> float:
    """Highest resident memory of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def in_process(
    size: int, *, rounds: int, encode: bool = False, warm: bool = False
) -> dict[str, float]:
    """The least of each figure over so many fresh processes; encoding is measured in each."""
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings"}
    command = [sys.executable, "-m", "benchmarks.speed", "--measure", str(size)]
    found = []
    for _ in range(rounds):
        done = subprocess.run(
            command + ["--encode"] * encode + ["--warm"] * warm,
            cwd=ROOT,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )
        found.append(json.loads(done.stdout))
    return {name: min(one[name] for one in found) for name in found[0]}


def print_small(found: dict[str, float], *, rounds: int) -> None:
    """Milliseconds of the small pair, and their ratio to encoding where it was measured."""
    print(f"{SMALL} + {SMALL} claims, best of {rounds} processes; milliseconds")
    print(f"{'':<8}{'facts':>9}{'alignment':>11}{'detectors':>11}{'together':>10}", end="")
    print(f"{'encoding':>10}{'ratio':>8}" if "encoding" in found else "")
    for name in ("new", "next", "again"):
        values = [found[f"{name}_{stage}"] for stage in STAGES]
        print(f"{name:<8}", end="")
        for value, width in zip((*values, sum(values)), (9, 11, 11, 10), strict=True):
            print(f"{1000 * value:>{width}.1f}", end="")
        if "encoding" in found:
            print(
                f"{1000 * found['encoding']:>10.1f}{sum(values) / found['encoding']:>8.2f}", end=""
            )
        print()


def main() -> None:
    """Prints what fresh processes measured."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--encode", action="store_true", help="also measure the bundled encoder")
    parser.add_argument("--rounds", type=int, default=5, help="processes of the small pair")
    parser.add_argument(
        "--sizes", type=int, nargs="*", default=[1000, 10_000], help="claims a side of large pairs"
    )
    parser.add_argument("--measure", type=int, metavar="SIZE", help=argparse.SUPPRESS)
    parser.add_argument("--warm", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        print(json.dumps(measure(options.measure, encode=options.encode, warm=options.warm)))
        return
    print(
        f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores,"
        f" Python {platform.python_version()}"
    )
    small = in_process(SMALL, rounds=options.rounds, warm=True)
    small |= in_process(SMALL, rounds=options.rounds, encode=options.encode)
    print_small(small, rounds=options.rounds)
    for size in options.sizes:
        found = in_process(size, rounds=1)
        stages = ", ".join(f"{stage} {found[f'new_{stage}']:.2f} s" for stage in STAGES)
        print(
            f"{size:,} + {size:,} claims, one process: {stages};"
            f" memory {found['loaded_mb']:.0f} MB loaded -> {found['peak_mb']:.0f} MB at most"
        )


if __name__ == "__main__":
    main()
