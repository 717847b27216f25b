"""Ten wrong answers an hour for everything that can be guessed, counted in the database (decisions.md 17).

django-axes counts passwords by itself. Codes of the second factor, passwords of pages and documents, and reset
mails are counted in its table too, under keys that no user name can be: they hold a colon.
"""

from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_client_ip_address
from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest

from core.accounts.pending import pending_user_pk

#: Views whose answer 200 to a POST means "wrong"; a right answer redirects.
CODES = frozenset({"mfa_authenticate", "mfa_reauthenticate", "account_reauthenticate"})
PASSWORDS = frozenset({"wagtailcore_authenticate_with_password", "wagtaildocs_authenticate_with_password"})
#: Every request counts, whatever was typed: the answer is the same for unknown addresses.
MAILS = frozenset({"account_reset_password"})


def limit_key(request: HttpRequest) -> str:
    """The key under which this request's answer counts; empty for a view without guesses."""
    match = request.resolver_match
    name = match.url_name if match else ""
    if request.method != "POST" or match is None:
        return ""
    if name in CODES:
        return f"code:{pending_user_pk(request)}"
    if name in PASSWORDS:
        restriction = next(iter(match.kwargs.values()), "")
        return f"{name}:{restriction}:{get_client_ip_address(request)}"
    if name in MAILS:
        return f"mail:{str(request.POST.get('email', '')).strip().lower()[:200]}"
    return ""


def is_refused(request: HttpRequest, key: str) -> bool:
    """Whether the tries of a key are used up."""
    return not AxesProxyHandler.is_allowed(request, {"username": key})


def is_wrong(request: HttpRequest, status: int) -> bool:
    """Whether an answer with this status was a wrong one."""
    match = request.resolver_match
    name = match.url_name if match else ""
    return name in MAILS or status == 200  # noqa: PLR2004 -- HTTP: the form is shown again


def count(request: HttpRequest, key: str) -> None:
    """Count a wrong answer; the one that reaches the limit is answered like those after it."""
    user_login_failed.send(sender=__name__, credentials={"username": key}, request=request)


@receiver(user_logged_in, dispatch_uid="meridian_forget_codes")
def forget_codes(sender: object, user: object, **kwargs: object) -> None:
    """Start anew after a complete sign-in."""
    del sender, kwargs
    AxesProxyHandler.reset_attempts(username=f"code:{getattr(user, 'pk', '')}")
