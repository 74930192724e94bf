"""How good it is: the engine measured on gold cases, and detectors on what people decided."""

from __future__ import annotations
