"""Links are doubted when their claims conflict in several ways, and only then."""

from __future__ import annotations

import numpy as np
import pytest

from claims.engine import linking
from claims.engine.compare import make_report
from claims.engine.types import AlignmentResult, Candidate, ClaimKind, Link

GERMAN = "Die Ministerin Anna Weber hat am Dienstag in Berlin keine Einzelheiten genannt."
SAME = "D'Ministesch Anna Weber huet en Dënschdeg zu Berlin keng Detailer genannt."
WEEKDAY = "D'Ministesch Anna Weber huet e Mëttwoch zu Berlin keng Detailer genannt."
OTHER = "De Bob Muller huet zu Paräis vill Detailer genannt."


def align(monkeypatch, right, confidence):
    """``link_reports`` of one claim a side that alignment linked with this confidence.

    Alignment is set because its confidence is what varies here; the detectors are real.
    """
    rival = Candidate(left=(0,), right=(0,), score=0.2)
    found = AlignmentResult(
        links=(Link(left=(0,), right=(0,), confidence=confidence, runner_ups=(rival,)),),
        unmatched_left=(),
        unmatched_right=(),
    )
    monkeypatch.setattr(linking, "align_reports", lambda *_args, **_options: found)
    left = make_report([(GERMAN, ClaimKind.STATEMENT)], "de")
    other = make_report([(right, ClaimKind.STATEMENT)], "lb")
    unread = np.zeros((1, 1), dtype=np.float32)
    return found, linking.link_reports(left, other, unread, unread)


@pytest.mark.parametrize(
    ("right", "confidence"),
    [
        pytest.param(SAME, 0.5, id="no-conflict"),
        pytest.param(WEEKDAY, 0.5, id="one-conflict-is-a-discrepancy"),
        pytest.param(OTHER, 0.95, id="a-sure-link"),
    ],
)
def test_a_link_stands(monkeypatch, right, confidence):
    before, after = align(monkeypatch, right, confidence)
    assert after is before


def test_conflicts_of_two_kinds_undo_an_unsure_link(monkeypatch):
    _, after = align(monkeypatch, OTHER, 0.6)

    assert after.links == ()
    assert (after.unmatched_left, after.unmatched_right) == ((0,), (0,))
    was, rival = after.nearest_left[0]
    assert (was.left, was.right) == ((0,), (0,))
    assert was.score == pytest.approx(0.0988, abs=1e-3)
    assert rival.score == 0.2


def test_a_surer_link_becomes_possible(monkeypatch):
    _, after = align(monkeypatch, OTHER, 0.85)

    (link,) = after.links
    assert link.band == "suggested"
    assert link.confidence == pytest.approx(0.293, abs=1e-3)
