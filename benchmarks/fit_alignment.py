"""Fit the weights of alignment on cases with gold links, by cross-validation over cases.

    python benchmarks/fit_alignment.py CASES.jsonl [--encoder NAME] [--output model.json]

Fits the two logistic models on all cases. The price of leaving a claim alone and the
calibration come from predictions on cases that the fold's models have not seen, and so
do the figures that are printed.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

from claims.engine.alignment import model as alignment_model
from claims.engine.alignment.evidence import collect_evidence
from claims.engine.alignment.features import FEATURES, ORDER_FEATURES, group_features
from claims.engine.alignment.groups import candidate_groups, score_pairs
from claims.engine.alignment.inputs import side_input
from claims.engine.alignment.model import Logistic, sigmoid
from claims.engine.alignment.order import order_support
from claims.engine.alignment.solver import choose_groups
from claims.engine.cases import Case, read_cases
from claims.engine.compare import Encode, encode_report
from claims.engine.languages.translation import get_translator
from claims.engine.scoring import (
    AlignmentScore,
    Group,
    expected_calibration_error,
    reliability_table,
    score_alignment,
)

FOLDS = 5
PENALTY = 1.0  # L2 on standardised features
PRICES = np.arange(-3.0, 0.76, 0.25)

Array = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """Candidate groups of one case with their features and whether gold has them."""

    case: Case
    groups: list[Group]
    features: NDArray[np.float32]
    is_gold: NDArray[np.bool_]

    def support(self, first: Logistic) -> NDArray[np.float32]:
        probabilities = sigmoid(first.score(self.features))
        sizes = {"left": len(self.case.left.claims), "right": len(self.case.right.claims)}
        return order_support(self.groups, probabilities, **sizes)


def prepare(case: Case, encode: Encode) -> Prepared:
    evidence = collect_evidence(
        side_input(case.left, encode_report(case.left, encode)),
        side_input(case.right, encode_report(case.right, encode)),
        get_translator(case.right.language, case.left.language),
    )
    pairs = score_pairs(evidence)
    groups = candidate_groups(evidence, pairs)
    gold = {(tuple(sorted(a)), tuple(sorted(b))) for a, b in case.links}
    return Prepared(
        case=case,
        groups=groups,
        features=group_features(evidence, pairs, groups),
        is_gold=np.array([group in gold for group in groups]),
    )


def fit_logistic(features: Array, target: Array, names: tuple[str, ...]) -> Logistic:
    """Maximum likelihood with an L2 penalty on standardised features."""
    mean, spread = features.mean(axis=0), features.std(axis=0)
    spread[spread == 0] = 1
    x = np.hstack([(features - mean) / spread, np.ones((len(features), 1))])
    sign = np.where(target, 1.0, -1.0)

    def loss(weights: Array) -> tuple[float, Array]:
        margin = sign * (x @ weights)
        value = np.logaddexp(0, -margin).sum() + PENALTY / 2 * (weights[:-1] ** 2).sum()
        gradient = -(x * (sign * sigmoid(-margin))[:, None]).sum(axis=0)
        gradient[:-1] += PENALTY * weights[:-1]
        return float(value), gradient

    found = minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B").x
    weights = found[:-1] / spread
    return Logistic(names=names, coefficients=weights, intercept=float(found[-1] - weights @ mean))


def fit_both(cases: list[Prepared]) -> tuple[Logistic, Logistic]:
    target = np.concatenate([case.is_gold for case in cases])
    plain = np.concatenate([case.features for case in cases]).astype(np.float64)
    first = fit_logistic(plain, target, FEATURES)
    support = np.concatenate([case.support(first) for case in cases])
    second = fit_logistic(np.hstack([plain, support]), target, FEATURES + ORDER_FEATURES)
    return first, second


def scores_of(case: Prepared, models: tuple[Logistic, Logistic]) -> Array:
    return models[1].score(np.hstack([case.features, case.support(models[0])]))


def cross_validate(cases: list[Prepared]) -> list[tuple[Prepared, Array]]:
    """Scores of each case by models that were fitted without it."""
    order = np.random.default_rng(13).permutation(len(cases))
    unseen = []
    for fold in range(FOLDS):
        held_out = set(order[fold::FOLDS].tolist())
        models = fit_both([case for i, case in enumerate(cases) if i not in held_out])
        unseen += [(cases[i], scores_of(cases[i], models)) for i in sorted(held_out)]
    return unseen


def choose(case: Prepared, scores: Array, price: float) -> list[int]:
    sizes = {"left": len(case.case.left.claims), "right": len(case.case.right.claims)}
    return choose_groups(case.groups, scores - price, **sizes)


def total_score(unseen: list[tuple[Prepared, Array]], price: float) -> AlignmentScore:
    total = AlignmentScore()
    for case, scores in unseen:
        total += score_alignment(
            [case.groups[k] for k in choose(case, scores, price)],
            case.case.links,
            left_size=len(case.case.left.claims),
            right_size=len(case.case.right.claims),
        )
    return total


def calibrate(unseen: list[tuple[Prepared, Array]], price: float) -> tuple[float, float, float]:
    """Slope and shift of Platt scaling on chosen groups, and the calibration error after it."""
    picked = [
        (float(scores[k]), bool(case.is_gold[k]))
        for case, scores in unseen
        for k in choose(case, scores, price)
    ]
    x = np.array([[score] for score, _ in picked])
    target = np.array([correct for _, correct in picked])
    fitted = fit_logistic(x, target, ("score",))
    slope, shift = float(fitted.coefficients[0]), fitted.intercept
    confidence = sigmoid(slope * x[:, 0] + shift)
    table = reliability_table(zip(confidence.tolist(), target.tolist(), strict=True))
    return slope, shift, expected_calibration_error(table)


def main() -> None:
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
    cases = [prepare(case, encode) for case in read_cases(lines)]
    unseen = cross_validate(cases)
    by_price = {float(price): total_score(unseen, float(price)) for price in PRICES}
    for price, score in by_price.items():
        print(
            f"price {price:5.2f}  edge F1 {score.edge.f1:.4f}  strict F1 {score.strict.f1:.4f}  one-sided F1 {score.one_sided.f1:.4f}"
        )
    price = max(by_price, key=lambda p: by_price[p].edge.f1 + by_price[p].strict.f1)
    slope, shift, error = calibrate(unseen, price)
    first, second = fit_both(cases)
    data = {
        "first": dump(first),
        "second": dump(second),
        "price": price,
        "slope": round(slope, 4),
        "shift": round(shift, 4),
        "linked": 0.5,
        "suggested": 0.2,
    }
    options.output.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    print(f"price {price}, calibration error {error:.4f}; written to {options.output.name}")


def dump(model: Logistic) -> dict[str, object]:
    return {
        "features": list(model.names),
        "coefficients": [round(float(c), 5) for c in model.coefficients],
        "intercept": round(model.intercept, 5),
    }


if __name__ == "__main__":
    main()
