"""Who needs a second factor, and whether a session was opened with one (hardening.md 8)."""

from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.conf import settings
from django.dispatch import receiver
from django.http import HttpRequest
from wagtail.models import GroupPagePermission

#: Who sets it up types a code, but allauth does not note that as a step of this session's sign-in.
SET_UP = "meridian_second_factor_of"
SECOND_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def may_publish(user: Any) -> bool:
    """Whether the user could change what readers see."""
    if user.is_superuser:
        return True
    return GroupPagePermission.objects.filter(
        group__user=user, permission__codename__in=["publish_page", "bulk_delete_page"]
    ).exists()


def has_second_factor(user: Any) -> bool:
    """Whether the user has set one up. Recovery codes alone are none."""
    return Authenticator.objects.filter(user=user, type__in=SECOND_FACTORS).exists()


def is_proved(request: HttpRequest) -> bool:
    """Whether this session was opened with the second factor, or set it up."""
    if request.session.get(SET_UP) == request.user.pk:
        return True
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == "mfa" for record in records)


def must_set_up(request: HttpRequest) -> bool:
    """Whether the user must set one up before anything else."""
    return settings.MERIDIAN_REQUIRE_MFA and may_publish(request.user) and not has_second_factor(request.user)


def was_gone_round(request: HttpRequest) -> bool:
    """Whether the session was opened without the second factor that its user has."""
    return settings.MERIDIAN_REQUIRE_MFA and has_second_factor(request.user) and not is_proved(request)


@receiver(authenticator_added, dispatch_uid="meridian_second_factor_added")
def note_set_up(sender: object, request: HttpRequest, user: Any, **kwargs: object) -> None:
    """Let the session in which the second factor was set up go on."""
    del sender, kwargs
    request.session[SET_UP] = user.pk
