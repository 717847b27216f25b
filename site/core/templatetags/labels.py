"""Codes as words in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.conf import settings
from django.utils.translation import get_language

from core.templatetags.formats import listed
from taxonomy.labels import label as label_of

register = template.Library()


@register.filter
def label(code: str, vocabulary: str) -> str:
    """What one code is called."""
    return label_of(vocabulary, code, get_language() or settings.LANGUAGE_CODE) if code else ""


@register.filter
def labels(codes: Iterable[str], vocabulary: str) -> str:
    """What several codes are called, as a list in the reader's language."""
    return listed(label(code, vocabulary) for code in codes or ())


@register.filter
def skills(entries: Iterable[dict[str, str]]) -> str:
    """Languages with their levels: “Spanish (B1) and English (B2)”."""
    return listed(
        f"{label(entry['language'], 'language')} ({entry['cefr']})"
        if entry.get("cefr")
        else label(entry["language"], "language")
        for entry in entries or ()
    )
