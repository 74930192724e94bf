"""Groups of claims that say the same."""

from __future__ import annotations

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from claims.models.claim import Claim
from claims.models.comparison import Comparison
from claims.models.embedding import EncoderModel


class Side(models.TextChoices):
    LEFT = "left", _("left")
    RIGHT = "right", _("right")


class Alignment(models.Model):
    """A group of claims that say the same, or a claim that only one report makes.

    Every claim that takes part is in exactly one alignment that is not rejected. A
    one-sided claim is an alignment with members on one side only, so that accepting
    "only in this report" is a decision like any other.
    """

    class State(models.TextChoices):
        SUGGESTED = "suggested", _("proposed")
        CONFIRMED = "confirmed", _("confirmed")
        REJECTED = "rejected", _("rejected")

    class Maker(models.TextChoices):
        MACHINE = "machine", _("machine")
        PERSON = "person", _("person")

    class Band(models.TextChoices):
        LINKED = "linked", _("linked")
        SUGGESTED = "suggested", _("possible")
        ONE_SIDED = "one_sided", _("only in one report")

    comparison = models.ForeignKey(Comparison, on_delete=models.CASCADE, related_name="alignments")
    encoder = models.ForeignKey(
        EncoderModel, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.SUGGESTED
    )
    made_by = models.CharField(
        _("made by"), max_length=7, choices=Maker.choices, default=Maker.MACHINE
    )
    band = models.CharField(_("band"), max_length=10, choices=Band.choices, default=Band.LINKED)
    confidence = models.FloatField(_("confidence"), default=0.0)
    parts = models.JSONField(_("score parts"), default=dict, blank=True)
    # [{"left": [claim ids], "right": [claim ids], "score": float}], best first
    runner_ups = models.JSONField(_("also similar"), default=list, blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    claims = models.ManyToManyField(Claim, through="AlignmentMember", related_name="alignments")

    class Meta:
        ordering = ("comparison", "pk")
        indexes = [models.Index(fields=("comparison", "state"))]
        verbose_name = _("alignment")
        verbose_name_plural = _("alignments")

    def __str__(self) -> str:
        return f"#{self.pk} {self.get_band_display()}"

    @cached_property
    def listed_members(self) -> list[AlignmentMember]:
        """Its members with their claims in reading order; they never change once it is made."""
        return list(self.members.select_related("claim"))


class AlignmentMember(models.Model):
    """A claim's place in an alignment."""

    alignment = models.ForeignKey(Alignment, on_delete=models.CASCADE, related_name="members")
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="memberships")
    side = models.CharField(max_length=5, choices=Side.choices)

    class Meta:
        ordering = ("alignment", "side", "claim__position")
        constraints = [
            models.UniqueConstraint(
                fields=("alignment", "claim"), name="a_claim_once_per_alignment"
            )
        ]
        verbose_name = _("member")
        verbose_name_plural = _("members")

    def __str__(self) -> str:
        return f"{self.side} {self.claim_id}"
