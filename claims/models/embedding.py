"""Encoders and the vectors they made."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class EncoderModel(models.Model):
    """An encoder and its revision. Exactly one may be active: the one alignments use."""

    name = models.CharField(_("name"), max_length=300)
    revision = models.CharField(_("revision"), max_length=100)
    prompt = models.CharField(_("prompt"), max_length=200, blank=True)
    dimension = models.PositiveIntegerField(_("dimension"))
    is_active = models.BooleanField(_("active"), default=False)
    created_at = models.DateTimeField(_("added at"), auto_now_add=True)

    class Meta:
        ordering = ("name", "revision")
        constraints = [
            models.UniqueConstraint(
                fields=("name", "revision", "prompt"), name="one_row_per_encoder"
            ),
            models.UniqueConstraint(
                fields=("is_active",), condition=Q(is_active=True), name="one_active_encoder"
            ),
        ]
        verbose_name = _("encoder")
        verbose_name_plural = _("encoders")

    def __str__(self) -> str:
        return f"{self.name} ({self.revision[:12]})"


class Embedding(models.Model):
    """The vector of a text, found by its content: ``content_hash`` is SHA-256 of the text.

    ``vector`` is little-endian float32, L2-normalised, ``encoder.dimension`` values.
    """

    encoder = models.ForeignKey(EncoderModel, on_delete=models.CASCADE, related_name="embeddings")
    content_hash = models.CharField(max_length=64)
    vector = models.BinaryField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("encoder", "content_hash"), name="one_vector_per_text")
        ]
        verbose_name = _("embedding")
        verbose_name_plural = _("embeddings")

    def __str__(self) -> str:
        return f"{self.content_hash[:12]} · {self.encoder_id}"
