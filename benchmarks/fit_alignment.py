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
import random
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

from claims.engine.alignment import model as alignment_model
from claims.engine.alignment.evidence import collect_evidence
from claims.engine.alignment.features import FEATURES, group_features
from claims.engine.alignment.groups import candidate_groups, score_pairs
from claims.engine.alignment.inputs import side_input
from claims.engine.alignment.model import Logistic, sigmoid
from claims.engine.alignment.order import CONTEXT_FEATURES, Context, group_context
from claims.engine.alignment.solver import choose_groups
from claims.engine.cases import Case, read_cases
from claims.engine.compare import Encode, encode_report, make_report
from claims.engine.languages.translation import get_translator
from claims.engine.scoring import (
    AlignmentScore,
    Group,
    expected_calibration_error,
    reliability_table,
    score_alignment,
)
from claims.engine.types import Report

FOLDS = 5
PENALTY = 5.0  # L2 on standardised features
# More similarity never speaks against a link: all other coefficients are kept at or
# above zero, which costs nothing on the cases and keeps the model sane elsewhere.
# The variants keep the order of translations, which independent reports do not: there,
# order may support a link but not make one.
MOST_ORDER = 0.4
FREE_SIGN = frozenset({"length_gap", "three_claims", "four_claims", "apart", "independence"})
POSSIBLE = 1.0  # log odds below the price down to which a link is shown as possible
PRICES = np.arange(-3.0, 0.76, 0.25)

Array = NDArray[np.float64]
INDEPENDENT = "independent "


LONGEST_CUT, MOST_DROPPED = 0.5, 0.4  # of a claim's words, when it is loosened
THINNED = 0.4  # of the words that lexical evidence sees


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """Candidate groups of one case with their features and whether gold has them."""

    case: Case
    groups: list[Group]
    features: NDArray[np.float32]
    is_gold: NDArray[np.bool_]

    def context(self, first: Logistic) -> Context:
        sizes = {"left": len(self.case.left.claims), "right": len(self.case.right.claims)}
        return group_context(self.groups, first.score(self.features), **sizes)


def change(report: Report, edit: Callable[[str], str]) -> Report:
    return make_report([(edit(c.text), c.kind) for c in report.claims], report.language)


def loosen(case: Case) -> Case:
    """The case with claims that say less, each side on its own."""
    chance = random.Random(f"loosen {case.id}")

    def edit(text: str) -> str:
        words = text.split()
        if len(words) < 6:
            return text
        if chance.random() < 0.5:
            cut = int(len(words) * chance.uniform(0.2, LONGEST_CUT))
            words = words[cut:] if chance.random() < 0.5 else words[: len(words) - cut]
        dropped = chance.uniform(0, MOST_DROPPED)
        kept = [word for word in words if chance.random() > dropped]
        return " ".join(kept if len(kept) >= 4 else words)

    return Case(
        id=f"{case.id} loosened",
        left=change(case.left, edit),
        right=change(case.right, edit),
        links=case.links,
        discrepancies=(),
    )


def thin(report: Report, seed: str) -> Report:
    """The report with words left out."""
    chance = random.Random(f"thin {seed}")

    def edit(text: str) -> str:
        words = text.split()
        kept = [word for word in words if chance.random() > THINNED]
        return " ".join(kept if len(kept) >= 3 else words[:3])

    return change(report, edit)


def excerpt(case: Case) -> Case:
    """A few claims of each side, most without counterpart: what is left to align is often so."""
    chance = random.Random(f"excerpt {case.id}")
    kept = [
        sorted(chance.sample(range(len(side.claims)), min(len(side.claims), chance.randint(3, 6))))
        for side in (case.left, case.right)
    ]
    rows = [{index: row for row, index in enumerate(side)} for side in kept]
    links = tuple(
        (tuple(rows[0][i] for i in a), tuple(rows[1][j] for j in b))
        for a, b in case.links
        if all(i in rows[0] for i in a) and all(j in rows[1] for j in b)
    )
    sides = [
        make_report([(side.claims[i].text, side.claims[i].kind) for i in chosen], side.language)
        for side, chosen in zip((case.left, case.right), kept, strict=True)
    ]
    return Case(
        id=f"{case.id} excerpt", left=sides[0], right=sides[1], links=links, discrepancies=()
    )


def prepare(case: Case, encode: Encode, *, thinned: bool = False) -> Prepared:
    left, right = case.left, case.right
    seen = (thin(left, case.id), thin(right, f"{case.id} r")) if thinned else (left, right)
    evidence = collect_evidence(
        side_input(seen[0], encode_report(left, encode)),
        side_input(seen[1], encode_report(right, encode)),
        get_translator(right.language, left.language),
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

    bounds = [_bounds(name, float(unit)) for name, unit in zip(names, spread, strict=True)]
    bounds.append((None, None))
    start = np.zeros(x.shape[1])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds).x
    weights = found[:-1] / spread
    return Logistic(names=names, coefficients=weights, intercept=float(found[-1] - weights @ mean))


