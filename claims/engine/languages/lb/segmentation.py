"""What the sentence splitter knows about Luxembourgish."""

from __future__ import annotations

from claims.engine.languages.base import SegmentationRules

SEGMENTATION = SegmentationRules(abbreviations=frozenset({"dr", "prof"}))
