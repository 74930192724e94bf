"""The table of detectors that the command prints and the documents carry."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from claims.engine.detectors import DETECTORS

HEADINGS = ("Slug", "Title", "Kinds", "Severity", "What it finds")


@dataclass(frozen=True, slots=True, kw_only=True)
class DetectorRow:
    """What a reader needs to know of one detector."""

    slug: str
    title: str
    kinds: tuple[str, ...]
    severity: str
    version: int
    description: str

    def as_dict(self) -> dict[str, object]:
        """The row for JSON."""
        return asdict(self) | {"kinds": list(self.kinds)}


def list_detectors() -> list[DetectorRow]:
    """All detectors in the order in which their flags are shown."""
    return [
        DetectorRow(
            slug=detector.slug,
            title=detector.title,
            kinds=detector.kinds,
            severity=detector.severity.value,
            version=detector.version,
            description=detector.description,
        )
        for detector in DETECTORS
    ]


def markdown_table() -> str:
    """The detectors as a Markdown table, one line each, without a final line break."""
    rows = [
        (f"`{row.slug}`", row.title, ", ".join(row.kinds), row.severity, row.description)
        for row in list_detectors()
    ]
    lines = [HEADINGS, tuple("---" for _ in HEADINGS), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
