"""Making people's accounts from code: the demo, tests, imports. Administrators make them in the CMS."""

from collections.abc import Iterable

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, Group
from wagtail.users.models import UserProfile


def ensure_user(  # noqa: PLR0913 -- what a person has; all but two are given by name
    username: str,
    email: str,
    groups: Iterable[str] = (),
    *,
    name: tuple[str, str] = ("", ""),
    password: str | None = None,
    language: str = "",
    superuser: bool = False,
) -> tuple[AbstractUser, bool]:
    """Return the user of this name and whether it was made now; one that is there keeps password and groups.

    ``language`` is that of the CMS for them. Without a password they set one by "forgotten password".
    Raises Group.DoesNotExist for a group that ``sync_languages`` has not made.
    """
    known = get_user_model().objects.filter(username=username).first()
    if known is not None:
        return known, False
    user = get_user_model()(
        username=username,
        email=email,
        first_name=name[0],
        last_name=name[1],
        is_superuser=superuser,
        is_staff=superuser,
    )
    user.set_password(password)
    user.save()
    user.groups.set([Group.objects.get(name=group) for group in groups])
    if language:
        UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": language})
    return user, True
