"""Precision from practice: counted from decisions, shown by command and in the admin."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from claims.engine.detectors import DETECTORS
from claims.evaluation.precision import detector_precision
from claims.models import Discrepancy
from tests.factories import make_alignment, make_comparison, make_discrepancy, make_user

pytestmark = pytest.mark.django_db
State, Reason = Discrepancy.State, Discrepancy.Reason


def make_flags():
    """Weekday: two confirmed (one no longer found), one dismissed, one open; an old detector."""
    comparison = make_comparison()
    alignment = make_alignment(comparison=comparison, left=[0], right=[0])
    fields = (
        {"state": State.CONFIRMED},
        {"state": State.CLOSED, "closed_from": State.CONFIRMED},
        {"state": State.DISMISSED, "reason": Reason.SAME_MEANING},
        {"state": State.OPEN},
    )
    for row in fields:
        make_discrepancy(alignment=alignment, detector="weekday", **row)
    for reason in (Reason.WRONG_LINK, Reason.SAME_MEANING, Reason.SAME_MEANING):
        make_discrepancy(alignment=alignment, detector="name", state=State.DISMISSED, reason=reason)
    make_discrepancy(alignment=alignment, detector="retired", state=State.CONFIRMED)
    return comparison


def by_detector(rows):
    return {row.detector: row for row in rows}


def test_each_detector_has_its_counts_and_share():
    make_flags()
    rows = by_detector(detector_precision())
    weekday, name = rows["weekday"], rows["name"]
    assert (weekday.confirmed, weekday.dismissed, weekday.undecided) == (2, 1, 1)
    assert (weekday.decided, weekday.percent) == (3, 67)
    assert (name.confirmed, name.dismissed, name.share) == (0, 3, 0.0)
    assert list(name.reasons.items()) == [("same_meaning", 2), ("wrong_link", 1)]
    assert name.labelled_reasons == [("same meaning", 2), ("wrong link", 1)]


def test_the_order_is_the_registry_s_and_retired_detectors_come_last():
    make_flags()
    assert [row.detector for row in detector_precision()] == [
        *(detector.slug for detector in DETECTORS),
        "retired",
    ]


def test_a_detector_without_decisions_has_no_share():
    row = by_detector(detector_precision())["money"]
    assert (row.confirmed, row.dismissed, row.undecided, row.share, row.percent) == (
        0, 0, 0, None, None,
    )  # fmt: skip


def test_one_comparison_counts_alone():
    first = make_flags()
    make_flags()
    assert by_detector(detector_precision())["weekday"].decided == 6
    assert by_detector(detector_precision(comparison=first))["weekday"].decided == 3


def test_one_query_reads_it_all(django_assert_num_queries):
    make_flags()
    with django_assert_num_queries(1):
        detector_precision()


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("detector_precision", *arguments, stdout=out)
    return out.getvalue()


def test_the_command_prints_a_line_for_each_detector():
    make_flags()
    lines = run().splitlines()
    assert lines[1].split() == ["weekday", "2", "1", "1", "67", "%", "same", "meaning", "1"]
    assert len(lines) == 1 + len(DETECTORS) + 1


def test_the_command_prints_json():
    comparison = make_flags()
    rows = json.loads(run("--json", "--comparison", str(comparison.pk)))
    assert rows[0] == {
        "detector": "weekday",
        "confirmed": 2,
        "dismissed": 1,
        "undecided": 1,
        "precision": 2 / 3,
        "reasons": {"same_meaning": 1},
    }


def test_an_unknown_comparison_is_named():
    with pytest.raises(CommandError, match="No comparison has the ID 999"):
        run("--comparison", "999")


def test_the_admin_shows_it_and_leads_there():
    make_flags()
    client = Client()
    client.force_login(make_user(username="root", is_staff=True, is_superuser=True))
    address = reverse("admin:claims_discrepancy_precision")
    assert address in client.get(reverse("admin:claims_discrepancy_changelist")).content.decode()
    page = client.get(address).content.decode()
    assert "67 %" in page
    assert "same meaning 2, wrong link 1" in page


def test_the_admin_page_is_for_those_who_may_see_flags():
    client = Client()
    client.force_login(make_user(username="clerk", is_staff=True))
    assert client.get(reverse("admin:claims_discrepancy_precision")).status_code == 403
