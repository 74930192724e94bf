"""What every view shares: fragments, permissions, and answers to a page that is out of date."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlsplit

from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

P = ParamSpec("P")
READ = "claims.view_comparison"
REVIEW = "claims.review_comparison"


class ReviewRequest(HttpRequest):
    """A request of a person who is logged in, with django-htmx's details."""

    htmx: HtmxDetails
    user: User


View = Callable[Concatenate[ReviewRequest, P], HttpResponse]


def wants_fragment(request: ReviewRequest) -> bool:
    """Whether to answer with a fragment: asked by htmx for a part of the page."""
    htmx = request.htmx
    return bool(htmx) and not htmx.boosted and not htmx.history_restore_request


def permission_required(permission: str) -> Callable[[View[P]], Callable[..., HttpResponseBase]]:
    """Log in first, then need ``permission``; a lost session in a fragment reloads the page.

    A fragment must not swap the login page into a row, so htmx is told to go there,
    and back to the page it stood on.
    """

    def decorate(view: View[P]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def guarded(request: ReviewRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if not bool(request.user.is_authenticated):
                return _send_to_login(request)
            if not request.user.has_perm(permission):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return vary_on_headers("HX-Request")(guarded)

    return decorate


def _send_to_login(request: ReviewRequest) -> HttpResponse:
    if not request.htmx:
        # A form that was posted cannot be replayed: back to the page it stood on.
        here = request.get_full_path()
        return redirect_to_login(here if request.method == "GET" else referring_path(request))
    current = urlsplit(request.htmx.current_url_abs_path or "/")
    login = redirect_to_login(current.geturl())
    return HttpResponseClientRedirect(login["Location"])


def referring_path(request: HttpRequest) -> str:
    """The path of the page that a form was sent from; "/" where the browser does not say."""
    referrer = urlsplit(request.headers.get("Referer", ""))
    if referrer.netloc != request.get_host():
        return "/"
    return referrer._replace(scheme="", netloc="").geturl() or "/"
