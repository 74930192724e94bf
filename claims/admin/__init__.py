"""The workspace's tables for administrators, one module per kind of table."""

from __future__ import annotations

from claims.admin import comparisons, encoders, findings

__all__ = ["comparisons", "encoders", "findings"]
