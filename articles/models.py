"""What was published: outlets and their articles."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class Outlet(models.Model):
    """A newsroom."""

    name = models.CharField(_("name"), max_length=200, unique=True)
    url = models.URLField(_("address"), blank=True)

    class Meta:
        ordering = ("name",)
        verbose_name = _("outlet")
        verbose_name_plural = _("outlets")

    def __str__(self) -> str:
        return self.name


class Article(models.Model):
    """One report as published. ``body`` is the cleaned text that all offsets refer to.

    The headline is part of ``body``; ``title`` repeats it for lists.
    """

    class Precision(models.TextChoices):
        """How much of ``published_on`` is known: seeds say "2023-09" and no day."""

        DAY = "day", _("day")
        MONTH = "month", _("month")
        YEAR = "year", _("year")

    outlet = models.ForeignKey(
        Outlet,
        verbose_name=_("outlet"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
    )
    language = models.CharField(
        _("language"), max_length=8, db_index=True, validators=[RegexValidator(r"^[a-z]{2,3}$")]
    )
    title = models.CharField(_("title"), max_length=500, blank=True)
    body = models.TextField(_("text"))
    body_hash = models.CharField(max_length=64, unique=True, editable=False)
    original_hash = models.CharField(
        _("hash of the original bytes"), max_length=64, db_index=True, editable=False
    )
    published_on = models.DateField(_("published on"), null=True, blank=True, db_index=True)
    published_precision = models.CharField(
        _("precision of the date"), max_length=5, choices=Precision.choices, default=Precision.DAY
    )
    url = models.URLField(_("address"), max_length=1000, blank=True)
    source_file = models.CharField(_("source file"), max_length=255, blank=True)
    created_at = models.DateTimeField(_("added at"), auto_now_add=True)

    class Meta:
        ordering = ("-created_at", "-pk")
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def __str__(self) -> str:
        return self.title or self.body[:80]
