"""Whether the optional check for contradictions is on."""

from __future__ import annotations

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def has_entailment() -> bool:
    """Whether an entailment model is set."""
    return bool(settings.NLI_MODEL)
