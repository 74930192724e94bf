"""Who is using the page."""

from __future__ import annotations

from django import template
from django.contrib.auth.models import AnonymousUser, User
from django.utils.translation import gettext_lazy as _

register = template.Library()

ROLES = {"curator": _("Curator"), "reviewer": _("Reviewer"), "reader": _("Reader")}


@register.simple_tag
def role_of(user: User | AnonymousUser) -> str:
    """The person's role: the one that may do most, "" without one."""
    if not user.is_authenticated:
        return ""
    groups = set(user.groups.values_list("name", flat=True))
    for name, label in ROLES.items():
        if name in groups:
            return str(label)
    return ""
