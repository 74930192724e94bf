"""The admin: every table listed, nothing decided there, stages run again from there."""

from __future__ import annotations

import uuid

import pytest
from django.contrib import admin
from django.db import connection
from django.db.models import F, Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from claims.models import (
    Alignment,
    AlignmentMember,
    Claim,
    Comparison,
    Decision,
    Discrepancy,
    Embedding,
    EncoderModel,
)
from claims.stages.embeddings import content_hash
from tests.factories import make_alignment, make_comparison, make_discrepancy, make_user

pytestmark = pytest.mark.django_db
LISTED = (Alignment, Claim, Comparison, Decision, Discrepancy, Embedding, EncoderModel)
SHOWN_ONLY = (Alignment, Claim, Decision, Discrepancy, Embedding)
LEFT, RIGHT = "Kim kam am Dienstag an.", "De Kim ass e Mëttwoch ukomm."


@pytest.fixture
def root() -> Client:
    client = Client()
    client.force_login(make_user(username="root", is_staff=True, is_superuser=True))
    return client


def make_everything(*, number: int = 0) -> Comparison:
    """A comparison with one row in every table."""
    comparison = make_comparison(title=f"Vergleich {number}")
    alignment = make_alignment(comparison=comparison, left=[0], right=[0])
    make_discrepancy(alignment=alignment, left=["Dienstag"], right=["Mëttwoch"])
    Decision.objects.create(
        comparison=comparison,
        actor=make_user(),
        action="confirm_alignment",
        target_type="alignment",
        target_id=alignment.pk,
        batch=uuid.uuid4(),
    )
    encoder = EncoderModel.objects.create(name=f"encoder-{number}", revision="r1", dimension=2)
    Embedding.objects.create(
        encoder=encoder, content_hash=content_hash(f"text {number}"), vector=b"\0" * 8
    )
    return comparison


def address(model: type[Model], page: str, *args: object) -> str:
    return reverse(f"admin:claims_{model._meta.model_name}_{page}", args=args)


def act(client: Client, model: type[Model], action: str, *rows) -> str:
    """Post an action for rows; the page that follows."""
    posted = {"action": action, "_selected_action": [row.pk for row in rows]}
    response = client.post(address(model, "changelist"), posted, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def test_every_model_is_listed_or_shown_in_line():
    inline = {AlignmentMember}
    models = {model for model in admin.site._registry if model._meta.app_label == "claims"}
    assert models == set(LISTED)
    assert models | inline == {
        model for model in LISTED + (AlignmentMember,) if model._meta.app_label == "claims"
    }


@pytest.mark.parametrize("model", LISTED)
def test_lists_pages_and_searches_open(root, model):
    make_everything()
    row = model.objects.first()
    assert str(row.pk) in root.get(address(model, "changelist")).content.decode()
    assert root.get(address(model, "changelist"), {"q": "Dienstag"}).status_code == 200
    assert root.get(address(model, "change", row.pk)).status_code == 200


@pytest.mark.parametrize("model", LISTED)
def test_a_list_takes_as_many_queries_for_many_rows_as_for_one(root, model):
    def ask() -> list[str]:
        """The statements that a list takes."""
        with CaptureQueriesContext(connection) as queries:
            assert root.get(address(model, "changelist")).status_code == 200
        return [query["sql"] for query in queries]

    make_everything()
    ask()  # content types and the like are remembered from here on
    few = ask()
    for number in range(1, 11):
        make_everything(number=number)
    many = ask()
    # Coverage is counted encoder by encoder; there are never many of those.
    allowed = EncoderModel.objects.count() - 1 if model is EncoderModel else 0
    assert len(many) - len(few) <= allowed, "\n".join(many)


@pytest.mark.parametrize("model", SHOWN_ONLY)
def test_what_people_and_machine_wrote_is_never_edited_here(root, model):
    make_everything()
    row = model.objects.first()
    before = model.objects.filter(pk=row.pk).values().get()
    assert root.get(address(model, "add")).status_code == 403
    assert root.post(address(model, "delete", row.pk), {"post": "yes"}).status_code == 403
    assert root.post(address(model, "change", row.pk), {"note": "rewritten"}).status_code == 403
    posted = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
    root.post(address(model, "changelist"), posted)
    assert model.objects.filter(pk=row.pk).values().get() == before


@pytest.mark.parametrize(
    ("model", "anchor"),
    [
        pytest.param(Comparison, "", id="comparison"),
        pytest.param(Alignment, "#row-{}", id="link"),
        pytest.param(Discrepancy, "#flag-{}", id="flag"),
        pytest.param(Decision, "", id="decision"),
    ],
)
def test_rows_lead_to_the_review_page(root, model, anchor):
    comparison = make_everything()
    wanted = f'href="/comparisons/{comparison.pk}/{anchor.format(model.objects.get().pk)}"'
    assert wanted in root.get(address(model, "changelist")).content.decode()


# --- comparisons ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("action", "step"),
    [
        pytest.param("process_again", "all", id="process"),
        pytest.param("embed_again", "embed", id="re-embed"),
        pytest.param("align_again", "align", id="re-align"),
        pytest.param("detect_again", "detect", id="re-detect"),
    ],
)
def test_actions_enqueue_one_job_per_comparison(root, action, step):
    one, two = make_everything(), make_everything(number=1)
    assert "2 comparisons queued." in act(root, Comparison, action, one, two)
    jobs = {tuple(job.args_kwargs["args"]) for job in DBTaskResult.objects.all()}
    assert jobs == {(one.pk, step, "in_review"), (two.pk, step, "in_review")}
    again = act(root, Comparison, action, one)
    assert "1 comparison has a job under way already and was left alone." in again
    assert DBTaskResult.objects.count() == 2


