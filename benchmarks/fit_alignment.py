"""Fit the weights of alignment on cases with gold links, by cross-validation over cases.

    python benchmarks/fit_alignment.py CASES.jsonl [--encoder NAME] [--output model.json]

Gold cases are translations; what two newsrooms write is not. So each case is used
four times: as it is, loosened (claims lose words or a whole end, as if one report said
more than the other), and loosened with the words thinned out for the lexical evidence
only (as if the other newsroom had chosen other words), and as an excerpt of a few claims.
The models learn from all of them.

The price of leaving a claim alone and the calibration come from predictions on unchanged
cases that the fold's models have not seen, and so do the figures that are printed.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

from benchmarks.fitting.cross_validation import (
    Unseen,
    best_price,
    calibrate,
    cross_validate,
    scores_by_price,
)
from benchmarks.fitting.preparation import LOOSENED, PLAIN, prepare_variants
from benchmarks.fitting.regression import fit_models
from claims.engine.alignment import model as alignment_model
from claims.engine.alignment.model import Logistic
from claims.engine.cases import read_cases

POSSIBLE = 1.0  # log odds below the price down to which a link is shown as possible


def main() -> None:
    """Fits, prints what unseen cases give, and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("cases", type=Path)
    parser.add_argument("--encoder")
    parser.add_argument(
        "--output", type=Path, default=Path(alignment_model.__file__).with_name("model.json")
    )
    options = parser.parse_args()

    import django

    django.setup()
    from claims.encoders import get_encoder

    encode = get_encoder(options.encoder).encode
    lines = options.cases.read_text(encoding="utf-8").splitlines()
    cases = list(read_cases(lines))
    variants = prepare_variants(cases, encode)
    unseen = cross_validate(variants)
    parallel_price = print_prices("as it is", [u for v in PLAIN for u in unseen[v]])
    independent_price = print_prices("loosened", [u for v in LOOSENED for u in unseen[v]])
    slope, shift, error = calibrate(unseen[0], parallel_price)
    models = fit_models([case for group in variants for case in group])
    data = {
        "first": dump(models.first),
        "parallel": dump(models.parallel),
        "independent": dump(models.independent),
        "parallel_price": parallel_price,
        "independent_price": independent_price,
        "possible": POSSIBLE,
        "slope": round(slope, 4),
        "shift": round(shift, 4),
    }
    options.output.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    print(f"calibration error {error:.4f}; written to {options.output.name}")


def print_prices(name: str, unseen: Unseen) -> float:
    """The best price; prints what each price gives."""
    by_price = scores_by_price(unseen)
    for price, score in by_price.items():
        print(
            f"{name}: price {price:5.2f}  edge F1 {score.edge.f1:.4f}"
            f"  strict F1 {score.strict.f1:.4f}  one-sided F1 {score.one_sided.f1:.4f}"
        )
    best = best_price(by_price)
    print(f"{name}: best price {best}")
    return best


def dump(model: Logistic) -> dict[str, object]:
    """A model as it is stored."""
    return {
        "features": list(model.names),
        "coefficients": [round(float(c), 5) for c in model.coefficients],
        "intercept": round(model.intercept, 5),
    }


if __name__ == "__main__":
    main()
