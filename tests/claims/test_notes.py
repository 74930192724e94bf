"""Notes on claims, links and the comparison: written, read, undone, never lost, never doubled."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from claims import review
from claims.decisions.history import NotAllowed, StaleVersion
from claims.decisions.notes import Note, read_notes
from claims.decisions.snapshots import Row
from claims.models import Alignment, Claim, Comparison, Decision
from claims.review import NoteChange
from claims.stages.splitting import split_article
from tests.claims.views.pages import PAYLOAD
from tests.factories import (
    make_alignment,
    make_comparison,
    make_discrepancy,
    make_reviewer,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def comparison() -> Comparison:
    return make_comparison(
        title="Ankunft",
        left_texts=("Kim kam am Dienstag an.", "Schoigu war da."),
        right_texts=("De Kim ass e Mëttwoch ukomm.",),
    )


@pytest.fixture
def link(comparison: Comparison) -> Alignment:
    return make_alignment(comparison=comparison, left=[0], right=[0])


@pytest.fixture
def claim(link: Alignment) -> Claim:
    return link.comparison.left.claims.get(position=0)


def write(target: Row, actor: User, text: str, version: int = 0) -> Any:
    comparison = target if isinstance(target, Comparison) else Comparison.objects.get()
    change = NoteChange(target=target, text=text, version=version)
    return review.write_notes(comparison, actor=actor, changes=[change])


def find(target: Row) -> Note | None:
    return read_notes(Comparison.objects.get()).find(type(target).__name__.lower(), target.pk)


def said(target: Row) -> str | None:
    note = find(target)
    return note.text if note else None


# --- the log ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["claim", "link", "comparison"])
def test_a_note_is_kept_with_who_and_when_and_the_last_one_counts(request, reviewer, link, name):
    target = request.getfixturevalue(name)
    assert find(target) is None
    write(target, reviewer, " Stimmt das?\r\n\r\nJa. ")
    first = find(target)
    assert first is not None
    assert (first.text, first.by) == ("Stimmt das?\n\nJa.", "Anna Weber")
    decision = Decision.objects.get(pk=first.version)
    assert (decision.action, decision.created_at) == ("write_note", first.at)
    write(target, reviewer, "Nein.", first.version)
    assert said(target) == "Nein."
    assert Decision.objects.count() == 2


def test_notes_and_the_conclusion_stand_side_by_side(reviewer, comparison, link, claim):
    write(comparison, reviewer, "auf dem Vergleich")
    write(link, reviewer, "auf der Verbindung")
    write(claim, reviewer, "auf der Aussage")
    review.write_conclusion(comparison, actor=reviewer, text="Schluss", version=0)
    assert [said(row) for row in (comparison, link, claim)] == [
        "auf dem Vergleich",
        "auf der Verbindung",
        "auf der Aussage",
    ]
    conclusion = read_notes(comparison).conclusion
    assert conclusion is not None
    assert conclusion.text == "Schluss"


def test_an_emptied_note_is_removed_and_its_history_kept(reviewer, claim):
    write(claim, reviewer, "Erst.")
    note = find(claim)
    assert note is not None
    write(claim, reviewer, "  ", note.version)
    assert find(claim) is None
    assert list(Decision.objects.order_by("pk").values_list("note", flat=True)) == ["Erst.", ""]
    write(claim, reviewer, "Wieder.")
    assert said(claim) == "Wieder."


def test_notes_are_undone_and_redone_each_by_its_writer(reviewer, comparison, claim):
    other = make_reviewer()
    write(claim, reviewer, "von Anna")
    note = find(claim)
    assert note is not None
    write(claim, other, "vom anderen", note.version)
    review.undo_last(comparison, actor=reviewer)
    assert said(claim) == "vom anderen"
    review.undo_last(comparison, actor=other)
    assert said(claim) is None
    review.redo_last(comparison, actor=reviewer)
    assert said(claim) == "von Anna"
    review.redo_last(comparison, actor=other)
    assert said(claim) == "vom anderen"
    review.undo_last(comparison, actor=reviewer)
    review.redo_last(comparison, actor=reviewer)
    assert said(claim) == "vom anderen"


def test_several_notes_are_one_step(reviewer, comparison, link, claim):
    changes = [NoteChange(target=row, text="x", version=0) for row in (link, claim)]
    review.write_notes(comparison, actor=reviewer, changes=changes)
    review.undo_last(comparison, actor=reviewer)
    assert (find(link), find(claim)) == (None, None)
    write(claim, reviewer, "inzwischen")
    with pytest.raises(StaleVersion):
        review.write_notes(comparison, actor=reviewer, changes=changes)
    assert find(link) is None


def test_a_note_is_no_decision_on_its_row(reviewer, comparison, link):
    write(link, reviewer, "Hm.")
    link.refresh_from_db()
    comparison.refresh_from_db()
    assert (link.state, link.version, comparison.state) == ("suggested", 1, "in_review")
    comparison.state = Comparison.State.DONE
    comparison.save()
    write(comparison, reviewer, "Nachtrag.")
    comparison.refresh_from_db()
    assert comparison.state == "done"


REFUSED = [
    pytest.param("x" * 10_001, 0, NotAllowed, id="too long"),
    pytest.param("x", 7, StaleVersion, id="another version"),
]


@pytest.mark.parametrize(("text", "version", "error"), REFUSED)
def test_what_cannot_be_stored_is_refused_whole(reviewer, claim, text, version, error):
    with pytest.raises(error):
        write(claim, reviewer, text, version)
    assert not Decision.objects.exists()


def test_ten_thousand_characters_are_stored_and_readers_store_none(reviewer, claim):
    write(claim, reviewer, "ë" * 10_000)
    assert said(claim) == "ë" * 10_000
    with pytest.raises(NotAllowed):
        write(claim, make_user(role="reader"), "x")


def test_a_row_of_another_comparison_takes_no_note(reviewer, comparison):
    other = make_comparison(left_texts=("Anders.",), right_texts=("Anescht.",))
    rows = (other, make_alignment(comparison=other, left=[0], right=[0]), other.left.claims.get())
    for row in rows:
        change = NoteChange(target=row, text="x", version=0)
        with pytest.raises(NotAllowed):
            review.write_notes(comparison, actor=reviewer, changes=[change])


def test_reading_takes_one_query(reviewer, comparison, link, claim, django_assert_num_queries):
    for row in (comparison, link, claim):
        write(row, reviewer, "x")
    with django_assert_num_queries(1):
        assert len(read_notes(comparison).standing) == 3


def test_a_claim_with_a_note_keeps_its_boundaries_when_split_again(reviewer):
    body = "Kim kam am Dienstag an. Schoigu war da."
    comparison = make_comparison(left_texts=(body,), right_texts=("De Kim ass ukomm.",))
    whole = comparison.left.claims.get()
    write(whole, reviewer, "Zwei Sätze?")
    split_article(comparison.left)
    assert list(comparison.left.claims.filter(is_current=True)) == [whole]


def test_notes_go_to_the_claims_that_replace_theirs_and_come_back_with_undo(reviewer, comparison):
    first, second = comparison.left.claims.order_by("position")
    make_alignment(comparison=comparison, left=[0, 1], right=[0])
    write(first, make_reviewer(first_name="Ben"), "von Ben")
    write(second, reviewer, "von Anna")
    versions = {claim.pk: claim.version for claim in (first, second)}
    review.merge_claims(comparison, claims=[first, second], actor=reviewer, versions=versions)
    whole = comparison.left.claims.get(is_current=True)
    note = find(whole)
    assert note is not None
    assert (note.text, note.by) == ("von Ben\n\nvon Anna", "Anna Weber")
    review.undo_last(comparison, actor=reviewer)
    assert (said(first), said(second), find(whole)) == ("von Ben", "von Anna", None)
    review.redo_last(comparison, actor=reviewer)
    assert said(whole) == "von Ben\n\nvon Anna"


# --- the page ---------------------------------------------------------------------------------


def act_address(comparison: Comparison, query: str = "") -> str:
    return f"/comparisons/{comparison.pk}/act/{query}"


def post(client: Client, comparison: Comparison, *, act: str = "notes", **fields: Any) -> Any:
    data = {name.replace("_", "-"): value for name, value in fields.items()}
    return client.post(act_address(comparison), {"act": act, **data})


def fill(row: Row, text: str, version: int | str = 0) -> dict[str, Any]:
    key = f"{type(row).__name__.lower()}_{row.pk}"
    return {f"note_{key}": text, f"version_{key}": version}


def textarea(html: str, row: Row) -> str:
    name = f"note-{type(row).__name__.lower()}-{row.pk}"
    found = re.findall(rf'<textarea id="{name}"[^>]*>\n(.*?)</textarea>', html, re.DOTALL)
    assert len(found) == 1
    return str(found[0])


def test_notes_stand_at_their_row_with_who_and_when(page_client, comparison, link, claim):
    write(claim, User.objects.get(username="anna"), "Eine Zeile\nnoch eine")
    write(link, User.objects.get(username="anna"), "Zur Verbindung")
    html = page_client.get(comparison.get_absolute_url()).content.decode()
    row = html[html.index(f'id="row-{link.pk}"') :]
    assert re.findall(r'<article class="written"><h3>([^<]*)</h3>\n<p><bdi>(.*?)</bdi>', row) == [
        ("Note on the link", "Zur Verbindung"),
        ("Note on D1", "Eine Zeile<br>noch eine"),
    ]
    assert re.search(r'Anna Weber, <time datetime="[^"]+">Today, \d\d:\d\d</time>', row)
    reader = Client()
    reader.force_login(make_user(role="reader"))
    page = reader.get(comparison.get_absolute_url() + f"?open=note-{link.pk}").content.decode()
    assert "Zur Verbindung" in page
    assert "<textarea" not in page


@pytest.mark.parametrize("note_count", [1, 20])
def test_the_page_reads_all_notes_in_one_query(page_client, django_assert_num_queries, note_count):
    writer = make_reviewer()
    texts = [f"Satz {n}." for n in range(20)]
    comparison = make_comparison(left_texts=texts, right_texts=texts)
    for n in range(20):
        make_alignment(comparison=comparison, left=[n], right=[n])
    for claim in comparison.left.claims.all()[:note_count]:
        write(claim, writer, "x")
    page_client.get(comparison.get_absolute_url())
    with django_assert_num_queries(8):
        html = page_client.get(comparison.get_absolute_url()).content.decode()
    assert html.count('class="written"') == note_count


def test_the_notes_of_a_row_are_written_together(page_client, htmx_client, comparison, link, claim):
    page = page_client.get(comparison.get_absolute_url() + f"?open=note-{link.pk}")
    html = page.content.decode()
    assert (textarea(html, link), textarea(html, claim)) == ("", "")
    fields = {**fill(link, "Verbindung"), **fill(claim, "")}
    response = post(page_client, comparison, act=f"notes {link.pk}", **fields)
    assert response["Location"] == comparison.get_absolute_url() + f"#row-{link.pk}"
    assert "Note stored." in page_client.get(response["Location"]).content.decode()
    assert (said(link), said(claim)) == ("Verbindung", None)

    note = find(link)
    assert note is not None
    fields = {**fill(link, "Verbindung", note.version), **fill(claim, "Aussage")}
    response = post(htmx_client, comparison, **fields)
    html = response.content.decode()
    assert f'"row": "row-{link.pk}", "stay": true' in response["HX-Trigger-After-Swap"]
    assert re.findall(r'<li class="row [^"]*" id="([^"]+)"', html) == [f"row-{link.pk}"]
    assert '<section class="board"' not in html
    assert "Undo writing a note" in html
    assert Decision.objects.count() == 2
    assert said(claim) == "Aussage"


def test_the_second_of_two_writers_sees_both_notes(page_client, htmx_client, comparison, link):
    write(link, make_reviewer(first_name="Ben"), "von Ben")
    for client, is_whole in ((page_client, True), (htmx_client, False)):
        response = post(client, comparison, **fill(link, "von Anna"))
        html = response.content.decode()
        assert response.status_code == 409
        assert ("<html" in html) is is_whole
        assert "Someone wrote another note meanwhile" in html
        assert "<bdi>von Ben</bdi>" in html
        assert textarea(html, link) == "von Anna"
        note = find(link)
        assert note is not None
        assert f'name="version-alignment-{link.pk}" form="note" value="{note.version}"' in html
    now = find(link)
    assert now is not None
    post(page_client, comparison, **fill(link, "von Anna", now.version))
    assert said(link) == "von Anna"


@pytest.mark.parametrize("kind", ["link", "comparison"])
@pytest.mark.parametrize("client_name", ["page_client", "htmx_client"])
def test_a_note_of_a_megabyte_is_refused_and_comes_back_whole(
    request, comparison, link, kind, client_name
):
    row = request.getfixturevalue(kind)
    text = "Wort " * 200_000
    response = post(request.getfixturevalue(client_name), comparison, **fill(row, text))
    html = response.content.decode()
    assert response.status_code == 422
    assert "The note is too long: 999,999 characters, and at most 10,000 are stored." in html
    assert textarea(html, row) == text
    assert not Decision.objects.exists()


def test_a_dismissal_s_note_that_is_too_long_comes_back_whole(htmx_client, comparison, link):
    flag = make_discrepancy(alignment=link, left=["Dienstag"], right=["Mëttwoch"])
    text = "y" * 10_001
    act = f"dismiss-flag {flag.pk} 1 other"
    response = htmx_client.post(act_address(comparison), {"act": act, "note": text})
    html = response.content.decode()
    assert response.status_code == 422
    assert "The note is too long" in html
    assert re.findall(r'name="note" value="([^"]*)"', html) == [text]


def test_more_than_a_request_may_hold_has_a_page_of_its_own(page_client, comparison, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    response = post(page_client, comparison, **fill(comparison, "z" * 2000))
    assert response.status_code == 400
    assert "Go back in the browser, where what you typed still stands" in response.content.decode()


UNCLEAR = [
    pytest.param({}, 422, "does not say what to do", id="no field"),
    pytest.param({"version": "x"}, 422, "which version", id="garbled version"),
    pytest.param({"version": ""}, 422, "which version", id="no version"),
    pytest.param({"text": ""}, 422, "Nothing was changed", id="nothing changed"),
    pytest.param({"version": 99}, 409, "another note meanwhile", id="unknown version"),
]


@pytest.mark.parametrize(("change", "status", "message"), UNCLEAR)
def test_unclear_forms_are_refused_with_what_was_typed(
    page_client, comparison, link, change, status, message
):
    fields = fill(link, change.get("text", "getippt"), change.get("version", 0)) if change else {}
    response = post(page_client, comparison, **fields)
    html = response.content.decode()
    assert response.status_code == status
    assert message in html
    if change:
        assert textarea(html, link) == change.get("text", "getippt")
    assert not Decision.objects.exists()


def test_rows_of_another_comparison_are_not_found(page_client, comparison, link):
    other = make_comparison(left_texts=("Anders.",), right_texts=("Anescht.",))
    foreign = make_alignment(comparison=other, left=[0], right=[0])
    for row in (foreign, other.left.claims.get(), other):
        assert post(page_client, comparison, **fill(row, "x")).status_code == 404
        assert post(page_client, comparison, **fill(link, "x"), **fill(row, "x")).status_code == 404
    assert not Decision.objects.exists()


def test_a_note_on_a_row_that_is_gone_is_shown_and_not_lost(
    page_client, htmx_client, comparison, link
):
    fields = fill(link, "Wohin damit?")
    link.delete()
    for client in (page_client, htmx_client):
        response = post(client, comparison, **fields)
        html = response.content.decode()
        assert response.status_code == 409
        assert "<bdi>Wohin damit?</bdi>" in html
        assert "This row was replaced" in html


def test_the_comparison_s_note_is_written_beside_the_rows(
    page_client, htmx_client, comparison, link
):
    response = post(htmx_client, comparison, **fill(comparison, "Insgesamt einig."))
    html = response.content.decode()
    assert (response.status_code, response["HX-Reswap"]) == (200, "none")
    assert '<section class="notes" id="comparison-note" hx-swap-oob="true"' in html
    assert '<li class="row' not in html
    undone = htmx_client.post(f"/comparisons/{comparison.pk}/undo/").content.decode()
    assert '<section class="notes" id="comparison-note" hx-swap-oob="true"' in undone
    assert "Insgesamt einig." not in undone
    response = post(page_client, comparison, **fill(comparison, "Doch nicht."))
    assert response["Location"] == comparison.get_absolute_url()
    assert "<bdi>Doch nicht.</bdi>" in page_client.get(response["Location"]).content.decode()


def test_scripts_in_notes_are_text(page_client, reviewer, comparison, link, claim):
    for row in (comparison, link, claim):
        write(row, reviewer, PAYLOAD)
    Alignment.objects.update(state="confirmed")
    for path in ("", f"?open=note-{link.pk}", f"?view=context&open=note-{link.pk}", "report/"):
        html = page_client.get(comparison.get_absolute_url() + path).content.decode()
        assert "&lt;script&gt;alert" in html
        assert "<script>alert" not in html
        assert "<img src=x" not in html


def test_the_dock_shows_and_takes_notes(page_client, comparison, link):
    write(link, User.objects.get(username="anna"), "im Dock")
    query = f"?view=context&open=note-{link.pk}"
    html = page_client.get(comparison.get_absolute_url() + query).content.decode()
    dock = html[html.index('id="dock"') :]
    assert "<bdi>im Dock</bdi>" in dock
    assert textarea(dock, link) == "im Dock"


def test_the_report_prints_notes_at_the_findings(page_client, reviewer, comparison, link, claim):
    make_discrepancy(alignment=link, left=["Dienstag"], right=["Mëttwoch"], state="confirmed")
    make_alignment(comparison=comparison, left=[1], state="confirmed")
    write(claim, reviewer, "Siehe Agentur.")
    write(comparison.left.claims.get(position=1), reviewer, "Nur hier.")
    write(comparison, reviewer, "Gesamt.")
    html = page_client.get(comparison.get_absolute_url() + "report/").content.decode()
    notes = re.findall(r"<dt>(Note on [^<]*)</dt><dd><bdi>([^<]*)</bdi> <span[^>]*>\((.*?),", html)
    assert notes == [
        ("Note on the comparison", "Gesamt.", "Anna Weber"),
        ("Note on D1", "Siehe Agentur.", "Anna Weber"),
        ("Note on D2", "Nur hier.", "Anna Weber"),
    ]
