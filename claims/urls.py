"""Routes of the review workspace."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