def test_actions_need_the_permission_to_change(client):
    comparison = make_everything()
    client.force_login(make_user(role="reader", is_staff=True))
    act(client, Comparison, "process_again", comparison)
    assert DBTaskResult.objects.count() == 0


def test_the_articles_of_a_comparison_are_chosen_once(root):
    comparison = make_everything()
    other = make_everything(number=1)
    posted = {"title": "Neu", "left": other.left_id, "right": other.right_id}
    assert root.post(address(Comparison, "change", comparison.pk), posted).status_code == 302
    left = comparison.left
    comparison.refresh_from_db()
    assert (comparison.title, comparison.left) == ("Neu", left)


def test_a_comparison_with_decisions_is_not_deleted(root):
    comparison = make_everything()
    root.post(address(Comparison, "delete", comparison.pk), {"post": "yes"})
    assert Comparison.objects.filter(pk=comparison.pk).exists()
    assert Decision.objects.count() == 1


def test_a_comparison_without_decisions_goes_with_its_links_and_flags(root):
    comparison = make_everything()
    other = make_comparison()
    make_alignment(comparison=other, left=[0], right=[0])
    response = root.post(address(Comparison, "delete", other.pk), {"post": "yes"})
    assert response.status_code == 302
    assert list(Comparison.objects.all()) == [comparison]
    assert Alignment.objects.filter(comparison=comparison).count() == Alignment.objects.count()


# --- encoders ---------------------------------------------------------------------


def make_claims_to_encode() -> None:
    make_comparison(left_texts=[LEFT], right_texts=[RIGHT])
    Claim.objects.update(encoding_text=F("text"))


def make_encoder(name: str, *, texts: tuple[str, ...] = (), **fields) -> EncoderModel:
    encoder = EncoderModel.objects.create(name=name, revision="r1", dimension=2, **fields)
    for text in texts:
        Embedding.objects.create(encoder=encoder, content_hash=content_hash(text), vector=b"\0" * 8)
    return encoder


def test_encoders_show_their_coverage(root):
    make_claims_to_encode()
    make_encoder("half", texts=(LEFT,))
    assert "1 of 2 (50 %)" in root.get(address(EncoderModel, "changelist")).content.decode()


def test_an_encoder_with_all_vectors_becomes_the_active_one(root):
    make_claims_to_encode()
    make_encoder("old", texts=(LEFT, RIGHT), is_active=True)
    new = make_encoder("new", texts=(LEFT, RIGHT))
    assert "is active. Align the comparisons again" in act(root, EncoderModel, "activate", new)
    assert list(EncoderModel.objects.filter(is_active=True)) == [new]


def test_an_encoder_without_all_vectors_is_refused_in_words(root):
    make_claims_to_encode()
    old = make_encoder("old", texts=(LEFT, RIGHT), is_active=True)
    new = make_encoder("new", texts=(LEFT,))
    assert "1 of 2 texts have no vector of the encoder new" in act(
        root, EncoderModel, "activate", new
    )
    assert list(EncoderModel.objects.filter(is_active=True)) == [old]


def test_only_one_encoder_can_be_activated(root):
    one, two = make_encoder("one"), make_encoder("two")
    assert "Choose one encoder." in act(root, EncoderModel, "activate", one, two)
    assert not EncoderModel.objects.filter(is_active=True).exists()


def test_the_active_encoder_is_not_deleted_and_another_one_is(root):
    active, other = make_encoder("active", is_active=True), make_encoder("other", texts=(LEFT,))
    root.post(address(EncoderModel, "delete", active.pk), {"post": "yes"})
    root.post(address(EncoderModel, "delete", other.pk), {"post": "yes"})
    assert list(EncoderModel.objects.all()) == [active]
    assert Embedding.objects.count() == 0
