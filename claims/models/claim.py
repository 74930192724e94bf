"""Sentence-level claims."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.models import Article


class Claim(models.Model):
    """A sentence-level piece of an article: ``article.body[start:end] == text``."""

    class Kind(models.TextChoices):
        HEADLINE = "headline", _("headline")
        SUBHEADING = "subheading", _("subheading")
        STATEMENT = "statement", _("statement")
        QUOTATION = "quotation", _("quotation")
        BOILERPLATE = "boilerplate", _("set aside")

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="claims")
    position = models.PositiveIntegerField(_("position"))
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField(_("text"))
    # What is encoded: the text with the values masked that a discrepancy may change.
    encoding_text = models.TextField(editable=False, default="")
    paragraph = models.PositiveIntegerField(default=0)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.STATEMENT)
    # A person's boundaries and kind outlive every new split.
    is_pinned = models.BooleanField(_("set by a person"), default=False)
    # False once a split or merge replaced it: kept because decisions name it.
    is_current = models.BooleanField(_("current"), default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("article", "position")
        constraints = [
            models.UniqueConstraint(
                fields=("article", "start", "end"),
                condition=Q(is_current=True),
                name="one_claim_of_a_span",
            ),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="claim_has_text"),
        ]
        verbose_name = _("claim")
        verbose_name_plural = _("claims")

    def __str__(self) -> str:
        return self.text[:80]