def _bounds(name: str, unit: float) -> tuple[float | None, float | None]:
    """Allowed weights of a standardised feature."""
    if name.removeprefix(INDEPENDENT) in FREE_SIGN:
        return None, None
    if name.startswith(f"{INDEPENDENT}order"):
        return 0, MOST_ORDER * unit
    return 0, None


@dataclass(frozen=True, kw_only=True)
class Models:
    """The three logistic models."""

    first: Logistic
    parallel: Logistic
    independent: Logistic


def fit_models(cases: list[Prepared]) -> Models:
    """The first pass, then both sets of weights of the second in one regression."""
    target = np.concatenate([case.is_gold for case in cases])
    first = fit_logistic(
        np.concatenate([case.features for case in cases]).astype(np.float64), target, FEATURES
    )
    names = FEATURES + CONTEXT_FEATURES
    rows = np.concatenate([mixed_rows(case, first) for case in cases])
    mixed = (*names, *(f"{INDEPENDENT}{name}" for name in names), "independence")
    both = fit_logistic(rows, target, mixed)
    split = len(names)
    return Models(
        first=first,
        parallel=Logistic(
            names=names, coefficients=both.coefficients[:split], intercept=both.intercept
        ),
        independent=Logistic(
            names=names,
            coefficients=both.coefficients[split:-1],
            intercept=both.intercept + float(both.coefficients[-1]),
        ),
    )


def mixed_rows(case: Prepared, first: Logistic) -> Array:
    """Features weighted by how parallel and how independent the case is, side by side."""
    context = case.context(first)
    share = context.independence
    features = np.hstack([case.features, context.features]).astype(np.float64)
    constant = np.full((len(features), 1), share)
    return np.hstack([features * (1 - share), features * share, constant])


def scores_of(case: Prepared, models: Models) -> Array:
    context = case.context(models.first)
    features = np.hstack([case.features, context.features])
    share = context.independence
    return (1 - share) * models.parallel.score(features) + share * models.independent.score(
        features
    )


Unseen = list[tuple[Prepared, Array]]


def cross_validate(variants: list[list[Prepared]]) -> list[Unseen]:
    """Scores of each variant's cases by models fitted without any variant of them."""
    count = len(variants[0])
    order = np.random.default_rng(13).permutation(count)
    unseen: list[Unseen] = [[] for _ in variants]
    for fold in range(FOLDS):
        held_out = set(order[fold::FOLDS].tolist())
        models = fit_models(
            [cases[i] for cases in variants for i in range(count) if i not in held_out]
        )
        for cases, results in zip(variants, unseen, strict=True):
            results += [(cases[i], scores_of(cases[i], models)) for i in sorted(held_out)]
    return unseen


def choose(case: Prepared, scores: Array, price: float) -> list[int]:
    sizes = {"left": len(case.case.left.claims), "right": len(case.case.right.claims)}
    return choose_groups(case.groups, scores - price, **sizes)


def total_score(unseen: Unseen, price: float) -> AlignmentScore:
    total = AlignmentScore()
    for case, scores in unseen:
        total += score_alignment(
            [case.groups[k] for k in choose(case, scores, price)],
            case.case.links,
            left_size=len(case.case.left.claims),
            right_size=len(case.case.right.claims),
        )
    return total


def calibrate(unseen: Unseen, price: float) -> tuple[float, float, float]:
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


def best_price(name: str, unseen: Unseen) -> float:
    """The price with the best edges and one-sided claims; prints what each price gives."""
    by_price = {float(price): total_score(unseen, float(price)) for price in PRICES}
    for price, score in by_price.items():
        print(
            f"{name}: price {price:5.2f}  edge F1 {score.edge.f1:.4f}"
            f"  strict F1 {score.strict.f1:.4f}  one-sided F1 {score.one_sided.f1:.4f}"
        )
    best = max(by_price, key=lambda p: by_price[p].edge.f1 + by_price[p].one_sided.f1)
    print(f"{name}: best price {best}")
    return best


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
    cases = list(read_cases(lines))
    looser = [loosen(case) for case in cases]
    plain = [prepare(case, encode) for case in cases]
    variants = [
        plain,
        plain,  # twice: translations are what is measured, and common in agency news
        [prepare(case, encode) for case in looser],
        [prepare(case, encode, thinned=True) for case in looser],
        [prepare(excerpt(case), encode) for case in cases],
    ]
    unseen = cross_validate(variants)
    parallel_price = best_price("as it is", unseen[0])
    independent_price = best_price("loosened", unseen[2] + unseen[3])
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


def dump(model: Logistic) -> dict[str, object]:
    return {
        "features": list(model.names),
        "coefficients": [round(float(c), 5) for c in model.coefficients],
        "intercept": round(model.intercept, 5),
    }


if __name__ == "__main__":
    main()
