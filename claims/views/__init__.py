"""The pages of the review workspace, one module per page."""

from __future__ import annotations
