"""Entailment: off without the setting; with a real small CrossEncoder, relations and flags."""

from __future__ import annotations

import pytest

from claims.engine.detectors.contradiction import ContradictionDetector
from claims.engine.types import Entailment, Severity
from claims.entailment import (
    EntailmentError,
    Verdict,
    get_entailment_model,
    read_labels,
    relate,
)
from claims.models import LinkRelation
from claims.stages.detecting import detect_discrepancies
from tests.claims.engine.detectors.pairs import make_pair
from tests.claims.tiny_cross_encoder import build_tiny_cross_encoder
from tests.factories import make_alignment, make_comparison


def verdict(contradiction: float, entailment: float) -> Verdict:
    neutral = 1 - contradiction - entailment
    return Verdict(contradiction=contradiction, entailment=entailment, neutral=neutral)


@pytest.mark.parametrize(
    ("forward", "backward", "relation", "confidence"),
    [
        pytest.param((0.9, 0.05), (0.7, 0.1), "contradicts", 0.8, id="contradicts"),
        pytest.param((0.1, 0.8), (0.0, 0.9), "equivalent", 0.8, id="equivalent"),
        pytest.param((0.1, 0.8), (0.1, 0.2), "left_adds", 0.8, id="left-adds"),
        pytest.param((0.1, 0.2), (0.1, 0.7), "right_adds", 0.7, id="right-adds"),
        pytest.param((0.2, 0.2), (0.2, 0.2), "unrelated", 0.6, id="unrelated"),
        pytest.param((0.9, 0.0), (0.0, 0.9), "right_adds", 0.9, id="one-way-is-not-enough"),
    ],
)
def test_the_relation_comes_from_both_directions(forward, backward, relation, confidence):
    found = relate(verdict(*forward), verdict(*backward))
    assert (found.relation, round(found.confidence, 3)) == (relation, confidence)


def test_labels_are_read_from_the_model_in_any_order_and_case():
    names = {0: "ENTAILMENT", 1: "Neutral", 2: "contradiction"}
    assert read_labels(names, name="m") == {"contradiction": 2, "entailment": 0, "neutral": 1}


@pytest.mark.parametrize(
    "names",
    [
        pytest.param({0: "LABEL_0", 1: "LABEL_1", 2: "LABEL_2"}, id="unnamed"),
        pytest.param({0: "entailment", 1: "contradiction"}, id="two"),
        pytest.param({0: "positive"}, id="a-reranker"),
    ],
)
def test_a_model_of_other_classes_is_refused(names):
    with pytest.raises(EntailmentError, match="m is no entailment model: its classes are"):
        read_labels(names, name="m")


@pytest.mark.parametrize(
    ("entailment", "severities"),
    [
        pytest.param(
            Entailment(relation="contradicts", confidence=0.9), [Severity.MAJOR], id="sure"
        ),
        pytest.param(
            Entailment(relation="contradicts", confidence=0.6), [Severity.MINOR], id="less"
        ),
        pytest.param(Entailment(relation="equivalent", confidence=0.9), [], id="equivalent"),
        pytest.param(None, [], id="off"),
    ],
)
def test_the_detector_flags_contradictions_only(entailment, severities):
    from dataclasses import replace

    pair = replace(make_pair("Er kam.", "Hien ass net komm."), entailment=entailment)
    findings = list(ContradictionDetector().detect(pair))
    assert [finding.severity for finding in findings] == severities
    assert all(f.left[0].text == "Er kam." for f in findings)
    assert all(f.right[0].text == "Hien ass net komm." for f in findings)


@pytest.fixture
def linked(db):
    comparison = make_comparison(
        left_texts=("Er kam am Dienstag an.",), right_texts=("Hien ass en Dënschdeg ukomm.",)
    )
    make_alignment(comparison=comparison, left=[0], right=[0])
    return comparison


def use_model(settings, path):
    settings.NLI_MODEL = str(path)


