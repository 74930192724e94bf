"""What people decided, append-only."""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.models.comparison import Comparison

_APPEND_ONLY = "Decisions are append-only: record a new one instead."


class DecisionQuerySet(models.QuerySet["Decision"]):
    """Refuses what would rewrite history."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError(_APPEND_ONLY)

    def delete(self) -> NoReturn:
        raise TypeError(_APPEND_ONLY)


class Decision(models.Model):
    """What a person decided, when, and what stood there before and after."""

    comparison = models.ForeignKey(Comparison, on_delete=models.PROTECT, related_name="decisions")
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="decisions"
    )
    action = models.SlugField(_("action"), max_length=40)
    # What was decided, as type and id: the decision stays when the row goes.
    target_type = models.SlugField(max_length=20)
    target_id = models.BigIntegerField()
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    reason = models.CharField(max_length=20, blank=True)
    note = models.TextField(blank=True)
    batch = models.UUIDField(
        _("step"), db_index=True, help_text=_("Decisions of one step are undone together.")
    )
    undoes = models.UUIDField(_("undoes step"), null=True, blank=True)
    created_at = models.DateTimeField(_("at"), auto_now_add=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        indexes = [models.Index(fields=("target_type", "target_id"))]
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")

    def __str__(self) -> str:
        return f"{self.action} {self.target_type} {self.target_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError(_APPEND_ONLY)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError(_APPEND_ONLY)
