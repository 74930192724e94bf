"""A form that was sent without a session: kept in the page through the login, then sent by hand.

What was typed travels in the login page itself, signed, and comes back with the password.
Nothing of it is stored, and nothing is sent again by itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.forms import AuthenticationForm
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

_SALT = "claims.views.kept_forms"
MAX_AGE = 12 * 60 * 60  # seconds: a night's sleep between sending and logging in
MAX_KEPT = 4_000_000  # characters; signed, they stay below what a request may hold
# What a person typed, by the field's name, as it is called on the page that shows it.
_TYPED: Mapping[str, Promise] = {
    "text": _("Text"),
    "note": _("Note"),
    "left-title": _("Headline of the first report"),
    "left-text": _("First report"),
    "right-title": _("Headline of the second report"),
    "right-text": _("Second report"),
}
_NUMBERED = re.compile(r"-(?:claim|alignment|comparison)-\d+$")  # the row that a note is on
# What is not a form of the workspace: these are sent anew, not again.
_NOT_KEPT = frozenset({"login", "logout", "set_language"})


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptForm:
    """Where a form was sent, from which page, with which fields; files are named only."""

    path: str
    page: str
    fields: tuple[tuple[str, str], ...]
    files: tuple[str, ...]

    @property
    def typed(self) -> list[tuple[Promise, str]]:
        """What a person typed, named."""
        named = ((_TYPED.get(_NUMBERED.sub("", name)), value) for name, value in self.fields)
        return [(label, value) for label, value in named if label and value]


def seal_form(request: HttpRequest) -> str:
    """The posted form as a signed token, "" when it is too large or no form of the workspace."""
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken"
        for value in values
    ]
    size = sum(len(name) + len(value) for name, value in fields)
    if size > MAX_KEPT or not _is_workspace(request.get_full_path()):
        return ""
    kept = {
        "path": request.get_full_path(),
        "page": referring_path(request),
        "fields": fields,
        "files": [file.name for files in request.FILES.lists() for file in files[1]],
    }
    return signing.dumps(kept, salt=_SALT, compress=True)


def open_form(token: str) -> KeptForm | None:
    """The form of a token of ``seal_form``; None when it is not one, too old, or leads elsewhere."""
    try:
        kept = signing.loads(token, salt=_SALT, max_age=MAX_AGE)
    except signing.BadSignature:
        return None
    if not _is_workspace(kept["path"]):
        return None
    return KeptForm(
        path=kept["path"],
        page=kept["page"],
        fields=tuple((name, value) for name, value in kept["fields"]),
        files=tuple(kept["files"]),
    )


def _is_workspace(path: str) -> bool:
    """Whether a path of this site leads to a form of the workspace."""
    if not url_has_allowed_host_and_scheme(path, allowed_hosts=None):
        return False
    try:
        match = resolve(urlsplit(path).path)
    except Resolver404:
        return False
    return not match.namespaces and match.url_name not in _NOT_KEPT


def referring_path(request: HttpRequest) -> str:
    """The path of the page that a form was sent from; "/" where the browser does not say."""
    referrer = urlsplit(request.headers.get("Referer", ""))
    if referrer.netloc != request.get_host():
        return "/"
    return referrer._replace(scheme="", netloc="").geturl() or "/"


@never_cache
def show_login(request: HttpRequest, *, kept: str, status: int = 401) -> HttpResponse:
    """The login page, with a form that waits in it until then."""
    context: dict[str, Any] = {
        "form": AuthenticationForm(request),
        "next": referring_path(request),
        "kept": kept,
        "was_sent": True,
    }
    return render(request, "registration/login.html", context, status=status)


@never_cache
def show_kept(request: HttpRequest, kept: KeptForm, *, status: int = 200) -> HttpResponse:
    """What was about to be sent, with a button that sends it again."""
    return render(request, "registration/send_again.html", {"kept": kept}, status=status)
