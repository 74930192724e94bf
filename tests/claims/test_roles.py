"""The roles that the migrations make."""

from __future__ import annotations

import pytest

from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("role", "allowed", "refused"),
    [
        pytest.param(
            "reader",
            ["claims.view_comparison", "articles.view_article"],
            ["claims.review_comparison", "claims.add_comparison"],
            id="reader",
        ),
        pytest.param(
            "reviewer",
            ["claims.view_comparison", "claims.review_comparison", "claims.add_comparison"],
            ["claims.delete_comparison", "articles.delete_article"],
            id="reviewer",
        ),
        pytest.param(
            "curator",
            ["claims.review_comparison", "claims.delete_comparison", "articles.change_article"],
            ["auth.change_user"],
            id="curator",
        ),
    ],
)
def test_each_role_may_do_its_part(role, allowed, refused):
    user = make_user(role=role)
    assert [p for p in allowed if not user.has_perm(p)] == []
    assert [p for p in refused if user.has_perm(p)] == []
