"""Names without counterpart on the other side, and which of them replace each other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from claims.engine.detectors.base import neighbours
from claims.engine.facts.name_matching import (
    NamePart,
    TextIndex,
    index_texts,
    is_mentioned,
    is_translated,
    name_parts,
    sentence_support,
    words_match,
)
from claims.engine.facts.names import CERTAIN
from claims.engine.facts.spelling import bare_name
from claims.engine.latest import keep_latest
from claims.engine.types import AlignedPair, ClaimFacts, Report, Span

ANCHORED_ONLY = 0.45
"""Words less likely a name than this are compared only beside a word that both sides share."""
WORTH_SHOWING = 0.4
SURE = 0.7
ELSEWHERE = 0.1
OTHER_CATEGORY = 0.12
UNSUPPORTED = 0.2
"""Below this share of shared words a sentence may have no counterpart in the group."""
SUBSTITUTED = 0.56
"""From this score on, two unmatched names are taken for a substitution."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Loose:
    """A name part without counterpart in the linked group of the other side.

    What is asked of few is looked up when it is asked.
    """

    claim: ClaimFacts
    part: NamePart
    own: Side
    other: Side
    first_name: str = ""
    """The word before it in the full name of a person."""

    @cached_property
    def nearby(self) -> bool:
        """Whether the other report mentions it next to the group."""
        return is_mentioned(self.part, self.own.index, self.other.near)

    @cached_property
    def elsewhere(self) -> bool:
        """Whether the other report mentions it anywhere."""
        return is_mentioned(self.part, self.own.index, self.other.report)

    @cached_property
    def supported(self) -> bool:
        """Whether the sentence around it shares words with the other group."""
        claim, start = self.claim, self.part.start
        return sentence_support(claim.text, claim.language, start, self.other.index) >= UNSUPPORTED

    @cached_property
    def is_person(self) -> bool:
        """Whether its own report calls a person so."""
        return self.part.entry is None and bare_name(self.part.text) in self.own.people


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a pair with its index, and that of its neighbours."""

    claims: tuple[ClaimFacts, ...]
    index: TextIndex
    near: TextIndex
    report: TextIndex
    people: frozenset[str]
    """Bare words of the names of people in the whole report."""


def make_side(claims: tuple[ClaimFacts, ...], report: Report) -> Side:
    """Return a group of claims with what it and its neighbours mention."""
    return Side(
        claims=claims,
        index=group_index(claims),
        near=group_index(neighbours(report, claims)),
        report=report_index(report),
        people=people_in(report),
    )


@keep_latest(size=2)  # both sides of a comparison
def report_index(report: Report) -> TextIndex:
    """Return what a whole report mentions."""
    return group_index(report.claims)


@keep_latest(size=2)
def people_in(report: Report) -> frozenset[str]:
    """Return the bare words of the names of people in a whole report."""
    return frozenset().union(*(people_of(claim) for claim in report.claims))


def people_of(claim: ClaimFacts) -> frozenset[str]:
    """Return the bare words of the names of people in a claim that are surely names there."""
    spans = tuple((f.start, f.end) for f in claim.facts.names if f.category == "person")
    return _people_in(claim.text, claim.language, spans) if spans else frozenset()


@lru_cache(maxsize=8192)
def _people_in(text: str, code: str, spans: tuple[tuple[int, int], ...]) -> frozenset[str]:
    return frozenset(
        bare_name(part.text)
        for part in name_parts(text, code)
        if part.weight >= SURE
        and len(part.text) > 3
        and any(start <= part.start < end for start, end in spans)
    )


def group_index(claims: tuple[ClaimFacts, ...]) -> TextIndex:
    """Return what the claims of a group mention together."""
    return index_texts(tuple((claim.text, claim.language) for claim in claims))


def loose_parts(own: Side, other: Side) -> tuple[Loose, ...]:
    """Return the name parts of a side that the other side's group does not mention."""
    namesakes = [full for claim in other.claims for full in _full_names(claim)]
    taken = own.index.bare_words & other.index.bare_words
    return tuple(
        Loose(
            claim=claim,
            part=part,
            own=own,
            other=other,
            first_name=_first_name(claim, part),
        )
        for claim in own.claims
        for part in name_parts(claim.text, claim.language, own.people)
        if _is_renamed(_first_name(claim, part), part.text, namesakes)
        or (
            not is_mentioned(part, own.index, other.index, taken)
            and not (part.entry is None and is_translated(part.text, claim.language, other.index))
        )
    )


def _full_names(claim: ClaimFacts) -> tuple[tuple[str, str], ...]:
    """Return first name and surname of the people named by just these two."""
    people = (f for f in claim.facts.names if f.category == "person" and f.certainty >= SURE)
    names = (fact.text.split() for fact in people)
    return tuple((words[0], words[1]) for words in names if len(words) == 2)


