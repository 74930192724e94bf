"""Rows for tests: plain functions, every argument by name."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from itertools import count
from typing import Any

from django.contrib.auth.models import Group, User

from articles.models import Article, Outlet
from claims.models import Alignment, AlignmentMember, Claim, Comparison, Discrepancy

_serial = count(1)


def make_article(
    *, language: str = "de", texts: Sequence[str] = ("Ein Satz.",), title: str = "", **fields: Any
) -> Article:
    """An article whose body is the texts, one a line, with a claim for each."""
    body = fields.pop("body", None) or "\n".join(texts)
    serial = next(_serial)
    digest = hashlib.sha256(f"{serial} {body}".encode()).hexdigest()
    return Article.objects.create(
        language=language,
        title=title or texts[0][:80],
        body=body,
        body_hash=digest,
        original_hash=digest,
        **fields,
    )


def make_outlet(*, name: str) -> Outlet:
    """An outlet."""
    return Outlet.objects.create(name=name)


def make_claims(
    *, article: Article, texts: Sequence[str], kinds: dict[int, str] | None = None
) -> list[Claim]:
    """Claims of the article in reading order, at their places in its body."""
    claims, offset = [], 0
    for position, text in enumerate(texts):
        start = article.body.index(text, offset)
        offset = start + len(text)
        claims.append(
            Claim(
                article=article,
                position=position,
                paragraph=position,
                start=start,
                end=offset,
                text=text,
                kind=(kinds or {}).get(position, Claim.Kind.STATEMENT),
            )
        )
    return Claim.objects.bulk_create(claims)


def make_comparison(
    *,
    left_texts: Sequence[str] = ("Kim kam am Dienstag an.",),
    right_texts: Sequence[str] = ("De Kim ass e Mëttwoch ukomm.",),
    title: str = "",
    left_kinds: dict[int, str] | None = None,
    right_kinds: dict[int, str] | None = None,
    left_fields: dict[str, Any] | None = None,
    right_fields: dict[str, Any] | None = None,
    **fields: Any,
) -> Comparison:
    """Two articles with their claims, side by side; nothing aligned yet."""
    left = make_article(language="de", texts=left_texts, **(left_fields or {}))
    right = make_article(language="lb", texts=right_texts, **(right_fields or {}))
    make_claims(article=left, texts=left_texts, kinds=left_kinds)
    make_claims(article=right, texts=right_texts, kinds=right_kinds)
    fields.setdefault("state", Comparison.State.IN_REVIEW)
    return Comparison.objects.create(left=left, right=right, title=title, **fields)


def make_alignment(
    *,
    comparison: Comparison,
    left: Sequence[int] = (),
    right: Sequence[int] = (),
    **fields: Any,
) -> Alignment:
    """An alignment of the claims at these positions."""
    fields.setdefault("band", "linked" if left and right else "one_sided")
    fields.setdefault("confidence", 0.9 if left and right else 0.7)
    alignment = Alignment.objects.create(comparison=comparison, **fields)
    for side, article, positions in (
        ("left", comparison.left, left),
        ("right", comparison.right, right),
    ):
        for claim in article.claims.filter(position__in=positions, is_current=True):
            AlignmentMember.objects.create(alignment=alignment, claim=claim, side=side)
    return alignment


def make_discrepancy(
    *,
    alignment: Alignment,
    left: Sequence[str] = (),
    right: Sequence[str] = (),
    left_value: str = "tuesday",
    right_value: str = "wednesday",
    kind: str = "date",
    severity: str = "critical",
    detector: str = "weekday_mismatch",
    why: str = "substitution",
    **fields: Any,
) -> Discrepancy:
    """A flag on an alignment; ``left`` and ``right`` are words of its claims."""
    comparison = alignment.comparison
    evidence: dict[str, list[dict[str, Any]]] = {"left": [], "right": []}
    for side, words, value in (("left", left, left_value), ("right", right, right_value)):
        for word in words:
            member = next(m for m in alignment.members.filter(side=side) if word in m.claim.text)
            start = member.claim.text.index(word)
            evidence[side].append(
                {
                    "claim": member.claim_id,
                    "start": start,
                    "end": start + len(word),
                    "text": word,
                    "value": value,
                }
            )
    number = comparison.discrepancies.count() + 1
    return Discrepancy.objects.create(
        comparison=comparison,
        alignment=alignment,
        number=number,
        detector=detector,
        kind=kind,
        severity=severity,
        confidence=0.9,
        why=why,
        left_value=left_value,
        right_value=right_value,
        evidence=evidence,
        fingerprint=hashlib.sha256(
            f"{detector}{left_value}{right_value}{number}".encode()
        ).hexdigest(),
        **fields,
    )


def make_user(*, role: str = "", username: str = "", **fields: Any) -> User:
    """A person with a role ("reader", "reviewer", "curator") or none, who logs in by force_login.

    Hashing a password is slow on purpose: only tests of the login page give one.
    """
    name = username or f"{role or 'guest'}-{next(_serial)}"
    user = User.objects.create_user(username=name, **fields)
    if role:
        user.groups.add(Group.objects.get(name=role))
    return user


def make_reviewer(*, username: str = "", **fields: Any) -> User:
    """A person who may decide."""
    return make_user(role="reviewer", username=username, **fields)
