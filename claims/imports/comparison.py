"""A comparison from the JSON that Visavis exports: all of it, or nothing and the reason."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from articles.cleaning import hash_text
from articles.models import Article, Outlet
from claims.decisions.snapshots import Row
from claims.exports.json_whole import (
    ARTICLE_FIELDS,
    CLAIM_FIELDS,
    ENCODER_FIELDS,
    FLAG_FIELDS,
    FORMAT,
    KEPT_STATES,
    LINK_FIELDS,
    VERSION,
)
from claims.imports.notes import store_note
from claims.models import (
    Alignment,
    AlignmentMember,
    Claim,
    Comparison,
    Discrepancy,
    EncoderModel,
    Side,
)

SIDES = tuple(Side.values)


class ImportRefused(Exception):  # noqa: N818
    """What is wrong with the file, in one sentence."""


def import_comparison(data: bytes) -> Comparison:
    """Store the comparison of an exported file; ImportRefused leaves everything as it was."""
    try:
        given = json.loads(data)
    except ValueError as error:
        message = f"The file is no JSON: {error}"
        raise ImportRefused(message) from error
    if not isinstance(given, dict) or given.get("format") != FORMAT:
        message = f'The file is no export of a comparison: "format" is not "{FORMAT}".'
        raise ImportRefused(message)
    if given.get("version") != VERSION:
        message = f"The file has version {given.get('version')!r}; this program reads {VERSION}."
        raise ImportRefused(message)
    try:
        with transaction.atomic():
            return _store(given)
    except (KeyError, TypeError, AttributeError, IndexError) as error:
        message = f"The file lacks something or holds another type there: {error!r}"
        raise ImportRefused(message) from error
    except (ValueError, ValidationError, DatabaseError, OverflowError) as error:
        message = f"The file holds a value that cannot be stored: {error}"
        raise ImportRefused(message) from error


def _store(given: Mapping[str, Any]) -> Comparison:
    articles = {side: _store_article(given["articles"][side]) for side in SIDES}
    stored = Comparison.objects.filter(left=articles["left"], right=articles["right"]).first()
    if stored:
        message = f"These two reports are compared already: comparison {stored.pk}."
        raise ImportRefused(message)
    comparison = Comparison(
        left=articles["left"],
        right=articles["right"],
        title=given["title"],
        state=given["state"] if given["state"] in KEPT_STATES else Comparison.State.NEW,
    )
    comparison.full_clean()
    comparison.save()
    claims = _store_claims(given["claims"], articles)
    links = _store_links(given["links"], comparison, claims)
    for flag in given["flags"]:
        _store_flag(flag, comparison, claims, links)
    rows: Mapping[str, Mapping[int, Row]] = {"claim": claims, "link": links}
    for note in given.get("notes", ()):
        target = rows[note["on"]][note["id"]] if note["on"] in rows else comparison
        store_note(comparison, target, note)
    return comparison


def _store_article(given: Mapping[str, Any]) -> Article:
    body_hash = hash_text(given["body"])
    if article := Article.objects.filter(body_hash=body_hash).first():
        return article
    published = given["published_on"]
    article = Article(
        **{name: given[name] for name in ARTICLE_FIELDS},
        body_hash=body_hash,
        published_on=date.fromisoformat(published) if published else None,
    )
    if given["outlet"]:
        article.outlet, _made = Outlet.objects.get_or_create(name=given["outlet"])
    article.full_clean()
    article.save()
    return article


def _store_claims(
    given: list[Mapping[str, Any]], articles: Mapping[str, Article]
) -> dict[int, Claim]:
    """Claims by the file's ids; a report that is stored already keeps the claims it has."""
    known = {
        side: {(c.start, c.end): c for c in article.claims.filter(is_current=True)}
        for side, article in articles.items()
    }
    claims = {}
    for row in given:
        article, stored = articles[row["side"]], known[row["side"]]
        if article.body[row["start"] : row["end"]] != row["text"]:
            message = f"Claim {row['id']} is not where the file says in its report."
            raise ImportRefused(message)
        claim = stored.get((row["start"], row["end"])) if row["is_current"] else None
        if claim is None and stored and row["is_current"]:
            message = f"The {row['side']} report is stored already, with other claims."
            raise ImportRefused(message)
        if claim is None:
            claim = Claim(article=article, **{name: row[name] for name in CLAIM_FIELDS})
            claim.clean_fields()
            claim.save()
        claims[row["id"]] = claim
    return claims


def _store_links(
    given: list[Mapping[str, Any]], comparison: Comparison, claims: Mapping[int, Claim]
) -> dict[int, Alignment]:
    links, placed = {}, set()
    for row in given:
        near = [
            {
                **{side: [claims[c].pk for c in candidate[side]] for side in SIDES},
                "score": float(candidate["score"]),
            }
            for candidate in row["runner_ups"]
        ]
        link = Alignment(
            comparison=comparison,
            runner_ups=near,
            encoder=_find_encoder(row["encoder"]),
            **{name: row[name] for name in LINK_FIELDS},
        )
        link.clean_fields()
        link.save()
        links[row["id"]] = link
        own = [(side, claims[c]) for side in SIDES for c in row[side]]
        for side, claim in own:
            is_own = claim.article_id == getattr(comparison, f"{side}_id")
            if not is_own or (link.state != Alignment.State.REJECTED and claim.pk in placed):
                message = f"Claim {claim.text[:40]!r} stands in two links or on the wrong side."
                raise ImportRefused(message)
        if link.state != Alignment.State.REJECTED:
            placed |= {claim.pk for _side, claim in own}
        AlignmentMember.objects.bulk_create(
            AlignmentMember(alignment=link, claim=claim, side=side) for side, claim in own
        )
    return links


def _find_encoder(given: Mapping[str, Any] | None) -> EncoderModel | None:
    """The encoder that made the scores, as a name: its vectors are not part of the file."""
    if given is None:
        return None
    fields = {name: given[name] for name in ENCODER_FIELDS}
    dimension = fields.pop("dimension")
    encoder, _made = EncoderModel.objects.get_or_create(**fields, defaults={"dimension": dimension})
    return encoder


def _store_flag(
    given: Mapping[str, Any],
    comparison: Comparison,
    claims: Mapping[int, Claim],
    links: Mapping[int, Alignment],
) -> None:
    evidence = {
        side: [{**span, "claim": claims[span["claim"]].pk} for span in given["evidence"][side]]
        for side in given["evidence"]
        if side in SIDES
    }
    flag = Discrepancy(
        comparison=comparison,
        alignment=links[given["link"]] if given["link"] is not None else None,
        evidence=evidence,
        **{name: given[name] for name in FLAG_FIELDS},
    )
    flag.clean_fields(exclude=("evidence",))
    flag.save()
