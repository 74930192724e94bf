"""The stages of the flow, one module each: splitting, embeddings, aligning, detecting.

``claims.pipeline`` runs them in this order. Each runs alone and again, and keeps what people
decided.
"""

from __future__ import annotations
