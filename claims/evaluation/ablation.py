"""What each part of alignment brings: the engine measured with one part switched off at a time.

The weights stay those of the whole engine, so a part that is switched off also unsettles
the price of leaving a claim alone. Each row is therefore given twice: at the fitted price,
and at the price that is best for it on these cases, which flatters the row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from claims.engine.alignment.align import ScoredGroups, choose_links, score_groups, weak_claims
from claims.engine.alignment.evidence import SideInput, collect_evidence
from claims.engine.alignment.inputs import encoding_text, side_input
from claims.engine.alignment.model import AlignmentModel, load_model
from claims.engine.cases import Case
from claims.engine.compare import Encode
from claims.engine.languages.translation import get_translator
from claims.engine.scoring import AlignmentScore, score_alignment
from claims.engine.types import ClaimFacts, Report

_NGRAMS = ("ngram_margin", "ngram_lead", "weakest_ngram", "ngram_gain")
_CONCEPTS = (
    "concept_margin",
    "concept_lead",
    "concept_least",
    "concept_most",
    "weakest_concept",
)
_DENSE = ("dense_cosine", "dense_margin", "dense_lead", "weakest_dense", "dense_gain")
_ORDER = ("order_best", "order_worst")
# Shifts of the price, in log odds, among which the best is taken.
_SHIFTS = (-1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ablation:
    """An engine with a part switched off; ``without`` names features that get no weight."""

    name: str
    masks: bool = True
    glosses: bool = True
    groups: bool = True
    without: tuple[str, ...] = ()


ABLATIONS = (
    Ablation(name="everything on"),
    Ablation(name="no masking of values", masks=False),
    Ablation(name="no lexicon", glosses=False),
    Ablation(name="no n-grams", without=_NGRAMS),
    Ablation(name="no shared words", without=_CONCEPTS),
    Ablation(name="no lexical evidence", without=_NGRAMS + _CONCEPTS),
    Ablation(name="no vectors", without=_DENSE),
    Ablation(name="no order support", without=_ORDER),
    Ablation(name="no competition", without=("competition",)),
    Ablation(name="no groups", groups=False),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AblationRow:
    """Scores of one ablation at the fitted price and at the price that suits it best."""

    name: str
    fitted: AlignmentScore
    best: AlignmentScore
    shift: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scored:
    case: Case
    groups: ScoredGroups
    weak: tuple[list[bool], list[bool]]


def ablate(
    cases: Sequence[Case],
    encode: Encode,
    *,
    on_progress: Callable[[int, int], None] | None = None,
) -> Iterator[AblationRow]:
    """A row for the whole engine, then one for each part that is switched off."""
    total = len(ABLATIONS) * len(cases)
    for number, ablation in enumerate(ABLATIONS):
        model = load_model().without(ablation.without)
        scored = []
        for done, case in enumerate(cases, start=number * len(cases) + 1):
            scored.append(_score(case, encode, ablation, model))
            if on_progress:
                on_progress(done, total)
        yield _row(ablation, scored, model)


def as_json(rows: Sequence[AblationRow]) -> list[dict[str, Any]]:
    """The rows as values for JSON."""
    return [
        {
            "name": row.name,
            "best_shift": row.shift,
            **{
                f"{part}_f1{suffix}": round(getattr(score, part).f1, 4)
                for suffix, score in (("", row.fitted), ("_at_best_price", row.best))
                for part in ("edge", "strict", "one_sided")
            },
        }
        for row in rows
    ]


def _row(ablation: Ablation, scored: Sequence[_Scored], model: AlignmentModel) -> AblationRow:
    by_shift = {shift: _total(scored, model, shift) for shift in _SHIFTS}
    best = max(_SHIFTS, key=lambda s: (by_shift[s].edge.f1 + by_shift[s].one_sided.f1, -abs(s)))
    return AblationRow(name=ablation.name, fitted=by_shift[0.0], best=by_shift[best], shift=best)


def _score(case: Case, encode: Encode, ablation: Ablation, model: AlignmentModel) -> _Scored:
    left, right = (
        report if ablation.masks else _unmask(report) for report in (case.left, case.right)
    )

    def read(report: Report) -> SideInput:
        texts = [encoding_text(claim, gloss=ablation.glosses) for claim in report.claims]
        return side_input(report, encode(texts), gloss=ablation.glosses)

    translate = get_translator(right.language, left.language)
    evidence = collect_evidence(
        read(left), read(right), translate if ablation.glosses else lambda _lemma: ()
    )
    groups = score_groups(evidence, model)
    if not ablation.groups:
        groups = _singles(groups)
    return _Scored(case=case, groups=groups, weak=(weak_claims(left), weak_claims(right)))


def _unmask(report: Report) -> Report:
    """The report without the facts whose values are masked."""

    def bare(claim: ClaimFacts) -> ClaimFacts:
        facts = replace(claim.facts, quantities=(), dates=(), weekdays=(), times=())
        return replace(claim, facts=facts)

    return replace(report, claims=tuple(map(bare, report.claims)))


def _singles(scored: ScoredGroups) -> ScoredGroups:
    """Of the groups, those of one claim a side."""
    kept = np.array([len(a) == len(b) == 1 for a, b in scored.groups], dtype=bool)
    context = replace(scored.context, features=scored.context.features[kept])
    return ScoredGroups(
        groups=tuple(group for group, keep in zip(scored.groups, kept, strict=True) if keep),
        features=scored.features[kept],
        context=context,
        scores=scored.scores[kept],
    )


def _total(scored: Sequence[_Scored], model: AlignmentModel, shift: float) -> AlignmentScore:
    priced = replace(
        model,
        parallel_price=model.parallel_price + shift,
        independent_price=model.independent_price + shift,
    )
    total = AlignmentScore()
    for item in scored:
        firm, _possible = choose_links(item.groups, priced, item.weak)
        total += score_alignment(
            [item.groups.groups[k] for k in firm],
            item.case.links,
            left_size=len(item.case.left.claims),
            right_size=len(item.case.right.claims),
        )
    return total
