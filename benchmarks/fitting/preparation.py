"""Cases with their candidate groups and features, ready for fitting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.fitting.variants import excerpt, loosen, thin
from claims.engine.alignment.evidence import collect_evidence
from claims.engine.alignment.features import group_features
from claims.engine.alignment.groups import candidate_groups, score_pairs
from claims.engine.alignment.inputs import side_input
from claims.engine.alignment.model import Logistic
from claims.engine.alignment.order import Context, group_context
from claims.engine.cases import Case
from claims.engine.compare import Encode, encode_report
from claims.engine.languages.translation import get_translator
from claims.engine.scoring import Group

# The variants that each price is chosen on; where newsrooms write independently, a claim
# often has no counterpart at all, as in an excerpt.
PLAIN, LOOSENED = (0,), (2, 3, 4)


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """Candidate groups of one case with their features and whether gold has them."""

    case: Case
    groups: tuple[Group, ...]
    features: NDArray[np.float32]
    is_gold: NDArray[np.bool_]

    def context(self, first: Logistic) -> Context:
        sizes = {"left": len(self.case.left.claims), "right": len(self.case.right.claims)}
        return group_context(self.groups, first.score(self.features), **sizes)


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


def prepare_variants(cases: Sequence[Case], encode: Encode) -> list[list[Prepared]]:
    """Each variant of all cases, in the cases' order; the first is the cases as they are."""
    looser = [loosen(case) for case in cases]
    plain = [prepare(case, encode) for case in cases]
    return [
        plain,
        plain,  # twice: translations are what is measured, and common in agency news
        [prepare(case, encode) for case in looser],
        [prepare(case, encode, thinned=True) for case in looser],
        [prepare(excerpt(case), encode) for case in cases],
    ]
