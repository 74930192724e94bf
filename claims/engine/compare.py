"""The engine end to end on two reports: what a command without a database needs.

The pipeline runs the same steps over stored rows; both go through ``find_all``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from claims.engine.alignment import encoding_text, is_compared
from claims.engine.detectors import detect_all
from claims.engine.facts import extract_facts
from claims.engine.linking import link_reports
from claims.engine.pairs import make_pairs
from claims.engine.types import (
    AlignmentResult,
    ClaimFacts,
    ClaimKind,
    Finding,
    Report,
)

Encode = Callable[[Sequence[str]], NDArray[np.float32]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedReports:
    """Both reports, their alignment, and the findings of each pair or one-sided claim."""

    left: Report
    right: Report
    alignment: AlignmentResult
    findings: tuple[Finding, ...]


def make_report(
    claims: Sequence[tuple[str, ClaimKind]], language: str, *, published_on: date | None = None
) -> Report:
    """A report from its claims' texts and kinds, with the facts of each claim."""
    return Report(
        language=language,
        published_on=published_on,
        claims=tuple(
            ClaimFacts(
                index=index,
                text=text,
                language=language,
                kind=kind,
                facts=extract_facts(text, language, published_on=published_on),
            )
            for index, (text, kind) in enumerate(claims)
        ),
    )


def encode_report(report: Report, encode: Encode) -> NDArray[np.float32]:
    """Vectors of a report's claims (n, d); rows of claims that are not compared are zero."""
    rows = [index for index, claim in enumerate(report.claims) if is_compared(claim)]
    encoded = encode([encoding_text(report.claims[index]) for index in rows])
    vectors = np.zeros((len(report.claims), encoded.shape[1]), dtype=np.float32)
    vectors[rows] = encoded
    return vectors


def compare_reports(left: Report, right: Report, encode: Encode) -> ComparedReports:
    """Align two reports and flag where they differ."""
    alignment = link_reports(left, right, encode_report(left, encode), encode_report(right, encode))
    findings = tuple(f for pair in make_pairs(left, right, alignment) for f in detect_all(pair))
    return ComparedReports(left=left, right=right, alignment=alignment, findings=findings)
