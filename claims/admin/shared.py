"""What the admin pages share.

What the machine or a reviewer wrote is shown and never edited in the admin: an edit
would leave no decision behind.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from claims.models import Comparison


def link_to_review(comparison: Comparison, label: str, anchor: str = "") -> SafeString:
    """A link to the review page, to one row or flag of it where ``anchor`` is given."""
    address = comparison.get_absolute_url() + (f"#{anchor}" if anchor else "")
    return format_html('<a href="{}">{}</a>', address, label)


class ShownOnly:
    """Neither added, changed nor deleted by hand."""

    def has_add_permission(self, _request: HttpRequest, _obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, _request: HttpRequest, _obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, _request: HttpRequest, _obj: Model | None = None) -> bool:
        return False


class DeletedWithParts:
    """Deleting a row takes along rows that are ``parts`` of it and are never deleted alone."""

    parts: tuple[type[Model], ...] = ()

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, Any, Any, Any]:
        found = super().get_deleted_objects(objs, request)  # type: ignore[misc]
        deleted, counts, missing_permissions, protected = found
        own = {model._meta.verbose_name for model in self.parts}  # noqa: SLF001 - public by Django's documentation
        return deleted, counts, missing_permissions - own, protected
