"""Flagged differences."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.models.alignment import Alignment
from claims.models.comparison import Comparison


class Discrepancy(models.Model):
    """A flagged difference with its evidence. Never deleted after a person touched it."""

    class State(models.TextChoices):
        OPEN = "open", _("open")
        CONFIRMED = "confirmed", _("confirmed")
        DISMISSED = "dismissed", _("dismissed")
        CLOSED = "closed", _("no longer found")

    class Severity(models.TextChoices):
        CRITICAL = "critical", _("critical")
        MAJOR = "major", _("major")
        MINOR = "minor", _("minor")
        INFO = "info", _("info")

    class Reason(models.TextChoices):
        SAME_MEANING = "same_meaning", _("same meaning")
        UNIT_OR_ROUNDING = "unit_or_rounding", _("unit or rounding")
        DIFFERENT_SCOPE = "different_scope", _("different scope")
        EXTRACTION_ERROR = "extraction_error", _("extraction error")
        WRONG_LINK = "wrong_link", _("wrong link")
        UPDATED_SINCE = "updated_since", _("updated since")
        OTHER = "other", _("other")

    comparison = models.ForeignKey(
        Comparison, on_delete=models.CASCADE, related_name="discrepancies"
    )
    alignment = models.ForeignKey(
        Alignment, on_delete=models.SET_NULL, null=True, blank=True, related_name="discrepancies"
    )
    number = models.PositiveIntegerField(_("number"), help_text=_("Stable within the comparison."))
    detector = models.SlugField(_("detector"), max_length=40)
    detector_version = models.PositiveIntegerField(default=1)
    kind = models.SlugField(_("kind"), max_length=20)
    severity = models.CharField(_("severity"), max_length=8, choices=Severity.choices)
    confidence = models.FloatField(_("confidence"))
    why = models.SlugField(_("why it fired"), max_length=40, blank=True)
    left_value = models.CharField(max_length=500, blank=True)
    right_value = models.CharField(max_length=500, blank=True)
    # {"left": [{"claim": id, "start": int, "end": int, "text": str, "value": str}], "right": […]}
    evidence = models.JSONField(_("evidence"), default=dict)
    fingerprint = models.CharField(max_length=64)
    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.OPEN)
    # The state it had before it was no longer found; it comes back with it.
    closed_from = models.CharField(max_length=9, choices=State.choices, blank=True, editable=False)
    reason = models.CharField(_("reason"), max_length=20, choices=Reason.choices, blank=True)
    note = models.TextField(_("note"), blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("comparison", "number")
        constraints = [
            models.UniqueConstraint(
                fields=("comparison", "number"), name="flag_numbers_are_stable"
            ),
            models.UniqueConstraint(fields=("comparison", "fingerprint"), name="a_flag_once"),
        ]
        indexes = [models.Index(fields=("comparison", "state", "severity"))]
        verbose_name = _("discrepancy")
        verbose_name_plural = _("discrepancies")

    def __str__(self) -> str:
        return f"{self.number} {self.kind}: {self.left_value} / {self.right_value}"
