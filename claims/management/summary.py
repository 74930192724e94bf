"""A comparison in a few lines of text, read from the database."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count
from django.utils.text import Truncator

from claims.engine.types import CLAIM_KINDS
from claims.models import Alignment, Claim, Comparison, Discrepancy
from claims.wording.discrepancies import COVERAGE, count_claims, describe, language_name


def summarise(comparison: Comparison) -> Iterator[str]:
    """Counts of claims, links and one-sided claims, then each open or confirmed flag."""
    left, right = comparison.left, comparison.right
    counts = (_count_claims(left.pk), _count_claims(right.pk))
    yield count_claims((left.language, right.language), counts)
    alignments = comparison.alignments.exclude(state=Alignment.State.REJECTED)
    bands = dict(alignments.values_list("band").annotate(Count("pk")).order_by())
    linked, possible = bands.get("linked", 0), bands.get("suggested", 0)
    yield f"{linked + possible} links ({linked} sure, {possible} possible), " + _one_sided(
        comparison
    )
    found = comparison.discrepancies.filter(
        state__in=(Discrepancy.State.OPEN, Discrepancy.State.CONFIRMED)
    ).prefetch_related("alignment__members__claim")
    flags = sorted(found, key=_order)
    alone = [flag for flag in flags if flag.kind == COVERAGE]
    yield f"{len(flags) - len(alone)} flags" + (":" if len(flags) > len(alone) else "")
    yield from (_describe(flag, comparison) for flag in flags if flag.kind != COVERAGE)
    if alone:
        yield f"{len(alone)} of the claims that only one report makes, by weight:"
        yield from (_describe(flag, comparison) for flag in alone)


def _one_sided(comparison: Comparison) -> str:
    counts = {
        side: comparison.alignments.filter(band=Alignment.Band.ONE_SIDED, members__side=side)
        .exclude(state=Alignment.State.REJECTED)
        .distinct()
        .count()
        for side in ("left", "right")
    }
    left, right = comparison.left.language, comparison.right.language
    return (
        f"{counts['left']} claims only in {language_name(left)}, "
        f"{counts['right']} only in {language_name(right)}"
    )


def _describe(flag: Discrepancy, comparison: Comparison) -> str:
    sides = {
        side: [span["text"] for span in flag.evidence.get(side, [])] for side in ("left", "right")
    }
    row = f"  {flag.number:>3}  {flag.severity:<8}  {flag.kind:<11}  "
    if flag.kind == COVERAGE and flag.alignment:
        members = list(flag.alignment.members.all())
        article = comparison.left if members[0].side == "left" else comparison.right
        said = Truncator(" ".join(member.claim.text for member in members)).chars(90)
        return f"{row}Only in {language_name(article.language)}: {said}"
    sentence = describe(
        kind=flag.kind,
        detector=flag.detector,
        reason=flag.why,
        left_language=comparison.left.language,
        right_language=comparison.right.language,
        left_value=flag.left_value,
        right_value=flag.right_value,
        left_texts=sides["left"],
        right_texts=sides["right"],
    )
    return row + sentence


def _order(flag: Discrepancy) -> tuple[int, int]:
    return Discrepancy.Severity.values.index(flag.severity), flag.number


def _count_claims(article_id: int) -> int:
    return Claim.objects.filter(
        article_id=article_id, is_current=True, kind__in=CLAIM_KINDS
    ).count()
