"""What a link's confidence is made of, in words."""

from __future__ import annotations

from claims.engine.alignment.features import FEATURES
from claims.engine.alignment.order import CONTEXT_FEATURES
from claims.wording.score_parts import PARTS, name_part


def test_every_feature_of_alignment_has_words():
    assert set(PARTS) == {*FEATURES, *CONTEXT_FEATURES}


def test_a_part_without_words_keeps_its_name():
    assert name_part("brand_new") == "brand new"
