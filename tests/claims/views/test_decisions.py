"""Decisions on the review page: what is answered, refused and undone."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from claims import review
from claims.models import Alignment, Comparison, Decision, Discrepancy
from tests.claims.views.pages import address, page_of, row_ids
from tests.factories import (
    make_alignment,
    make_comparison,
    make_discrepancy,
    make_reviewer,
)

pytestmark = pytest.mark.django_db


def test_without_script_a_decision_leads_back_to_its_row(page_client, comparison, flag, link):
    response = page_client.post(
        address("discrepancy_decide", comparison, flag.pk) + "?show=flagged",
        {"verdict": "confirm", "version": 1},
    )
    flag.refresh_from_db()
    assert flag.state == Discrepancy.State.CONFIRMED
    assert response.status_code == 302
    assert response["Location"] == page_of(comparison, f"?show=flagged#row-{link.pk}")
    page = page_client.get(page_of(comparison)).content.decode()
    assert "Flag 1 confirmed." in page


def test_htmx_gets_the_row_and_what_changed_around_it(htmx_client, comparison, flag, link):
    response = htmx_client.post(
        address("discrepancy_decide", comparison, flag.pk), {"verdict": "confirm", "version": 1}
    )
    html = response.content.decode()
    assert response.status_code == 200
    assert "<html" not in html
    assert changes_of(html) == ([], [f"row-{link.pk}"], [])
    for part in ("facts", "progress", "filters", "toolbar", "status"):
        assert re.search(rf'id="{part}"[^>]* hx-swap-oob="true"', html), part
    assert "1 of 1</b> flags" in html
    assert "Undo confirming flag 1" in html
    assert "Flag 1 confirmed." in html


def changes_of(html: str) -> tuple[list[str], list[str], list[tuple[str, list[str]]]]:
    """Keys of rows that go, of rows drawn again, and of rows put in, by what they follow."""
    found = re.search(
        r'<template id="changes"[^>]* data-gone="([^"]*)">(.*?)</template>', html, re.DOTALL
    )
    assert found
    parts = re.split(r'<ol data-after="([^"]*)">', found[2])
    inserted = [(after, row_ids(rows)) for after, rows in batched(parts[1:])]
    return [key for key in found[1].split() if key.startswith("row-")], row_ids(parts[0]), inserted


def batched(parts: list[str]) -> list[tuple[str, str]]:
    return list(zip(parts[::2], parts[1::2], strict=True))


def test_rejecting_a_link_answers_with_the_rows_that_come_and_go(
    htmx_client, comparison, link, alone
):
    other = comparison.alignments.get(members__side="right", band="one_sided")
    response = htmx_client.post(
        address("alignment_decide", comparison, link.pk), {"verdict": "reject", "version": 1}
    )
    left, right = comparison.alignments.filter(pk__gt=alone.pk).order_by("pk")
    assert response["HX-Reswap"] == "none"
    # The other report's claim now follows nothing of this one, so it comes first.
    assert changes_of(response.content.decode()) == (
        [f"row-{link.pk}"],
        [],
        [("", [f"row-{right.pk}"]), (f"row-{other.pk}", [f"row-{left.pk}"])],
    )


def test_the_filter_holds_for_rows_that_come(htmx_client, comparison, link):
    response = htmx_client.post(
        address("alignment_decide", comparison, link.pk) + "?show=left_only",
        {"verdict": "reject", "version": 1},
    )
    left = comparison.alignments.get(members__side="left", state="suggested")
    assert changes_of(response.content.decode()) == (
        [f"row-{link.pk}"], [], [("", [f"row-{left.pk}"])],
    )  # fmt: skip


def test_a_row_that_names_a_changed_claim_as_its_nearest_is_drawn_again(
    htmx_client, comparison, link, alone
):
    """Its button that links them holds the version of that claim's row."""
    other = comparison.alignments.get(members__side="right", band="one_sided")
    response = htmx_client.post(
        address("alignment_decide", comparison, other.pk), {"verdict": "confirm", "version": 1}
    )
    html = response.content.decode()
    assert changes_of(html) == ([], [f"row-{other.pk}", f"row-{alone.pk}"], [])
    assert f"{other.pk}:2" in html


