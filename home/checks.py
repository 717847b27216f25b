"""House rules as system checks: what every page type and every language must have."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register  # noqa: A004 -- Django's name for it
from django.db import DatabaseError
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.utils.translation import to_locale
from wagtail.blocks import BaseBlock, RawHTMLBlock
from wagtail.fields import StreamField

from core.models import BasePage
from core.page_types import own_page_types
from home.languages import home_languages


@register()
def page_types_are_complete(app_configs: object, **kwargs: Any) -> list[CheckMessage]:
    """E001–E003: a page type without a kind, without declared parents, without a template."""
    del app_configs, kwargs
    errors: list[CheckMessage] = []
    for model in own_page_types():
        errors += [Error(text, obj=model, id=f"home.{code}") for code, text in faults(model)]
    return errors


def faults(model: type[BasePage]) -> Iterator[tuple[str, str]]:
    """What a page type lacks, by the number of the rule."""
    if not model.kind:
        yield "E001", "The page type declares no kind: search, API and style sheets know it by that code."
    if not hasattr(model, "parent_page_types"):
        yield "E002", "The page type declares no parent_page_types: it could be put anywhere."
    try:
        get_template(model.template)
    except TemplateDoesNotExist:
        yield "E003", f"The page type has no template {model.template}."


@register()
def stream_fields_hold_no_raw_html(app_configs: object, **kwargs: Any) -> list[CheckMessage]:
    """E004: a StreamField lets editors write HTML, and so scripts (hardening.md 15)."""
    del app_configs, kwargs
    return [
        Error(f"The field “{field.name}” has a block for raw HTML.", obj=model, id="home.E004")
        for model in own_page_types()
        for field in model._meta.get_fields()  # noqa: SLF001 -- Django's name
        if isinstance(field, StreamField) and has_raw_html(field.stream_block)
    ]


def has_raw_html(block: Any) -> bool:
    """Whether a block or one inside it takes raw HTML."""
    return isinstance(block, RawHTMLBlock) or any(has_raw_html(child) for child in _children(block))


def _children(block: Any) -> Iterable[BaseBlock]:
    inner = getattr(block, "child_block", None)
    return [inner] if inner is not None else getattr(block, "child_blocks", {}).values()


@register()
def languages_are_complete(app_configs: object, **kwargs: Any) -> list[CheckMessage]:
    """W001, W002: a language without an analyser for search, or without a catalogue of the interface's words."""
    del app_configs, kwargs
    warnings: list[CheckMessage] = []
    for code, _name in settings.LANGUAGES:
        if code not in settings.MERIDIAN_SEARCH["ANALYZERS"]:
            warnings.append(
                Warning(
                    f"MERIDIAN_SEARCH names no analyser for “{code}”: it is searched word by word.",
                    id="home.W001",
                )
            )
        if code != settings.LANGUAGE_CODE and not has_catalogue(code):
            warnings.append(
                Warning(
                    f"There is no catalogue for “{code}”: its readers see the source language's words.",
                    id="home.W002",
                )
            )
    return warnings


def has_catalogue(code: str) -> bool:
    """Whether the interface's words are translated into a language."""
    parts = (to_locale(code), "LC_MESSAGES", "django.po")
    return any(Path(folder, *parts).is_file() for folder in settings.LOCALE_PATHS)


@register(Tags.database)
def languages_have_trees(app_configs: object, databases: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """W003: a language of the settings has no pages yet."""
    del app_configs, kwargs
    if "default" not in (databases or ()):
        return []
    try:
        known = home_languages()
    except DatabaseError:  # before the first migration
        return []
    return [
        Warning(f"“{code}” has no home page yet: run sync_languages.", id="home.W003")
        for code, _name in settings.LANGUAGES
        if known and code not in known
    ]
