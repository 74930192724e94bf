"""Two articles on one event, put side by side."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models import Article


class Comparison(models.Model):
    """Two articles on one event, put side by side."""

    class State(models.TextChoices):
        NEW = "new", _("new")
        PROCESSING = "processing", _("processing")
        FAILED = "failed", _("failed")
        IN_REVIEW = "in_review", _("in review")
        DONE = "done", _("done")

    title = models.CharField(_("title"), max_length=300, blank=True)
    left = models.ForeignKey(
        Article, on_delete=models.PROTECT, related_name="comparisons_left", verbose_name=_("left")
    )
    right = models.ForeignKey(
        Article, on_delete=models.PROTECT, related_name="comparisons_right", verbose_name=_("right")
    )
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.NEW, db_index=True
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("assigned to"),
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("created by"),
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    updated_at = models.DateTimeField(_("changed at"), auto_now=True)
    # Progress of the background job; heartbeat_at tells a killed worker's job from a slow one.
    stage = models.CharField(_("stage"), max_length=20, blank=True)
    progress_done = models.PositiveIntegerField(default=0)
    progress_total = models.PositiveIntegerField(default=0)
    heartbeat_at = models.DateTimeField(null=True, blank=True)
    error = models.TextField(_("error"), blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-updated_at", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=("left", "right"), name="one_comparison_of_two_articles"
            ),
            models.CheckConstraint(condition=~Q(left=F("right")), name="two_different_articles"),
        ]
        permissions = [("review_comparison", "Can decide links and flags")]
        verbose_name = _("comparison")
        verbose_name_plural = _("comparisons")

    def __str__(self) -> str:
        return self.title or f"{self.left} / {self.right}"

    def get_absolute_url(self) -> str:
        return reverse("comparison_detail", args=(self.pk,))
