"""Encoders and their vectors in the admin."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from claims.admin.shared import DeletedWithParts, ShownOnly
from claims.models import Embedding, EncoderModel
from claims.stages.embeddings import StoreError, activate_encoder, coverage, needed_hashes


@admin.register(EncoderModel)
class EncoderModelAdmin(DeletedWithParts, admin.ModelAdmin):
    """Encoders come with ``manage.py embed_claims``; here one is switched to, or removed."""

    parts = (Embedding,)
    list_display = ("name", "short_revision", "dimension", "is_active", "covered", "created_at")
    list_filter = ("is_active",)
    search_fields = ("name", "revision")
    actions = ("activate",)
    readonly_fields = (
        "name",
        "revision",
        "prompt",
        "dimension",
        "is_active",
        "covered",
        "created_at",
    )

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: EncoderModel | None = None) -> bool:
        return super().has_delete_permission(request, obj) and not (obj and obj.is_active)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Without bulk deletion: it would not spare the active encoder."""
        actions: dict[str, Any] = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        changelist = super().get_changelist_instance(request)
        hashes = needed_hashes()
        for row in changelist.result_list:
            row.coverage = coverage(row, hashes)
        return changelist

    @admin.display(description=_("revision"), ordering="revision")
    def short_revision(self, encoder: EncoderModel) -> str:
        return encoder.revision[:12]

    @admin.display(description=_("texts with a vector"))
    def covered(self, encoder: EncoderModel) -> str:
        have, total = getattr(encoder, "coverage", None) or coverage(encoder)
        percent = f" ({100 * have // total} %)" if total else ""
        return _t("{have} of {total}").format(have=have, total=total) + percent

    @admin.action(description=_("Activate: align with this encoder"), permissions=["change"])
    def activate(self, request: HttpRequest, queryset: QuerySet[EncoderModel]) -> None:
        chosen = list(queryset[:2])
        if len(chosen) != 1:
            self.message_user(request, _t("Choose one encoder."), messages.ERROR)
            return
        try:
            activate_encoder(chosen[0])
        except StoreError as error:
            self.message_user(request, str(error), messages.ERROR)
            return
        text = _t("{encoder} is active. Align the comparisons again to use it.")
        self.message_user(request, text.format(encoder=chosen[0]), messages.SUCCESS)


@admin.register(Embedding)
class EmbeddingAdmin(ShownOnly, admin.ModelAdmin):
    list_display = ("content_hash", "encoder", "created_at")
    list_filter = ("encoder",)
    list_select_related = ("encoder",)
    search_fields = ("=content_hash",)
    fields = ("content_hash", "encoder", "created_at")