def _first_name(claim: ClaimFacts, part: NamePart) -> str:
    """Return the first name before a surname, "" for whatever is no name of just two words."""
    for fact in claim.facts.names:
        if fact.category == "person" and fact.start < part.start < fact.end <= part.end:
            is_full = bool(part.before) and (part.before[0], part.text) in _full_names(claim)
            return part.before[0] if is_full else ""
    return ""


def _is_renamed(first_name: str, surname: str, namesakes: list[tuple[str, str]]) -> bool:
    """Say whether the other side has the first name with other surnames only.

    The surname may well occur there on its own: one of two mentions was changed.
    """
    surnames = [last for first, last in namesakes if words_match(first, first_name)]
    return bool(first_name and surnames) and not any(words_match(surname, s) for s in surnames)


def part_span(loose: Loose) -> Span:
    """Return the evidence span of a loose name part."""
    part = loose.part
    return Span(
        claim=loose.claim.index,
        start=part.start,
        end=part.end,
        text=part.text,
        value=part_value(part),
    )


def substitution_score(left: Loose, right: Loose) -> float:
    """Return how likely two loose parts stand in the same place of the statement, 0 to 1."""
    one, other = left.part, right.part
    if left.first_name and words_match(left.first_name, right.first_name):
        return SURE + 0.25 - 0.35 * (left.nearby and right.nearby)
    if _is_adjective(one) != _is_adjective(other):
        return 0.0
    if min(one.weight, other.weight) < ANCHORED_ONLY and _shared_context(one, other) < 0.5:
        return 0.0
    if max(one.weight, other.weight) < CERTAIN:
        return 0.0
    score = 0.5 * (one.weight + other.weight)
    score += 0.25 * _shared_context(one, other)
    score -= 0.3 * max(0.0, abs(one.place - other.place) - 0.25)
    if score < WORTH_SHOWING:
        return max(0.0, score)  # whatever else is known of them only lowers it
    if left.nearby and right.nearby:
        score -= 0.35
    elif left.elsewhere or right.elsewhere:
        score -= ELSEWHERE
    if not (left.supported and right.supported):
        score -= ELSEWHERE
    if (left.is_person and _is_place(right)) or (_is_place(left) and right.is_person):
        score -= OTHER_CATEGORY
    return max(0.0, min(1.0, score))


def _is_adjective(part: NamePart) -> bool:
    return part.entry is not None and part.entry.is_adjective


def _is_telling(word: str) -> bool:
    """Say whether a neighbouring word is long enough to place a name: no "dass" for "datt"."""
    return len(word) > (3 if word[0].isupper() else 4)


def _shared_context(left: NamePart, right: NamePart) -> float:
    """Return 1 for a matching word right beside both, 0.5 for one two words away, else 0."""
    best = 0.0
    for mine, theirs in ((left.before, right.before), (left.after, right.after)):
        for i, one in enumerate(mine):
            for j, other in enumerate(theirs):
                if _is_telling(one) and words_match(one, other):
                    best = max(best, 1.0 if i == j == 0 else 0.5)
    return best


@dataclass(frozen=True, slots=True, kw_only=True)
class Substitution:
    """Two names that stand in the same place of the statement."""

    left: Loose
    right: Loose
    score: float

    @property
    def is_place(self) -> bool:
        """Whether both are known places."""
        return all(_is_place(loose) for loose in (self.left, self.right))


def _is_place(loose: Loose) -> bool:
    entry = loose.part.entry
    if entry is not None:
        return entry.category == "place"
    return any(
        fact.category == "place" and fact.start <= loose.part.start < fact.end
        for fact in loose.claim.facts.names
    )


@keep_latest(size=1)  # three detectors ask in turn
def find_substitutions(pair: AlignedPair) -> tuple[Substitution, ...]:
    """Return the substituted names of a pair, each name in at most one, best pairs first."""
    if not pair.left or not pair.right:
        return ()
    left = make_side(pair.left, pair.left_report)
    right = make_side(pair.right, pair.right_report)
    lefts, rights = loose_parts(left, right), loose_parts(right, left)
    scored = sorted(
        (
            (substitution_score(one, other), i, j)
            for i, one in enumerate(lefts)
            for j, other in enumerate(rights)
        ),
        key=lambda item: (-item[0], item[1], item[2]),
    )
    found: list[Substitution] = []
    used: set[tuple[str, str]] = set()
    for score, i, j in scored:
        one, other = ("left", part_value(lefts[i].part)), ("right", part_value(rights[j].part))
        if score < WORTH_SHOWING:
            break
        if one not in used and other not in used:
            used.update((one, other))
            found.append(Substitution(left=lefts[i], right=rights[j], score=score))
    return tuple(found)


def part_value(part: NamePart) -> str:
    """Return the canonical value of a name part."""
    return part.entry.key if part.entry else bare_name(part.text)
