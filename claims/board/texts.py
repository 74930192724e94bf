"""Claims with the evidence of flags, and flags, as the templates print them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.text import capfirst

from claims.engine.languages.glosses import Gloss
from claims.engine.types import CLAIM_KINDS
from claims.models import Claim, Discrepancy
from claims.wording.discrepancies import Wording, flag_title, word_difference

HEADINGS = frozenset({Claim.Kind.HEADLINE, Claim.Kind.SUBHEADING})
SEVERITIES: tuple[str, ...] = tuple(Discrepancy.Severity.values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Evidence of a flag in a claim's text."""

    start: int
    end: int
    number: int
    severity: str
    flag_id: int
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """A claim as the page shows it. ``label`` is its short name ("D11").

    ``gloss_language`` is the language of its word glosses, "" while none were asked for.
    """

    id: int
    label: str
    side: str
    text: str
    language: str
    kind: str
    position: int
    version: int
    start: int
    end: int
    marks: tuple[Mark, ...] = ()
    # The claim that it can be merged with, "" for none.
    next_label: str = ""
    next_seen: str = ""
    glosses: tuple[Gloss, ...] = ()
    gloss_language: str = ""

    @property
    def kind_label(self) -> str:
        return str(Claim.Kind(self.kind).label)

    @property
    def is_heading(self) -> bool:
        return self.kind in HEADINGS

    @property
    def is_counted(self) -> bool:
        return self.kind in CLAIM_KINDS

    @property
    def is_aside(self) -> bool:
        return self.kind == Claim.Kind.BOILERPLATE


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagView:
    """A flag as the page shows it; words are looked up only for flags that are printed.

    ``left_date`` and ``right_date`` are ISO dates of weekdays that the report itself places
    ("last Tuesday"), "" elsewhere.
    """

    id: int
    number: int
    version: int
    severity: str
    kind: str
    state: str
    reason: str
    note: str
    detector: str
    detector_version: int
    why: str
    confidence: float
    left_value: str
    right_value: str
    left_texts: tuple[str, ...]
    right_texts: tuple[str, ...]
    left_language: str
    right_language: str
    left_date: str = ""
    right_date: str = ""

    @property
    def is_open(self) -> bool:
        return self.state == Discrepancy.State.OPEN

    @property
    def severity_label(self) -> str:
        return capfirst(str(Discrepancy.Severity(self.severity).label))

    @property
    def state_label(self) -> str:
        return capfirst(str(Discrepancy.State(self.state).label))

    @property
    def reason_label(self) -> str:
        return str(Discrepancy.Reason(self.reason).label) if self.reason else ""

    @property
    def title(self) -> str:
        return flag_title(self.detector, self.kind, self.left_value, self.right_value)

    @property
    def wording(self) -> Wording:
        return word_difference(
            kind=self.kind,
            detector=self.detector,
            reason=self.why,
            left_language=self.left_language,
            right_language=self.right_language,
            left_value=self.left_value,
            right_value=self.right_value,
            left_texts=self.left_texts,
            right_texts=self.right_texts,
            left_date=self.left_date,
            right_date=self.right_date,
        )
