"""Which account is meant by what somebody typed, and the key under which tries are counted."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest


def account_named(typed: str) -> AbstractBaseUser | None:
    """The account of this user name or, where exactly one has it, e-mail address."""
    users = get_user_model()._default_manager  # noqa: SLF001 -- Django's name
    typed = typed.strip()
    if not typed or "\x00" in typed:
        return None
    by_name = users.filter(username=typed).first()
    if by_name is not None or "@" not in typed:
        return by_name
    by_email = list(users.filter(email__iexact=typed)[:2])
    return by_email[0] if len(by_email) == 1 else None


def account_key(request: HttpRequest | None, credentials: Mapping[str, Any] | None = None) -> str:
    """What django-axes counts by: the account, whether its name or its address was typed, or the text itself."""
    del request
    typed = str((credentials or {}).get("username") or (credentials or {}).get("email") or "")
    account = account_named(typed)
    return account.get_username() if account else typed.strip().lower()[:200]
