"""The engine measured on cases with gold links: what ``manage.py evaluate`` runs.

Only links of the band "linked" are predictions; possible ones are kept apart. Detectors
run twice: on the predicted links, and alone on the gold links.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claims.engine.cases import Case, GoldDiscrepancy
from claims.engine.compare import Encode, encode_report, make_report
from claims.engine.detectors import detect_all
from claims.engine.languages import PACKS
from claims.engine.linking import link_reports
from claims.engine.pairs import make_pair, make_pairs
from claims.engine.scoring import (
    AlignmentScore,
    Group,
    PairFlag,
    edges,
    is_found,
    score_alignment,
)
from claims.engine.types import ClaimKind, Finding, Link, Span

LINKED = "linked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """A finding and the group of claims that it was found in."""

    group: Group
    finding: Finding

    @property
    def pair(self) -> PairFlag:
        """The claims it points at: of its first evidence, else the first of the group."""
        return PairFlag(
            kind=self.finding.kind,
            severity=self.finding.severity.value,
            left=_first_claim(self.finding.left, self.group[0]),
            right=_first_claim(self.finding.right, self.group[1]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseResult:
    """What the engine found in one case."""

    case: Case
    linked: tuple[Link, ...]
    suggested: tuple[Link, ...]
    flags: tuple[Flag, ...]
    one_sided_flags: tuple[Flag, ...]
    gold_link_flags: tuple[Flag, ...]

    @property
    def groups(self) -> list[Group]:
        """The predicted links."""
        return [group_of(link) for link in self.linked]

    @property
    def score(self) -> AlignmentScore:
        """How well the case was aligned."""
        return score_alignment(
            self.groups,
            self.case.links,
            left_size=len(self.case.left.claims),
            right_size=len(self.case.right.claims),
        )

    def clean_links(self, groups: Sequence[Group]) -> set[Group]:
        """Those of ``groups`` that are gold links in which nothing was changed."""
        gold = {sort_group(group) for group in self.case.links}
        return {
            group
            for group in map(sort_group, groups)
            if group in gold and not any(_holds(group, d) for d in self.case.discrepancies)
        }

    def found(self, discrepancy: GoldDiscrepancy, flags: Sequence[Flag]) -> bool:
        """Whether a gold discrepancy is among ``flags``."""
        pair = (discrepancy.left, discrepancy.right)
        return is_found(discrepancy.kind, pair, (flag.pair for flag in flags))

    def is_linked(self, discrepancy: GoldDiscrepancy) -> bool:
        """Whether both claims of a gold discrepancy are in one predicted link."""
        return (discrepancy.left, discrepancy.right) in edges(self.groups)


@dataclass(slots=True, kw_only=True)
class Timing:
    """Seconds spent on encoding and on everything else, over ``claims`` claims."""

    claims: int = 0
    encoding: float = 0.0
    facts: float = 0.0
    alignment: float = 0.0
    detection: float = 0.0

    @property
    def other(self) -> float:
        """Everything but encoding."""
        return self.facts + self.alignment + self.detection

    def as_dict(self) -> dict[str, float]:
        """Seconds, claims per second, and how much everything else costs."""
        total = self.encoding + self.other
        return {
            "claims": self.claims,
            "encoding_seconds": self.encoding,
            "other_seconds": self.other,
            "facts_seconds": self.facts,
            "alignment_seconds": self.alignment,
            "detection_seconds": self.detection,
            "encoding_claims_per_second": _rate(self.claims, self.encoding),
            "other_claims_per_second": _rate(self.claims, self.other),
            "claims_per_second": _rate(self.claims, total),
            "other_share_of_total": self.other / total if total else 0.0,
            "other_to_encoding": self.other / self.encoding if self.encoding else 0.0,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """The results of all cases with one encoder."""

    encoder: str
    results: tuple[CaseResult, ...]
    timing: Timing = field(default_factory=Timing)


def evaluate_cases(
    cases: Sequence[Case],
    encode: Encode,
    *,
    encoder: str,
    reading_seconds: float = 0.0,
    on_progress: Callable[[int, int], None] | None = None,
) -> Evaluation:
    """Runs the engine over all cases; ``reading_seconds`` went into their facts already."""
    timing = Timing(facts=reading_seconds)
    _warm_up(cases, encode)
    results = []
    for done, case in enumerate(cases, start=1):
        results.append(evaluate_case(case, encode, timing=timing))
        if on_progress:
            on_progress(done, len(cases))
    return Evaluation(encoder=encoder, results=tuple(results), timing=timing)


def evaluate_case(case: Case, encode: Encode, *, timing: Timing | None = None) -> CaseResult:
    """Runs the engine over one case and adds the time that it took."""
    timing = timing if timing is not None else Timing()

    def timed(texts: Sequence[str]) -> NDArray[np.float32]:
        began = time.perf_counter()
        vectors = encode(texts)
        timing.encoding += time.perf_counter() - began
        return vectors

    began, encoded_before = time.perf_counter(), timing.encoding
    left, right = case.left, case.right
    alignment = link_reports(left, right, encode_report(left, timed), encode_report(right, timed))
    aligned = time.perf_counter()
    flags = [
        Flag(group=_group(pair.left, pair.right), finding=finding)
        for pair in make_pairs(left, right, alignment)
        for finding in detect_all(pair)
    ]
    timing.alignment += aligned - began - (timing.encoding - encoded_before)
    timing.detection += time.perf_counter() - aligned
    timing.claims += len(left.claims) + len(right.claims)
    return CaseResult(
        case=case,
        linked=tuple(link for link in alignment.links if link.band == LINKED),
        suggested=tuple(link for link in alignment.links if link.band != LINKED),
        flags=tuple(flag for flag in flags if all(flag.group)),
        one_sided_flags=tuple(flag for flag in flags if not all(flag.group)),
        gold_link_flags=tuple(_flags_on_gold(case)),
    )


def predictions(result: CaseResult) -> dict[str, Any]:
    """One case's links and flags, as a line of a predictions file."""
    return {
        "id": result.case.id,
        "links": [[list(link.left), list(link.right)] for link in result.linked],
        "confidences": [link.confidence for link in result.linked],
        "suggested": [[list(link.left), list(link.right)] for link in result.suggested],
        "discrepancies": [_flag_json(flag) for flag in result.flags],
        "one_sided": [_flag_json(flag) for flag in result.one_sided_flags],
    }


