"""What stands before the CMS: tries are limited, sessions end, the second factor is asked for."""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from core.accounts import limits, second_factor

#: A session without a request for this long is over (ASVS 7.3.1): longer than a meeting, shorter than a day.
IDLE_SECONDS = 2 * 60 * 60
#: The time of the last request is written this often, so that reading pages of the CMS writes no session.
SEEN_EVERY = 5 * 60
OPENED, SEEN = "meridian_opened_at", "meridian_seen_at"


class SignInMiddleware:
    """Innermost of all: views are resolved when ``process_view`` asks, and django-axes answers outside of it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        key = getattr(request, "meridian_limit_key", "")
        if key and limits.is_wrong(request, response.status_code):
            limits.count(request, key)
        return response

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: object
    ) -> HttpResponse | None:
        """Refuse what has been tried too often; see to the session of who works in the CMS."""
        del view, args, kwargs
        key = limits.limit_key(request)
        if key and limits.is_refused(request, key):
            request.axes_locked_out = True  # type: ignore[attr-defined]  # -- django-axes answers
            return HttpResponse(status=429)
        request.meridian_limit_key = key  # type: ignore[attr-defined]  # -- read when the answer is known
        if not request.path.startswith(reverse("wagtailadmin_home")) or not request.user.is_authenticated:
            return None
        return self._sign_in_again(request) if _is_over(request) else self._second_factor(request)

    def _second_factor(self, request: HttpRequest) -> HttpResponse | None:
        if request.path == reverse("wagtailadmin_logout"):
            return None
        if second_factor.was_gone_round(request):
            return self._sign_in_again(request)
        if second_factor.must_set_up(request):
            messages.info(
                request, _("Who may publish needs a second factor. Set it up now; it takes two minutes.")
            )
            return redirect("mfa_activate_totp")
        return None

    def _sign_in_again(self, request: HttpRequest) -> HttpResponse:
        logout(request)
        query = urlencode({"next": request.get_full_path()}) if request.method == "GET" else ""
        return redirect(f"{reverse('account_login')}?{query}" if query else reverse("account_login"))


def _is_over(request: HttpRequest) -> bool:
    """Whether the session has been idle or open for too long; notes the time if not."""
    now = int(time.time())
    opened = request.session.setdefault(OPENED, now)
    seen = request.session.get(SEEN, now)
    if now - opened > settings.SESSION_COOKIE_AGE or now - seen > IDLE_SECONDS:
        return True
    if SEEN not in request.session or now - seen > SEEN_EVERY:
        request.session[SEEN] = now
    return False
