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
from django.shortcuts import render
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import HttpResponseClientRedirect, reswap, retarget
from django_htmx.middleware import HtmxDetails

from claims.views.kept_forms import seal_form, show_login

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
    """Log in first, then need ``permission``.

    Without a session, a link leads to the login and back. A form is kept: htmx gets a notice
    beside the page, and without htmx the login page carries the form (``kept_forms``).
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
    if request.method not in {"GET", "HEAD"}:
        if wants_fragment(request):
            return say_logged_out(request)
        return show_login(request, kept=seal_form(request))
    if not request.htmx:
        return redirect_to_login(request.get_full_path())
    current = urlsplit(request.htmx.current_url_abs_path or "/")
    login = redirect_to_login(current.geturl())
    return HttpResponseClientRedirect(login["Location"])


def say_logged_out(request: ReviewRequest) -> HttpResponse:
    """401 with a notice beside the page, which stays as it is with all that was typed in it."""
    response = render(request, "registration/_logged_out.html", status=401)
    return retarget(reswap(response, "outerHTML"), "#logged-out")
