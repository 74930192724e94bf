"""Alignment of two reports: which claims say the same, and how sure that is.

Comparable reports have another order, another grouping and many claims without
counterpart, so nothing here assumes an order. In steps: evidence between claims,
candidate groups, their features, log odds, order support, and the best set of groups.
"""

from __future__ import annotations

from claims.engine.alignment.align import AlignmentInputError, align_reports
from claims.engine.alignment.inputs import encoding_text, is_compared

__all__ = ["AlignmentInputError", "align_reports", "encoding_text", "is_compared"]
