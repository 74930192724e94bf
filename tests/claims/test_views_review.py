"""The review page: rows, filters, answers, and what each role sees."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Alignment, Comparison, Decision, Discrepancy
from tests.factories import (
    make_alignment,
    make_comparison,
    make_discrepancy,
    make_reviewer,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def comparison():
    return make_comparison(
        title="Ankunft",
        left_texts=("Kim kam am Dienstag an.", "Schoigu war da.", "toi-allgemeines"),
        right_texts=("De Kim ass e Mëttwoch ukomm.", "Satellitte gi gebaut."),
        left_kinds={2: "boilerplate"},
    )


@pytest.fixture
def link(comparison):
    return make_alignment(comparison=comparison, left=[0], right=[0])


@pytest.fixture
def flag(link):
    return make_discrepancy(alignment=link, left=["Dienstag"], right=["Mëttwoch"])


@pytest.fixture
def alone(comparison):
    claims = [comparison.left.claims.get(position=1).pk, comparison.right.claims.last().pk]
    near = [{"left": claims[:1], "right": claims[1:], "score": 0.38}]
    make_alignment(comparison=comparison, right=[1])
    return make_alignment(comparison=comparison, left=[1], runner_ups=near)


def page_of(comparison: Comparison, query: str = "") -> str:
    return reverse("comparison_detail", args=(comparison.pk,)) + query


def address(name: str, comparison: Comparison, *args: int) -> str:
    return reverse(name, args=(comparison.pk, *args))


def row_ids(html: str) -> list[str]:
    return re.findall(r'<li class="row [^"]*" id="([^"]+)"', html)


# --- the page -------------------------------------------------------------------------


def test_the_page_shows_both_reports_with_their_languages(page_client, comparison, flag, alone):
    response = page_client.get(page_of(comparison))
    html = response.content.decode()
    assert response.status_code == 200
    assert html.startswith("<!DOCTYPE html>")
    assert '<bdi lang="de">Schoigu war da.</bdi>' in html
    assert '<bdi lang="lb">Satellitte gi gebaut.</bdi>' in html
    assert "German: <b>Tuesday</b>. Luxembourgish: <b>Wednesday</b>." in html
    assert re.search(r'<mark class="critical">Dienstag</mark><a class="no" href="#flag-', html)
    assert re.search(r'<mark class="critical">Mëttwoch</mark><a class="no" href="#flag-', html)
    assert "Only in German" in html
    assert "Bring D3 back" in html


def test_rows_stand_in_the_reading_order_of_either_report(page_client, comparison, link, alone):
    right = comparison.alignments.get(members__side="right", band="one_sided")
    aside = f"claim-{comparison.left.claims.last().pk}"
    by_left = row_ids(page_client.get(page_of(comparison)).content.decode())
    by_right = row_ids(page_client.get(page_of(comparison, "?order=right")).content.decode())
    assert by_left == [f"row-{link.pk}", f"row-{right.pk}", f"row-{alone.pk}", aside]
    assert by_right == [f"row-{link.pk}", f"row-{alone.pk}", aside, f"row-{right.pk}"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("?show=flagged", ["link"], id="flagged"),
        pytest.param("?show=undecided", ["link", "right", "alone"], id="undecided"),
        pytest.param("?show=one_sided", ["right", "alone"], id="one-sided"),
        pytest.param("?show=left_only", ["alone"], id="left only"),
        pytest.param("?show=right_only", ["right"], id="right only"),
        pytest.param("?show=aside", ["aside"], id="set aside"),
        pytest.param("?severity=critical", ["link"], id="severity"),
        pytest.param("?severity=minor", [], id="severity without flags"),
        pytest.param("?kind=date", ["link"], id="kind"),
        pytest.param("?kind=number", [], id="kind without flags"),
        pytest.param("?q=schoigu", ["alone"], id="text"),
        pytest.param("?confidence=high", ["link"], id="confidence"),
        pytest.param("?confidence=low", [], id="confidence without links"),
        pytest.param("?confidence=high&kind=date", ["link"], id="confidence and kind"),
        pytest.param(
            "?show=nonsense&severity=nonsense", ["link", "right", "alone", "aside"], id="?"
        ),
    ],
)
def test_filters_live_in_the_address(page_client, comparison, flag, link, alone, query, expected):
    names = {
        "link": f"row-{link.pk}",
        "alone": f"row-{alone.pk}",
        "right": f"row-{comparison.alignments.get(members__side='right', band='one_sided').pk}",
        "aside": f"claim-{comparison.left.claims.last().pk}",
    }
    html = page_client.get(page_of(comparison, query)).content.decode()
    assert row_ids(html) == [names[name] for name in expected]


def test_htmx_gets_the_board_alone(htmx_client, comparison, link):
    response = htmx_client.get(page_of(comparison))
    html = response.content.decode()
    assert "<html" not in html
    assert html.lstrip().startswith('<section class="board" id="board"')
    assert "HX-Request" in response["Vary"]
    boosted = htmx_client.get(page_of(comparison), headers={"HX-Boosted": "true"})
    assert "<html" in boosted.content.decode()


@pytest.mark.parametrize("row_count", [1, 50])
def test_the_number_of_queries_does_not_grow_with_the_rows(
    page_client, django_assert_num_queries, row_count
):
    comparison = make_comparison(
        left_texts=[f"Am Dienstag kamen {n} Leute." for n in range(row_count)],
        right_texts=[f"E Mëttwoch koumen {n} Leit." for n in range(row_count)],
    )
    for n in range(row_count):
        row = make_alignment(comparison=comparison, left=[n], right=[n])
        make_discrepancy(alignment=row, left=["Dienstag"], right=["Mëttwoch"])
    page_client.get(page_of(comparison))
    with django_assert_num_queries(8):
        page_client.get(page_of(comparison))


def test_a_reader_reads_and_finds_no_button_to_decide(comparison, flag):
    client = Client()
    client.force_login(make_user(role="reader"))
    html = client.get(page_of(comparison)).content.decode()
    assert "Tuesday" in html
    assert html.count('method="post"') == 2  # logging out, the language
    assert "Reader" in html


@pytest.mark.parametrize("role", ["", "stranger"])
def test_without_the_right_to_read_there_is_no_page(comparison, role):
    client = Client()
    if role:
        client.force_login(make_user())
        assert client.get(page_of(comparison)).status_code == 403
    else:
        response = client.get(page_of(comparison))
        assert response["Location"] == f"/login/?next={page_of(comparison)}"


def test_an_unknown_comparison_is_not_found(page_client, db):
    assert page_client.get("/comparisons/999999/").status_code == 404


PAYLOAD = '<script>alert(1)</script><img src=x onerror="alert(2)">'


def test_scripts_in_titles_claims_outlets_and_notes_are_text(page_client, reviewer):
    comparison = make_comparison(
        title=PAYLOAD, left_texts=(f"Dienstag {PAYLOAD}",), right_texts=(f"Mëttwoch {PAYLOAD}",)
    )
    row = make_alignment(comparison=comparison, left=[0], right=[0])
    make_discrepancy(
        alignment=row,
        left=["Dienstag <scr"],
        right=[f"Mëttwoch {PAYLOAD}"],
        left_value=PAYLOAD,
        right_value=PAYLOAD,
        kind="name",
    )
    make_discrepancy(
        alignment=row,
        left=["enstag <script>"],
        right=["Mëtt"],
        state="dismissed",
        reason="other",
        note=PAYLOAD,
        kind=PAYLOAD[:8],
        why="x",
    )
    for path in (page_of(comparison), page_of(comparison, f"?q={PAYLOAD}&kind={PAYLOAD}"), "/"):
        html = page_client.get(path).content.decode()
        assert "<script>alert" not in html
        assert "<img src=x" not in html
    assert "&lt;script&gt;alert(1)" in html


# --- deciding -------------------------------------------------------------------------


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


POSTS = ["alignment_decide", "discrepancy_decide", "claim_set_kind"]
PLAIN_POSTS = ["claims_link", "decision_undo", "decision_redo", "comparison_decide"]


@pytest.fixture
def post_addresses(comparison, flag, link):
    args = {
        "alignment_decide": (link.pk,),
        "discrepancy_decide": (flag.pk,),
        "claim_set_kind": (comparison.left.claims.first().pk,),
    }
    return {name: address(name, comparison, *args.get(name, ())) for name in POSTS + PLAIN_POSTS}


@pytest.mark.parametrize("name", POSTS + PLAIN_POSTS)
def test_a_post_is_a_post_and_needs_the_right_to_decide(page_client, post_addresses, name):
    url = post_addresses[name]
    form = {"verdict": "confirm", "version": 1}
    assert page_client.get(url).status_code == 405
    reader = Client()
    reader.force_login(make_user(role="reader"))
    assert reader.post(url, form).status_code == 403
    assert Client().post(url, form).status_code == 401
    assert Client(enforce_csrf_checks=True).post(url, form).status_code == 403
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


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("why-{flag}", "no flag of this detector is decided yet", id="why"),
        pytest.param("dismiss-{flag}", "Dismiss because", id="dismiss"),
        pytest.param("near-{alone}", "similarity 0.38", id="nearest"),
        pytest.param("more-{link}", "Set D1 aside", id="more"),
    ],
)
def test_a_panel_is_opened_by_address_and_alone_for_the_script(
    page_client, htmx_client, comparison, flag, link, alone, name, expected
):
    query = "?open=" + name.format(flag=flag.pk, alone=alone.pk, link=link.pk)
    board = re.split(
        "<dialog|<template", page_client.get(page_of(comparison, query)).content.decode()
    )
    assert expected in board[0]
    closed = page_client.get(page_of(comparison)).content.decode()
    assert expected not in re.split("<dialog|<template", closed)[0]
    fragment = htmx_client.get(page_of(comparison, query)).content.decode()
    assert expected in fragment
    assert len(row_ids(fragment)) == 1


@pytest.mark.parametrize("name", ["why-999999", "dance-1", "why-", "more-99999999999999999999"])
def test_an_unknown_panel_opens_nothing(page_client, comparison, flag, name):
    assert page_client.get(page_of(comparison, f"?open={name}")).status_code == 200


def test_a_large_comparison_stays_light(page_client):
    """200 + 200 claims and 150 flags in less than 300 kB; the benchmark measures the time."""
    from benchmarks.review_page import build

    response = page_client.get(page_of(build(200, 150)))
    assert len(response.content) < 300_000


# --- both reports in full -----------------------------------------------------------------


def test_in_context_both_reports_stand_as_written(page_client):
    comparison = make_comparison(
        left_texts=("Gipfel", "Kim kam an.", "Putin kam auch.", "Ressort"),
        right_texts=("De Kim ass ukomm.", "A sou weider."),
        left_kinds={0: "headline", 3: "boilerplate"},
        left_fields={"body": "Gipfel\n\nKim kam an. *** Putin kam auch.\nRessort"},
    )
    row = make_alignment(comparison=comparison, left=[1, 2], right=[0])
    make_alignment(comparison=comparison, right=[1])
    html = page_client.get(page_of(comparison, "?view=context")).content.decode()
    left = html.split('id="pane-left"')[1].split('<div class="gutter"')[0]
    text = re.sub(r"<a[^>]*>.*?</a>|<[^>]+>", "", left.split(">", 1)[1])
    aside = "Set aside: not part of the report's statements"
    assert " ".join(text.split()) == f"Gipfel Kim kam an. *** Putin kam auch. Ressort{aside}"
    assert re.findall(r"<(h3|p)(?: class=\"aside\")?><bdi", left) == ["h3", "p", "p"]
    claims = [c.pk for c in comparison.left.claims.order_by("position")]
    right = [c.pk for c in comparison.right.claims.order_by("position")]
    assert f'href="#c{right[0]}" lang="en" aria-label="D2, linked with L1">D2</a>' in left
    assert f'href="#c{claims[1]}" lang="en" aria-label="L1, linked with D2, D3">L1</a>' in html
    assert 'aria-label="L2, only in this report"' in html
    assert 'aria-label="D4, takes no part"' in html
    assert f'data-links="{row.pk}:{claims[1]},{claims[2]}:{right[0]}:proposed:"' in html


def test_in_context_a_decision_answers_with_the_dock(
    page_client, htmx_client, comparison, flag, link
):
    page = page_of(comparison, f"?view=context&open=mark-{link.pk}")
    assert "German: <b>Tuesday</b>" in page_client.get(page).content.decode()
    fragment = htmx_client.get(page).content.decode()
    assert fragment.count('id="dock"') == 1
    assert 'id="pane-left"' not in fragment
    url = address("comparison_act", comparison) + "?view=context"
    response = htmx_client.post(url, {"act": f"confirm-flag {flag.pk} 1"})
    assert response["HX-Retarget"] == "#dock"
    assert f'data-row="{link.pk}" data-state="proposed"' in response.content.decode()
    assert htmx_client.post(url, {"act": f"confirm-flag {flag.pk} 1"})["HX-Retarget"] == "#context"
    response = htmx_client.post(url, {"act": f"reject {link.pk} 1"})
    assert response["HX-Retarget"] == "#context"
    response = page_client.post(address("decision_undo", comparison) + "?view=context")
    claim = comparison.left.claims.order_by("position").first()
    assert response["Location"] == page_of(comparison, f"?view=context#c{claim.pk}")


@pytest.mark.parametrize("row_count", [1, 40])
def test_in_context_the_number_of_queries_does_not_grow(
    page_client, django_assert_num_queries, row_count
):
    comparison = make_comparison(
        left_texts=[f"Am Dienstag kamen {n} Leute." for n in range(row_count)],
        right_texts=[f"E Mëttwoch koumen {n} Leit." for n in range(row_count)],
    )
    for n in range(row_count):
        make_alignment(comparison=comparison, left=[n], right=[n])
    page_client.get("/")
    with django_assert_num_queries(8):
        page_client.get(page_of(comparison, "?view=context"))
