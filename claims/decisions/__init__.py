"""The append-only log of what people decided and wrote: steps, undo and redo, and notes."""

from __future__ import annotations