def load_packs() -> None:
    """Loads the language packs with all their data, so that timing starts after it."""
    for language in PACKS:
        make_report([("Anna Weber, 12. Mai 2023.", ClaimKind.STATEMENT)], language)


def group_of(link: Link) -> Group:
    """The claims of a link, sorted."""
    return sort_group((link.left, link.right))


def sort_group(group: Group) -> Group:
    """The same claims in reading order: equal groups are equal."""
    return tuple(sorted(group[0])), tuple(sorted(group[1]))


def _warm_up(cases: Sequence[Case], encode: Encode) -> None:
    """Loads the encoder and all that is loaded once: it is no part of the rate."""
    for case in cases[:1]:
        small = replace(
            case,
            left=replace(case.left, claims=case.left.claims[:1]),
            right=replace(case.right, claims=case.right.claims[:1]),
            links=(),
            discrepancies=(),
        )
        evaluate_case(small, encode)


def _flags_on_gold(case: Case) -> Iterator[Flag]:
    for left, right in case.links:
        pair = make_pair(case.left, case.right, Link(left=left, right=right, confidence=1.0))
        for finding in detect_all(pair):
            yield Flag(group=sort_group((left, right)), finding=finding)


def _flag_json(flag: Flag) -> dict[str, Any]:
    finding, pair = flag.finding, flag.pair
    return {
        "kind": pair.kind,
        "severity": pair.severity,
        "left": pair.left,
        "right": pair.right,
        "detector": finding.detector,
        "reason": finding.reason,
        "left_text": _quote(finding.left),
        "right_text": _quote(finding.right),
        "confidence": finding.confidence,
    }


def _group(left: Sequence[Any], right: Sequence[Any]) -> Group:
    return tuple(claim.index for claim in left), tuple(claim.index for claim in right)


def _first_claim(spans: Sequence[Span], members: Sequence[int]) -> int | None:
    claims = [span.claim for span in spans] or list(members)
    return claims[0] if claims else None


def _holds(group: Group, discrepancy: GoldDiscrepancy) -> bool:
    return discrepancy.left in group[0] and discrepancy.right in group[1]


def _quote(spans: Sequence[Span]) -> str:
    return " … ".join(span.text for span in spans)


def _rate(claims: int, seconds: float) -> float:
    return claims / seconds if seconds else 0.0
