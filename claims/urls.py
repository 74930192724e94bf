"""Routes of the review workspace."""

from __future__ import annotations

from django.urls import URLPattern, path

from claims.views import (
    acts,
    comparison_detail,
    comparison_export,
    comparison_list,
    comparison_new,
    comparison_progress,
    comparison_report,
    comparison_similarity,
    decisions,
    editing,
    health,
)

urlpatterns: list[URLPattern] = [
    path("", comparison_list.comparison_list, name="comparison_list"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("example/", comparison_list.example_load, name="example_load"),
    path("comparisons/new/", comparison_new.comparison_new, name="comparison_new"),
    path(
        "comparisons/<int:pk>/progress/",
        comparison_progress.comparison_progress,
        name="comparison_progress",
    ),
    path(
        "comparisons/<int:pk>/start/",
        comparison_progress.comparison_start,
        name="comparison_start",
    ),
    path(
        "comparisons/<int:pk>/stop/",
        comparison_progress.comparison_stop,
        name="comparison_stop",
    ),
    path(
        "comparisons/<int:pk>/",
        comparison_detail.comparison_detail,
        name="comparison_detail",
    ),
    path(
        "comparisons/<int:pk>/decide/",
        decisions.comparison_decide,
        name="comparison_decide",
    ),
    path(
        "comparisons/<int:pk>/similarity/",
        comparison_similarity.comparison_similarity,
        name="comparison_similarity",
    ),
    path(
        "comparisons/<int:pk>/similarity/<slug:version>.png",
        comparison_similarity.similarity_picture,
        name="similarity_picture",
    ),
    path(
        "comparisons/<int:pk>/similarity/<slug:version>.bin",
        comparison_similarity.similarity_values,
        name="similarity_values",
    ),
    path(
        "comparisons/<int:pk>/report/",
        comparison_report.comparison_report,
        name="comparison_report",
    ),
    path(
        "comparisons/<int:pk>/conclusion/",
        comparison_report.conclusion_write,
        name="conclusion_write",
    ),
    path(
        "comparisons/<int:pk>/export/<slug:name>/",
        comparison_export.comparison_export,
        name="comparison_export",
    ),
    path("comparisons/<int:pk>/act/", acts.comparison_act, name="comparison_act"),
    path("comparisons/<int:pk>/undo/", decisions.decision_undo, name="decision_undo"),
    path("comparisons/<int:pk>/redo/", decisions.decision_redo, name="decision_redo"),
    path("comparisons/<int:pk>/links/", editing.claims_link, name="claims_link"),
    path(
        "comparisons/<int:pk>/alignments/<int:alignment_pk>/",
        decisions.alignment_decide,
        name="alignment_decide",
    ),
    path(
        "comparisons/<int:pk>/discrepancies/<int:discrepancy_pk>/",
        decisions.discrepancy_decide,
        name="discrepancy_decide",
    ),
    path(
        "comparisons/<int:pk>/claims/<int:claim_pk>/",
        editing.claim_set_kind,
        name="claim_set_kind",
    ),
]
