"""What the confidence of a link is made of, in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

# The features of claims/engine/alignment/ (features.py, order.py).
PARTS = {
    "dense_cosine": _("meaning: cosine"),
    "dense_margin": _("meaning: above the neighbours"),
    "dense_lead": _("meaning: above the next best"),
    "ngram_margin": _("spelling: above the neighbours"),
    "ngram_lead": _("spelling: above the next best"),
    "concept_margin": _("words: above the neighbours"),
    "concept_lead": _("words: above the next best"),
    "concept_least": _("words shared, of the side that shares less"),
    "concept_most": _("words shared, of the side that shares more"),
    "weakest_dense": _("weakest claim: meaning"),
    "weakest_ngram": _("weakest claim: spelling"),
    "weakest_concept": _("weakest claim: words"),
    "dense_gain": _("gain of the group: meaning"),
    "ngram_gain": _("gain of the group: spelling"),
    "shared_values": _("shared numbers, dates and names"),
    "length_gap": _("difference in length"),
    "three_claims": _("three claims"),
    "four_claims": _("four claims or more"),
    "apart": _("claims that are not neighbours"),
    "order_best": _("order: best neighbouring link"),
    "order_worst": _("order: weakest neighbouring link"),
    "competition": _("other links for the same claims"),
}


def name_part(part: str) -> str:
    """A part of a link's confidence, in words; its own name where there are none."""
    return str(PARTS.get(part) or part.replace("_", " "))
