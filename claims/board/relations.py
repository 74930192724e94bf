"""How the two sides of a row relate: a sign and a few words, by rules in a fixed order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from claims.board.texts import SEVERITIES, ClaimView, FlagView
from claims.models import Discrepancy, LinkRelation
from claims.wording.discrepancies import COVERAGE, language_name

# One side says more when its claims are this many times longer, in characters.
SAYS_MORE = 1.6
# What one side turns round or weakens differs, though only one side has words for it.
_TURNED = frozenset({"negation", "certainty", "contradiction"})
_JUDGED: dict[str, str] = {
    LinkRelation.Relation.EQUIVALENT.value: "same",
    LinkRelation.Relation.LEFT_ADDS.value: "left",
    LinkRelation.Relation.RIGHT_ADDS.value: "right",
    LinkRelation.Relation.CONTRADICTS.value: "differ",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """``sign`` is one of same, left, right, each, differ, one-left, one-right.

    ``severity`` is the gravest of the flags that count here, "" where none is above info.
    """

    sign: str
    severity: str
    words: str


def relate_sides(
    left: Sequence[ClaimView],
    right: Sequence[ClaimView],
    flags: Sequence[FlagView],
    languages: tuple[str, str],
    *,
    judged: str = "",
) -> Relation:
    """The relation of two sides; the first rule that applies decides.

    1. A side without claims: only in one report.
    2. A flag above info with values on both sides, or one of negation, certainty or
       contradiction: the values differ. Dismissed flags do not count.
    3. Flags above info whose values only one side gives: that side says more; both do
       where each has such a flag.
    4. What an entailment model judged, where one is set (``judged``).
    5. A side that is ``SAYS_MORE`` times longer than the other says more.
    6. Else they are equivalent.
    """
    names = [language_name(language) for language in languages]
    if not left or not right:
        only = _("Only in %(language)s") % {"language": names[0] if left else names[1]}
        return Relation(sign="one-left" if left else "one-right", severity="", words=only)
    live = [flag for flag in flags if _counts(flag)]
    severity = min((flag.severity for flag in live), key=SEVERITIES.index, default="")
    sign = _flagged(live) or _JUDGED.get(judged, "") or _longer(left, right)
    words = {
        "differ": _("Values differ"),
        "each": _("Each says more"),
        "left": _("%(language)s says more") % {"language": names[0]},
        "right": _("%(language)s says more") % {"language": names[1]},
        "same": _("Equivalent"),
    }
    return Relation(sign=sign, severity=severity, words=words[sign])


def _counts(flag: FlagView) -> bool:
    is_live = flag.state != Discrepancy.State.DISMISSED
    return is_live and flag.severity != Discrepancy.Severity.INFO and flag.kind != COVERAGE


def _flagged(flags: Sequence[FlagView]) -> str:
    """What the flags say: differ, each, left, right, or nothing."""
    adds = set()
    for flag in flags:
        has_left = bool(flag.left_value or flag.left_texts)
        has_right = bool(flag.right_value or flag.right_texts)
        if flag.kind in _TURNED or has_left == has_right:
            return "differ"
        adds.add("left" if has_left else "right")
    return "each" if len(adds) == 2 else next(iter(adds), "")


def _longer(left: Sequence[ClaimView], right: Sequence[ClaimView]) -> str:
    sizes = [sum(len(claim.text) for claim in side) for side in (left, right)]
    if sizes[0] > SAYS_MORE * sizes[1]:
        return "left"
    return "right" if sizes[1] > SAYS_MORE * sizes[0] else "same"
