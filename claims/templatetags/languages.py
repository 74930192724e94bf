"""The languages of the interface, each named in itself, and the page to come back to."""

from __future__ import annotations

from dataclasses import dataclass

from django import template
from django.conf import settings
from django.template import Context
from django.utils.text import capfirst
from django.utils.translation import get_language, get_language_info

from claims.views.kept_forms import referring_path

register = template.Library()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """A language to choose."""

    code: str
    name: str
    is_current: bool


@register.simple_tag
def list_languages() -> list[Tongue]:
    """The languages in the order of the settings."""
    current = get_language() or settings.LANGUAGE_CODE
    return [
        Tongue(
            code=code,
            name=capfirst(get_language_info(code)["name_local"]),
            is_current=code == current,
        )
        for code, _ in settings.LANGUAGES
    ]


@register.simple_tag(takes_context=True)
def page_address(context: Context) -> str:
    """The page's own address with its query; of an answer to a form, that of the form's page."""
    request = context["request"]
    if request.method in {"GET", "HEAD"}:
        return str(request.get_full_path())
    return referring_path(request)