@pytest.mark.parametrize("verdict", ["confirm", "reopen"])
def test_a_one_sided_claim_is_accepted_and_reopened(page_client, comparison, alone, verdict):
    url = address("alignment_decide", comparison, alone.pk)
    page_client.post(url, {"verdict": "confirm", "version": 1})
    alone.refresh_from_db()
    assert alone.state == Alignment.State.CONFIRMED
    page_client.post(url, {"verdict": "reopen", "version": 2})
    alone.refresh_from_db()
    assert alone.state == Alignment.State.SUGGESTED


def test_a_flag_is_dismissed_with_a_reason_and_restored(page_client, comparison, flag):
    url = address("discrepancy_decide", comparison, flag.pk)
    page_client.post(url, {"verdict": "dismiss", "version": 1, "reason": "same_meaning"})
    html = page_client.get(page_of(comparison)).content.decode()
    assert "Dismissed: same meaning" in html
    page_client.post(url, {"verdict": "reopen", "version": 2})
    flag.refresh_from_db()
    assert flag.state == Discrepancy.State.OPEN


BAD_FORMS = [
    pytest.param("flag", {"verdict": "dismiss", "version": 1}, "Choose why", id="no reason"),
    pytest.param(
        "flag", {"verdict": "dismiss", "version": 1, "reason": "other"}, "Write the", id="no note"
    ),
    pytest.param(
        "flag",
        {"verdict": "dismiss", "version": 1, "reason": "other", "note": "x" * 10_001},
        "too long",
        id="note too long",
    ),
    pytest.param("flag", {"verdict": "praise", "version": 1}, "Say whether", id="unknown verdict"),
    pytest.param("flag", {"verdict": "confirm"}, "which version", id="no version"),
    pytest.param("flag", {"verdict": "confirm", "version": "x"}, "which version", id="bad version"),
    pytest.param("link", {"version": 1}, "Say whether", id="no verdict on a link"),
]


@pytest.mark.parametrize(("target", "form", "message"), BAD_FORMS)
def test_an_unclear_form_changes_nothing_and_says_what_is_needed(
    page_client, htmx_client, comparison, link, flag, target, form, message
):
    row, name = (flag, "discrepancy_decide") if target == "flag" else (link, "alignment_decide")
    url = address(name, comparison, row.pk)
    full, fragment = page_client.post(url, form), htmx_client.post(url, form)
    assert (full.status_code, fragment.status_code) == (422, 422)
    assert "<html" in full.content.decode()
    assert "<html" not in fragment.content.decode()
    assert message in full.content.decode()
    assert message in fragment.content.decode()
    assert not Decision.objects.exists()


@pytest.mark.parametrize("target", ["flag", "link"])
def test_a_lost_race_shows_both_versions(page_client, htmx_client, comparison, flag, link, target):
    other = Client()
    other.force_login(make_reviewer(username="ben", first_name="Ben", last_name="Thill"))
    if target == "flag":
        url = address("discrepancy_decide", comparison, flag.pk)
        first = {"verdict": "dismiss", "version": 1, "reason": "wrong_link"}
        yours, now = "confirming flag 1", "Dismissed: wrong link (Ben Thill)"
    else:
        url = address("alignment_decide", comparison, link.pk)
        first = {"verdict": "confirm", "version": 1}
        yours, now = "accepting a link", "Confirmed (Ben Thill)"
    assert other.post(url, first).status_code == 302
    for client, has_page in ((page_client, True), (htmx_client, False)):
        response = client.post(url, {"verdict": "confirm", "version": 1})
        html = response.content.decode()
        assert response.status_code == 409
        assert ("<html" in html) is has_page
        assert f"<dd>{yours}</dd>" in html
        assert f"<dd>{now}</dd>" in html
    assert Decision.objects.count() == 1


