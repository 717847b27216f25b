"""Components that are drawn once: rows of lists, groups of filters, icons, which look the same for every reader."""

from functools import lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

register = template.Library()

#: Some 3 kB each: below 10 MB a process.
KEPT = 2_000


@register.simple_tag
def drawn(component: str, **values: Any) -> SafeString:
    """Like ``include … only``, for a component that depends on nothing but its values, which are frozen, and the language.

    Drawing a list costs more than finding what stands in it: a row takes a dozen templates.
    """
    if settings.DEBUG:
        return _draw(component, values)
    return _kept(component, get_language() or "", tuple(values.items()))


@lru_cache(maxsize=KEPT)
def _kept(name: str, language: str, values: tuple[tuple[str, Any], ...]) -> SafeString:
    del language  # part of the key
    return _draw(name, dict(values))


def _draw(name: str, values: dict[str, Any]) -> SafeString:
    return mark_safe(render_to_string(name, values))  # noqa: S308 -- a template's own answer, escaped by it
