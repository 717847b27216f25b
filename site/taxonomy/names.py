"""Which of a record's names a reader gets: pure choosing, and the same with the site's settings."""

from collections.abc import Iterator, Mapping

from django.conf import settings
from django.utils.translation import get_language


def base_language(language: str) -> str:
    """The language without script and region: ``zh`` of ``zh-hans``."""
    return language.split("-", 1)[0]


def _candidates(names: Mapping[str, str], language: str, source: str) -> Iterator[str]:
    yield language
    yield base_language(language)
    yield source
    yield base_language(source)
    yield from names


def choose_language(names: Mapping[str, str], language: str, source: str) -> str | None:
    """The key of the best name: this language, its base language, the source language, any; None without a name.

    Templates mark a name with it (``lang``, ``dir``), because it may differ from the reader's language.
    """
    return next((key for key in _candidates(names, language, source) if names.get(key)), None)


def choose_name(names: Mapping[str, str], language: str, source: str) -> str:
    """The best name by the order of ``choose_language``, empty if there is none."""
    key = choose_language(names, language, source)
    return names[key] if key else ""


def source_language() -> str:
    """The language in which this site is written first: the first of ``settings.LANGUAGES``."""
    return str(settings.LANGUAGES[0][0])


def name_in(names: Mapping[str, str], language: str | None = None) -> str:
    """The best name for a language, by default the active one, with the site's source language behind it."""
    source = source_language()
    return choose_name(names, language or get_language() or source, source)
