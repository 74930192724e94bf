"""Stage 1 of the flow: an article's claims, reconciled with what people decided about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from django.db import transaction
from django.db.models import Q

from articles.models import Article
from claims.decisions.notes import noted_ids
from claims.engine.alignment import encoding_text
from claims.engine.facts import extract_facts
from claims.engine.segmentation import split_claims
from claims.engine.types import ClaimFacts, ClaimKind, Sentence
from claims.models import Alignment, Claim, Discrepancy

_DECIDED_LINKS = (Alignment.State.CONFIRMED, Alignment.State.REJECTED)
_DECIDED_FLAGS = (Discrepancy.State.CONFIRMED, Discrepancy.State.DISMISSED)


@dataclass(frozen=True, kw_only=True)
class SplitResult:
    """Claims of an article after a split, and how many are new, kept and gone."""

    claims: int
    created: int
    kept: int
    removed: int


@transaction.atomic
def split_article(article: Article) -> SplitResult:
    """Splits an article again; claims that a person decided about keep their boundaries."""
    Article.objects.select_for_update().only("pk").get(pk=article.pk)
    existing = list(Claim.objects.filter(article=article, is_current=True))
    protected = _protected(article)
    wanted = _around(
        [claim for claim in existing if claim.pk in protected],
        split_claims(article.body, article.language, title=article.title),
        article.body,
    )
    by_span = {(claim.start, claim.end): claim for claim in existing}
    kept = [(by_span[s.start, s.end], s) for s in wanted if (s.start, s.end) in by_span]
    kept_ids = {claim.pk for claim, _ in kept} | protected
    removed = _remove([claim for claim in existing if claim.pk not in kept_ids])
    new = [s for s in wanted if (s.start, s.end) not in by_span]
    rows = [_row(article, sentence) for sentence in new]
    for claim, sentence in kept:
        _refresh(claim, sentence, article.language)
    for claim in existing:
        # Also where the splitter finds other boundaries, the vector follows today's rules.
        if claim.pk in protected - {found.pk for found, _ in kept}:
            claim.encoding_text = text_to_encode(claim.text, article.language)
    rows += [claim for claim in existing if claim.pk in kept_ids]
    for position, claim in enumerate(sorted(rows, key=lambda row: row.start)):
        claim.position = position
    Claim.objects.bulk_create([claim for claim in rows if claim.pk is None])
    Claim.objects.bulk_update(
        [claim for claim in existing if claim.pk in kept_ids],
        ["position", "kind", "paragraph", "encoding_text"],
    )
    return SplitResult(claims=len(rows), created=len(new), kept=len(kept_ids), removed=removed)


def text_to_encode(text: str, language: str) -> str:
    """The text of a claim that its vector is made of."""
    facts = extract_facts(text, language)
    return encoding_text(ClaimFacts(index=0, text=text, language=language, facts=facts))


def complete_encoding_texts(articles: Sequence[int]) -> None:
    """Give current claims of these articles that have none the text their vector is made of."""
    claims = Claim.objects.filter(article__in=articles, is_current=True, encoding_text="")
    pieces = list(claims.select_related("article"))
    for claim in pieces:
        claim.encoding_text = text_to_encode(claim.text, claim.article.language)
    Claim.objects.bulk_update(pieces, ["encoding_text"], batch_size=500)


def _protected(article: Article) -> set[int]:
    """Claims whose boundaries a person set, or that a decision or a note stands on."""
    decided = (
        Q(memberships__alignment__state__in=_DECIDED_LINKS)
        | Q(memberships__alignment__made_by=Alignment.Maker.PERSON)
        | Q(memberships__alignment__discrepancies__state__in=_DECIDED_FLAGS)
    )
    claims = Claim.objects.filter(article=article, is_current=True)
    with_member = claims.filter(decided).values_list("pk", flat=True)
    pinned = claims.filter(is_pinned=True).values_list("pk", flat=True)
    return set(with_member) | set(pinned) | noted_ids("claim", claims.values("pk"))


def _around(protected: list[Claim], found: Iterable[Sentence], body: str) -> list[Sentence]:
    """The new sentences, less what protected claims already cover."""
    pieces: list[Sentence] = []
    for sentence in found:
        for start, end in _uncovered(sentence, protected):
            text = body[start:end]
            start += len(text) - len(text.lstrip())
            text = text.strip()
            if text:
                pieces.append(replace(sentence, start=start, end=start + len(text), text=text))
    return pieces


def _uncovered(sentence: Sentence, protected: list[Claim]) -> Iterator[tuple[int, int]]:
    start = sentence.start
    for claim in sorted(protected, key=lambda claim: claim.start):
        if claim.end <= start or claim.start >= sentence.end:
            continue
        if (claim.start, claim.end) == (sentence.start, sentence.end):
            break
        if claim.start > start:
            yield start, claim.start
        start = claim.end
    if start < sentence.end:
        yield start, sentence.end


def _remove(stale: list[Claim]) -> int:
    """Deletes claims that are no longer found, with the undecided alignments they stood in."""
    Alignment.objects.filter(members__claim__in=stale).delete()
    for claim in stale:
        claim.delete()
    return len(stale)


def _row(article: Article, sentence: Sentence) -> Claim:
    claim = Claim(article=article, start=sentence.start, end=sentence.end, text=sentence.text)
    _refresh(claim, sentence, article.language)
    return claim


def _refresh(claim: Claim, sentence: Sentence, language: str) -> None:
    claim.paragraph = sentence.paragraph
    if not claim.is_pinned:
        claim.kind = ClaimKind(sentence.kind).value
    claim.encoding_text = text_to_encode(claim.text, language)
