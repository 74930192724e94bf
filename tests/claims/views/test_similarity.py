"""The heat map: values, picture, links, table of one claim, and what it says when it cannot."""

from __future__ import annotations

import re
import struct
import zlib

import numpy as np
import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Embedding
from claims.png import encode_mask
from claims.similarity import measure_similarity, read_basis
from tests.claims.vectors import make_encoder, store_vectors
from tests.factories import make_alignment, make_comparison

pytestmark = pytest.mark.django_db

LEFT = [(1, 0, 0), (0, 1, 0), (0, 0, 1)]
RIGHT = [(1, 0, 0), (3, 4, 0)]
# Rows are left claims; the third left claim is set aside.
COSINES = [[1.0, 0.6], [0.0, 0.8]]


@pytest.fixture
def comparison():
    return make_comparison(
        left_texts=("Kim kam.", "Schoigu <b>war</b> da.", "toi-allgemeines"),
        right_texts=("De Kim koum.", "De Schoigu war do."),
        left_kinds={2: "boilerplate"},
    )


@pytest.fixture
def encoder(comparison):
    encoder = make_encoder(dimension=3)
    store_vectors(comparison, encoder, LEFT, RIGHT)
    return encoder


def address(comparison, query: str = "") -> str:
    return reverse("comparison_similarity", args=(comparison.pk,)) + query


def get(client, comparison, query: str = "") -> str:
    response = client.get(address(comparison, query))
    assert response.status_code == 200
    return response.content.decode()


def table(html: str) -> list[list[str]]:
    """The cells of each row of the table, without tags."""
    body = re.search(r"<tbody>(.*?)</tbody>", html, re.DOTALL)
    assert body
    rows = re.findall(r"<tr.*?</tr>", body[1], re.DOTALL)
    return [
        [
            " ".join(re.sub(r"<[^>]+>", " ", cell).split())
            for cell in re.findall(r">(.*?)</t[dh]>", row)
        ]
        for row in rows
    ]


def read_png(content: bytes) -> tuple[int, int, list[list[int]]]:
    """Width, height and opacity of each pixel of a grey PNG with alpha and no filters."""
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    width, height, depth, colour = struct.unpack(">IIBB", content[16:26])
    assert (depth, colour) == (8, 4)
    length = struct.unpack(">I", content[33:37])[0]
    lines = zlib.decompress(content[41 : 41 + length])
    stride = 1 + 2 * width
    rows = [lines[stride * y : stride * (y + 1)] for y in range(height)]
    assert {row[0] for row in rows} == {0}
    return width, height, [list(row[2::2]) for row in rows]


# --- values ---------------------------------------------------------------------------


def test_cosines_are_of_all_claims_that_take_part(comparison, encoder):
    found = measure_similarity(read_basis(comparison))
    assert np.allclose(found.cosines, COSINES, atol=1e-6)
    # The scale begins at the lowest twentieth and ends at the highest value.
    assert (round(found.low, 2), found.high) == (0.09, 1.0)
    assert found.steps.tolist() == [[255, 143], [0, 199]]


def test_picture_and_values_agree_and_are_kept_by_the_browser(page_client, comparison, encoder):
    html = get(page_client, comparison)
    picture = re.search(r'<image href="([^"]+)"', html)
    values = re.search(r'data-values="([^"]+)"', html)
    assert picture
    assert values
    drawn, told = page_client.get(picture[1]), page_client.get(values[1])
    assert read_png(drawn.content) == (2, 2, [[255, 143], [0, 199]])
    assert struct.unpack("<4H", told.content) == (65535, 52428, 32768, 58982)
    for response, kind in ((drawn, "image/png"), (told, "application/octet-stream")):
        assert response["Content-Type"] == kind
        assert response["Cache-Control"] == "private, max-age=31536000, immutable"


def test_the_address_of_another_content_leads_to_the_page(page_client, comparison, encoder):
    version = read_basis(comparison).version
    claim = comparison.left.claims.get(position=0)
    claim.encoding_text = "another text"
    claim.save()
    response = page_client.get(reverse("similarity_picture", args=(comparison.pk, version)))
    assert (response.status_code, response["Location"]) == (302, address(comparison))
    gone = page_client.get(
        reverse("similarity_values", args=(comparison.pk, read_basis(comparison).version))
    )
    assert gone.status_code == 404  # the new text has no vector yet


def test_png_of_one_cell():
    assert read_png(encode_mask(np.array([[7]], dtype=np.uint8))) == (1, 1, [[7]])


# --- links and tables -----------------------------------------------------------------


def test_linked_cells_are_outlined_by_state(page_client, comparison, encoder):
    proposed = make_alignment(comparison=comparison, left=[0], right=[0], confidence=0.91)
    decided = make_alignment(
        comparison=comparison, left=[1], right=[1], made_by="person", state="confirmed"
    )
    html = get(page_client, comparison)
    assert '<path class="linked proposed" d="M43 43h32v32h-32z"/>' in html
    assert '<path class="linked" d="M73 73h32v32h-32z"/>' in html
    assert f'data-links="0,0,{proposed.pk},0.91,0;1,1,{decided.pk},,1;"' in html


