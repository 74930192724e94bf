"""From two reports and their vectors to links: the whole of alignment, top to bottom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from claims.engine.alignment.evidence import Evidence, collect_evidence
from claims.engine.alignment.features import FEATURES, group_features
from claims.engine.alignment.groups import Group, Members, candidate_groups, pad_groups, score_pairs
from claims.engine.alignment.inputs import content_words, is_compared, side_input
from claims.engine.alignment.model import AlignmentModel, Vector, load_model
from claims.engine.alignment.order import CONTEXT_FEATURES, Context, group_context
from claims.engine.alignment.solver import choose_groups
from claims.engine.languages.translation import get_translator
from claims.engine.types import AlignmentResult, Candidate, ClaimKind, Link, Report

Vectors = NDArray[np.float32]

RUNNERS_UP = 3
_CONCEPT_LEAST = FEATURES.index("concept_least")
_SHARED_WORDS = 0.5  # share of the concepts of both sides that proves a heading's link
_FEW_WORDS = 3  # content words below which a claim is never linked by confidence alone
_HEADINGS = frozenset({ClaimKind.HEADLINE, ClaimKind.SUBHEADING})


class AlignmentInputError(ValueError):
    """The vectors do not fit the claims."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredGroups:
    """Candidate groups with features (g, f), context and log odds (g,)."""

    groups: tuple[Group, ...]
    features: NDArray[np.float32]
    context: Context
    scores: Vector


def align_reports(
    left: Report,
    right: Report,
    left_vectors: Vectors,
    right_vectors: Vectors,
    *,
    pinned: Sequence[Group] = (),
    rejected: Sequence[Group] = (),
    model: AlignmentModel | None = None,
) -> AlignmentResult:
    """Links between the claims of two reports.

    ``left_vectors`` (n, d) and ``right_vectors`` (m, d) are unit vectors of each claim's
    ``encoding_text``; rows of boilerplate are not read. ``pinned`` groups, one side of
    which may be empty, are left out of the search: a person decided them. No link
    contains a ``rejected`` group.
    """
    _check_vectors(left, left_vectors, right, right_vectors)
    model = model or load_model()
    taken = ({i for a, _ in pinned for i in a}, {j for _, b in pinned for j in b})
    free = (_free(left, taken[0]), _free(right, taken[1]))
    open_left, open_right = _part(left, free[0]), _part(right, free[1])
    if not free[0] or not free[1]:
        return AlignmentResult(links=(), unmatched_left=free[0], unmatched_right=free[1])
    evidence = collect_evidence(
        side_input(open_left, left_vectors[list(free[0])]),
        side_input(open_right, right_vectors[list(free[1])]),
        get_translator(right.language, left.language),
    )
    scored = score_groups(evidence, model, _forbidden(rejected, free))
    weak = (weak_claims(open_left), weak_claims(open_right))
    firm, possible = choose_links(scored, model, weak)
    return _Result(scored, model, free).build(firm, possible)


def score_groups(
    evidence: Evidence, model: AlignmentModel, forbidden: Sequence[Group] = ()
) -> ScoredGroups:
    """Candidate groups with their log odds, in two passes: alone, then in their context."""
    pairs = score_pairs(evidence)
    groups = candidate_groups(evidence, pairs)
    if forbidden:
        groups = tuple(group for group in groups if not _contains_any(group, forbidden))
    features = group_features(evidence, pairs, groups)
    sizes = {"left": len(evidence.left), "right": len(evidence.right)}
    context = group_context(groups, model.first.score(features), **sizes)
    scores = model.second_score(features, context)
    return ScoredGroups(groups=groups, features=features, context=context, scores=scores)


def choose_links(
    scored: ScoredGroups, model: AlignmentModel, weak: tuple[list[bool], list[bool]]
) -> tuple[list[int], list[int]]:
    """Firm groups, and possible ones among the claims that these leave over.

    ``weak`` tells the claims of each side that similarity alone proves nothing for,
    headings and very short ones: they are linked when they share words, or not at all.
    """
    sizes = {"left": len(weak[0]), "right": len(weak[1])}
    price = model.price(scored.context)
    proven = scored.features[:, _CONCEPT_LEAST] >= _SHARED_WORDS
    unproven = _holds_any(scored.groups, weak) & ~proven
    gains = np.where(unproven, 0, scored.scores - price)
    firm = choose_groups(scored.groups, gains, **sizes)
    used = [{row for k in firm for row in scored.groups[k][side]} for side in (0, 1)]
    taken = [[row in used[side] for row in range(len(weak[side]))] for side in (0, 1)]
    blocked = _holds_any(scored.groups, (taken[0], taken[1]))
    gains = np.where(unproven | blocked, 0, scored.scores - (price - model.possible))
    return firm, choose_groups(scored.groups, gains, **sizes)


def _holds_any(
    groups: tuple[Group, ...], marked: tuple[Sequence[bool], Sequence[bool]]
) -> NDArray[np.bool_]:
    """Whether each group holds a claim that is marked in its report, (g,)."""
    found = np.zeros(len(groups), dtype=bool)
    for members, marks in zip(pad_groups(groups), marked, strict=True):
        found |= np.array([*marks, False])[members].any(axis=0)  # the padding -1 reads the last
    return found


