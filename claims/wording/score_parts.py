"""What the confidence of a link is made of, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """How a main part is read: what it means, and where it lies between none and full.

    The page shows ``zero + value / unit``, and a bar from ``low`` to ``high`` of that.
    """

    meaning: str | Promise
    low: float
    high: float
    zero: float = 0.0
    unit: float = 1.0


# In the order of the page. Units and zeros are those of claims/engine/alignment/features.py.
MAIN: Mapping[str, Scale] = {
    "dense_cosine": Scale(
        meaning=_("How near the encoder's vectors of both sides are; unrelated claims have 0.80."),
        low=0.75,
        high=1.0,
        zero=0.8,
        unit=20,
    ),
    "dense_lead": Scale(
        meaning=_("By how much it is nearer than the best other counterpart."),
        low=-0.08,
        high=0.08,
        unit=20,
    ),
    "concept_least": Scale(
        meaning=_("Share of the words, by the lexicon and by likeness, that the other side has."),
        low=0,
        high=1,
    ),
    "ngram_margin": Scale(
        meaning=_("How much more letters in a row they share than with their neighbours."),
        low=0,
        high=0.5,
        unit=4,
    ),
    "shared_values": Scale(
        meaning=_("Numbers, dates and times that both give; rare ones count more."), low=0, high=2.5
    ),
    "order_best": Scale(
        meaning=_("How sure the link of the claims right before or right after is."), low=0, high=1
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a link's confidence as shown; ``percent`` fills its bar, None without one."""

    label: str
    value: float
    meaning: str = ""
    percent: int | None = None


def split_parts(parts: Mapping[str, float]) -> tuple[list[Part], list[Part]]:
    """The main parts with their meaning and bar, and all others, in words."""
    main = [_main_part(name, parts[name], scale) for name, scale in MAIN.items() if name in parts]
    rest = [Part(label=name_part(n), value=v) for n, v in parts.items() if n not in MAIN]
    return main, rest


def _main_part(name: str, value: float, scale: Scale) -> Part:
    shown = scale.zero + value / scale.unit
    share = (shown - scale.low) / (scale.high - scale.low)
    return Part(
        label=name_part(name),
        value=shown,
        meaning=str(scale.meaning),
        percent=round(100 * min(max(share, 0.0), 1.0)),
    )


def name_part(part: str) -> str:
    """A part of a link's confidence, in words; its own name where there are none."""
    return str(PARTS.get(part) or part.replace("_", " "))
