"""Fitting the weights of alignment, in parts that other benchmarks share."""

from __future__ import annotations
