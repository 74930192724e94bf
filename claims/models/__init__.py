"""From claims to review, one module per stage of the flow.

Rows that the machine proposes are replaced when a stage runs again; rows that a
person decided are kept (see ``claims.pipeline``), and each decision is an
append-only row.
"""

from __future__ import annotations

from claims.models.alignment import Alignment, AlignmentMember, Side
from claims.models.claim import Claim
from claims.models.comparison import Comparison
from claims.models.decision import Decision
from claims.models.discrepancy import Discrepancy
from claims.models.embedding import Embedding, EncoderModel
from claims.models.relation import LinkRelation

__all__ = [
    "Alignment",
    "AlignmentMember",
    "Claim",
    "Comparison",
    "Decision",
    "Discrepancy",
    "Embedding",
    "EncoderModel",
    "LinkRelation",
    "Side",
]
