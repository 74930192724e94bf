"""What hangs on claims, carried over to the claims that replace them: links and flags."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from claims.decisions.history import Step
from claims.decisions.snapshots import Snapshot, list_member, read_alignments
from claims.fingerprints import Evidence, claims_of, fingerprint_flag
from claims.models import Alignment, AlignmentMember, Claim, Comparison, Discrepancy
from claims.review.notes import carry_notes
from claims.review.places import close_flags
from claims.wording.discrepancies import COVERAGE

Candidates = list[dict[str, Any]]


@dataclass(frozen=True, kw_only=True)
class Replacement:
    """Claims that go and the claims that cover the same words of the report."""

    old: Sequence[Claim]
    new: Sequence[Claim]

    @property
    def old_ids(self) -> set[int]:
        return {claim.pk for claim in self.old}

    def only(self, new: Sequence[Claim]) -> Replacement:
        """The same with some of the new claims."""
        return Replacement(old=self.old, new=new)

    def map_ids(self, ids: Iterable[int]) -> list[int]:
        """Ids with the new claims in the place of the first old one."""
        mapped: list[int] = []
        for pk in ids:
            if pk not in self.old_ids:
                mapped.append(pk)
            elif self.new[0].pk not in mapped:
                mapped += [claim.pk for claim in self.new]
        return mapped

    def map_candidates(self, candidates: Candidates) -> Candidates:
        """Counterparts considered, of or with the new claims."""
        return [
            {**each, "left": self.map_ids(each["left"]), "right": self.map_ids(each["right"])}
            for each in candidates
        ]

    def map_evidence(self, evidence: Evidence) -> Evidence:
        """The same words in the new claims; a span over their border becomes two."""
        return {
            side: [part for span in spans for part in self._map_span(span)]
            for side, spans in evidence.items()
        }

    def _map_span(self, span: dict[str, Any]) -> list[dict[str, Any]]:
        claim = next((claim for claim in self.old if claim.pk == span["claim"]), None)
        if claim is None or claim.text[span["start"] : span["end"]] != span["text"]:
            return [span]
        parts = []
        for new in self.new:
            start = max(0, claim.start + span["start"] - new.start)
            end = min(len(new.text), claim.start + span["end"] - new.start)
            if text := new.text[start:end].strip() if start < end else "":
                start += new.text[start:end].index(text)
                place = {"claim": new.pk, "start": start, "end": start + len(text), "text": text}
                parts.append(span | place)
        return parts


def carry_over(step: Step, change: Replacement) -> None:
    """Links and flags of old claims stand on the new ones, in all comparisons of the report.

    Notes of the step's comparison go to the first new claim.
    """
    article = change.old[0].article_id
    comparisons = Comparison.objects.filter(Q(left=article) | Q(right=article))
    members = AlignmentMember.objects.filter(
        claim__in=change.old_ids, alignment__comparison__in=comparisons
    ).exclude(alignment__state=Alignment.State.REJECTED)
    places: dict[int, list[Alignment]] = defaultdict(list)
    for alignment in read_alignments(members, "alignment__comparison"):
        places[alignment.comparison_id].append(alignment)
    homes: dict[int, int] = {}
    for alignments in places.values():
        keeper, *absorbed = sorted(alignments, key=_rank)
        homes |= dict.fromkeys((alignment.pk for alignment in absorbed), keeper.pk)
        _unite(step, keeper, absorbed, change)
    moved = {alignment.pk for alignments in places.values() for alignment in alignments}
    _carry_candidates(step, Alignment.objects.filter(comparison__in=comparisons), moved, change)
    _carry_flags(step, Discrepancy.objects.filter(comparison__in=comparisons), homes, change)
    step.known_flags = None
    carry_notes(step, change.old, change.new[0])


def _rank(alignment: Alignment) -> tuple[bool, bool, float, int]:
    """The one that stays when links become one: a link, decided, sure."""
    undecided = alignment.state != Alignment.State.CONFIRMED
    return _is_alone(alignment), undecided, -alignment.confidence, alignment.pk


def _is_alone(alignment: Alignment) -> bool:
    return alignment.band == Alignment.Band.ONE_SIDED


def _unite(
    step: Step, keeper: Alignment, absorbed: Sequence[Alignment], change: Replacement
) -> None:
    """The new claims stand where the old ones stood; several alignments become one.

    Halves of a claim that stands alone stand alone, each; those of a link stay together.
    """
    side = next(m.side for m in keeper.listed_members if m.claim_id in change.old_ids)
    here = change.only(change.new[:1]) if _is_alone(keeper) else change
    staying = [
        (member.claim, member.side)
        for alignment in (keeper, *absorbed)
        for member in alignment.listed_members
        if member.claim_id not in change.old_ids
    ]
    members = [list_member(c, s) for c, s in (*staying, *((c, side) for c in here.new))]
    members.sort(key=lambda member: (member["side"], member["start"]))
    # A link that nobody decided makes the whole undecided; a claim that stood alone does not.
    counting = [a for a in absorbed if _is_alone(keeper) or not _is_alone(a)]
    undecided = any(a.state != Alignment.State.CONFIRMED for a in counting)
    candidates, state = keeper.runner_ups, keeper.state
    retired = Alignment.State.REJECTED.value
    step.change_all(absorbed, action="unite_alignments", state=retired)
    step.change(
        keeper,
        version=keeper.version,
        action="replace_claims",
        members=members,
        runner_ups=here.map_candidates(candidates),
        state=Alignment.State.SUGGESTED.value if undecided else state,
    )
    close_flags(step, [a for a in absorbed if _is_alone(a)], kind=COVERAGE)
    if _is_alone(keeper):
        _stand_beside(step, keeper, side, candidates, change)


def _stand_beside(
    step: Step, keeper: Alignment, side: str, candidates: Candidates, change: Replacement
) -> None:
    """One-sided rows like ``keeper``, decided like it, for the other pieces of its claim."""
    names = ("state", "made_by", "band", "confidence", "encoder_id", "comparison_id")
    like: Snapshot = {name: getattr(keeper, name) for name in names}
    groups = [
        (
            [list_member(claim, side)],
            like | {"runner_ups": change.only([claim]).map_candidates(candidates)},
        )
        for claim in change.new[1:]
    ]
    step.make_alignments(groups, action="leave_alone")


def _carry_candidates(step: Step, alignments: Any, moved: set[int], change: Replacement) -> None:
    """Other rows that considered an old claim consider the new ones."""
    listed = alignments.exclude(state=Alignment.State.REJECTED).exclude(pk__in=moved)
    naming = [
        pk
        for pk, candidates in listed.values_list("pk", "runner_ups")
        if any(change.old_ids & {*each["left"], *each["right"]} for each in candidates)
    ]
    for alignment in read_alignments(AlignmentMember.objects.filter(alignment__in=naming)):
        candidates = change.map_candidates(alignment.runner_ups)
        step.change(
            alignment, version=alignment.version, action="replace_claims", runner_ups=candidates
        )


def _carry_flags(step: Step, flags: Any, homes: Mapping[int, int], change: Replacement) -> None:
    """Flags point at the same words as before, and are known again by a new run."""
    listed = list(flags.order_by("pk"))
    taken = {(flag.comparison_id, flag.fingerprint) for flag in listed}
    for flag in listed:
        home = homes.get(flag.alignment_id or 0, flag.alignment_id)
        if home == flag.alignment_id and not claims_of(flag.evidence) & change.old_ids:
            continue
        # That a claim stands alone is said of one claim.
        here = change.only(change.new[:1]) if flag.kind == COVERAGE else change
        evidence = here.map_evidence(flag.evidence)
        identity = "|".join((flag.detector, flag.why, flag.left_value, flag.right_value))
        known = {key for comparison, key in taken if comparison == flag.comparison_id}
        fields = {
            "alignment_id": home,
            "evidence": evidence,
            "fingerprint": fingerprint_flag(identity, evidence, known),
        }
        step.change(flag, version=flag.version, action="carry_over", **fields)
        taken.add((flag.comparison_id, flag.fingerprint))
