"""The registry is complete, its metadata well formed, and overlaps are resolved."""

from __future__ import annotations

import inspect
import pkgutil
import re
from importlib import import_module

import pytest

from claims.engine import detectors as package
from claims.engine.detectors import DETECTORS, detect_all
from claims.engine.detectors.base import Detector
from claims.engine.types import Severity
from tests.claims.engine.detectors.value_pairs import marked, value_pair


def concrete_detectors():
    classes = set()
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        for _, member in inspect.getmembers(import_module(module.name), inspect.isclass):
            if issubclass(member, Detector) and not inspect.isabstract(member):
                classes.add(member)
    return {cls for cls in classes if getattr(cls, "slug", "")}


def test_the_registry_holds_every_detector_of_the_package_once():
    registered = [type(detector) for detector in DETECTORS]
    assert len(registered) == len(set(registered))
    assert set(registered) == concrete_detectors()


@pytest.mark.parametrize("detector", [pytest.param(d, id=d.slug) for d in DETECTORS])
def test_metadata(detector):
    assert re.fullmatch(r"[a-z]+(?:-[a-z]+)*", detector.slug)
    assert detector.title[0].isupper()
    assert not detector.title.endswith(".")
    assert detector.description.endswith(".")
    assert detector.version >= 1
    assert isinstance(detector.severity, Severity)


def test_slugs_are_unique():
    slugs = [detector.slug for detector in DETECTORS]
    assert len(slugs) == len(set(slugs))


def test_one_finding_for_one_piece_of_evidence():
    pair = value_pair("Das Haus kostet 250.000 Euro.", "D'Haus kascht 350.000 Euro.")
    findings = [f for f in detect_all(pair) if f.severity in {Severity.CRITICAL, Severity.MAJOR}]
    assert [(f.detector, marked(f)) for f in findings] == [
        ("money", ("250.000 Euro", "350.000 Euro"))
    ]


def test_different_evidence_keeps_its_own_findings():
    pair = value_pair(
        "Am Dienstag um 14.30 Uhr stimmten 80 Abgeordnete ab.",
        "E Mëttwoch um 15.30 Auer hunn 90 Deputéiert ofgestëmmt.",
    )
    findings = [f for f in detect_all(pair) if f.severity in {Severity.CRITICAL, Severity.MAJOR}]
    assert [(f.detector, f.kind) for f in findings] == [
        ("weekday", "date"),
        ("time", "time"),
        ("number", "number"),
    ]


def test_detection_gives_the_same_findings_again():
    pair = value_pair("Es kamen 80 Gäste.", "Et koumen 90 Gäscht.")
    assert detect_all(pair) == detect_all(pair)
