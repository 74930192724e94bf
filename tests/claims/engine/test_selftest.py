"""The self-test counts what is found of each change, and what is flagged without any."""

from __future__ import annotations

from claims.engine.perturbation import PERTURBATIONS
from claims.engine.selftest import ANSWERS, run_self_test
from claims.engine.types import Severity
from tests.claims.engine.detectors.pairs import make_pair

CLEAN = [
    make_pair("Kim kam am Dienstag nicht an.", "De Kim ass en Dënschdeg net ukomm."),
    make_pair("Es kostet 500 Euro.", "Et kascht 500 Euro."),
]


def test_every_kind_of_change_has_detectors_that_answer_for_it():
    assert set(ANSWERS) == set(PERTURBATIONS)


def test_what_is_tried_and_found_by_kind_and_side():
    result = run_self_test(CLEAN, seed=3)
    counts = {
        (row.kind, row.side): (row.language, row.tried, row.found, row.grave)
        for row in result.recalls()
        if row.tried
    }
    assert counts == {
        ("weekday", "left"): ("de", 1, 1, 1),
        ("weekday", "right"): ("lb", 1, 1, 1),
        ("negation", "left"): ("de", 1, 1, 1),
        ("negation", "right"): ("lb", 1, 1, 1),
        ("money", "left"): ("de", 1, 1, 1),
        ("money", "right"): ("lb", 1, 1, 1),
    }
    assert result.pairs == 2
    assert set(result.untouched_all.values()) == {0}


def test_a_kind_that_nothing_was_changed_in_has_no_recall():
    shares = {row.kind: row.share for row in run_self_test(CLEAN).recalls()}
    assert (shares["weekday"], shares["month"]) == (1.0, None)


def test_flags_on_the_pairs_as_they_are_count_apart():
    differing = make_pair("Kim kam am Dienstag.", "De Kim koum e Mëttwoch.")
    result = run_self_test([*CLEAN, differing])
    assert result.untouched["weekday"] == result.untouched_all["weekday"] == 1
    assert sum(result.untouched_all.values()) == 1


def test_a_flag_that_was_there_before_the_change_is_no_find():
    # The negation differs already; a weekday changed beside it is judged on its own.
    pair = make_pair("Kim kam am Dienstag nicht an.", "De Kim ass en Dënschdeg ukomm.")
    result = run_self_test([pair])
    assert {trial.change.kind for trial in result.trials} >= {"weekday"}
    weekdays = [trial for trial in result.trials if trial.change.kind == "weekday"]
    found = [(t.found.detector, t.found.severity) for t in weekdays if t.found is not None]
    assert found == [("weekday", Severity.CRITICAL)] * 2


def test_the_same_seed_gives_the_same_result_and_another_seed_other_changes():
    first, again, other = (
        [trial.change.text for trial in run_self_test(CLEAN, seed=seed).trials]
        for seed in (1, 1, 2)
    )
    assert first == again
    assert first != other
