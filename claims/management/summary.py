"""A comparison in a few lines of text, read from the database."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf.locale import LANG_INFO
from django.db.models import Count

from claims.models import Alignment, Claim, Comparison, Discrepancy

_CLAIM_KINDS = (Claim.Kind.STATEMENT, Claim.Kind.QUOTATION)


def summarise(comparison: Comparison) -> Iterator[str]:
    """Counts of claims, links and one-sided claims, then each open or confirmed flag."""
    left, right = comparison.left, comparison.right
    yield (
        f"{_count_claims(left.pk)} {_language(left.language)} and "
        f"{_count_claims(right.pk)} {_language(right.language)} claims"
    )
    alignments = comparison.alignments.exclude(state=Alignment.State.REJECTED)
    bands = dict(alignments.values_list("band").annotate(Count("pk")).order_by())
    linked, possible = bands.get("linked", 0), bands.get("suggested", 0)
    yield f"{linked + possible} links ({linked} sure, {possible} possible), " + _one_sided(
        comparison
    )
    found = comparison.discrepancies.filter(
        state__in=(Discrepancy.State.OPEN, Discrepancy.State.CONFIRMED)
    )
    flags = sorted(found, key=lambda flag: (_rank(flag), flag.number))
    yield f"{len(flags)} flags" + (":" if flags else "")
    yield from (_describe(flag, comparison) for flag in flags)


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
        f"{counts['left']} claims only in {_language(left)}, "
        f"{counts['right']} only in {_language(right)}"
    )


def _describe(flag: Discrepancy, comparison: Comparison) -> str:
    left, right = _language(comparison.left.language), _language(comparison.right.language)
    return (
        f"  {flag.number:>3}  {flag.severity:<8}  {flag.kind:<11}  "
        f"{left}: {_value(flag, 'left')}. {right}: {_value(flag, 'right')}."
    )


def _value(flag: Discrepancy, side: str) -> str:
    """The words of the text, and the value they stand for where that says more."""
    value = flag.left_value if side == "left" else flag.right_value
    words = " … ".join(span["text"] for span in flag.evidence.get(side, []))
    words = words if len(words) <= 60 else words[:59] + "…"
    if not words:
        return value or "names none"
    return f"{words} ({value})" if value and value.casefold() != words.casefold() else words


def _rank(flag: Discrepancy) -> int:
    return Discrepancy.Severity.values.index(flag.severity)


def _count_claims(article_id: int) -> int:
    return Claim.objects.filter(
        article_id=article_id, is_current=True, kind__in=_CLAIM_KINDS
    ).count()


def _language(code: str) -> str:
    return str(LANG_INFO.get(code, {}).get("name", code))