def test_without_the_setting_there_is_no_model_and_no_relation(linked, settings):
    settings.NLI_MODEL = ""
    assert get_entailment_model() is None
    detect_discrepancies(linked)
    assert not LinkRelation.objects.exists()
    assert not linked.discrepancies.exists()


@pytest.mark.model
def test_a_model_that_sees_contradictions_makes_flags_and_is_asked_once(
    linked, settings, tmp_path, django_assert_num_queries
):
    use_model(settings, build_tiny_cross_encoder(tmp_path / "nli", bias=(0.0, 0.0, 9.0)))
    assert detect_discrepancies(linked).created == 1
    flag = linked.discrepancies.get()
    assert (flag.detector, flag.kind, flag.severity) == ("contradiction", "contradiction", "major")
    assert flag.evidence["left"][0]["text"] == "Er kam am Dienstag an."
    relation = LinkRelation.objects.get()
    assert relation.relation == "contradicts"
    assert relation.confidence > 0.99
    judged_at = relation.judged_at
    assert detect_discrepancies(linked).kept == 1
    assert LinkRelation.objects.get().judged_at == judged_at


@pytest.mark.model
def test_the_order_of_labels_is_read_from_the_model(linked, settings, tmp_path):
    labels = ("contradiction", "entailment", "neutral")
    path = build_tiny_cross_encoder(tmp_path / "nli", labels=labels, bias=(0.0, 9.0, 0.0))
    use_model(settings, path)
    detect_discrepancies(linked)
    assert LinkRelation.objects.get().relation == "equivalent"
    assert not linked.discrepancies.exists()


@pytest.mark.model
def test_another_model_judges_anew_and_without_a_model_the_flag_goes(linked, settings, tmp_path):
    use_model(settings, build_tiny_cross_encoder(tmp_path / "one", bias=(0.0, 0.0, 9.0)))
    detect_discrepancies(linked)
    use_model(settings, build_tiny_cross_encoder(tmp_path / "two", bias=(0.0, 9.0, 0.0)))
    assert detect_discrepancies(linked).closed == 1
    assert LinkRelation.objects.get().relation == "unrelated"
    use_model(settings, build_tiny_cross_encoder(tmp_path / "three", bias=(0.0, 0.0, 9.0)))
    assert detect_discrepancies(linked).created == 1
    settings.NLI_MODEL = ""
    assert detect_discrepancies(linked).closed == 1


@pytest.mark.model
def test_verdicts_of_random_weights_are_probabilities_and_differ_by_direction(settings, tmp_path):
    use_model(settings, build_tiny_cross_encoder(tmp_path / "nli"))
    model = get_entailment_model()
    assert model is not None
    assert model.judge([]) == []
    texts = ("Er kam am Dienstag an.", "Hien ass net ukomm, sot de Minister.")
    forward, backward = model.judge([texts, texts[::-1]])
    for found in (forward, backward):
        assert found.contradiction + found.entailment + found.neutral == pytest.approx(1)
    assert forward != backward


@pytest.mark.model
def test_a_folder_without_a_model_is_named(settings, tmp_path):
    use_model(settings, tmp_path)
    with pytest.raises(EntailmentError, match="VISAVIS_NLI_MODEL cannot be loaded"):
        get_entailment_model()


@pytest.mark.model
def test_a_classifier_of_sentiment_is_refused(settings, tmp_path):
    labels = ("negative", "neutral", "positive")
    use_model(settings, build_tiny_cross_encoder(tmp_path / "nli", labels=labels))
    with pytest.raises(EntailmentError, match="its classes are negative, neutral, positive"):
        get_entailment_model()


@pytest.mark.parametrize(
    ("model", "shown"),
    [pytest.param("", True, id="off"), pytest.param("some/model", False, id="on")],
)
def test_the_page_says_when_it_is_off(linked, page_client, settings, model, shown):
    settings.NLI_MODEL = model
    page = page_client.get(linked.get_absolute_url()).content.decode()
    assert ("Contradiction check off" in page) is shown