def test_a_link_that_was_rejected_meanwhile_is_a_lost_race(htmx_client, comparison, link):
    url = address("alignment_decide", comparison, link.pk)
    htmx_client.post(url, {"verdict": "reject", "version": 1})
    response = htmx_client.post(url, {"verdict": "confirm", "version": 1})
    assert response.status_code == 409
    assert response["HX-Retarget"] == "#board"
    assert "<dd>Rejected (Anna Weber)</dd>" in response.content.decode()


def test_a_row_that_a_new_run_replaced_is_said_to_be_gone(page_client, htmx_client, comparison):
    url = address("alignment_decide", comparison, 999_999)
    for client in (page_client, htmx_client):
        response = client.post(url, {"verdict": "confirm", "version": 1})
        assert response.status_code == 409
        assert "compared again" in response.content.decode()


def test_rows_of_another_comparison_are_not_found(page_client, comparison, flag, link):
    other = make_comparison()
    claim = comparison.left.claims.first()
    for name, pk in (
        ("discrepancy_decide", flag.pk),
        ("alignment_decide", link.pk),
        ("claim_set_kind", claim.pk),
    ):
        response = page_client.post(address(name, other, pk), {"verdict": "confirm", "version": 1})
        assert response.status_code == 404, name
    assert not Decision.objects.exists()


def test_every_form_carries_its_token(reviewer, comparison, flag, alone):
    client = Client(enforce_csrf_checks=True)
    client.force_login(reviewer)
    html = client.get(page_of(comparison)).content.decode()
    forms = re.findall(r'<form[^>]*method="post".*?</form>', html, re.DOTALL)
    # The board's and its note's, the comparison's note; undo, redo, done, aligning again;
    # logging out, the language.
    assert len(forms) == 9
    assert [form for form in forms if "csrfmiddlewaretoken" not in form] == []
    form = next(form for form in forms if 'id="act"' in form)
    token = re.findall(r'csrfmiddlewaretoken" value="([^"]+)"', form)[0]
    url = re.findall(r' action="([^"]+)"', form)[0]
    button = re.findall(r'name="act" value="(confirm-flag [^"]+)"', form)[0]
    response = client.post(url, {"csrfmiddlewaretoken": token, "act": button})
    assert response.status_code == 302
    flag.refresh_from_db()
    assert flag.state == Discrepancy.State.CONFIRMED


def test_every_htmx_form_works_without_htmx(page_client, comparison, flag, alone):
    html = page_client.get(page_of(comparison)).content.decode()
    forms = re.findall(r"<form[^>]*hx-post[^>]*>", html)
    assert forms
    for form in forms:
        assert (
            re.findall(r' action="([^"]+)"', form)[0] == re.findall(r'hx-post="([^"]+)"', form)[0]
        )


def test_the_nearest_claim_is_linked_from_its_form(page_client, htmx_client, comparison, alone):
    html = page_client.get(page_of(comparison)).content.decode()
    act = re.findall(r'value="(link [^"]+)">Link D2 with L2', html)[0]
    left, right, seen = (part.split("+") for part in act.split(" ")[1:])
    fields = {"left": left, "right": right, "seen": seen}
    url = address("claims_link", comparison)
    assert htmx_client.post(url, {"left": fields["left"]}).status_code == 422
    board = address("comparison_act", comparison)
    assert page_client.post(board, {"act": act}).status_code == 302
    made = comparison.alignments.get(made_by="person")
    assert {m.claim.text for m in made.members.all()} == {
        "Schoigu war da.",
        "Satellitte gi gebaut.",
    }
    assert htmx_client.post(url, fields).status_code == 409
    assert htmx_client.post(board, {"act": act}).status_code == 409


