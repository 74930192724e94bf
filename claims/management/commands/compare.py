"""manage.py compare: two files in, links and flags out; needs no database."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.cleaning import clean_text
from articles.doors import read_drafts
from articles.drafts import Draft, ImportProblem, name_language
from articles.identification import require_language, require_supported
from articles.models import Article
from claims.encoders import EncoderError, get_encoder
from claims.engine.alignment import AlignmentInputError, is_compared
from claims.engine.compare import ComparedReports, compare_reports, make_report
from claims.engine.segmentation import split_claims
from claims.engine.types import CLAIM_KINDS, ClaimKind, Finding, Report, Span
from claims.wording.discrepancies import count_claims, describe


class Command(BaseCommand):
    """Compares two reports and prints what was found."""

    help = "Compare two reports from files (or - for standard input) and print links and flags."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("left", help="file of the left report, or -")
        parser.add_argument("right", help="file of the right report, or -")
        parser.add_argument("--left-language", metavar="CODE", help="default: recognised")
        parser.add_argument("--right-language", metavar="CODE", help="default: recognised")
        parser.add_argument(
            "--claims-per-line", action="store_true", help="each line is a claim: do not split"
        )
        parser.add_argument("--format", choices=("text", "json"), default="text")
        parser.add_argument("--encoder", metavar="NAME", help="bundled, a model's name or a folder")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["left"] == options["right"] == "-":
            message = "Only one of the two reports can come from standard input."
            raise CommandError(message)
        per_line = options["claims_per_line"]
        try:
            left = _read_side(options["left"], options["left_language"], per_line=per_line)
            right = _read_side(options["right"], options["right_language"], per_line=per_line)
            _check_pair(left, right)
            encoder = get_encoder(options["encoder"])
            compared = compare_reports(left.report, right.report, encoder.encode)
        except (ImportProblem, EncoderError, AlignmentInputError) as error:
            raise CommandError(str(error)) from error
        if options["format"] == "json":
            data = {"encoder": encoder.name, **_as_json(compared, left, right)}
            self.stdout.write(json.dumps(data, ensure_ascii=False, indent=1))
        else:
            self.stdout.write(_as_text(compared))


class _Side:
    """A report with its file's name and the offsets of its claims in the cleaned text."""

    def __init__(self, name: str, report: Report, offsets: list[tuple[int, int]]) -> None:
        self.name = name
        self.report = report
        self.offsets = offsets


def _read_side(path: str, language: str | None, *, per_line: bool) -> _Side:
    name, draft = _read_draft(path)
    text = clean_text(draft.text)
    if not text.strip():
        raise ImportProblem(
            "The text is empty.", "Give a file with a report in it.", code="empty", file=name
        )
    language = _language(text, language or draft.language, name)
    if per_line:
        claims, offsets = _lines(text)
    else:
        sentences = split_claims(text, language, title=draft.title)
        claims = [(sentence.text, sentence.kind) for sentence in sentences]
        offsets = [(sentence.start, sentence.end) for sentence in sentences]
    exact = draft.published_precision == Article.Precision.DAY
    published_on = draft.published_on if exact else None
    return _Side(name, make_report(claims, language, published_on=published_on), offsets)


def _language(text: str, given: str | None, name: str) -> str:
    try:
        return require_supported(given) if given else require_language(text)
    except ImportProblem as problem:
        raise problem.at(name) from problem


def _check_pair(left: _Side, right: _Side) -> None:
    """CommandError unless the two are different reports in two languages."""
    files = f"{left.name} and {right.name}"
    if [c.text for c in left.report.claims] == [c.text for c in right.report.claims]:
        message = f"{files} hold the same text. Give two different reports."
        raise CommandError(message)
    if left.report.language == right.report.language:
        message = (
            f"{files} are both in {name_language(left.report.language)}. Give reports in two"
            " languages, or say which they are with --left-language and --right-language."
        )
        raise CommandError(message)


def _read_draft(path: str) -> tuple[str, Draft]:
    name = "standard input" if path == "-" else Path(path).name
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}."
        raise CommandError(message) from error
    drafts = list(read_drafts(data, name="stdin.txt" if path == "-" else name))
    if problem := next((draft for draft in drafts if isinstance(draft, ImportProblem)), None):
        raise problem
    if len(drafts) != 1:
        message = f"{name} holds {len(drafts)} articles; compare takes one on each side."
        raise CommandError(message)
    draft = drafts[0]
    assert isinstance(draft, Draft)  # noqa: S101 (problems were raised above)
    return name, draft


