"""What an entailment model says of a link."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.models.alignment import Alignment


class LinkRelation(models.Model):
    """The relation of a link's two sides, by the model named; there only while one is set."""

    class Relation(models.TextChoices):
        EQUIVALENT = "equivalent", _("equivalent")
        LEFT_ADDS = "left_adds", _("the first report says more")
        RIGHT_ADDS = "right_adds", _("the second report says more")
        CONTRADICTS = "contradicts", _("contradictory")
        UNRELATED = "unrelated", _("unrelated")

    alignment = models.OneToOneField(Alignment, on_delete=models.CASCADE, related_name="relation")
    relation = models.CharField(_("relation"), max_length=11, choices=Relation.choices)
    confidence = models.FloatField(_("confidence"))
    model = models.CharField(_("entailment model"), max_length=300)
    # What the two sides said: an edited claim is judged again.
    content_hash = models.CharField(max_length=64)
    judged_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("relation")
        verbose_name_plural = _("relations")

    def __str__(self) -> str:
        return f"{self.get_relation_display()} {self.confidence:.2f}"
