"""Who a person is and what they may do, read in one query instead of three."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import Permission, User
from django.db.models import Q, Value
from django.db.models.functions import Concat

_PERSON = tuple(field.attname for field in User._meta.concrete_fields)  # noqa: SLF001


class OneQueryBackend(ModelBackend):
    """Django's own backend; a person, their permissions and those of the groups come together."""

    def get_user(self, user_id: int) -> User | None:
        """The person of a session, with all permissions; None when they may not log in."""
        own = _name_permission("user_permissions")
        of_groups = _name_permission("groups__permissions")
        rows = list(User.objects.filter(pk=user_id).values_list(*_PERSON, own, of_groups))
        if not rows:
            return None
        user = User.from_db("default", _PERSON, rows[0][: len(_PERSON)])
        if not self.user_can_authenticate(user):
            return None
        if not user.is_superuser:
            names = {name for row in rows for name in row[len(_PERSON) :]}
            user.all_permissions = names - {"."}  # type: ignore[attr-defined]
        return user

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        """The same set as Django's, kept on the person for the rest of the request."""
        if not user_obj.is_active or user_obj.is_anonymous or obj is not None:
            return set()
        if not hasattr(user_obj, "all_permissions"):
            found = Permission.objects.order_by()
            if not user_obj.is_superuser:
                found = found.filter(Q(user=user_obj) | Q(group__user=user_obj))
            name = Concat("content_type__app_label", Value("."), "codename")
            user_obj.all_permissions = set(found.values_list(name, flat=True))
        permissions: set[str] = user_obj.all_permissions
        return permissions


def _name_permission(path: str) -> Concat:
    """ "claims.add_comparison"; "." where there is none."""
    return Concat(f"{path}__content_type__app_label", Value("."), f"{path}__codename")
