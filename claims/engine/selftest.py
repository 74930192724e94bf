"""The detectors' own test: what they find of changes made on purpose, and what without any."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from claims.engine.detectors import DETECTORS, detect_all
from claims.engine.perturbation import (
    LEFT,
    PERTURBATIONS,
    RIGHT,
    Change,
    apply_change,
    perturb,
)
from claims.engine.types import AlignedPair, Finding, Severity

GRAVE = frozenset({Severity.CRITICAL, Severity.MAJOR})
ANSWERS: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "weekday": frozenset({"weekday", "date"}),
        "month": frozenset({"date"}),
        "time": frozenset({"time"}),
        "number": frozenset({"number", "unit", "time", "date"}),
        "percentage": frozenset({"percentage", "number", "unit"}),
        "money": frozenset({"money", "number", "unit"}),
        "name": frozenset({"name", "place", "attribution"}),
        "negation": frozenset({"negation"}),
        "hedge": frozenset({"certainty"}),
    }
)
"""The detectors whose finding counts as having found a change of each kind."""

Similarity = Callable[[str, str], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One change, and the worst new finding about it (None where there is none)."""

    change: Change
    language: str
    before: str
    found: Finding | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recall:
    """How many changes of a kind were tried on a side, and how many were found."""

    kind: str
    side: str
    language: str
    tried: int
    found: int
    grave: int
    """Found with severity major or critical."""

    @property
    def share(self) -> float | None:
        """The recall, None where nothing could be changed."""
        return self.found / self.tried if self.tried else None


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfTest:
    """All trials, and the flags on the pairs as they are."""

    pairs: int
    trials: tuple[Trial, ...]
    untouched: Mapping[str, int] = field(default_factory=dict)
    """Flags of severity major or critical on the unchanged pairs, by detector."""
    untouched_all: Mapping[str, int] = field(default_factory=dict)
    """The same for flags of any severity."""

    def recalls(self) -> list[Recall]:
        """Recall by kind of change and side, in the order of the kinds."""
        rows = []
        for kind in PERTURBATIONS:
            for side in (LEFT, RIGHT):
                trials = [t for t in self.trials if (t.change.kind, t.change.side) == (kind, side)]
                found = [trial.found for trial in trials if trial.found is not None]
                rows.append(
                    Recall(
                        kind=kind,
                        side=side,
                        language=trials[0].language if trials else "",
                        tried=len(trials),
                        found=len(found),
                        grave=sum(finding.severity in GRAVE for finding in found),
                    )
                )
        return rows


def run_self_test(pairs: Sequence[AlignedPair], *, seed: int = 0) -> SelfTest:
    """Change each pair once in every way and on both sides; the same seed makes the same changes."""
    trials: list[Trial] = []
    grave: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for number, pair in enumerate(pairs):
        usual = detect_all(pair)
        every.update(finding.detector for finding in usual)
        grave.update(finding.detector for finding in usual if finding.severity in GRAVE)
        for kind in PERTURBATIONS:
            for side in (LEFT, RIGHT):
                rng = random.Random(f"{seed} {number} {kind} {side}")  # noqa: S311 (no secret)
                change = perturb(pair, kind, side=side, rng=rng)
                if change is not None:
                    trials.append(_try(pair, change, usual))
    slugs = [detector.slug for detector in DETECTORS]
    return SelfTest(
        pairs=len(pairs),
        trials=tuple(trials),
        untouched={slug: grave[slug] for slug in slugs},
        untouched_all={slug: every[slug] for slug in slugs},
    )


def _try(pair: AlignedPair, change: Change, usual: Iterable[Finding]) -> Trial:
    known = {finding.fingerprint for finding in usual}
    new = [
        finding
        for finding in detect_all(apply_change(pair, change))
        if finding.detector in ANSWERS[change.kind] and finding.fingerprint not in known
    ]
    severities = list(Severity)
    old = next(
        c for c in (pair.left if change.side == LEFT else pair.right) if c.index == change.claim
    )
    return Trial(
        change=change,
        language=old.language,
        before=old.text,
        found=min(new, key=lambda finding: severities.index(finding.severity), default=None),
    )
