"""Comparisons that come in from elsewhere: the counterpart of ``claims.exports``."""

from __future__ import annotations
