"""Splitting, merging and regrouping on the page."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from claims.models import Claim, Comparison, Decision
from claims.tasks import ALIGN
from tests.factories import make_alignment, make_comparison, make_discrepancy

pytestmark = pytest.mark.django_db

GERMAN = ("Kim kam an und Putin blieb.", "Schoigu war da.", "Eine Anzeige")
LUXEMBOURGISH = ("De Kim ass ukomm.", "De Putin ass bliwwen.")


@pytest.fixture
def comparison():
    return make_comparison(
        left_texts=GERMAN, right_texts=LUXEMBOURGISH, left_kinds={2: "boilerplate"}
    )


@pytest.fixture
def link(comparison):
    return make_alignment(comparison=comparison, left=[0], right=[0, 1])


def act(client, comparison: Comparison, value: str):
    url = reverse("comparison_act", args=(comparison.pk,))
    return client.post(url, {"act": value})


def get(client, comparison: Comparison, query: str = "") -> str:
    return client.get(comparison.get_absolute_url() + query).content.decode()


def offered(html: str, verb: str) -> list[str]:
    return re.findall(rf'name="act" value="({verb} [^"]+)"', html)


def texts(comparison: Comparison) -> list[str]:
    claims = Claim.objects.filter(article=comparison.left, is_current=True)
    return list(claims.order_by("position").values_list("text", flat=True))


def test_without_script_a_claim_is_split_at_one_of_its_words(page_client, comparison, link):
    claim = comparison.left.claims.get(position=0)
    menu = get(page_client, comparison, f"?open=more-{link.pk}")
    assert f"open=split-{claim.pk}#row-{link.pk}" in menu
    panel = get(page_client, comparison, f"?open=split-{claim.pk}")
    words = re.findall(r'value="split \d+ 1 (\d+)">([^<]+)<', panel)
    assert words == [("4", "kam"), ("8", "an"), ("11", "und"), ("15", "Putin"), ("21", "blieb.")]
    response = act(page_client, comparison, offered(panel, "split")[2])
    assert response["Location"] == f"{comparison.get_absolute_url()}#row-{link.pk}"
    assert texts(comparison) == ["Kim kam an", "und Putin blieb.", *GERMAN[1:]]
    page = get(page_client, comparison)
    assert "Claim split." in page
    assert "Undo splitting a claim" in page
    assert re.findall(r'<a href="#c\d+">(D\d)</a>', page) == ["D1", "D2", "D3", "D4"]


def test_a_split_draws_the_whole_board_again(htmx_client, comparison, link):
    claim = comparison.left.claims.get(position=0)
    response = act(htmx_client, comparison, f"split {claim.pk} 1 11")
    assert (response["HX-Retarget"], response["HX-Reswap"]) == ("#board", "outerHTML")
    assert f"row-{link.pk}" in response["HX-Trigger-After-Swap"]


def test_a_claim_is_merged_with_the_next_but_not_with_a_line_set_aside(
    page_client, comparison, link
):
    alone = make_alignment(comparison=comparison, left=[1])
    menu = get(page_client, comparison, f"?open=more-{link.pk}")
    first, *_right = offered(menu, "merge")
    assert "Merge D1 with D2" in menu
    assert offered(get(page_client, comparison, f"?open=more-{alone.pk}"), "merge") == []
    assert act(page_client, comparison, first).status_code == 302
    assert "Claims merged." in get(page_client, comparison)
    assert texts(comparison) == [f"{GERMAN[0]}\n{GERMAN[1]}", GERMAN[2]]
    merged = comparison.left.claims.get(position=0, is_current=True)
    aside = comparison.left.claims.get(kind="boilerplate")
    refused = act(page_client, comparison, f"merge {merged.pk} 1 {aside.pk}:1")
    assert refused.status_code == 422
    assert "Bring it back first." in refused.content.decode()


def test_a_claim_leaves_a_group(page_client, htmx_client, comparison, link):
    flag = make_discrepancy(alignment=link, left=["Putin"], right=["bliwwen"])
    menu = get(page_client, comparison, f"?open=more-{link.pk}")
    first, second = offered(menu, "take-out")
    response = act(htmx_client, comparison, second)
    assert response.status_code == 200
    link.refresh_from_db()
    flag.refresh_from_db()
    assert (link.state, link.made_by, flag.state) == ("confirmed", "person", "closed")
    assert [m.claim.text for m in link.members.all()] == [GERMAN[0], LUXEMBOURGISH[0]]
    alone = comparison.alignments.get(band="one_sided")
    assert f"row-{alone.pk}" in response.content.decode()
    assert act(page_client, comparison, first).status_code == 422  # one of each report stays
    page_client.post(reverse("decision_undo", args=(comparison.pk,)))
    link.refresh_from_db()
    flag.refresh_from_db()
    assert (link.state, link.made_by, flag.state) == ("suggested", "machine", "open")
    assert link.members.count() == 3
    assert not comparison.alignments.filter(band="one_sided").exists()


@pytest.mark.parametrize(
    ("value", "status"),
    [
        pytest.param("split {claim} 1", 422, id="no place"),
        pytest.param("split {claim} 1 5", 422, id="within a word"),
        pytest.param("split {claim} 1 99999999999999999999", 422, id="beyond the claim"),
        pytest.param("split {claim} x 4", 422, id="no version"),
        pytest.param("split {claim} 7 4", 409, id="another version of the claim"),
        pytest.param("split 999999 1 4", 409, id="a claim that is gone"),
        pytest.param("merge {claim} 1", 422, id="merge without the next"),
        pytest.param("merge {claim} 1 999999:1", 409, id="merge with another next"),
        pytest.param("merge {claim} 1 {next}:7", 409, id="another version of the next"),
        pytest.param("take-out {link} 1 999999", 422, id="out of a link it is not in"),
        pytest.param("take-out {link} 7 {right}", 409, id="another version of the link"),
        pytest.param("take-out {link} 1 {claim}", 422, id="the only one of its report"),
    ],
)
def test_what_is_unclear_or_out_of_date_changes_nothing(
    page_client, htmx_client, comparison, link, value, status
):
    given = value.format(
        claim=comparison.left.claims.get(position=0).pk,
        next=comparison.left.claims.get(position=1).pk,
        right=comparison.right.claims.get(position=1).pk,
        link=link.pk,
    )
    assert act(page_client, comparison, given).status_code == status
    assert act(htmx_client, comparison, given).status_code == status
    assert not Decision.objects.exists()


def test_claims_and_links_of_another_comparison_are_not_found(page_client, comparison, link):
    other = make_comparison()
    claim = comparison.left.claims.get(position=0)
    for value in (f"split {claim.pk} 1 4", f"merge {claim.pk} 1 1:1", f"take-out {link.pk} 1 1"):
        assert act(page_client, other, value).status_code == 404
    assert not Decision.objects.exists()


def test_the_rest_is_aligned_again_in_the_background(page_client, comparison, link, monkeypatch):
    steps = []
    monkeypatch.setattr(
        "claims.views.comparison_progress.start_job",
        lambda row, *, step: steps.append((row.pk, step)),
    )
    page = get(page_client, comparison)
    start = reverse("comparison_start", args=(comparison.pk,))
    assert re.search(rf'action="{start}".*?name="step" value="{ALIGN}"', page, re.DOTALL)
    response = page_client.post(start, {"step": ALIGN})
    assert response["Location"] == reverse("comparison_progress", args=(comparison.pk,))
    page_client.post(start)
    assert steps == [(comparison.pk, "align"), (comparison.pk, "all")]