def _check_vectors(
    left: Report, left_vectors: Vectors, right: Report, right_vectors: Vectors
) -> None:
    for name, report, vectors in (("left", left, left_vectors), ("right", right, right_vectors)):
        if vectors.ndim != 2 or len(vectors) != len(report.claims):
            message = f"The {name} report has {len(report.claims)} claims but vectors of shape {vectors.shape}."
            raise AlignmentInputError(message)
        if not np.isfinite(vectors).all():
            message = (
                f"The vectors of the {name} report contain NaN or infinity. Embed its claims again."
            )
            raise AlignmentInputError(message)
    if len(left_vectors) and len(right_vectors) and left_vectors.shape[1] != right_vectors.shape[1]:
        message = (
            f"The vectors have {left_vectors.shape[1]} values on the left and {right_vectors.shape[1]}"
            " on the right: they come from different encoders."
        )
        raise AlignmentInputError(message)


def _free(report: Report, taken: set[int]) -> Members:
    return tuple(
        index
        for index, claim in enumerate(report.claims)
        if is_compared(claim) and index not in taken
    )


def _part(report: Report, indices: Members) -> Report:
    claims = tuple(report.claims[index] for index in indices)
    return Report(language=report.language, claims=claims, published_on=report.published_on)


def _forbidden(rejected: Sequence[Group], free: tuple[Members, Members]) -> list[Group]:
    rows = [{index: row for row, index in enumerate(side)} for side in free]
    return [
        (tuple(rows[0][i] for i in a), tuple(rows[1][j] for j in b))
        for a, b in rejected
        if a and b and all(i in rows[0] for i in a) and all(j in rows[1] for j in b)
    ]


def _contains_any(group: Group, forbidden: Sequence[Group]) -> bool:
    left, right = set(group[0]), set(group[1])
    return any(left >= set(a) and right >= set(b) for a, b in forbidden)


def weak_claims(report: Report) -> list[bool]:
    """Claims whose similarity alone proves nothing: headings and very short ones."""
    words = content_words(report.claims)
    return [
        claim.kind in _HEADINGS or count < _FEW_WORDS
        for claim, count in zip(report.claims, words, strict=True)
    ]


class _Result:
    """Turns rows of the open claims back into claim indices, with confidence and reasons."""

    def __init__(
        self,
        scored: ScoredGroups,
        model: AlignmentModel,
        free: tuple[Members, Members],
    ) -> None:
        self.scored, self.model, self.free = scored, model, free
        self.confidence = model.confidence(scored.scores)
        self.by_left = self._index(0)
        self.by_right = self._index(1)

    def _index(self, side: int) -> dict[int, list[int]]:
        """Candidates of each claim, best first."""
        found: dict[int, list[int]] = {}
        for k in np.argsort(-self.scored.scores, kind="stable").tolist():
            for row in self.scored.groups[k][side]:
                found.setdefault(row, []).append(k)
        return found

    def _claims(self, k: int) -> Group:
        a, b = self.scored.groups[k]
        return tuple(self.free[0][i] for i in a), tuple(self.free[1][j] for j in b)

    def _candidate(self, k: int) -> Candidate:
        left, right = self._claims(k)
        return Candidate(left=left, right=right, score=round(float(self.confidence[k]), 4))

    def _runners_up(self, k: int) -> tuple[Candidate, ...]:
        """Best other counterparts of the members: groups with a claim that is not in ``k``."""
        left, right = (set(side) for side in self.scored.groups[k])
        rivals: dict[int, None] = {}
        for index, members, own in ((self.by_left, left, 1), (self.by_right, right, 0)):
            inside = right if own else left
            for row in members:
                new = (r for r in index[row] if inside.isdisjoint(self.scored.groups[r][own]))
                rivals.update(dict.fromkeys(islice(new, RUNNERS_UP)))
        best = sorted(rivals, key=lambda r: -self.scored.scores[r])[:RUNNERS_UP]
        return tuple(self._candidate(r) for r in best)

    def _is_pair(self, k: int) -> bool:
        left, right = self.scored.groups[k]
        return len(left) == len(right) == 1

    def _parts(self, k: int) -> dict[str, float]:
        names = FEATURES + CONTEXT_FEATURES
        values = np.concatenate([self.scored.features[k], self.scored.context.features[k]])
        return {name: round(float(value), 3) for name, value in zip(names, values, strict=True)}

    def build(self, firm: Sequence[int], possible: Sequence[int]) -> AlignmentResult:
        links = []
        for k in (*firm, *possible):
            left, right = self._claims(k)
            links.append(
                Link(
                    left=left,
                    right=right,
                    confidence=round(float(self.confidence[k]), 4),
                    band="linked" if k in firm else "suggested",
                    parts=self._parts(k),
                    runner_ups=self._runners_up(k),
                )
            )
        chosen = (*firm, *possible)
        used = [{row for k in chosen for row in self.scored.groups[k][side]} for side in (0, 1)]
        alone = [[row for row in range(len(self.free[s])) if row not in used[s]] for s in (0, 1)]
        return AlignmentResult(
            links=tuple(sorted(links, key=lambda link: (link.left, link.right))),
            unmatched_left=tuple(self.free[0][row] for row in alone[0]),
            unmatched_right=tuple(self.free[1][row] for row in alone[1]),
            nearest_left=self._nearest(alone[0], self.by_left, 0),
            nearest_right=self._nearest(alone[1], self.by_right, 1),
        )

    def _nearest(
        self, rows: Sequence[int], index: dict[int, list[int]], side: int
    ) -> dict[int, tuple[Candidate, ...]]:
        """The best single counterparts that were considered for each claim without one."""
        return {
            self.free[side][row]: tuple(
                self._candidate(k)
                for k in islice(
                    (k for k in index.get(row, ()) if self._is_pair(k)),
                    RUNNERS_UP,
                )
            )
            for row in rows
        }
