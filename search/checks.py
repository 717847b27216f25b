"""System checks: what documents are made with, analysers and names of institutions, is there before a job needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register  # noqa: A004 -- Django's names
from django.utils.module_loading import import_string

from search.analysis.analyzers import PLAIN, analyzer_names
from search.analysis.languages import analyzer_for

if TYPE_CHECKING:
    from collections.abc import Sequence


@register
def check_analyzers(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """Every analyser named in the settings is one that there is, and every language of the site has one."""
    del app_configs, kwargs
    names = settings.MERIDIAN_SEARCH["ANALYZERS"]
    unknown = {language: name for language, name in names.items() if name not in analyzer_names()}
    if unknown:
        hint = f"There are: {', '.join(sorted(analyzer_names()))}."
        return [
            Error(f"No analyser is called “{name}” (language {language}).", hint=hint, id="search.E001")
            for language, name in unknown.items()
        ]
    return [
        Warning(
            f"Search finds words of {code} only as they are spelled.",
            hint='Name an analyser in MERIDIAN_SEARCH["ANALYZERS"], or "plain" if there is none for the language.',
            id="search.W001",
        )
        for code, _name in settings.LANGUAGES
        if analyzer_for(code, names).name == PLAIN and names.get(code) != PLAIN
    ]


@register
def check_record_labels(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """The function that knows the names of institutions can be imported."""
    del app_configs, kwargs
    name = settings.MERIDIAN_SEARCH["RECORD_LABELS"]
    try:
        import_string(name)
    except ImportError as error:
        return [Error(f"Names of institutions cannot be read: {error}", id="search.E002")]
    return []
