"""The person of a request and their permissions, in one query."""

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


@pytest.mark.parametrize("role", ["", "reader", "reviewer", "curator"])
def test_a_session_s_person_comes_with_all_permissions_in_one_query(
    django_assert_num_queries, role
):
    user = make_user(role=role, first_name="Eva")
    user.user_permissions.add(Permission.objects.get(codename="change_alignment"))
    user.groups.create(name="ohne Rechte")
    expected = ModelBackend().get_all_permissions(fresh(user))
    with django_assert_num_queries(1):
        person = OneQueryBackend().get_user(user.pk)
        assert person is not None
        assert (person, person.first_name) == (user, "Eva")
        assert person.get_all_permissions() == expected
        assert person.has_perm("claims.change_alignment")


def test_who_may_not_log_in_is_nobody():
    assert OneQueryBackend().get_user(make_user(is_active=False).pk) is None
    assert OneQueryBackend().get_user(0) is None
    superuser = OneQueryBackend().get_user(make_user(is_superuser=True).pk)
    assert superuser is not None
    assert superuser.has_perm("claims.review_comparison")


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