def test_one_claim_has_a_table_of_all_counterparts(page_client, comparison, encoder):
    make_alignment(comparison=comparison, left=[0], right=[0], confidence=0.91)
    first, second = comparison.left.claims.filter(position__lt=2).order_by("position")
    assert table(get(page_client, comparison, f"?claim={first.pk}")) == [
        ["1.000", "L1 De Kim koum.", "Linked, confidence 0.91"],
        ["0.600", "L2 De Schoigu war do.", "Not linked"],
    ]
    assert table(get(page_client, comparison, f"?claim={second.pk}")) == [
        ["0.800", "L2 De Schoigu war do.", "Not linked"],
        ["0.000", "L1 De Kim koum.", "linked with D1"],
    ]
    other = comparison.right.claims.get(position=1)
    assert table(get(page_client, comparison, f"?claim={other.pk}")) == [
        ["0.800", "D2 Schoigu &lt;b&gt;war&lt;/b&gt; da.", "Not linked"],
        ["0.600", "D1 Kim kam.", "linked with L1"],
    ]


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param("", id="empty"),
        pytest.param("x", id="no number"),
        pytest.param("999999", id="unknown"),
        pytest.param("9" * 40, id="too long"),
        pytest.param("-1", id="negative"),
        pytest.param("²", id="no decimal digit"),
    ],
)
def test_an_unknown_claim_has_no_table(page_client, comparison, encoder, claim):
    html = get(page_client, comparison, f"?claim={claim}")
    assert "<table" not in html
    assert 'id="heat"' in html


def test_a_claim_of_another_comparison_or_one_set_aside_has_no_table(
    page_client, comparison, encoder
):
    other = make_comparison(left_texts=("Anderswo.",), right_texts=("Soss anzwousch.",))
    aside = comparison.left.claims.get(position=2)
    for claim in (other.left.claims.get().pk, aside.pk):
        assert "<table" not in get(page_client, comparison, f"?claim={claim}")


def test_every_text_carries_its_language(page_client, comparison, encoder):
    html = get(page_client, comparison)
    assert '<bdi lang="de">Kim kam.</bdi>' in html
    assert '<bdi lang="lb">De Kim koum.</bdi>' in html
    assert "<b>war</b>" not in html


# --- what is not there ----------------------------------------------------------------


def test_without_an_encoder_it_says_so(page_client, comparison):
    html = get(page_client, comparison)
    assert "Nothing was encoded yet" in html
    assert 'id="heat"' not in html


def test_missing_vectors_are_counted(page_client, comparison, encoder):
    Embedding.objects.filter(pk=Embedding.objects.earliest("pk").pk).delete()
    html = get(page_client, comparison)
    assert "1 of 4 claims has no vector of the encoder hand-made yet." in html
    assert reverse("comparison_progress", args=(comparison.pk,)) in html


def test_a_side_without_claims_has_no_map(page_client, comparison, encoder):
    comparison.right.claims.update(kind="boilerplate")
    html = get(page_client, comparison)
    assert "One of the reports has no claims." in html
    version = read_basis(comparison).version
    picture = reverse("similarity_picture", args=(comparison.pk, version))
    assert page_client.get(picture).status_code == 404


def test_it_needs_a_login(comparison, encoder):
    response = Client().get(address(comparison))
    assert response.status_code == 302
    assert response["Location"].startswith("/login/")


def test_the_review_page_leads_there(page_client, comparison):
    make_alignment(comparison=comparison, left=[0], right=[0])
    html = page_client.get(comparison.get_absolute_url()).content.decode()
    assert f'<a href="{address(comparison)}">Similarity</a>' in html


# --- size -----------------------------------------------------------------------------


def test_large_reports_stay_light(page_client, django_assert_num_queries):
    size = 200
    comparison = make_comparison(
        left_texts=[f"Satz {n} über den Gipfel in Moskau." for n in range(size)],
        right_texts=[f"Saz {n} iwwer de Sommet zu Moskau." for n in range(size)],
    )
    random = np.random.default_rng(1)
    encoder = make_encoder(dimension=16)
    sides = random.normal(size=(2, size, 16)).tolist()
    store_vectors(comparison, encoder, *sides)
    make_alignment(comparison=comparison, left=[0], right=[0])
    page_client.get(address(comparison))
    with django_assert_num_queries(10):
        html = get(page_client, comparison)
    assert html.count("<") < 5_000  # tags, of 40,000 cells
    assert len(html) < 150_000
    picture = re.search(r'<image href="([^"]+)"', html)
    assert picture
    assert len(page_client.get(picture[1]).content) < 60_000
