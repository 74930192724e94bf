"""Published ways to align sentences, re-implemented from their papers to compare with.

None is part of the product, and no code is taken from their packages.
"""

from __future__ import annotations
