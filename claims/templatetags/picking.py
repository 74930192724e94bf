"""Boxes to select rows and claims with."""

from __future__ import annotations

from collections.abc import Sequence

from django import template
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from claims.board import ClaimView, RowView, name_claim, name_row
from claims.templatetags.claim_text import mark_text

register = template.Library()


@register.simple_tag(takes_context=True)
def row_box(context: Context, row: RowView) -> str:
    """The box of a row, ticked when it is selected; a row without anything to select has none."""
    value = name_row(row, context["row_filter"])
    if not value:
        return ""
    labels = " – ".join(claim.label for claim in row.claims)
    return format_html(
        '<label class="box"><input type="checkbox" name="row" value="{}" aria-label="{}"{}></label>',
        value,
        gettext("Select %(labels)s") % {"labels": labels},
        " checked" if row.key in context["selection"].rows else "",
    )


@register.simple_tag(takes_context=True)
def claim_boxes(context: Context, claims: Sequence[ClaimView], row: RowView) -> SafeString:
    """The claims of one side of a row, each with a box of its own."""
    ticked = context["selection"].claims
    lines = format_html_join(
        "", "{}", ((_render_line(claim, row, is_ticked=claim.id in ticked),) for claim in claims)
    )
    return lines if len(claims) == 1 else format_html('<div class="group">{}</div>', lines)


def _render_line(claim: ClaimView, row: RowView, *, is_ticked: bool) -> SafeString:
    return format_html(
        '<p{} id="c{}"><label><input type="checkbox" name="claim" value="{}" data-side="{}"{}>'
        '{}</label><bdi lang="{}">{}</bdi></p>',
        format_html(' class="{}"', claim.kind) if claim.is_heading else "",
        claim.id,
        name_claim(claim, row),
        claim.side,
        " checked" if is_ticked else "",
        claim.label,
        claim.language,
        mark_text(claim),
    )
