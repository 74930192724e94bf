"""The example and its reviewer: made once, found again, summarised."""

from __future__ import annotations

import stat
from io import StringIO

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import CommandError, call_command

from articles import seeds
from articles.models import Article
from claims.management.summary import summarise
from claims.models import Comparison
from tests.factories import make_alignment, make_comparison, make_discrepancy

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def data_folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return tmp_path


def call(*args: str) -> str:
    out = StringIO()
    call_command(*args, stdout=out, stderr=StringIO())
    return out.getvalue()


def password_in(output: str) -> str:
    return output.split("password")[1].strip()


def test_the_demo_reviewer_can_log_in_with_what_is_printed(client, data_folder):
    output = call("create_demo_reviewer", "--base-url", "http://127.0.0.1:8000")
    assert "log in      http://127.0.0.1:8000/login/" in output
    posted = {"username": "demo", "password": password_in(output)}
    assert client.post("/login/", posted).url == "/"
    user = User.objects.get()
    assert [group.name for group in user.groups.all()] == ["reviewer"]
    assert (user.is_staff, user.is_superuser) == (False, False)
    mode = stat.S_IMODE((data_folder / "demo_password").stat().st_mode)
    assert mode == 0o600


def test_the_password_is_random_and_stays(data_folder):
    first = call("create_demo_reviewer")
    assert call("create_demo_reviewer") == first
    assert User.objects.count() == 1
    User.objects.all().delete()
    (data_folder / "demo_password").unlink()
    assert password_in(call("create_demo_reviewer")) != password_in(first)


def test_a_password_that_its_owner_changed_is_left_alone():
    call("create_demo_reviewer")
    user = User.objects.get()
    user.set_password("my own words")
    user.save()
    assert password_in(call("create_demo_reviewer")) == "(changed by its owner)"
    user.refresh_from_db()
    assert user.check_password("my own words")


def test_without_roles_it_says_what_to_run():
    Group.objects.all().delete()
    with pytest.raises(CommandError, match="The group reviewer is missing: run manage.py migrate"):
        call("create_demo_reviewer")


def test_the_example_is_stored_once():
    first = call("load_example")
    assert call("load_example") == first
    comparison = Comparison.objects.get()
    assert (comparison.left.language, comparison.right.language) == ("de", "lb")
    assert Article.objects.count() == 2
    address = call("load_example", "--address", "--base-url", "http://x")
    assert address == f"  review      http://x/comparisons/{comparison.pk}/\n"


def test_missing_seeds_are_named(monkeypatch, tmp_path):
    monkeypatch.setattr(seeds.load_seed_articles, "__defaults__", (tmp_path,))
    with pytest.raises(CommandError, match="seeds/ holds no reports: restore the folder with git"):
        call("load_example")


def test_the_summary_counts_links_and_names_both_values():
    comparison = make_comparison(
        left_texts=("Kim kam am Dienstag an.", "Schoigu nahm teil."),
        right_texts=("De Kim ass e Mëttwoch ukomm.",),
    )
    link = make_alignment(comparison=comparison, left=[0], right=[0])
    alone = make_alignment(comparison=comparison, left=[1])
    coverage = {"kind": "coverage", "detector": "coverage", "severity": "major"}
    make_discrepancy(alignment=alone, left=["Schoigu"], left_value="", right_value="", **coverage)
    make_discrepancy(alignment=link, left=["Dienstag"], right=["Mëttwoch"])
    make_discrepancy(alignment=link, left=["Kim"], right=["Kim"], state="dismissed")
    assert list(summarise(comparison)) == [
        "2 German and 1 Luxembourgish claims",
        "1 links (1 sure, 0 possible), 1 claims only in German, 0 only in Luxembourgish",
        "1 flags:",
        "    2  critical  date         German: Tuesday. Luxembourgish: Wednesday.",
        "1 of the claims that only one report makes, by weight:",
        "    1  major     coverage     Only in German: Schoigu nahm teil.",
    ]
