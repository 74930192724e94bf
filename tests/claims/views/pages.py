"""Addresses of the review page, and what is read from its markup."""

from __future__ import annotations

import re

from django.urls import reverse

from claims.models import Comparison

PAYLOAD = '<script>alert(1)</script><img src=x onerror="alert(2)">'


def page_of(comparison: Comparison, query: str = "") -> str:
    return reverse("comparison_detail", args=(comparison.pk,)) + query


def address(name: str, comparison: Comparison, *args: int) -> str:
    return reverse(name, args=(comparison.pk, *args))


def row_ids(html: str) -> list[str]:
    return re.findall(r'<li class="row [^"]*" id="([^"]+)"', html)
