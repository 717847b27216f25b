"""The languages of the site, as choices of a field."""

from __future__ import annotations

from django.conf import settings


def site_languages() -> list[tuple[str, str]]:
    """Code and name in that language; a function, so that a new language makes no migration."""
    return [(code, str(name)) for code, name in settings.LANGUAGES]
