"""Published text on the page: always in its language, with the evidence of flags marked."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from claims.board import ClaimView, Mark
from claims.board.types import SEVERITIES

register = template.Library()


@register.simple_tag
def claim_text(claim: ClaimView) -> SafeString:
    """The claim's text in a ``<bdi>``, its evidence marked and numbered; spans may overlap."""
    pieces = format_html_join("", "{}", ((piece,) for piece in _render_pieces(claim)))
    return format_html('<bdi lang="{}">{}</bdi>', claim.language, pieces)


def _render_pieces(claim: ClaimView) -> Iterable[str]:
    """Text between two neighbouring ends of spans, in order; a span's number follows its end."""
    text = claim.text
    edges = {0, len(text)}
    for mark in claim.marks:
        edges |= {mark.start, mark.end}
    cuts = sorted(edges)
    for start, end in pairwise(cuts):
        covering = [mark for mark in claim.marks if mark.start <= start and end <= mark.end]
        yield _render_piece(text[start:end], covering)
        for mark in sorted(claim.marks, key=lambda mark: mark.number):
            if mark.end == end and mark.start < end:
                yield _render_number(mark)


def _render_piece(piece: str, covering: list[Mark]) -> str:
    if not covering:
        return format_html("{}", piece)
    worst = min(covering, key=lambda mark: SEVERITIES.index(mark.severity))
    return format_html(
        '<mark class="{}" data-flags="{}">{}</mark>',
        worst.severity,
        " ".join(str(mark.number) for mark in covering),
        piece,
    )


def _render_number(mark: Mark) -> SafeString:
    label = gettext("flag %(number)s, %(severity)s") % {
        "number": mark.number,
        "severity": mark.severity_label,
    }
    return format_html(
        '<a class="no {}{}" href="#flag-{}" lang="{}" aria-label="{}">{}</a>',
        mark.severity,
        "" if mark.is_open else " past",
        mark.flag_id,
        get_language() or "en",
        label,
        mark.number,
    )