def test_a_claim_is_set_aside_and_brought_back(page_client, comparison, link):
    claim = comparison.left.claims.first()
    url = address("claim_set_kind", comparison, claim.pk)
    assert page_client.post(url, {"kind": "poem", "version": 1}).status_code == 422
    response = page_client.post(url, {"kind": "boilerplate", "version": 1})
    assert response["Location"] == page_of(comparison, f"#claim-{claim.pk}")
    assert page_client.post(url, {"kind": "statement", "version": 1}).status_code == 409
    assert page_client.post(url, {"kind": "statement", "version": 2}).status_code == 302
    claim.refresh_from_db()
    assert claim.kind == "statement"


def test_undo_and_redo_by_button(page_client, htmx_client, comparison, flag, link):
    page_client.post(
        address("discrepancy_decide", comparison, flag.pk), {"verdict": "confirm", "version": 1}
    )
    response = page_client.post(address("decision_undo", comparison))
    assert response["Location"] == page_of(comparison, f"#row-{link.pk}")
    assert "Undone: confirming flag 1." in page_client.get(page_of(comparison)).content.decode()
    flag.refresh_from_db()
    assert flag.state == Discrepancy.State.OPEN
    response = htmx_client.post(address("decision_redo", comparison))
    flag.refresh_from_db()
    assert flag.state == Discrepancy.State.CONFIRMED
    assert changes_of(response.content.decode()) == ([], [f"row-{link.pk}"], [])
    assert f"row-{link.pk}" in response["HX-Trigger-After-Swap"]
    response = htmx_client.post(address("decision_redo", comparison))
    assert response.status_code == 422
    assert "There is nothing to redo." in response.content.decode()


def test_the_review_is_marked_as_done_and_reopened(page_client, comparison, link):
    url = address("comparison_decide", comparison)
    assert page_client.post(url, {"verdict": "praise", "version": 1}).status_code == 422
    assert page_client.post(url, {"verdict": "done", "version": 1}).status_code == 302
    comparison.refresh_from_db()
    assert comparison.state == Comparison.State.DONE
    stale = page_client.post(url, {"verdict": "done", "version": 1})
    assert stale.status_code == 409
    assert "<dd>Done (Anna Weber)</dd>" in stale.content.decode()
    assert page_client.post(url, {"verdict": "reopen", "version": 2}).status_code == 302


def test_a_decision_costs_as_many_queries_at_fifty_rows_as_at_one(
    htmx_client, django_assert_num_queries
):
    for row_count in (1, 50):
        comparison = make_comparison(
            left_texts=[f"Am Dienstag kamen {n} Leute." for n in range(row_count)],
            right_texts=[f"E Mëttwoch koumen {n} Leit." for n in range(row_count)],
        )
        rows = [
            make_alignment(comparison=comparison, left=[n], right=[n]) for n in range(row_count)
        ]
        flag = make_discrepancy(alignment=rows[0], left=["Dienstag"], right=["Mëttwoch"])
        with django_assert_num_queries(10):
            htmx_client.post(
                address("discrepancy_decide", comparison, flag.pk),
                {"verdict": "confirm", "version": 1},
            )


def test_a_coverage_flag_is_the_row_s_severity_and_not_a_second_question(
    page_client, htmx_client, comparison, alone
):
    make_discrepancy(alignment=alone, left=["Schoigu"], kind="coverage", severity="major")
    html = page_client.get(page_of(comparison)).content.decode()
    assert '<p class="sev major">' in html
    assert 'class="flag ' not in html
    assert "<mark" not in html
    assert "0 of 0</b> flags" in html
    url = address("alignment_decide", comparison, alone.pk)
    response = htmx_client.post(url, {"verdict": "confirm", "version": 1})
    assert row_ids(response.content.decode()) == [f"row-{alone.pk}"]
    assert comparison.discrepancies.get().state == Discrepancy.State.CONFIRMED
    html = page_client.get("/").content.decode()
    assert "1 of 2 decided" in html


