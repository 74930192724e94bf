"""Published text on the page: always in its language, with the evidence of flags marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from claims.board import ClaimView, Mark, RowView
from claims.board.context import Block, Piece
from claims.board.texts import SEVERITIES

register = template.Library()


@register.simple_tag
def claim_text(claim: ClaimView) -> SafeString:
    """The claim's text in a ``<bdi>``, its evidence marked and numbered; spans may overlap."""
    return format_html('<bdi lang="{}">{}</bdi>', claim.language, mark_text(claim))


@register.simple_tag
def plain_claim(claim: ClaimView, flag: int) -> SafeString:
    """The claim's text in a ``<bdi>`` with the evidence of one flag marked, without numbers."""
    spans = sorted((m.start, m.end, m.severity) for m in claim.marks if m.flag_id == flag)
    pieces, position = [], 0
    for start, end, severity in spans:
        if start < position or end <= start:
            continue  # within a span before it
        pieces.append(format_html("{}", claim.text[position:start]))
        pieces.append(format_html('<mark class="{}">{}</mark>', severity, claim.text[start:end]))
        position = end
    pieces.append(format_html("{}", claim.text[position:]))
    text = format_html_join("", "{}", ((piece,) for piece in pieces))
    return format_html('<bdi lang="{}">{}</bdi>', claim.language, text)


@register.simple_tag(takes_context=True)
def claim_lines(context: Context, claims: Sequence[ClaimView]) -> SafeString:
    """The claims of one side of a row, a paragraph each: short name, then text."""
    lines = format_html_join("", "{}", ((_render_line(claim),) for claim in claims))
    if any(claim.gloss_language for claim in claims):
        values = {"query": context.get("query"), "row": context.get("row")}
        note = render_to_string("claims/_gloss_note.html", values)
        single = " single" if len(claims) == 1 else ""
        return format_html('<div class="group{}">{}{}</div>', single, lines, note)
    return lines if len(claims) == 1 else format_html('<div class="group">{}</div>', lines)


@register.simple_tag
def split_words(claim: ClaimView) -> list[tuple[int, str]]:
    """The words of a claim with their places in it, to choose where it is split."""
    return [(word.start(), word[0]) for word in re.finditer(r"\S+", claim.text)]


def _render_line(claim: ClaimView) -> SafeString:
    kinds = [claim.kind] * claim.is_heading + ["glossed"] * bool(claim.gloss_language)
    return format_html(
        '<p{0} id="c{1}"><a href="#c{1}">{2}</a><bdi lang="{3}">{4}</bdi></p>',
        format_html(' class="{}"', " ".join(kinds)) if kinds else "",
        claim.id,
        claim.label,
        claim.language,
        mark_text(claim),
    )


@register.simple_tag(takes_context=True)
def article_line(context: Context, block: Block) -> SafeString:
    """A line of a report: its claims, each with a link to its counterpart, and other words."""
    page = context["comparison"].get_absolute_url()
    row_filter = context["row_filter"]
    pieces = (
        (
            _render_in_place(
                piece, page, is_away=bool(piece.row and not row_filter.matches(piece.row))
            ),
        )
        for piece in block.pieces
    )
    return format_html_join(" ", "{}", pieces)


def _render_in_place(piece: Piece, page: str, *, is_away: bool) -> SafeString:
    """A claim or other words; a claim that the filter does not show stands back."""
    claim, row = piece.claim, piece.row
    if claim is None or row is None:
        return format_html("<bdi>{}</bdi>", piece.text)
    partners = piece.partners
    labels = {"label": claim.label, "others": ", ".join(c.label for c in partners)}
    if partners:
        name, kind = gettext("%(label)s, linked with %(others)s") % labels, "linked"
    elif row.id:
        name, kind = gettext("%(label)s, only in this report") % labels, _name_solo(row)
    else:
        name, kind = gettext("%(label)s, takes no part") % labels, "out"
    return format_html(
        '<bdi class="c {}" id="c{}" data-row="{}" data-to="{}" data-flags="{}">'
        '<a class="cid" href="#c{}" lang="{}" aria-label="{}">{}</a>{}</bdi>',
        f"{kind} away" if is_away else kind,
        claim.id,
        row.id or "",
        " ".join(str(c.id) for c in partners),
        " ".join(str(flag.id) for flag in row.all_flags),
        partners[0].id if partners else claim.id,
        get_language() or "en",
        name,
        claim.label,
        mark_text(claim, page),
    )


def _name_solo(row: RowView) -> str:
    return "solo set" if row.is_decided else "solo"


def mark_text(claim: ClaimView, page: str = "") -> SafeString:
    """The claim's text with its evidence marked and numbered; the flags are on ``page``."""
    if not claim.marks:
        return _render_words(claim, 0, len(claim.text))
    return format_html_join("", "{}", ((piece,) for piece in _render_pieces(claim, page)))


def _render_pieces(claim: ClaimView, page: str) -> Iterable[SafeString]:
    """Text between two neighbouring ends of spans, in order; a span's number follows its end."""
    text = claim.text
    marks = sorted(claim.marks, key=lambda mark: mark.number)
    edges = {0, len(text)}
    for mark in marks:
        edges |= {mark.start, mark.end}
    for start, end in pairwise(sorted(edges)):
        covering = [mark for mark in marks if mark.start <= start and end <= mark.end]
        if not covering:
            yield _render_words(claim, start, end)
            continue
        worst = min((mark.severity for mark in covering), key=SEVERITIES.index)
        yield format_html('<mark class="{}">{}</mark>', worst, _render_words(claim, start, end))
        for mark in covering:
            if mark.end == end:
                yield _render_number(mark, worst, page)


def _render_words(claim: ClaimView, start: int, end: int) -> SafeString:
    """A piece of the text, with the glosses of its words under them."""
    glosses = [gloss for gloss in claim.glosses if start <= gloss.start and gloss.end <= end]
    if not glosses:
        return format_html("{}", claim.text[start:end])
    pieces, position = [], start
    for gloss in glosses:
        pieces.append(format_html("{}", claim.text[position : gloss.start]))
        pieces.append(
            # What cannot show ruby shows the senses in brackets.
            format_html(
                '<ruby>{}<rp> (</rp><rt lang="{}">{}</rt><rp>)</rp></ruby>',
                claim.text[gloss.start : gloss.end],
                claim.gloss_language,
                "/".join(gloss.senses),
            )
        )
        position = gloss.end
    pieces.append(format_html("{}", claim.text[position:end]))
    return format_html_join("", "{}", ((piece,) for piece in pieces))


def _render_number(mark: Mark, before: str, page: str) -> SafeString:
    """The number of a flag; beside a mark of its own severity it takes its colour from there."""
    severity = "" if mark.severity == before else f" {mark.severity}"
    return format_html(
        '<a class="no{0}{1}" href="{6}#flag-{2}" lang="{3}" aria-label="{4}">{5}</a>',
        severity,
        "" if mark.is_open else " past",
        mark.flag_id,
        get_language() or "en",
        gettext("flag %(number)s") % {"number": mark.number},
        mark.number,
        page,
    )
