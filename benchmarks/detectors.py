"""Load time, memory and time per claim of facts and detectors: python -m benchmarks.detectors

Everything is measured in a fresh process, so that nothing is warm that would be cold. The
claims are the short news of the detectors' tests, or the gold links of ``--cases``; the
first pass is told apart from the second, in which the words were looked up before.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
Pair = tuple[tuple[str, ...], tuple[str, ...]]


def read_pairs(cases: str) -> list[Pair]:
    """Linked texts: of the cases' gold links, otherwise of the tests' news."""
    if not cases:
        from tests.claims.engine.detectors.news_pairs import ROWS

        return [((german,), (luxembourgish,)) for _, german, luxembourgish, *_ in ROWS.values()]
    pairs: list[Pair] = []
    for line in Path(cases).read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        texts = [case[side]["claims"] for side in ("left", "right")]
        for left, right in case["links"]:
            pairs.append((tuple(texts[0][i] for i in left), tuple(texts[1][j] for j in right)))
    return pairs


def measure(cases: str) -> dict[str, float]:
    """Loads the packs, then reads facts and runs all detectors twice over all pairs."""
    pairs = read_pairs(cases)
    before = resident_mb()
    started = time.perf_counter()
    run([(("Der Minister kam am Dienstag.",), ("De Minister koum en Dënschdeg.",))])
    loaded = time.perf_counter()
    found = {"load_s": loaded - started, "before_mb": before, "loaded_mb": resident_mb()}
    claims = sum(len(left) + len(right) for left, right in pairs)
    for name in ("first", "again"):
        facts, detectors = run(pairs)
        found |= {
            f"{name}_facts_ms": 1000 * sum(facts) / claims,
            f"{name}_detectors_ms": 1000 * sum(detectors) / claims,
            f"{name}_slowest_ms": 1000 * max(map(sum, zip(facts, detectors, strict=True))),
            f"{name}_median_ms": 1000 * median(map(sum, zip(facts, detectors, strict=True))),
        }
    return found | {"claims": claims, "pairs": len(pairs), "after_mb": resident_mb()}


def run(pairs: Iterable[Pair]) -> tuple[list[float], list[float]]:
    """Seconds for the facts and for the detectors of each pair."""
    from claims.engine.compare import make_report
    from claims.engine.detectors import detect_all
    from claims.engine.pairs import make_pair
    from claims.engine.types import ClaimKind, Link

    facts, detectors = [], []
    for left, right in pairs:
        start = time.perf_counter()
        german = make_report([(text, ClaimKind.STATEMENT) for text in left], "de")
        luxembourgish = make_report([(text, ClaimKind.STATEMENT) for text in right], "lb")
        link = Link(left=tuple(range(len(left))), right=tuple(range(len(right))), confidence=1.0)
        read = time.perf_counter()
        detect_all(make_pair(german, luxembourgish, link))
        facts.append(read - start)
        detectors.append(time.perf_counter() - read)
    return facts, detectors


def resident_mb() -> float:
    """Resident memory of this process in MB."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def main() -> None:
    """Prints what a fresh process measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", default="", metavar="FILE", help="evaluation cases")
    parser.add_argument("--measure", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        print(json.dumps(measure(options.cases)))
        return
    command = [sys.executable, "-m", "benchmarks.detectors", "--measure", "--cases", options.cases]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    found = json.loads(done.stdout)
    print(f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores")
    print(
        f"load {found['load_s']:.2f} s, resident {found['before_mb']:.0f} MB"
        f" -> {found['loaded_mb']:.0f} MB loaded -> {found['after_mb']:.0f} MB after work"
    )
    print(f"{found['claims']:.0f} claims in {found['pairs']:.0f} links; milliseconds")
    print(
        f"{'':<18}{'facts':>8}{'detectors':>11}{'together':>10}{'median link':>13}{'slowest link':>14}"
    )
    for name, title in (("first", "per claim, new"), ("again", "per claim, again")):
        facts, detectors = found[f"{name}_facts_ms"], found[f"{name}_detectors_ms"]
        print(
            f"{title:<18}{facts:>8.2f}{detectors:>11.2f}{facts + detectors:>10.2f}"
            f"{found[f'{name}_median_ms']:>13.2f}{found[f'{name}_slowest_ms']:>14.2f}"
        )


if __name__ == "__main__":
    main()
