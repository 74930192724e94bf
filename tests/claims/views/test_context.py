"""The context view: both reports in full, with links between them."""

from __future__ import annotations

import re

import pytest

from tests.claims.views.pages import address, page_of
from tests.factories import (
    make_alignment,
    make_comparison,
)

pytestmark = pytest.mark.django_db


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
