"""Who is signing in or is signed in, half-way sign-ins included."""

from allauth.account.internal.stagekit import unstash_login
from django.http import HttpRequest


def pending_user_pk(request: HttpRequest) -> int | None:
    """Key of the user who is signed in, or whose password was right and whose second factor is still asked for."""
    if request.user.is_authenticated:
        return request.user.pk
    login = unstash_login(request, peek=True)
    return login.user.pk if login and login.user else None