def _lines(text: str) -> tuple[list[tuple[str, ClaimKind]], list[tuple[int, int]]]:
    claims, offsets, position = [], [], 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            start = position + line.index(stripped)
            claims.append((stripped, ClaimKind.STATEMENT))
            offsets.append((start, start + len(stripped)))
        position += len(line) + 1
    return claims, offsets


def _as_json(compared: ComparedReports, left: _Side, right: _Side) -> dict[str, Any]:
    links = compared.alignment.links
    return {
        "left": _side_json(left),
        "right": _side_json(right),
        "alignments": [_link_json(link) for link in links if link.band == "linked"],
        "suggestions": [_link_json(link) for link in links if link.band != "linked"],
        "discrepancies": [_finding_json(finding, compared) for finding in compared.findings],
        "unmatched": {
            "left": _unmatched(compared, "left"),
            "right": _unmatched(compared, "right"),
        },
    }


def _unmatched(compared: ComparedReports, side: str) -> list[int]:
    """Compared claims without a firm link; a merely possible one does not count."""
    firm = {
        i for link in compared.alignment.links if link.band == "linked" for i in getattr(link, side)
    }
    report: Report = getattr(compared, side)
    return [c.index for c in report.claims if is_compared(c) and c.index not in firm]


def _side_json(side: _Side) -> dict[str, Any]:
    return {
        "language": side.report.language,
        "claims": [
            {
                "index": claim.index,
                "text": claim.text,
                "start": start,
                "end": end,
                "kind": claim.kind.value,
            }
            for claim, (start, end) in zip(side.report.claims, side.offsets, strict=True)
        ],
    }


def _link_json(link: Any) -> dict[str, Any]:
    return {
        "left": list(link.left),
        "right": list(link.right),
        "confidence": link.confidence,
        "parts": dict(link.parts),
        "also_similar": [
            {"left": list(c.left), "right": list(c.right), "score": c.score}
            for c in link.runner_ups
        ],
    }


def _finding_json(finding: Finding, compared: ComparedReports) -> dict[str, Any]:
    return {
        "kind": finding.kind,
        "detector": finding.detector,
        "severity": finding.severity.value,
        "confidence": finding.confidence,
        "reason": finding.reason,
        "message": _message(finding, compared),
        "left": [_span_json(span) for span in finding.left],
        "right": [_span_json(span) for span in finding.right],
    }


def _message(finding: Finding, compared: ComparedReports) -> str:
    return describe(
        kind=finding.kind,
        detector=finding.detector,
        reason=finding.reason,
        left_language=compared.left.language,
        right_language=compared.right.language,
        left_value=finding.left_value,
        right_value=finding.right_value,
        left_texts=[span.text for span in finding.left],
        right_texts=[span.text for span in finding.right],
    )


def _span_json(span: Span) -> dict[str, Any]:
    return {
        "claim": span.claim,
        "start": span.start,
        "end": span.end,
        "text": span.text,
        "value": span.value,
    }


def _as_text(compared: ComparedReports) -> str:
    left, right, result = compared.left, compared.right, compared.alignment
    counts = [sum(c.kind in CLAIM_KINDS for c in report.claims) for report in (left, right)]
    said = count_claims((left.language, right.language), counts)
    lines = [f"{said}, {len(result.links)} links", ""]
    for link in result.links:
        note = "" if link.band == "linked" else "  (possible)"
        lines.append(f"{_numbers(link.left)} = {_numbers(link.right)}  {link.confidence:.2f}{note}")
        lines += [f"  < {left.claims[i].text}" for i in link.left]
        lines += [f"  > {right.claims[j].text}" for j in link.right]
    for title, report, alone in (
        ("Only left", left, _unmatched(compared, "left")),
        ("Only right", right, _unmatched(compared, "right")),
    ):
        lines += ["", f"{title}: {len(alone)}"]
        lines += [f"  {index}. {report.claims[index].text}" for index in alone]
    shown = [f for f in compared.findings if f.kind != "coverage"]
    lines += ["", f"Flags: {len(shown)}"]
    for finding in shown:
        where = f"{_numbers(_claims(finding.left))} = {_numbers(_claims(finding.right))}"
        lines.append(
            f"  {finding.severity.value:8} {finding.detector:12} {where:10}"
            f" {_message(finding, compared)}"
        )
    return "\n".join(lines)


def _claims(spans: tuple[Span, ...]) -> tuple[int, ...]:
    return tuple(sorted({span.claim for span in spans}))


def _numbers(indices: tuple[int, ...]) -> str:
    return ",".join(map(str, indices)) or "–"
