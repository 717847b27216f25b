"""Signing in by user name or e-mail address with one comparison of hashes, whoever is asked for."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest

from core.accounts.names import account_named


class AccountBackend(AuthenticationBackend):
    """Compares exactly one hash a try: unknown, known and disabled accounts take the same time (hardening.md 9)."""

    def _authenticate(self, request: HttpRequest | None, **credentials: Any) -> AbstractBaseUser | None:  # noqa: ARG002 -- allauth's signature
        typed = credentials.get("username") or credentials.get("email") or ""
        return self._check_password(account_named(typed), credentials.get("password") or "")
