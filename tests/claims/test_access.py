from __future__ import annotations

import pytest
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import AnonymousUser, Permission, User

from claims.access import OneQueryBackend
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def fresh(user: User) -> User:
    return User.objects.get(pk=user.pk)


@pytest.mark.parametrize("role", ["", "reader", "reviewer", "curator"])
def test_the_permissions_are_django_s_own_in_one_query(django_assert_num_queries, role):
    user = make_user(role=role)
    user.user_permissions.add(Permission.objects.get(codename="change_alignment"))
    expected = ModelBackend().get_all_permissions(fresh(user))
    assert "claims.change_alignment" in expected
    person = fresh(user)
    with django_assert_num_queries(1):
        assert OneQueryBackend().get_all_permissions(person) == expected
        assert person.has_perm("claims.review_comparison") is (role in {"reviewer", "curator"})


def test_a_superuser_has_all_and_nobody_else_by_accident():
    superuser = make_user(is_superuser=True)
    assert OneQueryBackend().get_all_permissions(superuser) == ModelBackend().get_all_permissions(
        fresh(superuser)
    )
    assert OneQueryBackend().get_all_permissions(AnonymousUser()) == set()
    assert (
        OneQueryBackend().get_all_permissions(make_user(role="curator", is_active=False)) == set()
    )
    assert OneQueryBackend().get_all_permissions(make_user(role="curator"), object()) == set()
