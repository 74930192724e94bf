"""What people read of values, flags, steps and scores, in the language they chose."""

from __future__ import annotations