# --- one form for every row -------------------------------------------------------------


def buttons(html: str) -> list[str]:
    return re.findall(r'<button name="act" value="([^"]+)"', html)


def test_the_board_s_buttons_do_what_they_say(
    page_client, htmx_client, comparison, flag, link, alone
):
    url = address("comparison_act", comparison)
    html = page_client.get(page_of(comparison)).content.decode()
    assert buttons(html)[:3] == [
        f"accept {link.pk} 1",
        f"reject {link.pk} 1",
        f"confirm-flag {flag.pk} 1",
    ]
    response = htmx_client.post(url, {"act": f"confirm-flag {flag.pk} 1"})
    assert changes_of(response.content.decode()) == ([], [f"row-{link.pk}"], [])
    assert htmx_client.post(url, {"act": f"reopen-flag {flag.pk} 2"}).status_code == 200
    assert htmx_client.post(url, {"act": f"dismiss-flag {flag.pk} 3 wrong_link"}).status_code == 200
    flag.refresh_from_db()
    assert (flag.state, flag.reason, flag.version) == ("dismissed", "wrong_link", 4)
    assert htmx_client.post(url, {"act": f"accept {link.pk} 1"}).status_code == 200
    aside = comparison.left.claims.last()
    html = htmx_client.post(url, {"act": f"bring-back {aside.pk} 1"}).content.decode()
    made = comparison.alignments.get(members__claim=aside)
    assert f"claim-{aside.pk}" in re.findall(r'data-gone="([^"]*)"', html)[0].split()
    assert changes_of(html)[2] == [(f"row-{alone.pk}", [f"row-{made.pk}"])]
    assert [d.action for d in Decision.objects.order_by("pk")[:4]] == [
        "confirm_discrepancy",
        "reopen_discrepancy",
        "dismiss_discrepancy",
        "confirm_alignment",
    ]


def test_a_note_belongs_to_another_reason_only(htmx_client, comparison, flag):
    url = address("comparison_act", comparison)
    empty = htmx_client.post(url, {"act": f"dismiss-flag {flag.pk} 1 other", "note": " "})
    assert empty.status_code == 422
    assert 'name="note"' in empty.content.decode()  # the menu is still open
    htmx_client.post(url, {"act": f"dismiss-flag {flag.pk} 1 other", "note": "quoted"})
    flag.refresh_from_db()
    assert (flag.reason, flag.note) == ("other", "quoted")


@pytest.mark.parametrize(
    "act", ["", "praise 1 1", "accept", "accept x 1", "accept 1", "link", "link a b c", "link 1"]
)
def test_an_unclear_button_changes_nothing(page_client, comparison, link, act):
    response = page_client.post(address("comparison_act", comparison), {"act": act})
    assert response.status_code in {409, 422}
    assert not Decision.objects.exists()


def test_the_form_s_address_leads_back_to_the_page(page_client, comparison):
    response = page_client.get(address("comparison_act", comparison) + "?show=flagged")
    assert response["Location"] == page_of(comparison, "?show=flagged")


def test_undo_shows_the_row_in_its_way_and_goes_on_to_the_step_before(
    page_client, reviewer, comparison, link, flag
):
    review.confirm_alignment(link, actor=reviewer, version=link.version)
    review.confirm_discrepancy(flag, actor=reviewer, version=flag.version)
    flag.refresh_from_db()
    other = make_reviewer(username="ben")
    review.reopen_discrepancy(flag, actor=other, version=flag.version)
    undo = page_of(comparison) + "undo/"
    refused = page_client.post(undo)
    html = refused.content.decode()
    assert refused.status_code == 409
    assert html.index(f'id="row-{link.pk}"') < html.index('class="notice"')
    assert "Open (ben)" in html
    assert "Undo accepting a link" in html
    assert page_client.post(undo).status_code == 302
    link.refresh_from_db()
    flag.refresh_from_db()
    assert (link.state, flag.state) == ("suggested", "open")
