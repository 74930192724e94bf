"""What the sentence splitter knows about German."""

from __future__ import annotations

from claims.engine.languages.base import SegmentationRules

SEGMENTATION = SegmentationRules(abbreviations=frozenset({"dr", "prof"}))
