"""The door: logging in, also in the middle of a review, and forms with an outdated token."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from claims.views.http import ReviewRequest, say_logged_out, wants_fragment
from claims.views.kept_forms import KeptForm, open_form, seal_form, show_kept, show_login


class Login(LoginView):
    """Django's login; a form that waited in the page is shown next, to be sent again by hand."""

    redirect_authenticated_user = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated and (kept := _read_kept(request)):
            # Logged in meanwhile, in another tab.
            return show_kept(request, kept)
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        kept = _read_kept(self.request)
        return show_kept(self.request, kept) if kept else response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kept = self.request.POST.get("kept", "")
        return super().get_context_data(**kwargs) | {"kept": kept, "was_sent": bool(kept)}


def _read_kept(request: HttpRequest) -> KeptForm | None:
    return open_form(request.POST.get("kept", ""))


@never_cache
@require_safe
def login_done(request: HttpRequest) -> HttpResponse:
    """Where a login in a second tab ends: it says to go on in the first."""
    return render(request, "registration/login_done.html")


def csrf_failure(request: ReviewRequest, reason: str = "") -> HttpResponse:
    """A form whose token is out of date, as after a login in another tab: offered again.

    Only for forms of this site's own pages: what another site sends is refused plainly.
    """
    if not _is_from_here(request):
        return render(request, "403_csrf.html", status=403)
    is_known = bool(request.user.is_authenticated)
    if wants_fragment(request) and not is_known:
        return say_logged_out(request)
    is_login = request.path == reverse("login")
    token = request.POST.get("kept", "") if is_login else seal_form(request)
    kept = open_form(token)
    if not is_known and (kept or is_login):
        return show_login(request, kept=token, status=403)
    return (
        show_kept(request, kept, status=403)
        if kept
        else render(request, "403_csrf.html", status=403)
    )


def _is_from_here(request: HttpRequest) -> bool:
    sender = request.headers.get("Origin") or request.headers.get("Referer", "")
    return urlsplit(sender).netloc == request.get_host()
