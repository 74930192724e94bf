"""Formats of dates and numbers where Django has none or not the ones of this project."""

from __future__ import annotations
