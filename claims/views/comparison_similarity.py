"""All claims against all: a heat map for researchers, and the same as tables."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from claims.board import read_board
from claims.board.heatmap import Sides, draw_heatmap, list_counterparts
from claims.models import Comparison
from claims.png import encode_mask
from claims.similarity import (
    Basis,
    NoEncoderError,
    Similarity,
    measure_similarity,
    read_basis,
)
from claims.stages.embeddings import MissingVectorsError
from claims.views.comparison_detail import get_comparison
from claims.views.http import READ, ReviewRequest, permission_required

_YEAR = 365 * 24 * 3600


@require_safe
@permission_required(READ)
def comparison_similarity(request: ReviewRequest, pk: int) -> HttpResponse:
    """The page: the map, and the table of the claim that ``?claim=`` names."""
    comparison = get_comparison(pk)
    context: dict[str, Any] = {"comparison": comparison, "board": read_board(comparison)}
    try:
        basis = read_basis(comparison)
        similarity = measure_similarity(basis)
    except NoEncoderError:
        context["missing"] = {"no_encoder": True}
    except MissingVectorsError as problem:
        context["missing"] = {"count": problem.missing, "total": problem.total}
        context["encoder"] = basis.encoder
    else:
        context |= _describe(request, context, basis, similarity)
    return render(request, "claims/comparison_similarity.html", context)


def _describe(
    request: ReviewRequest, context: dict[str, Any], basis: Basis, similarity: Similarity
) -> dict[str, Any]:
    sides = Sides.of(context["board"], basis)
    asked = request.GET.get("claim", "")
    claim_id = int(asked) if asked.isdecimal() and len(asked) < 19 else 0
    chosen = next((c for c in (*sides.left, *sides.right) if c.id == claim_id), None)
    comparison: Comparison = context["comparison"]
    return {
        "encoder": basis.encoder,
        "sides": sides,
        "map": draw_heatmap(sides, similarity) if sides.left and sides.right else None,
        "similarity": similarity,
        "picture": reverse("similarity_picture", args=(comparison.pk, basis.version)),
        "values": reverse("similarity_values", args=(comparison.pk, basis.version)),
        "choices": [(context["board"].left, sides.left), (context["board"].right, sides.right)],
        "chosen": chosen,
        "chosen_row": sides.rows.get(claim_id),
        "counterparts": list_counterparts(sides, similarity, claim_id),
        "links": [
            (i, j, row.id, "" if row.is_by_person else f"{row.confidence:.2f}", row.is_decided)
            for i, j, row in sides.linked()
        ],
    }


@require_safe
@permission_required(READ)
def similarity_picture(request: ReviewRequest, pk: int, version: str) -> HttpResponse:
    """The cells as a PNG, a pixel each; kept by the browser, since its address names the content."""
    found = _measure(pk, version)
    if found is None:
        return _go_to_page(pk)
    return _keep(HttpResponse(encode_mask(found.steps), content_type="image/png"))


@require_safe
@permission_required(READ)
def similarity_values(request: ReviewRequest, pk: int, version: str) -> HttpResponse:
    """The values for the script, see ``Similarity.values``."""
    found = _measure(pk, version)
    if found is None:
        return _go_to_page(pk)
    return _keep(HttpResponse(found.values, content_type="application/octet-stream"))


def _measure(pk: int, version: str) -> Similarity | None:
    """The similarity, None where the address names another content than the present one."""
    try:
        basis = read_basis(get_comparison(pk))
        found = measure_similarity(basis) if basis.version == version else None
    except (NoEncoderError, MissingVectorsError) as problem:
        raise Http404 from problem
    if found is not None and not found.cosines.size:
        raise Http404
    return found


def _go_to_page(pk: int) -> HttpResponse:
    return HttpResponseRedirect(reverse("comparison_similarity", args=(pk,)))


def _keep(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, private=True, max_age=_YEAR, immutable=True)
    response["X-Content-Type-Options"] = "nosniff"
    return response
